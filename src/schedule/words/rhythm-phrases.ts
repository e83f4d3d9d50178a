/**
 * Phrases that say how often: `every other monday`, `the first and third friday of the month`, `daily`.
 */
import { COUNT, numberOf, UNIT, unitOf } from './count-words.ts'
import type { Part, PartOfDay, Phrase } from './remind-part.ts'
import { isPlural, WEEKDAYS, weekdaysIn } from './weekday-words.ts'

const workdays = [0, 1, 2, 3, 4]
const weekend = [5, 6]
const EACH = '(?:every|each)'
const ORDINAL = '(?:first|second|third|fourth|last|1st|2nd|3rd|4th)'
const MONTH_DAY = '\\d{1,2}(?:st|nd|rd|th)\\b'
/** `15th`, `1st and 15th`. */
export const MONTH_DAYS = `${MONTH_DAY}(?:\\s*(?:,|and|&)\\s*(?:the )?${MONTH_DAY})*`
const OF_MONTH = '(?:of (?:the|each|every|a) month|each month|every month|monthly)'
const DAY_PART = '(?:mornings?|afternoons?|evenings?|nights?)\\b'
const WORKDAYS = '(?:weekdays?|work ?days?|working days?)'

/** The first that fits is taken, so the longer forms stand first. */
export const rhythmPhrases: readonly Phrase[] = [
  [
    `(?:on )?(?:${EACH} |the )?(${ORDINAL}(?:(?: and | & |, )${ORDINAL})*) (${WEEKDAYS}|${WORKDAYS}|weekend day|day)(?: (${OF_MONTH}))?`,
    ([all = '', nths = '', days = '', ofMonth]) => nthOf(all, nths, days, ofMonth !== undefined),
  ],
  [
    `(?:on )?(?:the |${EACH} )?(${MONTH_DAYS}) ${OF_MONTH}`,
    ([, words = '']) => monthDays(words, true),
  ],
  [`${EACH} (${MONTH_DAYS})`, ([, words = '']) => monthDays(words, true)],
  [
    `(?:${EACH} )?(?:other|second|2nd|alternate) day\\b`,
    () => ({ kind: 'every', unit: 'day', interval: 2 }),
  ],
  [
    `${EACH} (other|second|2nd|alternate) (week|month|year|hour)\\b`,
    ([, , unit = '']) => ({ kind: 'every', unit: unitOf(unit), interval: 2 }),
  ],
  [
    `${EACH} (third|3rd|fourth|4th|fifth|5th|sixth|6th) (day|week|month)\\b(?! of)`,
    ([, nth = '', unit = '']) => ({
      kind: 'every',
      unit: unitOf(unit),
      interval: intervals[nth] ?? 1,
    }),
  ],
  [
    `(?:on )?alternate (${WEEKDAYS})`,
    ([, words = '']) => weekdays(weekdaysIn(words), { every: true, interval: 2 }),
  ],
  [
    `${EACH} (?:other|second|2nd|alternate) (${WEEKDAYS})`,
    ([, words = '']) => weekdays(weekdaysIn(words), { every: true, interval: 2 }),
  ],
  [`${EACH} half(?: an| a)?[ -]hour\\b`, () => ({ kind: 'every', unit: 'minute', interval: 30 })],
  [
    `${EACH} (couple of|few) (hours|days|weeks|months)\\b`,
    ([, count, unit = '']) => ({
      kind: 'every',
      unit: unitOf(unit),
      interval: count === 'few' ? 3 : 2,
    }),
  ],
  [
    `${EACH} ${COUNT}? ?${UNIT}`,
    ([, count, unit = '']) => {
      const interval = count === undefined ? 1 : numberOf(count)
      return interval === 0 ? null : { kind: 'every', unit: unitOf(unit), interval }
    },
  ],
  ['(?:7|seven) days (?:a|per) week\\b', () => ({ kind: 'every', unit: 'day', interval: 1 })],
  [
    'every ?day\\b|daily\\b|each day\\b|day by day\\b',
    () => ({ kind: 'every', unit: 'day', interval: 1 }),
  ],
  ['hourly\\b', () => ({ kind: 'every', unit: 'hour', interval: 1 })],
  [
    '(?:bi-?weekly|fortnightly|every fortnight)\\b',
    () => ({ kind: 'every', unit: 'week', interval: 2 }),
  ],
  ['weekly\\b|once a week\\b', () => ({ kind: 'every', unit: 'week', interval: 1 })],
  ['monthly\\b|once a month\\b', () => ({ kind: 'every', unit: 'month', interval: 1 })],
  ['(?:yearly|annually|once a year)\\b', () => ({ kind: 'every', unit: 'year', interval: 1 })],
  [
    `(?:(?:on |${EACH} )*)(?:${WORKDAYS}|(?:mon|monday)\\s*(?:-|–|to|through)\\s*fri(?:day)?)\\b`,
    () => weekdays(workdays, { every: true }),
  ],
  [`(?:(?:on |at |${EACH} )*)(?:the )?weekends?\\b`, () => weekdays(weekend, { every: true })],
  [
    `${EACH} (?:week on )?(${WEEKDAYS})`,
    ([, words = '']) => weekdays(weekdaysIn(words), { every: true }),
  ],
  [
    `(?:on )?(this|next|coming)? ?(${WEEKDAYS})(?!\\s*(?:salutation|cream|screen|block|glasses))`,
    ([, which, words = '']) =>
      weekdays(weekdaysIn(words), {
        every: which === undefined && (isPlural(words) || weekdaysIn(words).length > 1),
        nextWeek: which === 'next',
      }),
  ],
  [
    `(${EACH} |in the )?(${DAY_PART})(?:\\s*(?:,|and|&|\\+)\\s*(?:in the |${EACH} )?(${DAY_PART}))+`,
    ([all = '']) => partsOfDay(all),
  ],
  // "friday night", and no "club night".
  [
    `(?<=^|day |tomorrow |(?:mon|tues?|wed|thu|thurs?|fri|sat|sun) )night\\b`,
    () => partOfDay('night', false),
  ],
  [
    `(${EACH} |in the |this |at |(?!night\\b))(${DAY_PART})`,
    ([, before = '', words = ''], { today }) =>
      before === 'this '
        ? { kind: 'day', day: today, said: `this ${words}` }
        : partOfDay(words, /every|each/.test(before) || (before === '' && words.endsWith('s'))),
  ],
]

