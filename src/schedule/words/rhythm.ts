/**
 * What comes again, as cron where cron can say it and as an RRULE where it cannot: every other week, the first
 * Monday, until a day, so many times.
 */
import { localDay } from '../../clock.ts'
import { addDays } from '../../training/local-days.ts'
import { nextTime, type Recurrence } from '../recurrence.ts'
import { instantOf, readWallTime, wallTimeAt } from '../wall-clock.ts'
import { chooseHours, sayMinutes } from './choose-hours.ts'
import { cannotOf, type Making, made, SAME_MINUTE } from './making.ts'
import { type Part, partOf, type Said } from './remind-part.ts'
import { daysOf, type RhythmDays } from './rhythm-days.ts'

interface Minutes {
  readonly hours: readonly number[]
  readonly minute: number
  /** `*` or `*` with a step: through the whole day. */
  readonly step: number | null
}

export function makeRhythm(parts: readonly Part[], said: Said): Making {
  const cannot = [...cannotOf(parts)]
  const days = daysOf(parts, said)
  const stepped = steppedHours(parts, cannot)
  if (stepped !== null) {
    return made(join(days, stepped, parts, said), { cannot, assumed: days.assumed })
  }
  const chosen = chooseHours(parts, said)
  if (chosen === null) return { kind: 'unclear', missing: 'hour' }
  const withSame = sameMinute(chosen.hours)
  if (withSame.hours.length < chosen.hours.length) cannot.push(SAME_MINUTE)
  const other = chosen.other
  return made(join(days, withSame, parts, said), {
    cannot,
    assumed: [...chosen.assumed, ...days.assumed],
    otherwise:
      other === null
        ? null
        : {
            label: `I meant ${sayMinutes(other)}`,
            recurrence: join(days, sameMinute([other]), parts, said),
          },
  })
}

// ---- hours

/** `every 2 hours`, `hourly from 9 to 17`; minutes become the nearest that is allowed, an hour. */
function steppedHours(parts: readonly Part[], cannot: string[]): Minutes | null {
  const every = partOf(parts, 'every')
  const isByClock = every?.unit === 'hour' || every?.unit === 'minute'
  const span = partOf(parts, 'span')
  if (!isByClock && span === undefined) return null
  if (every?.unit === 'minute') cannot.push('ring more often than once an hour')
  const step = every?.unit === 'hour' ? every.interval : 1
  if (span === undefined) return { hours: hoursBetween(0, 23, step), minute: 0, step }
  const [from, to] = spanHours(span.from.minutes, span.to.minutes, span.to.isSure)
  return { hours: hoursBetween(from, to, step), minute: 0, step: null }
}

/** `from 9 to 5` ends in the afternoon, `from 22 to 6` goes through the night. */
function spanHours(from: number, to: number, isSure: boolean): readonly [number, number] {
  const [first, last] = [Math.ceil(from / 60), Math.floor(to / 60)]
  if (last > first) return [first, last]
  if (!isSure && last + 12 > first) return [first, last + 12]
  return [first, last < first ? last + 24 : first]
}

function hoursBetween(from: number, to: number, step: number): number[] {
  const count = Math.floor((to - from) / Math.max(1, step)) + 1
  const hours = Array.from({ length: count }, (_, index) => (from + index * step) % 24)
  return [...new Set(hours)].sort((a, b) => a - b)
}

/** One reminder has one minute; hours at other minutes are left out. */
function sameMinute(all: readonly number[]): Minutes {
  const minute = (all[0] ?? 0) % 60
  const hours = all.filter((each) => each % 60 === minute).map((each) => Math.floor(each / 60))
  return { hours, minute, step: null }
}

// ---- together

const BYDAY = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

function join(days: RhythmDays, minutes: Minutes, parts: readonly Part[], said: Said): Recurrence {
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
  if (!needsRule) return { cron: cronOf(days, minutes) }
  return rule(days, minutes, { exceptDays, starting, end }, said)
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

/** The rule begins at its first real time, from which intervals and counts are reckoned. */
function rule(
  days: RhythmDays,
  minutes: Minutes,
  { exceptDays, starting, end }: Limits,
  said: Said,
): Recurrence {
  const pattern = patternOf(days, minutes)
  const time = sayMinutes((minutes.hours[0] ?? 0) * 60 + minutes.minute)
  const begin = starting ?? said.today
  const every = { rrule: pattern(1), from: `${begin}T${time}` }
  const notBefore = Math.max(said.now, instantOf(readWallTime(`${begin}T00:00`), said.zone) - 1)
  const first = nextTime(every, said.zone, notBefore)
  if (first === null) return every
  const from = new Date(wallTimeAt(first, said.zone)).toISOString().slice(0, 16)
  const rrule = `${pattern(days.interval)}${ending(end, localDay(first, said.zone))}`
  return exceptDays.length === 0 ? { rrule, from } : { rrule, from, except: exceptDays }
}

function patternOf(
  { unit, weekdays, nths, monthDays, month }: RhythmDays,
  { hours, minute }: Minutes,
) {
  const names = weekdays?.map((day) => BYDAY[day] ?? '') ?? []
  const isSingle = names.length === 1
  const byDay = nths.length > 0 && isSingle ? nths.map((nth) => `${nth}${names[0]}`) : names
  const rest = [
    month === null ? '' : `;BYMONTH=${month}`,
    monthDays.length === 0 ? '' : `;BYMONTHDAY=${monthDays.join(',')}`,
    byDay.length === 0 ? '' : `;BYDAY=${byDay.join(',')}`,
    nths.length > 0 && !isSingle ? `;BYSETPOS=${nths.join(',')}` : '',
    hours.length > 1 ? `;BYHOUR=${hours.join(',')};BYMINUTE=${minute}` : '',
  ].join('')
  const frequency = { day: 'DAILY', week: 'WEEKLY', month: 'MONTHLY', year: 'YEARLY' }[unit]
  return (interval: number) =>
    `FREQ=${frequency}${interval > 1 ? `;INTERVAL=${interval}` : ''}${rest}`
}

function ending(end: End | null, firstDay: string): string {
  if (end === null) return ''
  if ('count' in end) return `;COUNT=${end.count}`
  const last = 'until' in end ? end.until : addDays(firstDay, end.days - 1)
  return `;UNTIL=${last.replaceAll('-', '')}T235900Z`
}
