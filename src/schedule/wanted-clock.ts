/**
 * The local time a due instant was asked for, before a clock change moved it.
 */

import { localDay } from '../clock.ts'
import type { Recurrence } from './recurrence.ts'
import { nextTimes } from './recurrence.ts'
import { readWallTime } from './wall-clock.ts'
import { sayClock } from './words/say-time.ts'

/** `HH:MM` as asked for on that local day; null when it was not asked for on the wall clock. */
export function wantedClock(recurrence: Recurrence, zone: string, instant: number): string | null {
  if ('at' in recurrence) return null
  const day = localDay(instant, zone)
  const actual = sayClock(instant, zone)
  const asked = timesOn(recurrence, day)
  if (asked.includes(actual)) return actual
  // A time in a gap is moved forward, so it is the latest one before what the clock shows.
  return asked.filter((time) => time < actual).at(-1) ?? null
}

/** In UTC no clock ever changes, so there the times are those that were asked for. */
function timesOn(recurrence: Recurrence, day: string): readonly string[] {
  const midnight = readWallTime(`${day}T00:00`)
  return nextTimes(recurrence, 'UTC', midnight - 1, 24)
    .filter((time) => localDay(time, 'UTC') === day)
    .map((time) => sayClock(time, 'UTC'))
}
