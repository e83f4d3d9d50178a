/**
 * What is said without looking anything up: small talk, what is not ours, what the articles do not cover.
 *
 * Short and human, and each with a next step.
 */
import type { CoachProfile } from '../library/coach-profile.ts'
import type { Passage } from '../library/passage.ts'
import type { SmallTalk } from './small-talk.ts'

/** How many neighbours are offered when a question is not covered. */
const MOST_NEARBY = 3

export function smallTalkReply(kind: SmallTalk, coach: CoachProfile): string {
  const { name } = coach
  switch (kind) {
    case 'hello':
      return `Hey, good to see you! Ask me anything about strength for runners, or type /lift for today's session.`
    case 'thanks':
      return `Any time. Go get those reps in!`
    case 'bye':
      return `See you soon. Happy running!`
    case 'good-night':
      return `Sleep well. Good rest is half the training.`
    case 'how-are-you':
      return `All warmed up, thanks! What about your training - anything I can look up for you?`
    case 'who-are-you':
      return `I'm Ironstride, the strength assistant of ${name}. ${coach.introduction}\n\nI answer from the coach's articles and show you where each answer stands.`
    case 'who-made-you':
      return `I'm software built around the articles and programmes of ${name}. I look things up and quote them; I don't make them up.`
    case 'are-you-real':
      return `I'm a bot, not a person. I quote the articles of ${name}, and I can pass a question on to the coach when they don't cover it.`
    case 'what-can-you-do':
      return `I answer questions about strength for runners from the coach's articles, post your lift of the day (/lift), remind you (/remind), and keep your log (/log).\n\nTry: "How many times a week should I lift?" /help shows everything.`
    case 'praise':
      return `Thanks! Ask away whenever something comes up between sets.`
    case 'agreed':
      return `Good. Ask me whenever the next question comes up.`
    case 'grumble':
      return `Sorry that missed. Ask it again in other words, or press "Ask the coach" and a person will answer.`
    case 'nothing-said':
      return `I can only read words, so tell me in a sentence: what would you like to know about lifting for runners?`
    case 'book':
      return `${coach.bookingText}\n\n${coach.bookingUrl}`
  }
}

export function offTopicReply(coach: CoachProfile): string {
  return `That is outside my lane: I know strength for runners, from the articles of ${coach.name}. Ask me how often to lift, how heavy, or what to do in race week.`
}

/** Asked for rules, secrets or a role: said once, without a lecture. */
export function offScriptReply(): string {
  return `I only answer from the coach's articles about strength for runners, so I leave that one. What would you like to know about your training?`
}

/** Honest that nothing was found, with what stands nearby and the way to a person. */
export function notCoveredReply(nearby: readonly Passage[]): string {
  const headings = [...new Set(nearby.map(({ heading }) => heading))].slice(0, MOST_NEARBY)
  const honest = `The articles don't cover that yet, and I won't guess.`
  const person = `Press "Ask the coach" and a person will answer.`
  if (headings.length === 0) return `${honest} ${person}`
  const list = headings.map((heading) => `- ${heading}`).join('\n')
  return `${honest} What they do cover close to it:\n\n${list}\n\n${person}`
}
