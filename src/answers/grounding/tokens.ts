/**
 * A clause in words, and which of them are figures or grammar.
 */
import { isSoft } from './meanings.ts'

const tokenPattern = /[\p{L}\p{N}]+(?:'[\p{L}]+)?|[,:]/gu

export function tokensOf(text: string): string[] {
  return (text.match(tokenPattern) ?? []).map((token) => token.replace(/'s$/, '').replace("'", ''))
}

export function isFigureWord(token: string): boolean {
  return token === ',' || token === ':' || /^\d/.test(token) || figureWords.has(token)
}

const figureWords = new Set(
  (
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
    'seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand once twice ' +
    'thrice half dozen couple quarter third thirds halves x kg lb lbs km mile miles percent'
  ).split(' '),
)

/** How much a part says: words that are not soft, and figures. */
export function claims(part: string): number {
  return tokensOf(part).filter((token) => !isSoft(token) && !isFigureWord(token)).length
}

/** Words that say nothing about order either. */
export const grammar = new Set(
  ', : by about a an the and or of to in on at for with your you it is are be do does not never any'.split(
    ' ',
  ),
)
