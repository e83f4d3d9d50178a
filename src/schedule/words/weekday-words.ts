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
export const WEEKDAYS = `${SOME}(?:(?:\\s*(?:,\\s*and|,|&|\\/|\\+|and|n|or)\\s*|\\s+)(?:on\\s+)?${SOME})*\\b`

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
  return withFigures(words).replace(/[A-Za-z]+/g, (word, index: number, all: string) => {
    const lower = word.toLowerCase()
    const isAwaited = /\b(?:every|each|next)\s+$/i.test(all.slice(0, index))
    return slips[lower] ?? mistypedWeekday(lower, isAwaited) ?? word
  })
}

const HOURS_IN_WORDS = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]
const HOUR_WORD = HOURS_IN_WORDS.join('|')
const minutesInWords: Readonly<Record<string, string>> = {
  fifteen: '15',
  thirty: '30',
  'forty-five': '45',
  'forty five': '45',
}

/** `mon-wed-fri` is no span. */
const THREE_DAYS = new RegExp(`\\b${DAY}-${DAY}(?:-${DAY})+\\b`, 'gi')

/** `six am` and `five thirty` in figures, `7-ish` as about 7, `2moro` as it is meant. */
function withFigures(words: string): string {
  const figure = (word: string) => `${HOURS_IN_WORDS.indexOf(word.toLowerCase()) + 1}`
  return words
    .replace(/\b2m(?:o?r+o?w?|rw)\b/gi, 'tomorrow')
    .replace(/\bm[\s/]?w[\s/]?f\b/gi, 'mon wed fri')
    .replace(/\bt(?:u|ue)?[\s/]?(?:th|thu)\b/gi, 'tue thu')
    .replace(THREE_DAYS, (days) => days.replaceAll('-', ' '))
    .replace(/(\d{1,2}(?:[:.]\d{2})?) ?am ?(?:\/|and|&|\+) ?pm\b/gi, '$1 am and $1 pm')
    .replace(/\b(?:(?:at|around|about)\s+)?(\d{1,2}(?::\d{2})?)\s?-?ish\b/gi, 'about $1')
    .replace(
      new RegExp(`^(\\d{1,2}|${HOUR_WORD})(?= (?:tomorrow|today|tonight)\\b)`, 'i'),
      (hour) => `at ${hour}`,
    )
    .replace(/\b(at|every|each) lunch\b(?!\s*time)/gi, '$1 lunchtime')
    .replace(/\b(?:every|each) lunchtime\b/gi, 'every day at noon')
    .replace(
      new RegExp(`\\b(${HOUR_WORD})[ -](fifteen|thirty|forty[ -]five)\\b`, 'gi'),
      (_, hour: string, minutes: string) =>
        `${figure(hour)}:${minutesInWords[minutes.toLowerCase()] ?? '30'}`,
    )
    .replace(new RegExp(`\\b(${HOUR_WORD})(?=\\s?[ap]\\.?m\\b)`, 'gi'), (hour) => figure(hour))
}

const slips: Readonly<Record<string, string>> = {
  tomorow: 'tomorrow',
  tommorow: 'tomorrow',
  tommorrow: 'tomorrow',
  tomorrrow: 'tomorrow',
  tomorro: 'tomorrow',
  tmrw: 'tomorrow',
  tmr: 'tomorrow',
  tmw: 'tomorrow',
  tmrow: 'tomorrow',
  nxt: 'next',
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
  arvo: 'afternoon',
  arvos: 'afternoons',
  tomoro: 'tomorrow',
  tomorra: 'tomorrow',
  tomorrows: 'tomorrow',
  everday: 'everyday',
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
