/**
 * On which days a rhythm comes: the weekdays, the days of the month, every so many of what.
 */
import { weekdayOf } from '../../training/local-days.ts'
import { type Part, partOf, type Said, type Unit } from './remind-part.ts'

export interface RhythmDays {
  readonly unit: Exclude<Unit, 'minute' | 'hour'>
  readonly interval: number
  /** Null: not bound to weekdays. */
  readonly weekdays: readonly number[] | null
  readonly nths: readonly number[]
  readonly monthDays: readonly number[]
  readonly month: number | null
  readonly assumed: readonly string[]
}

export function daysOf(parts: readonly Part[], { today }: Said): RhythmDays {
  const every = partOf(parts, 'every')
  const weekdays = partOf(parts, 'weekdays')
  const nth = partOf(parts, 'nth')
  const monthDays = partOf(parts, 'month-days')
  const date = partOf(parts, 'day')
  const except = parts.flatMap((part) => (part.kind === 'except' ? part.weekdays : []))
  const interval =
    every === undefined || isByClock(every.unit) ? (weekdays?.interval ?? 1) : every.interval
  const none = { weekdays: null, nths: [], monthDays: [], month: null, assumed: [] }
  if (nth !== undefined)
    return { ...none, unit: 'month', interval, weekdays: nth.days, nths: nth.nths }
  if (monthDays !== undefined) {
    return {
      ...none,
      unit: 'month',
      interval,
      monthDays: monthDays.days,
      assumed: shortMonths(monthDays.days),
    }
  }
  if (every?.unit === 'year') {
    const day = date?.day ?? today
    return {
      ...none,
      unit: 'year',
      interval,
      monthDays: [Number(day.slice(8))],
      month: Number(day.slice(5, 7)),
    }
  }
  if (every?.unit === 'month') {
    const day = Number((date?.day ?? today).slice(8))
    return {
      ...none,
      unit: 'month',
      interval,
      monthDays: [day],
      assumed: [`I took the ${ordinal(day)}.`],
    }
  }
  if (weekdays !== undefined || every?.unit === 'week') {
    const days = weekdays?.days ?? [weekdayOf(today)]
    return { ...none, unit: 'week', interval, weekdays: withoutWeekdays(days, except) }
  }
  if (except.length > 0)
    return { ...none, unit: 'week', interval: 1, weekdays: withoutWeekdays(null, except) }
  return { ...none, unit: 'day', interval }
}

/** Every weekday but those, for `daily except sundays`. */
function withoutWeekdays(days: readonly number[] | null, except: readonly number[]): number[] {
  return (days ?? [0, 1, 2, 3, 4, 5, 6]).filter((day) => !except.includes(day))
}

function isByClock(unit: Unit): boolean {
  return unit === 'hour' || unit === 'minute'
}

function shortMonths(days: readonly number[]): string[] {
  const rare = days.filter((day) => day > 28).map(ordinal)
  return rare.length === 0 ? [] : [`Months without a ${rare.join(' or ')} are left out.`]
}

export function ordinal(day: number): string {
  if (day === -1) return 'last day'
  const ending = day > 10 && day < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th')
  return `${day}${ending}`
}
