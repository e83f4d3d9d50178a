/**
 * Follow-ups made whole: "and for beginners?" after "how often should I lift?" is a question about both.
 *
 * No model: a follow-up is told by how it begins, by words that point back, or by how little it says. The last
 * question of the same person is put in front of it; nothing is ever taken from what others said.
 */
import { isAsking, wordsOf } from '../library/words.ts'
import { asksWhatItIs } from './red-flags/asks-what-it-is.ts'
import type { EarlierLine } from './writing/writer.ts'

export interface WholeQuestion {
  /** What is answered: the question itself, or the earlier one together with it. */
  readonly question: string
  /** The same for the search, in which the new words count twice. */
  readonly search: string
  readonly isFollowUp: boolean
}

const beginsLikeOne =
  /^\s*(?:and|but|or|so|also|then|plus|what about|how about|what if|same (?:for|with)|ok(?:ay)?,? (?:and|but|so)|why(?: not)?\s*\?*$|why is that|how come|really\s*\?|how so|in which case|even (?:if|when|for)|for (?:a |an |the )?\w+(?: \w+)?\s*\?*$|with(?:out)? (?:a |an |the )?\w+(?: \w+)?\s*\?*$|tell me more|more|go on|explain|examples?|such as|like what|which ones?|how many of (?:them|those))\b/i
const pointsBack =
  /\b(?:it|its|that|this|those|these|them|they|one|ones|there|then|the same|instead|both|either)\b/i

/** Words of a question that carry a subject; fewer than this can be a follow-up by its shortness alone. */
const FEW_WORDS = 2
const POINTING_WORDS = 3

export function madeWhole(question: string, earlier: readonly EarlierLine[]): WholeQuestion {
  const last = earlier.findLast(({ who }) => who === 'member')?.text.trim() ?? ''
  if (last === '' || !isFollowUp(question)) return { question, search: question, isFollowUp: false }
  const whole = `${carriedOn(last, question)}? ${question.trim()}`
  return { question: whole, search: `${whole} ${question}`, isFollowUp: true }
}

/**
 * The part of the talk a follow-up goes on from. "How heavy?" is a new question about whom or what was named last;
 * "and with dumbbells?" puts the last question again. Older parts would drown what is asked now.
 */
function carriedOn(last: string, question: string): string {
  const parts = last
    .split(/\?\s+/)
    .map((part) => part.replace(/[\s.?!]*$/, ''))
    .filter((part) => part !== '')
  const asks = (part: string) => asksSomething.test(part) && !namesOnly.test(part)
  return (asks(question) ? undefined : parts.findLast(asks)) ?? parts.at(-1) ?? ''
}

const asksSomething =
  /\b(?:how|what|whats|when|why|which|where|who|should|can|could|do|does|did|is|are|will|would)\b/i
/** "What about race week?" names another case of what was asked. */
const namesOnly = /^\W*(?:and |but |so |ok |okay )*(?:what about|how about|what if)\b/i

function isFollowUp(question: string): boolean {
  if (beginsLikeOne.test(question)) return true
  const telling = wordsOf(question).filter((word) => !isAsking(word)).length
  if (asksWhatItIs(question) && telling > 0 && !pointsBack.test(question)) return false
  return telling < FEW_WORDS || (pointsBack.test(question) && telling <= POINTING_WORDS)
}
