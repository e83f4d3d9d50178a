/** Figures on running economy that no source has, and figures that nobody read in their source. */
import { any } from './plain-text.ts'

/** Percent of change that G1, G3 and G6 allow to be said of running economy and late-race running. */
const economyPercents = new Set([2, 3, 4, 5, 6, 7, 8, 3.9, 4.8, 3.7, 2.1, 35, 4.7, 5.75, 6.31])

export function wrongEconomyFigure(text: string): boolean {
  if (
    !/\beconom|efficien|(?:energy|oxygen) cost.*\b(?:lower|less|drop|fell|fall|reduc|improv|cut|sav)|\b(?:lower|less|drop|reduc|improv|cut|sav)\w* .*(?:energy|oxygen) cost/.test(
      text,
    )
  )
    return false
  if (/\b(?:doubl|tripl|halv)\w+/.test(text)) return true
  const found = [
    ...text.matchAll(
      /(\d+(?:[.,]\d+)?)(?:\s?%?\s?(?:-|to|and|or)\s?(\d+(?:[.,]\d+)?))?\s?(?:%|per ?cent)(?!\s?(?:or more |or above |and above )?(?:of )?(?:a |an |the |your |their )?(?:one|1|single|max|rep|load))/g,
    ),
  ]
  return found
    .flatMap(([, from, to]) => [from, to])
    .filter((number) => number !== undefined)
    .map((number) => Number.parseFloat(number.replace(',', '.')))
    .some((percent) => !economyPercents.has(percent) && !(percent >= 40 && isLoad(text)))
}

/** Sets at 80 % are loads, not improvements. */
function isLoad(text: string): boolean {
  return /\b(?:max|1rm|one-rep|load|weights? of|sets? at|at \d+ ?%|heavy)/.test(text)
}

/** Figures marked C: from memory, contested or a table nobody opened. */
const unreadFigures: readonly RegExp[] = [
  /(?:es|effect size|hedges|cohen|\bg|\bd)\s?(?:=|of|:|was|is)?\s?-?0[.,](?:27|43|31)\b.{0,40}(?:heavy|plyo|combined|jump)|(?:heavy|plyo\w*|combined|jump\w*).{0,40}\b(?:es|effect size|hedges|cohen).{0,12}-?0[.,](?:27|43|31)\b|(?:heavy|plyo\w*|combined|jump\w*).{0,40}-0[.,](?:27|43|31)\b/,
  /\b0[.,]315\b|\b6[6-9] ?(?:%|per ?cent).{0,60}\b(?:injur|overuse)/,
  /\b200 (?:jumps|contacts|hops|landings)/,
  /\b50\s?[/,-]\s?30\s?[/,-]\s?20\s?[/,-]\s?10\b/,
]

export function isUnread(text: string): boolean {
  return any(text, unreadFigures)
}
