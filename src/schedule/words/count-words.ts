/**
 * Counts and units as people type them: `a couple of`, `10 mins`, `three weeks`.
 */
import type { Unit } from './remind-part.ts'

export const COUNT =
  '(\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|a couple of|a few)'
export const UNIT = '(minutes?|mins?|hours?|hrs?|h|days?|weeks?|wks?|months?|years?)\\b'

const words = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

export function numberOf(typed: string): number {
  if (typed === 'a' || typed === 'an') return 1
  if (typed === 'a couple of') return 2
  if (typed === 'a few') return 3
  const spelled = words.indexOf(typed)
  return spelled === -1 ? Number(typed) : spelled + 1
}

export function unitOf(words: string): Unit {
  if (words.startsWith('min')) return 'minute'
  if (words.startsWith('h')) return 'hour'
  if (words.startsWith('d')) return 'day'
  if (words.startsWith('w')) return 'week'
  return words.startsWith('mo') ? 'month' : 'year'
}

/** About how many days a unit has. */
export function daysOf(unit: string): number {
  return { day: 1, week: 7, month: 30, hour: 1, minute: 1, year: 365 }[unitOf(unit)]
}
