/**
 * Days and hours of a rhythm joined: as cron where cron can say it, else as an RRULE, and as several of them when
 * its hours are at different minutes.
 */
import { localDay } from '../../clock.ts'
import { addDays } from '../../training/local-days.ts'
import { nextTime, nextTimes, type Recurrence, together } from '../recurrence.ts'
import { instantOf, readWallTime, wallTimeAt } from '../wall-clock.ts'
import { sayMinutes } from './choose-hours.ts'
import { type Part, partOf, type Said } from './remind-part.ts'
import type { RhythmDays } from './rhythm-days.ts'

export interface Minutes {
  readonly hours: readonly number[]
  readonly minute: number
  /** `*` or `*` with a step: through the whole day. */
  readonly step: number | null
}

/** `6:00, 18:30 and 20:00`: the hours of each minute together, the earliest first. */
export function byMinute(all: readonly number[]): readonly Minutes[] {
  const minutes = [...new Set(all.map((each) => each % 60))]
  return minutes.map((minute) => ({
    hours: all.filter((each) => each % 60 === minute).map((each) => Math.floor(each / 60)),
    minute,
    step: null,
  }))
}

const BYDAY = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** `times`: the hours of each minute. */
export function joinRhythm(
  days: RhythmDays,
  times: readonly Minutes[],
  parts: readonly Part[],
  said: Said,
): Recurrence {
  const exceptDays = parts.flatMap((part) => (part.kind === 'except' ? part.days : []))
  const starting = partOf(parts, 'starting')?.day
  const end = endOf(parts)
  const needsRule =
    days.interval > 1 ||
    days.nths.length > 0 ||
    days.unit === 'year' ||
    days.monthDays.includes(-1) ||
    exceptDays.length > 0 ||
    starting !== undefined ||
    end !== null
  if (!needsRule) return together(times.map((minutes) => ({ cron: cronOf(days, minutes) })))
  return rules(days, times, { exceptDays, starting, end }, said)
}

function cronOf({ weekdays, monthDays }: RhythmDays, { hours, minute, step }: Minutes): string {
  const hour = step === null ? hours.join(',') : step === 1 ? '*' : `*/${step}`
  const dates = monthDays.length === 0 ? '*' : monthDays.join(',')
  const names =
    weekdays === null || weekdays.length === 7
      ? '*'
      : weekdays.map((day) => (day + 1) % 7).join(',')
  return `${minute} ${hour} ${dates} * ${names}`
}

interface Limits {
  readonly exceptDays: readonly string[]
  readonly starting: string | undefined
  readonly end: End | null
}

type End = { readonly until: string } | { readonly days: number } | { readonly count: number }

function endOf(parts: readonly Part[]): End | null {
  const [until, lasting, count] = [
    partOf(parts, 'until'),
    partOf(parts, 'lasting'),
    partOf(parts, 'count'),
  ]
  if (until !== undefined) return { until: until.day }
  if (lasting !== undefined) return { days: lasting.days }
  return count === undefined ? null : { count: count.times }
}

/** A rule begins at its first real time, from which intervals and counts are reckoned. */
function rules(
  days: RhythmDays,
  times: readonly Minutes[],
  { exceptDays, starting, end }: Limits,
  said: Said,
): Recurrence {
  const begin = starting ?? said.today
  const notBefore = Math.max(said.now, instantOf(readWallTime(`${begin}T00:00`), said.zone) - 1)
  const from = (day: string) => (minutes: Minutes) => `${day}T${firstOf(minutes)}`
  const all = (fromOf: (minutes: Minutes) => string, interval: number, ending = '') =>
    together(
      times.map((minutes) => ({
        rrule: `${patternOf(days, minutes, interval)}${ending}`,
        from: fromOf(minutes),
        ...(exceptDays.length === 0 ? {} : { except: exceptDays }),
      })),
    )
  const daily = together(
    times.map((minutes) => ({ rrule: patternOf(days, minutes, 1), from: from(begin)(minutes) })),
  )
  const first = nextTime(daily, said.zone, notBefore)
  if (first === null) return daily
  const firstDay = localDay(first, said.zone)
  if (times.length === 1) {
    return all(() => wallClock(first, said), days.interval, ending(end, firstDay))
  }
  const endless = all(from(firstDay), days.interval)
  return all(from(firstDay), days.interval, endingTogether(end, endless, firstDay, said))
}

function firstOf({ hours, minute }: Minutes): string {
  return sayMinutes((hours[0] ?? 0) * 60 + minute)
}

/** `YYYY-MM-DDTHH:MM` */
function wallClock(instant: number, { zone }: Said): string {
  return new Date(wallTimeAt(instant, zone)).toISOString().slice(0, 16)
}

function patternOf(
  { unit, weekdays, nths, monthDays, month }: RhythmDays,
  { hours, minute }: Minutes,
  interval: number,
): string {
  const names = weekdays?.map((day) => BYDAY[day] ?? '') ?? []
  const isSingle = names.length === 1
  const byDay = nths.length > 0 && isSingle ? nths.map((nth) => `${nth}${names[0]}`) : names
  const frequency = { day: 'DAILY', week: 'WEEKLY', month: 'MONTHLY', year: 'YEARLY' }[unit]
  return [
    `FREQ=${frequency}`,
    interval > 1 ? `;INTERVAL=${interval}` : '',
    month === null ? '' : `;BYMONTH=${month}`,
    monthDays.length === 0 ? '' : `;BYMONTHDAY=${monthDays.join(',')}`,
    byDay.length === 0 ? '' : `;BYDAY=${byDay.join(',')}`,
    nths.length > 0 && !isSingle ? `;BYSETPOS=${nths.join(',')}` : '',
    hours.length > 1 ? `;BYHOUR=${hours.join(',')};BYMINUTE=${minute}` : '',
  ].join('')
}

function ending(end: End | null, firstDay: string): string {
  if (end === null) return ''
  if ('count' in end) return `;COUNT=${end.count}`
  const last = 'until' in end ? end.until : addDays(firstDay, end.days - 1)
  return `;UNTIL=${last.replaceAll('-', '')}T235900Z`
}

/** Several rules cannot share a count, so they end with the last time that it reaches. */
function endingTogether(
  end: End | null,
  endless: Recurrence,
  firstDay: string,
  said: Said,
): string {
  if (end === null || !('count' in end)) return ending(end, firstDay)
  const last = nextTimes(endless, said.zone, said.now, end.count).at(-1) ?? said.now
  return `;UNTIL=${wallClock(last, said).replace(/[-:]/g, '')}00Z`
}
