/**
 * Arithmetic on local calendar days `YYYY-MM-DD` and clock times `HH:MM`. No zones and no clock: a training day
 * is the date on the runner's wall.
 */

const dayMs = 86_400_000

/** Parsing is most of the work when a year is planned; the days of a plan are few and come again. */
const numbers = new Map<string, number>()
const names = new Map<number, string>()

/** Days since 1970-01-01. Throws on anything that is not a real date. */
export function dayNumber(day: string): number {
  const known = numbers.get(day)
  if (known !== undefined) return known
  const number = Date.parse(`${day}T00:00:00Z`) / dayMs
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(number) || dayOf(number) !== day) {
    throw new RangeError(`not a date: ${day}`)
  }
  numbers.set(day, number)
  return number
}

/** The day of a day number. */
export function dayOf(number: number): string {
  const known = names.get(number)
  if (known !== undefined) return known
  const day = new Date(number * dayMs).toISOString().slice(0, 10)
  names.set(number, day)
  return day
}

/** Whether the words are a date that exists: `2026-02-30` is not. */
export function isDay(words: string): boolean {
  try {
    return dayNumber(words) > Number.NEGATIVE_INFINITY
  } catch {
    return false
  }
}

export function addDays(day: string, days: number): string {
  return dayOf(dayNumber(day) + days)
}

/** How many days `later` is after `earlier`; negative when it is before. */
export function daysFrom(earlier: string, later: string): number {
  return dayNumber(later) - dayNumber(earlier)
}

/** 0 is Monday, 6 is Sunday. */
export function weekdayOf(day: string): number {
  return (((dayNumber(day) + 3) % 7) + 7) % 7
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

export function weekdayName(day: string): string {
  return weekdays[weekdayOf(day)] ?? ''
}

/** Minutes after midnight of `HH:MM`. */
export function clockMinutes(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/** `HH:MM` of minutes after midnight, at most 23:59. */
export function clockTime(minutes: number): string {
  const whole = Math.min(Math.max(0, Math.round(minutes)), 23 * 60 + 59)
  return `${String(Math.floor(whole / 60)).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`
}

/** Day numbers from `from` up to but not `to`. */
export function dayNumbersBetween(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
}
