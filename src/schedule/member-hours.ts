/**
 * When a member's morning is, on the clock on their own wall.
 */
import { afterQuietHours, type QuietHours } from './quiet-hours.ts'
import { instantOf, readWallTime, wallTimeAt } from './wall-clock.ts'

/** When most people are up and have looked at their phone. */
const MORNING = '08:00'

const DAY_MS = 24 * 3_600_000

/** The first morning, eight o'clock or the end of quiet hours, at or after that instant. */
export function nextMorning(hours: QuietHours, at: number): number {
  return afterQuietHours(nextLocal(MORNING, hours.zone, at), hours)
}

/** The first time at or after `at` at which the clock on the wall shows `HH:MM`. */
export function nextLocal(time: string, zone: string, at: number): number {
  const wallTime = wallTimeAt(at, zone)
  const midnight = wallTime - (wallTime % DAY_MS)
  const clockMs = readWallTime(`1970-01-01T${time}`)
  const days = [0, 1, 2].map((day) => instantOf(midnight + day * DAY_MS + clockMs, zone))
  return days.find((instant) => instant >= at) ?? at
}