function weekdays(
  days: readonly number[],
  { every = false, interval = 1, nextWeek = false } = {},
): Part {
  return { kind: 'weekdays', days, every, interval, nextWeek }
}

const intervals: Readonly<Record<string, number>> = {
  third: 3,
  '3rd': 3,
  fourth: 4,
  '4th': 4,
  fifth: 5,
  '5th': 5,
  sixth: 6,
  '6th': 6,
}

function partOfDay(words: string, every: boolean): Part {
  const part = words.replace(/s$/, '') as PartOfDay
  return { kind: 'part-of-day', part, others: [], every }
}

/** `morning and evening` comes again, because nobody asks for both of one day. */
function partsOfDay(words: string): Part {
  const [part = 'morning', ...others] = [...words.matchAll(new RegExp(DAY_PART, 'g'))].map(
    ([one]) => one.replace(/s$/, '') as PartOfDay,
  )
  return { kind: 'part-of-day', part, others, every: true }
}

function nthOf(all: string, nthWords: string, dayWords: string, ofMonth: boolean): Part | null {
  const nths = [...nthWords.matchAll(new RegExp(ORDINAL, 'g'))].map(([word]) => ordinals[word] ?? 1)
  if (!ofMonth && nths.includes(2) && nths.length === 1 && /^(?:on )?(?:every|each)/.test(all)) {
    return dayWords === 'day'
      ? null
      : weekdays(weekdaysNamed(dayWords), { every: true, interval: 2 })
  }
  if (dayWords === 'day') {
    if (!ofMonth) return null
    return { kind: 'month-days', days: nths, every: true }
  }
  return { kind: 'nth', nths, days: weekdaysNamed(dayWords) }
}

const ordinals: Readonly<Record<string, number>> = {
  first: 1,
  '1st': 1,
  second: 2,
  '2nd': 2,
  third: 3,
  '3rd': 3,
  fourth: 4,
  '4th': 4,
  last: -1,
}

function weekdaysNamed(words: string): readonly number[] {
  if (/^weekend/.test(words)) return weekend
  return new RegExp(`^${WORKDAYS}$`).test(words) ? workdays : weekdaysIn(words)
}

export function monthDays(words: string, every: boolean): Part | null {
  const days = [...words.matchAll(/\d{1,2}/g)].map(([day]) => Number(day))
  if (days.some((day) => day < 1 || day > 31)) return { kind: 'no-such-day', said: `the ${words}` }
  return { kind: 'month-days', days: days.sort((a, b) => a - b), every }
}
