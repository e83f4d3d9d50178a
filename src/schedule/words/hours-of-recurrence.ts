/**
 * The hours of a recurrence, read and replaced, while its days stay.
 */
import { isDeepStrictEqual } from 'node:util'
import { type Recurrence, together } from '../recurrence.ts'
import { sayMinutes } from './choose-hours.ts'
import { byMinute, type Minutes } from './join-rhythm.ts'

/** The local times `HH:MM` at which it comes; none when it goes by the clock, as "every 2 hours" does. */
export function clocksOf(recurrence: Recurrence): readonly string[] {
  if ('anyOf' in recurrence) return [...new Set(recurrence.anyOf.flatMap(clocksOf))].sort()
  if ('at' in recurrence) return []
  if ('once' in recurrence) return [recurrence.once.slice(11)]
  if ('cron' in recurrence) {
    const [minute = '0', hours = '*'] = recurrence.cron.split(' ')
    if (hours.startsWith('*')) return []
    return hours.split(',').map((hour) => sayMinutes(Number(hour) * 60 + Number(minute)))
  }
  const clock = recurrence.from.slice(11)
  const hours = /BYHOUR=([\d,]+)/.exec(recurrence.rrule)?.[1]?.split(',')
  return hours?.map((hour) => `${hour.padStart(2, '0')}${clock.slice(2)}`) ?? [clock]
}

/** The one day it is for; null when it comes again or is bound to no day. */
export function onlyDayOf(recurrence: Recurrence): string | null {
  if ('once' in recurrence) return recurrence.once.slice(0, 10)
  if (!('anyOf' in recurrence)) return null
  const days = new Set(recurrence.anyOf.map(onlyDayOf))
  return days.size === 1 ? ([...days][0] ?? null) : null
}

/** The same days at those minutes after midnight; null when it has no days of its own, or several sets of them. */
export function atHours(old: Recurrence, wanted: readonly number[]): Recurrence | null {
  const all = byMinute(wanted).map((minutes) => atMinutes(old, minutes))
  const found = all.filter((one) => one !== null)
  return found.length < all.length || isCounted(old, all.length) ? null : together(found)
}

/** Several rules cannot share a count. */
function isCounted(old: Recurrence, rules: number): boolean {
  return rules > 1 && 'rrule' in old && old.rrule.includes('COUNT=')
}

function atMinutes(old: Recurrence, minutes: Minutes): Recurrence | null {
  const { hours, minute } = minutes
  const clock = sayMinutes((hours[0] ?? 0) * 60 + minute)
  if ('at' in old) return null
  if ('once' in old) {
    const day = old.once.slice(0, 10)
    return together(hours.map((hour) => ({ once: `${day}T${sayMinutes(hour * 60 + minute)}` })))
  }
  if ('cron' in old) {
    const [, , ...days] = old.cron.split(' ')
    return { cron: [minute, hours.join(','), ...days].join(' ') }
  }
  if ('anyOf' in old) {
    const [first = null, ...others] = old.anyOf.map((one) => atMinutes(one, minutes))
    return others.every((one) => isDeepStrictEqual(one, first)) ? first : null
  }
  const rest = old.rrule.replace(/;BY(?:HOUR|MINUTE)=[\d,]+/g, '')
  const rrule = hours.length > 1 ? `${rest};BYHOUR=${hours.join(',')};BYMINUTE=${minute}` : rest
  return { ...old, rrule, from: `${old.from.slice(0, 10)}T${clock}` }
}
