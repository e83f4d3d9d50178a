/**
 * Replies to a lift somebody got: "can I swap the squats?", "how do I do the bird dog?", "3x8 16kg, plank 40s".
 *
 * Only what is plainly about the lift is dealt with; everything else stays a question for the articles. The words
 * go through the red-flag gate first.
 */
import { reply } from '../../chat/reply.ts'
import { findExercise } from '../../training/exercises/find-exercise.ts'
import type { CommandTalk } from '../command.ts'
import { sayInPrivate } from '../private-reply.ts'
import { howTo } from './how.ts'
import { whyReply } from './lift.ts'
import { logWords } from './log.ts'
import { readQuietly } from './plain-words.ts'
import { planOn, runnerOf, workOf } from './runner.ts'
import { startSwap } from './swap.ts'
import type { TrainingParts } from './training-parts.ts'

type Meaning =
  | { readonly kind: 'swap' | 'how'; readonly exercise: string }
  | { readonly kind: 'why' | 'log' }

/** True when the reply was about a lift and is dealt with. */
export async function answerAboutLift(talk: CommandTalk, parts: TrainingParts): Promise<boolean> {
  const { repliedTo } = talk.turn.message
  if (repliedTo?.fromIronstride !== true || !isLiftCard(repliedTo.text)) return false
  const meaning = meaningOf(talk.text, parts)
  if (meaning === null) return false
  if ((await parts.screen(talk, talk.text)) === 'stopped') return true
  await talk.turn.acknowledge()
  await answer(talk, meaning, parts)
  return true
}

/** Cards of a lift name their week in the title and their warm-up below it. */
const isLiftCard = (words: string) => /· week \d+ ·/.test(words) && /warm-up/i.test(words)

const swapWords =
  /\b(?:swap|switch|replace|substitute|instead of|alternatives? (?:to|for)|change out|(?:can ?not|can't|cant|don't|do not) (?:do|have|like))\b/i
const howWords =
  /\b(?:how (?:do|should|to)|what is|what's|what are|show me|technique|form|cues?)\b/i
const whyWords = /^why\b|\bwhy (?:so|these|this|that)\b/i

function meaningOf(words: string, parts: TrainingParts): Meaning | null {
  const exercise = namedIn(words, parts)
  if (swapWords.test(words)) return { kind: 'swap', exercise: exercise ?? '' }
  if (howWords.test(words) && exercise !== null) return { kind: 'how', exercise }
  if (whyWords.test(words)) return { kind: 'why' }
  return isLog(words, parts) ? { kind: 'log' } : null
}

const filler =
  /\b(?:can|could|may|i|we|you|please|swap|switch|replace|substitute|instead|of|for|the|with|something|else|out|alternatives?|to|do|does|how|should|what|is|are|show|me|technique|form|cues?|my|a|an|have|like|not|cannot|can't|cant|don't|one|other|another|it|this|that|change)\b|[?!.,]/gi

/** The longest run of words that is an exercise's name, typos forgiven. */
function namedIn(words: string, { training }: TrainingParts): string | null {
  const left = words.replace(filler, ' ').split(/\s+/).filter(Boolean)
  for (let length = Math.min(5, left.length); length > 0; length -= 1) {
    for (let at = 0; at + length <= left.length; at += 1) {
      const name = left.slice(at, at + length).join(' ')
      const found = findExercise(training.exercises, name)
      if (found.kind === 'found') return found.exercise.name
    }
  }
  return null
}

function isLog(words: string, parts: TrainingParts): boolean {
  const read = readQuietly(words, parts)
  if (read === null) return false
  const { entries, questions, asPlanned } = read
  return asPlanned || entries.length > 0 || (questions.length > 0 && /\d/.test(words))
}

async function answer(talk: CommandTalk, meaning: Meaning, parts: TrainingParts): Promise<void> {
  if (meaning.kind === 'swap') return startSwap(talk, meaning.exercise, parts)
  if (meaning.kind === 'log') return logWords(talk, talk.text, parts)
  if (meaning.kind === 'how') {
    return void (await talk.say(howTo(meaning.exercise, parts.training.exercises)))
  }
  const runner = await runnerOf(talk.member, parts)
  const plan = planOn(runner, runner.today)
  const words =
    workOf(plan).length === 0
      ? reply(...plan.reasons.map(({ text }) => ({ kind: 'text', spans: [{ text }] }) as const))
      : whyReply(runner, plan)
  await sayInPrivate(talk, words, parts)
}
