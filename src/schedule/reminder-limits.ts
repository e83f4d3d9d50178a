/**
 * What one person may have of reminders, each limit with a sentence that says what to do instead.
 */
import { UserError } from '../errors.ts'
import { nextTime, nextTimes, type Recurrence } from './recurrence.ts'

export const reminderLimits = { count: 20, textLength: 500, yearsAhead: 2 } as const

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

export interface Wanted {
  readonly text: string
  readonly recurrence: Recurrence
  readonly zone: string
}

/** Throws a `UserError` when it is too long, never comes, comes too late or too often. */
export function assertAllowed({ text, recurrence, zone }: Wanted, now: number): void {
  if (text.length > reminderLimits.textLength) {
    throw new UserError(
      `That text has ${text.length} characters and a reminder takes ${reminderLimits.textLength}. Give me the short version.`,
    )
  }
  const next = nextTime(recurrence, zone, now)
  if (next === null)
    throw new UserError('That time never comes. Try "tomorrow at 7" or "every tue at 6:30".')
  if (next > now + reminderLimits.yearsAhead * 366 * DAY_MS) {
    throw new UserError(
      'I plan two years ahead at most. Pick an earlier day and set the rest later.',
    )
  }
  if (comesTooOften(recurrence, now)) {
    throw new UserError('I remind once an hour at most. Try "every hour from 9 to 17".')
  }
}

/** Looked at in UTC, where no clock change makes an hour shorter. */
function comesTooOften(recurrence: Recurrence, now: number): boolean {
  const times = nextTimes(recurrence, 'UTC', now, 30)
  return times.some((time, index) => time - (times[index - 1] ?? 0) < HOUR_MS)
}

export function tooMany(): UserError {
  return new UserError(
    `You have ${reminderLimits.count} reminders, and that is as many as I keep for one person. Delete one in /reminders first.`,
  )
}
