/**
 * Due times as people read them, in a zone: `Tue 24 Nov, 06:30`, and what a clock change does to them, in words.
 */
import { localDay } from '../../clock.ts'
import { sayWeekDay } from '../../training/say-day.ts'
import { clockChangeOn } from '../recurrence.ts'
import { readWallTime, wallTimeAt } from '../wall-clock.ts'

const DAY_MS = 24 * 3_600_000

/** `06:30` */
export function sayClock(instant: number, zone: string): string {
  return new Date(wallTimeAt(instant, zone)).toISOString().slice(11, 16)
}

/** `Tue 24 Nov, 06:30`, with the year when it is another one than at `now`. */
export function sayInstant(instant: number, zone: string, now: number): string {
  const day = localDay(instant, zone)
  const isThisYear = day.slice(0, 4) === localDay(now, zone).slice(0, 4)
  const year = isThisYear ? '' : ` ${day.slice(0, 4)}`
  return `${sayWeekDay(day)}${year}, ${sayClock(instant, zone)}`
}

/** `today`, `tomorrow` or the day, with the hour: for what comes soon. */
export function saySoon(instant: number, zone: string, now: number): string {
  const day = localDay(instant, zone)
  if (day === localDay(now, zone)) return `today at ${sayClock(instant, zone)}`
  if (day === localDay(now + DAY_MS, zone)) return `tomorrow at ${sayClock(instant, zone)}`
  return sayInstant(instant, zone, now)
}

/** `Sun 5 May 2024` */
export function sayDate(day: string): string {
  return `${sayWeekDay(day)} ${day.slice(0, 4)}`
}

/**
 * What the clock change of that night does to a due time, or null when it does nothing to it. `wanted` is the
 * local `HH:MM` it was asked for.
 */
export function sayClockChange(
  instant: number,
  zone: string,
  wanted: string | null,
): string | null {
  const day = localDay(instant, zone)
  const change = clockChangeOn(day, zone)
  if (change === null) return null
  const actual = sayClock(instant, zone)
  const direction = change.minutes > 0 ? 'forward' : 'back'
  if (wanted !== null && wanted !== actual) {
    return `clocks go ${direction} that night, so it comes at ${actual}`
  }
  return change.minutes < 0 && isRepeated(instant, zone, change.minutes)
    ? `clocks go ${direction} that night and ${actual} comes twice; I use the first`
    : `clocks go ${direction} that night; it still comes at ${actual}`
}

/** Whether the wall clock shows the same time once more after the change. */
function isRepeated(instant: number, zone: string, minutes: number): boolean {
  return wallTimeAt(instant - minutes * 60_000, zone) === wallTimeAt(instant, zone)
}

/** The local `HH:MM` a single time was asked for, before any clock change. */
export function clockOf(once: string): string {
  return new Date(readWallTime(once)).toISOString().slice(11, 16)
}
