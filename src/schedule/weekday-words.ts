/**
 * Weekdays as people type them, slips included: `tues`, `thurs`, `wensday`, `mon-fri`.
 *
 * 0 is Monday, 6 is Sunday, as everywhere in training.
 */
import { distance } from 'fastest-levenshtein'

const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** One weekday, whole or shortened. The end of a word is the caller's to check. */
const DAY =
  '(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)s?'
const RANGE = `${DAY}\\s*(?:-|–|to|through|thru|till?)\\s*${DAY}`
const SOME = `(?:${RANGE}|${DAY})`

/** One or several weekdays: `tue and thu`, `mon, wed & fri`, `mon-fri`. */
export const WEEKDAYS = `${SOME}(?:(?:\\s*(?:,\\s*and|,|&|\\/|\\+|and|or)\\s*|\\s+)(?:on\\s+)?${SOME})*\\b`

/** The weekdays that words of the form `WEEKDAYS` name, Monday first. */
export function weekdaysIn(words: string): readonly number[] {
  const found = new Set<number>()
  const range = new RegExp(RANGE, 'g')
  for (const [whole] of words.matchAll(range)) {
    const [from = 0, to = 0] = [...whole.matchAll(new RegExp(DAY, 'g'))].map(([day]) =>
      indexOf(day),
    )
    for (let day = from; ; day = (day + 1) % 7) {
      found.add(day)
      if (day === to) break
    }
  }
  for (const [day] of words.replace(range, ' ').matchAll(new RegExp(DAY, 'g'))) {
    found.add(indexOf(day))
  }
  return [...found].sort((a, b) => a - b)
}

/** `tuesdays` says "every week" without saying it. */
export function isPlural(words: string): boolean {
  return /days\b/.test(words)
}

/** Words with mistyped weekdays and other slips of time words put right; everything else is as it was. */
export function withoutSlips(words: string): string {
  return words.replace(/[A-Za-z]+/g, (word, index: number) => {
    const lower = word.toLowerCase()
    const isAwaited = /\b(?:every|each|next)\s+$/i.test(words.slice(0, index))
    return slips[lower] ?? mistypedWeekday(lower, isAwaited) ?? word
  })
}

const slips: Readonly<Record<string, string>> = {
  tomorow: 'tomorrow',
  tommorow: 'tomorrow',
  tommorrow: 'tomorrow',
  tomorrrow: 'tomorrow',
  tomorro: 'tomorrow',
  tmrw: 'tomorrow',
  tmr: 'tomorrow',
  tomoz: 'tomorrow',
  evry: 'every',
  evey: 'every',
  eveyr: 'every',
  evrey: 'every',
  eveery: 'every',
  dayly: 'daily',
  dialy: 'daily',
  weekdyas: 'weekdays',
  weakdays: 'weekdays',
  wkdays: 'weekdays',
  mornign: 'morning',
  moring: 'morning',
  evning: 'evening',
  tonite: 'tonight',
}

/** Whole words that look like a weekday and are none. */
const realWords = ['today', 'birthday', 'holiday', 'holidays', 'everyday', 'midday', 'someday']

/** `isAwaited`: a weekday is likely here, so that more counts as one. */
function mistypedWeekday(word: string, isAwaited: boolean): string | null {
  const single = word.replace(/s$/, '')
  const looksLikeDay = /.da?ya?$|.dya$/.test(single) || (isAwaited && /da|ay/.test(single))
  if (!looksLikeDay || single.length < 5) return null
  if (realWords.includes(word) || names.includes(single)) return null
  const far = (name: string) => (sameLetters(name, single) ? 0 : distance(name, single))
  const [nearest = ''] = names.toSorted((a, b) => far(a) - far(b))
  const isMeant = far(nearest) === 0 || (nearest[0] === single[0] && far(nearest) <= 2)
  if (!isMeant) return null
  return word.endsWith('s') ? `${nearest}s` : nearest
}

/** `firday`, `thrusday`: the right letters in the wrong order. */
function sameLetters(name: string, word: string): boolean {
  return [...name].sort().join('') === [...word].sort().join('')
}

function indexOf(day: string): number {
  return names.findIndex((name) => name.startsWith(day.slice(0, 3)))
}
