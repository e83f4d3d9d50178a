/** Calendar days as people say them. */

import { weekdayName } from './local-days.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `17 Nov` */
export function sayShortDay(day: string): string {
  return `${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1] ?? ''}`
}

/** `Tue 17 Nov` */
export function sayWeekDay(day: string): string {
  return `${weekdayName(day).slice(0, 3)} ${sayShortDay(day)}`
}

/** `17 Nov 2026`, as people also type it. */
export function sayLongDay(day: string): string {
  return `${sayShortDay(day)} ${day.slice(0, 4)}`
}
