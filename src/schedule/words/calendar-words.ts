/**
 * Calendar dates as people type them, read by chrono-node on the wall clock of the member's zone.
 */
import { GB } from 'chrono-node/en'
import { zonesOfLanguage } from '../../members/zones.ts'
import { addDays, weekdayOf } from '../../training/local-days.ts'
import { offsetAt } from '../wall-clock.ts'
import type { Said } from './remind-part.ts'

const MONTH_NAME =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b'
const feasts: Readonly<Record<string, string>> = {
  'christmas eve': '24 december',
  'christmas day': '25 december',
  christmas: '25 december',
  xmas: '25 december',
  'boxing day': '26 december',
  "new year's eve": '31 december',
  'new years eve': '31 december',
  "new year's day": '1 january',
  'new years day': '1 january',
  'new year': '1 january',
  halloween: '31 october',
}
const FEAST = `(?:${Object.keys(feasts).join('|')})\\b`
/** One date: `24 dec`, `dec 24th 2026`, `24/12`, `2026-12-24`, `next week`. */
export const DATE = `(?:\\d{4}-\\d{2}-\\d{2}|(?:the )?\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH_NAME}(?:,? \\d{4})?|${MONTH_NAME} \\d{1,2}(?:st|nd|rd|th)?\\b(?:,? \\d{4})?|\\d{1,2}\\/\\d{1,2}(?:\\/\\d{2,4})?(?![\\d/])|\\d{1,2}\\.\\d{1,2}\\.(?:\\d{2,4})?|${FEAST}|next (?:week|month)\\b|end of (?:the|this) month\\b)`

const MINUTE_MS = 60_000

/** The local day of a date; one without a year is the next such date. Null: there is no such day. */
export function dateIn(words: string, { now, zone, today }: Said): string | null {
  if (words === 'today') return today
  if (words === 'tomorrow') return addDays(today, 1)
  if (words === 'next week') return addDays(today, 7 - weekdayOf(today))
  if (words === 'next month') return `${addMonths(`${today.slice(0, 7)}-01`, 1)}`
  const reference = { instant: new Date(now), timezone: offsetAt(now, zone) / MINUTE_MS }
  const readable = inBritish(feasts[words] ?? dayFirst(words, zone))
  const [found] = GB.parse(readable, reference, { forwardDate: true })
  if (found === undefined || !found.start.isCertain('day')) return null
  const [year, month, day] = (['year', 'month', 'day'] as const).map((part) =>
    found.start.get(part),
  )
  return [year, `${month}`.padStart(2, '0'), `${day}`.padStart(2, '0')].join('-')
}

const SLASHED = /^(\d{1,2})\/(\d{1,2})(?=$|\/)/

/** `3/4` where both could be the month: read as people of that country write it. */
export function isEitherWay(words: string): boolean {
  const [, first, second] = SLASHED.exec(words) ?? []
  return first !== second && Number(first) <= 12 && Number(second) <= 12
}

/** In the United States the month stands first. */
function dayFirst(words: string, zone: string): string {
  if (!isEitherWay(words) || !zonesOfLanguage('en-US').includes(zone)) return words
  return words.replace(SLASHED, '$2/$1')
}

/** Day first, and slashes: `dec 24` could be a year otherwise, and `24.12.` is no English date. */
function inBritish(words: string): string {
  return words
    .replace(/^the /, '')
    .replace(/^([a-z]+) (\d{1,2})(?:st|nd|rd|th)?\b/, '$2 $1')
    .replace(/^(\d{1,2})\.(\d{1,2})\.(\d{2,4})?$/, (_, day, month, year) =>
      [day, month, year].filter(Boolean).join('/'),
    )
}

/** The next day of that weekday, today included. */
export function nextWeekday(today: string, weekday: number): string {
  return addDays(today, (weekday - weekdayOf(today) + 7) % 7)
}

/** The same day of a later month, or its last one when it is shorter. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0))
  const chosen = Math.min(date, last.getUTCDate())
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), chosen))
    .toISOString()
    .slice(0, 10)
}
