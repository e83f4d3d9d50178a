/**
 * Numbers a passage claims, so that two articles which differ can be shown side by side.
 *
 * A claim is a sentence with a quantity ("two sessions a week", "2 to 5 minutes"). Two claims differ when they are
 * about the same thing in the same unit and their ranges do not meet.
 */
import type { Passage } from '../library/passage.ts'
import { stemsOf } from '../library/words.ts'
import { unitsOf } from './writing/passage-units.ts'

export interface Claim {
  readonly passage: Passage
  readonly sentence: string
  readonly unit: string
  readonly from: number
  readonly to: number
  readonly about: ReadonlySet<string>
}

export interface Difference {
  readonly one: Claim
  readonly other: Claim
}

const spelled: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  once: 1,
  twice: 2,
}
const number = `\\d+(?:\\.\\d+)?|${Object.keys(spelled).join('|')}`
const quantity = new RegExp(
  `\\b(${number})(?:\\s*(?:to|-|–|or)\\s*(${number}))?\\s*(?:(?:[a-z-]+\\s+){0,2}?)(sets?|reps?|hours?|days?|weeks?|months?|minutes?|seconds?|%|per cent|percent|kg|sessions?|lifts?|times|jumps|contacts|landings)(?![a-z])(\\s+(?:a|per|each)\\s+(?:week|day|session|month))?|\\b(once|twice)\\s+(?:a|per|each)\\s+(week|day|month)`,
  'gi',
)

/** What trials and examples found differs by nature; only what an article advises can contradict. */
const finding = /\b(?:trials?|stud(?:y|ies)|review|pooled|found|showed|example|average)\b/i
const openAbove = /\b(?:at least|no less than|minimum of|a minimum|more than|over|from)\s+$/i
const openBelow =
  /\b(?:at most|no more than|up to|maximum of|a maximum|less than|under|below|within)\s+$/i

/** How much of what both sentences say they must share to be about the same thing. */
const SAME_THING = 0.35
const FEWEST_SHARED = 3

/** One claim for each quantity of a sentence that has exactly one in its unit. */
export function claimsOf(passage: Passage): Claim[] {
  return unitsOf(passage)
    .filter(({ kind }) => kind === 'sentence')
    .flatMap(({ text }) => claimsIn(text, passage))
}

/** Pairs of claims of different articles that differ. */
export function differencesBetween(ones: readonly Claim[], others: readonly Claim[]): Difference[] {
  return ones.flatMap((one) =>
    others.filter((other) => differ(one, other)).map((other) => ({ one, other })),
  )
}

function claimsIn(sentence: string, passage: Passage): Claim[] {
  if (finding.test(sentence)) return []
  const about = new Set(stemsOf(sentence).filter((stem) => !/^\d/.test(stem) && !(stem in spelled)))
  const found = [...sentence.matchAll(quantity)].map((match) => {
    const [, low, high, unit, per, often, period] = match
    const least = asNumber(low ?? often ?? '')
    const most = high === undefined ? least : asNumber(high)
    const before = sentence.slice(0, match.index)
    const name = often === undefined ? unitName(unit ?? '', per ?? '') : `sessions a ${period}`
    const [from, to] = [
      openBelow.test(before) ? 0 : least,
      openAbove.test(before) ? Number.POSITIVE_INFINITY : most,
    ]
    return { passage, sentence, unit: name, from, to, about }
  })
  return found.filter(({ unit }) => found.filter((other) => other.unit === unit).length === 1)
}

function differ(one: Claim, other: Claim): boolean {
  if (one.passage.article === other.passage.article || one.unit !== other.unit) return false
  if (one.from <= other.to && other.from <= one.to) return false
  const shared = [...one.about].filter((stem) => other.about.has(stem)).length
  const all = one.about.size + other.about.size - shared
  return shared >= FEWEST_SHARED && shared / all >= SAME_THING
}

function unitName(unit: string, per: string): string {
  const one = unit
    .toLowerCase()
    .replace(/^per ?cent$/, '%')
    .replace(/s$/, '')
  const often = per
    .trim()
    .toLowerCase()
    .replace(/^(?:per|each) /, 'a ')
  return `${['lift', 'time'].includes(one) && often !== '' ? 'session' : one}s ${often}`.trim()
}

function asNumber(words: string): number {
  return spelled[words.toLowerCase()] ?? Number(words)
}
