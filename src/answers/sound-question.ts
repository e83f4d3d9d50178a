/**
 * A question a model wrote for a passage, as it may be kept: one line of usual length with nothing banned in it.
 * It steers the search, so it is as untrusted as any other word of a model.
 */
import { wordsOf } from '../library/words.ts'
import { bannedIn, withoutHidden } from './verifier/banned-output.ts'

const SHORTEST = 8
const LONGEST = 140
const FEWEST_WORDS = 3

export function soundQuestion(said: string, secret: readonly string[]): string | null {
  const question = withoutHidden(said)
    .replace(/\s+/g, ' ')
    .replace(/^[-*•\d.)"'“” ]+|["'“” ]+$/g, '')
  const isUsual = question.length >= SHORTEST && question.length <= LONGEST
  if (!isUsual || wordsOf(question).length < FEWEST_WORDS) return null
  return bannedIn(question, [], secret) === null ? question : null
}
