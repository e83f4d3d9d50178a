/**
 * A recurrence in words, as a list of reminders shows it: `every Tuesday and Thursday at 06:30`.
 */
import { clockTime } from '../../training/local-days.ts'
import type { Recurrence } from '../recurrence.ts'
import { ordinal } from './rhythm-days.ts'
import { sayDate, sayInstant } from './say-time.ts'

const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** `zone` and `now` only matter for single times. */
export function sayRecurrence(recurrence: Recurrence, zone: string, now: number): string {
  if ('at' in recurrence) return `once, ${sayInstant(recurrence.at, zone, now)}`
  if ('once' in recurrence) {
    const [day = '', time = ''] = recurrence.once.split('T')
    return `once, ${sayDate(day)} at ${time}`
  }
  return 'cron' in recurrence ? sayCron(recurrence.cron) : sayRule(recurrence)
}

function sayCron(cron: string): string {
  const [minute = '0', hour = '*', dates = '*', , names = '*'] = cron.split(' ')
  const times = sayHours(hour, Number(minute))
  if (dates !== '*') {
    return `every month on the ${listed(dates.split(',').map((date) => ordinal(Number(date))))} ${times}`
  }
  if (names === '*') return hour.startsWith('*') ? times : `every day ${times}`
  const weekdays = names.split(',').map((day) => (Number(day) + 6) % 7)
  return hour.startsWith('*')
    ? `${times} on ${sayWeekdays(weekdays)}`
    : `every ${sayWeekdays(weekdays)} ${times}`
}

function sayHours(hour: string, minute: number): string {
  if (hour === '*') return 'every hour'
  if (hour.startsWith('*/')) return `every ${hour.slice(2)} hours`
  const times = hour.split(',').map((each) => clockTime(Number(each) * 60 + minute))
  return `at ${listed(times)}`
}

function sayWeekdays(days: readonly number[]): string {
  const sorted = days.toSorted((a, b) => a - b)
  if (sorted.join() === '0,1,2,3,4') return 'weekday'
  if (sorted.join() === '5,6') return 'Saturday and Sunday'
  return listed(sorted.map((day) => weekdayNames[day] ?? ''))
}

function sayRule({ rrule, from }: Extract<Recurrence, { readonly rrule: string }>): string {
  const fields = new Map(rrule.split(';').map((field) => field.split('=') as [string, string]))
  const interval = Number(fields.get('INTERVAL') ?? 1)
  const [day = '', time = ''] = from.split('T')
  const hours = fields.get('BYHOUR')?.split(',') ?? [time.slice(0, 2)]
  const times = listed(hours.map((hour) => `${hour.padStart(2, '0')}:${time.slice(3, 5)}`))
  const rhythm = `${sayFrequency(fields, interval)} at ${times}`
  const start = interval > 1 || fields.has('COUNT') ? `, from ${sayDate(day)}` : ''
  return `${rhythm}${start}${sayEnd(fields)}`
}

function sayFrequency(fields: ReadonlyMap<string, string>, interval: number): string {
  const days = fields.get('BYDAY')?.split(',') ?? []
  switch (fields.get('FREQ')) {
    case 'DAILY':
      return everyOne(interval, 'day')
    case 'WEEKLY':
      return interval === 2 && days.length === 1
        ? `every other ${sayWeekdays(days.map(weekdayOf))}`
        : interval === 1
          ? `every ${sayWeekdays(days.map(weekdayOf))}`
          : `${everyOne(interval, 'week')} on ${sayWeekdays(days.map(weekdayOf))}`
    case 'MONTHLY':
      return `${everyOne(interval, 'month')} on the ${sayDaysOfMonth(fields, days)}`
    default:
      return `${everyOne(interval, 'year')} on ${fields.get('BYMONTHDAY')} ${months[Number(fields.get('BYMONTH')) - 1] ?? ''}`
  }
}

function sayDaysOfMonth(fields: ReadonlyMap<string, string>, days: readonly string[]): string {
  const dates = fields.get('BYMONTHDAY')
  if (dates !== undefined) return listed(dates.split(',').map((date) => ordinal(Number(date))))
  const positions = fields.get('BYSETPOS')?.split(',').map(Number)
  if (positions !== undefined) return `${sayNths(positions)} ${sayWeekdays(days.map(weekdayOf))}`
  const nths = days.map((day) => Number.parseInt(day, 10))
  return `${sayNths(nths)} ${weekdayNames[weekdayOf(days[0] ?? '')] ?? ''}`
}

function sayNths(nths: readonly number[]): string {
  return listed(nths.map((nth) => (nth === -1 ? 'last' : ordinal(nth))))
}

function weekdayOf(code: string): number {
  return codes.indexOf(code.slice(-2))
}

function everyOne(interval: number, unit: string): string {
  if (interval === 1) return `every ${unit}`
  return interval === 2 ? `every other ${unit}` : `every ${interval} ${unit}s`
}

function sayEnd(fields: ReadonlyMap<string, string>): string {
  const [until, count] = [fields.get('UNTIL'), fields.get('COUNT')]
  if (count !== undefined) return `, ${count} times`
  if (until === undefined) return ''
  return `, until ${sayDate(`${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}`)}`
}

/** `07:00`, `07:00 and 19:00`, `Monday, Wednesday and Friday`. */
function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`
}
