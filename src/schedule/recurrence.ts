/**
 * When something comes due: a cron pattern, an iCalendar RRULE, a local time or an instant, always in a zone.
 *
 * Everything but "every hour" patterns is counted on the wall clock, as if it never changed, and only then turned
 * into instants (`wall-clock`): a time that a clock change removes is moved to the first valid minute after it,
 * a time that comes twice counts once. Patterns with every hour in them run on through a clock change.
 */
import { Cron } from 'croner'
import { RRuleTemporal } from 'rrule-temporal'
import { firstChange, instantOf, offsetAt, readWallTime, wallTimeAt } from './wall-clock.ts'

export type Recurrence =
  /** Minute, hour, day, month, weekday. */
  | { readonly cron: string }
  /** An RRULE without zone. `from` is its first local time `YYYY-MM-DDTHH:MM`, `except` are local days to leave out. */
  | { readonly rrule: string; readonly from: string; readonly except?: readonly string[] }
  /** One local time `YYYY-MM-DDTHH:MM`. */
  | { readonly once: string }
  /** One instant in epoch milliseconds: "in 2 hours" depends on no clock on a wall. */
  | { readonly at: number }
  /** Due whenever one of them is, once when several are at the same time: "every day at 6:00 and 18:30". */
  | { readonly anyOf: readonly Recurrence[] }

/** Several as one. */
export function together(all: readonly Recurrence[]): Recurrence {
  const [first, ...others] = all
  return first !== undefined && others.length === 0 ? first : { anyOf: all }
}

/** Whether it comes by a rhythm; single times do not, however many they are. */
export function isRecurring(recurrence: Recurrence): boolean {
  if ('anyOf' in recurrence) return recurrence.anyOf.some(isRecurring)
  return 'cron' in recurrence || 'rrule' in recurrence
}

/**
 * The first due instant after `after` in epoch milliseconds, or null when there is none.
 * Throws what croner or rrule-temporal throw about a pattern they cannot read.
 */
export function nextTime(recurrence: Recurrence, zone: string, after: number): number | null {
  if ('at' in recurrence) return recurrence.at > after ? recurrence.at : null
  if ('anyOf' in recurrence) return earliest(recurrence.anyOf, zone, after)
  if ('cron' in recurrence && comesEveryHour(recurrence.cron)) {
    return cronOf(recurrence.cron, zone).nextRun(new Date(after))?.getTime() ?? null
  }
  return nextOnTheWall(recurrence, zone, after)
}

function earliest(all: readonly Recurrence[], zone: string, after: number): number | null {
  const times = all.map((one) => nextTime(one, zone, after)).filter((time) => time !== null)
  return times.length === 0 ? null : Math.min(...times)
}

/** The next `count` due instants after `after`, fewer when it ends before. */
export function nextTimes(
  recurrence: Recurrence,
  zone: string,
  after: number,
  count: number,
): number[] {
  const times: number[] = []
  let time = nextTime(recurrence, zone, after)
  while (time !== null && times.length < count) {
    times.push(time)
    time = nextTime(recurrence, zone, time)
  }
  return times
}

export interface ClockChange {
  /** The instant at which the clocks change. */
  readonly at: number
  /** How far they move: 60 forward in spring, -60 back in autumn. */
  readonly minutes: number
}

/** The clock change on a local day `YYYY-MM-DD`, or null on an ordinary one. */
export function clockChangeOn(day: string, zone: string): ClockChange | null {
  const midnight = readWallTime(`${day}T00:00`)
  const before = instantOf(midnight, zone) - MINUTE_MS
  const end = instantOf(midnight + DAY_MS, zone) - MINUTE_MS
  const movedMs = offsetAt(end, zone) - offsetAt(before, zone)
  if (movedMs === 0) return null
  return { at: firstChange(before, end, zone), minutes: movedMs / MINUTE_MS }
}

const MINUTE_MS = 60_000
const DAY_MS = 24 * 3_600_000

/** Later wall times never mean earlier instants, so the first candidate after `after` is the next one. */
function nextOnTheWall(recurrence: WallRecurrence, zone: string, after: number): number | null {
  const next = wallTimesOf(recurrence)
  let wallTime = next(wallTimeAt(after, zone))
  while (wallTime !== null) {
    const instant = instantOf(wallTime, zone)
    if (instant > after) return instant
    wallTime = next(wallTime)
  }
  return null
}

type WallRecurrence = Exclude<
  Recurrence,
  { readonly at: number } | { readonly anyOf: readonly Recurrence[] }
>
type NextWallTime = (after: number) => number | null

/** The wall times of a recurrence, as UTC would show them. */
function wallTimesOf(recurrence: WallRecurrence): NextWallTime {
  if ('once' in recurrence) return onlyAt(readWallTime(recurrence.once))
  if ('rrule' in recurrence) return wallTimesOfRule(recurrence)
  const cron = cronOf(recurrence.cron, 'UTC')
  return (after) => cron.nextRun(new Date(after))?.getTime() ?? null
}

/** A single local time that a clock change repeats or removes is still one time. */
function onlyAt(wallTime: number): NextWallTime {
  let isLeft = true
  return () => {
    const given = isLeft ? wallTime : null
    isLeft = false
    return given
  }
}

function wallTimesOfRule({ rrule, from, except = [] }: WallRule): NextWallTime {
  const start = from.replace(/[-:]/g, '').padEnd(15, '0')
  const rule = new RRuleTemporal({ rruleString: `DTSTART:${start}Z\nRRULE:${rrule}` })
  const next = (after: number): number | null => {
    const found = rule.next(new Date(after))
    if (found === null) return null
    const isLeftOut = except.includes(found.toPlainDate().toString())
    return isLeftOut ? next(found.epochMilliseconds) : found.epochMilliseconds
  }
  return next
}

type WallRule = Extract<Recurrence, { readonly rrule: string }>

/** The hour of a pattern is the second of five fields, the third of six (which start with seconds). */
function comesEveryHour(pattern: string): boolean {
  const fields = pattern.trim().split(/\s+/)
  const hour = fields.length === 1 ? fields[0] : fields.at(fields.length === 5 ? 1 : 2)
  return hour === '*' || hour === '@hourly'
}

const KEPT_PATTERNS = 500
const patterns = new Map<string, Cron>()

function cronOf(pattern: string, timezone: string): Cron {
  const key = `${timezone} ${pattern}`
  const known = patterns.get(key)
  if (known !== undefined) return known
  if (patterns.size >= KEPT_PATTERNS) patterns.clear()
  const made = new Cron(pattern, { paused: true, timezone })
  patterns.set(key, made)
  return made
}
