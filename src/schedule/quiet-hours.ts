/**
 * Quiet hours: local times between which nothing is sent that a member did not ask for at that very hour.
 */
import { clockMinutes } from '../training/local-days.ts'
import { instantOf, wallTimeAt } from './wall-clock.ts'

export interface QuietHours {
  /** IANA zone in which the hours are counted. */
  readonly zone: string
  /** Local `HH:MM`; null: no quiet hours. */
  readonly quietFrom: string | null
  readonly quietTo: string | null
}

const MINUTE_MS = 60_000
const DAY_MS = 24 * 3_600_000

/** The instant at which something may be said: `instant` itself, or the end of the quiet hours it falls into. */
export function afterQuietHours(instant: number, { zone, quietFrom, quietTo }: QuietHours): number {
  if (quietFrom === null || quietTo === null || quietFrom === quietTo) return instant
  const [from, to] = [clockMinutes(quietFrom) * MINUTE_MS, clockMinutes(quietTo) * MINUTE_MS]
  const wallTime = wallTimeAt(instant, zone)
  const midnight = Math.floor(wallTime / DAY_MS) * DAY_MS
  const sinceMidnight = wallTime - midnight
  const isQuiet =
    from < to
      ? sinceMidnight >= from && sinceMidnight < to
      : sinceMidnight >= from || sinceMidnight < to
  if (!isQuiet) return instant
  const end = sinceMidnight < to ? midnight + to : midnight + DAY_MS + to
  return instantOf(end, zone)
}
