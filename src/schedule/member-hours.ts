/**
 * A member's day as they live it: when they want quiet, and when their morning is.
 */
import { instantOf, readWallTime, wallTimeAt } from './wall-clock.ts'

export interface MemberHours {
  readonly zone: string
  /** Local `HH:MM`; with either of the two null there are no quiet hours. */
  readonly quietFrom: string | null
  readonly quietTo: string | null
}

/** When most people are up and have looked at their phone. */
const MORNING = '08:00'

const DAY_MS = 24 * 3_600_000

/** The end of the quiet hours that run at that instant; the instant itself when none do. */
export function afterQuietHours({ zone, quietFrom, quietTo }: MemberHours, at: number): number {
  if (quietFrom === null || quietTo === null || quietFrom === quietTo) return at
  const time = wallClockOf(at, zone)
  const isQuiet =
    quietFrom < quietTo ? time >= quietFrom && time < quietTo : time >= quietFrom || time < quietTo
  return isQuiet ? nextLocal(quietTo, zone, at) : at
}

/** The first morning, eight o'clock or the end of quiet hours, at or after that instant. */
export function nextMorning(hours: MemberHours, at: number): number {
  return afterQuietHours(hours, nextLocal(MORNING, hours.zone, at))
}

/** The first time at or after `at` at which the clock on the wall shows `HH:MM`. */
export function nextLocal(time: string, zone: string, at: number): number {
  const midnight = wallTimeAt(at, zone) - (wallTimeAt(at, zone) % DAY_MS)
  const days = [0, 1, 2].map((day) => instantOf(midnight + day * DAY_MS + clockMs(time), zone))
  return days.find((instant) => instant >= at) ?? at
}

function wallClockOf(at: number, zone: string): string {
  return new Date(wallTimeAt(at, zone)).toISOString().slice(11, 16)
}

function clockMs(time: string): number {
  return readWallTime(`1970-01-01T${time}`)
}
