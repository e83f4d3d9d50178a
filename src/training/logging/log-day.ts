/** Which day a typed log speaks of: today unless it says yesterday, a weekday or a date. */

import { UserError } from '../../errors.ts'
import { addDays, daysFrom, isDay, weekdayOf } from '../local-days.ts'
import { sayLongDay, sayWeekDay } from '../say-day.ts'

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** A bare weekday only at the start: "my cat sat on me" is no Saturday. */
const dayWords =
  /\b(?:on |for )?(today|yesterday|tomorrow|\d{4}-\d{2}-\d{2})\b[:,]?|(?:^\s*|\b(?:on|for|last) )((?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)\b[:,]?/i

/** The oldest day a log is taken for, in days before today. */
const oldest = 366

/** Throws a `UserError` for a day to come, an impossible date and one more than a year ago. */
export function readLogDay(words: string, today: string): { day: string; rest: string } {
  const match = dayWords.exec(words)
  if (match === null) return { day: today, rest: words }
  const day = dayOfWord((match[1] ?? match[2] ?? '').toLowerCase(), today)
  assertLoggable(day, today)
  return { day, rest: words.replace(match[0], ' ').trim() }
}

function dayOfWord(word: string, today: string): string {
  if (word === 'today') return today
  if (word === 'yesterday') return addDays(today, -1)
  if (word === 'tomorrow') return addDays(today, 1)
  if (/^\d/.test(word)) {
    if (isDay(word)) return word
    throw new UserError(`${word} is not a date I know. Write it like ${today}.`)
  }
  const wanted = weekdays.indexOf(word.slice(0, 3))
  return addDays(today, -((weekdayOf(today) - wanted + 7) % 7))
}

/** A log is for what was done: throws a `UserError` for days to come and for those long gone. */
export function assertLoggable(day: string, today: string) {
  if (day > today) {
    throw new UserError(
      `${sayWeekDay(day)} is still to come, so there is nothing to log yet. Tell me once it is done, I will be here.`,
    )
  }
  if (daysFrom(day, today) > oldest) {
    throw new UserError(
      `${sayLongDay(day)} is more than a year ago. I keep the log of the last twelve months.`,
    )
  }
}
