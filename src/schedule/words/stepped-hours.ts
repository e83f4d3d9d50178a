/**
 * Rhythms by the clock: `every 2 hours`, `every 8 hours at 6`, `hourly from 9 to 17`, `every 90 minutes`.
 *
 * Steps begin at the hour that was said, else at midnight, and begin anew every day. What does not fit into that
 * becomes the nearest that does, and is told.
 */
import { chooseHours } from './choose-hours.ts'
import type { Minutes } from './join-rhythm.ts'
import { type Part, partOf, type Said } from './remind-part.ts'

export interface Stepped {
  readonly minutes: Minutes
  readonly cannot: readonly string[]
}

interface Step {
  readonly hours: number
  readonly cannot: readonly string[]
}

const DAY = 24

/** Null: it does not go by the clock. */
export function steppedHours(parts: readonly Part[], said: Said): Stepped | null {
  const every = partOf(parts, 'every')
  const isByClock = every?.unit === 'hour' || every?.unit === 'minute'
  const span = partOf(parts, 'span')
  if (!isByClock && span === undefined) return null
  const { hours: step, cannot } = stepOf(every)
  if (span !== undefined) {
    const [from, to] = spanHours(span.from.minutes, span.to.minutes, span.to.isSure)
    const minute = span.from.minutes % 60
    return { minutes: { hours: hoursBetween(from, to, step), minute, step: null }, cannot }
  }
  const first = chooseHours(parts, said)?.hours[0] ?? 0
  const [hour, minute] = [Math.floor(first / 60), first % 60]
  const isEven = DAY % step === 0
  const isPlain = isEven && hour % step === 0
  const hours = isEven
    ? hoursBetween(hour % step, DAY - 1, step)
    : hoursBetween(hour, hour + DAY - 1, step)
  const told = isEven ? cannot : [...cannot, `keep ${step} hours apart from one day to the next`]
  return { minutes: { hours, minute, step: isPlain ? step : null }, cannot: told }
}

/** In whole hours, at least one. */
function stepOf(every: Extract<Part, { kind: 'every' }> | undefined): Step {
  if (every === undefined || (every.unit !== 'hour' && every.unit !== 'minute')) {
    return { hours: 1, cannot: [] }
  }
  if (every.unit === 'hour') return { hours: every.interval, cannot: [] }
  const hours = every.interval / 60
  if (Number.isInteger(hours)) return { hours, cannot: [] }
  const cannot =
    hours < 1 ? 'ring more often than once an hour' : 'ring at other steps than whole hours'
  return { hours: Math.ceil(hours), cannot: [cannot] }
}

/** `every 24 hours at 7` is every day; anything else longer than a day cannot be counted in hours. */
export function dayAsDay(part: Part): Part {
  if (part.kind !== 'every') return part
  const hours =
    part.unit === 'hour' ? part.interval : part.unit === 'minute' ? part.interval / 60 : 0
  return hours >= DAY && hours % DAY === 0
    ? { kind: 'every', unit: 'day', interval: hours / DAY }
    : part
}

/** `every 26 hours` */
export function isLongerThanDay(parts: readonly Part[]): boolean {
  const every = partOf(parts, 'every')
  if (every?.unit !== 'hour' && every?.unit !== 'minute') return false
  return stepOf(every).hours > DAY
}

/** `from 9 to 5` ends in the afternoon, `from 22 to 6` goes through the night. */
function spanHours(from: number, to: number, isSure: boolean): readonly [number, number] {
  const minute = from % 60
  const [first, last] = [Math.floor(from / 60), Math.floor((to - minute) / 60)]
  if (last > first) return [first, last]
  if (!isSure && last + 12 > first) return [first, last + 12]
  return [first, last < first ? last + DAY : first]
}

function hoursBetween(from: number, to: number, step: number): number[] {
  const count = Math.floor((to - from) / step) + 1
  const hours = Array.from({ length: count }, (_, index) => (from + index * step) % DAY)
  return [...new Set(hours)].sort((a, b) => a - b)
}
