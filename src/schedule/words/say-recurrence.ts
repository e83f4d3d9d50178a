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
  const { days, times, end } = phraseOf(recurrence, zone, now)
  return [days, times].filter(Boolean).join(' ') + end
}

/** `every Tuesday`, `at 06:00 and 18:30`, `, until Fri 1 Jan 2027`. */
interface Phrase {
  readonly days: string
  readonly times: string
  readonly end: string
}

function phraseOf(recurrence: Recurrence, zone: string, now: number): Phrase {
  if ('anyOf' in recurrence) {
    return joined(recurrence.anyOf.map((one) => phraseOf(one, zone, now)))
  }
  if ('at' in recurrence) {
    return { days: `once, ${sayInstant(recurrence.at, zone, now)}`, times: '', end: '' }
  }
  if ('once' in recurrence) {
    const [day = '', time = ''] = recurrence.once.split('T')
    return { days: `once, ${sayDate(day)}`, times: `at ${time}`, end: '' }
  }
  return 'cron' in recurrence ? phraseOfCron(recurrence.cron) : phraseOfRule(recurrence)
}

/** Those of the same days are told as one: `every day at 06:00 and 18:30`. */
function joined(phrases: readonly Phrase[]): Phrase {
  const [first = { days: '', times: '', end: '' }] = phrases
  if (phrases.every(({ days, end }) => days === first.days && end === first.end)) {
    const clocks = phrases.flatMap(({ times }) => times.match(/\d\d:\d\d/g) ?? []).sort()
    return { ...first, times: `at ${listed(clocks)}` }
  }
  const whole = phrases.map(({ days, times, end }, index) => {
    const said = index === 0 ? days : days.replace(/^once, /, '')
    return `${said} ${times}${end}`
  })
  return { days: listed(whole), times: '', end: '' }
}

function phraseOfCron(cron: string): Phrase {
  const [minute = '0', hour = '*', dates = '*', , names = '*'] = cron.split(' ')
  const times = sayHours(hour, Number(minute))
  if (dates !== '*') {
    const days = listed(dates.split(',').map((date) => ordinal(Number(date))))
    return { days: `every month on the ${days}`, times, end: '' }
  }
  if (names === '*') return { days: hour.startsWith('*') ? '' : 'every day', times, end: '' }
  const weekdays = sayWeekdays(names.split(',').map((day) => (Number(day) + 6) % 7))
  return hour.startsWith('*')
    ? { days: `${times} on ${weekdays.replace(/^weekday$/, 'weekdays')}`, times: '', end: '' }
    : { days: `every ${weekdays}`, times, end: '' }
}

function sayHours(hour: string, minute: number): string {
  if (hour === '*') return minute === 0 ? 'every hour' : `every hour at ${minute} past`
  if (hour.startsWith('*/')) {
    const past = minute === 0 ? '' : ` at ${minute} past`
    return `every ${hour.slice(2)} hours${past}`
  }
  const times = hour.split(',').map((each) => clockTime(Number(each) * 60 + minute))
  return `at ${listed(times)}`
}

function sayWeekdays(days: readonly number[]): string {
  const sorted = days.toSorted((a, b) => a - b)
  if (sorted.join() === '0,1,2,3,4') return 'weekday'
  if (sorted.join() === '5,6') return 'Saturday and Sunday'
  return listed(sorted.map((day) => weekdayNames[day] ?? ''))
}

function phraseOfRule({ rrule, from }: Extract<Recurrence, { readonly rrule: string }>): Phrase {
  const fields = new Map(rrule.split(';').map((field) => field.split('=') as [string, string]))
  const interval = Number(fields.get('INTERVAL') ?? 1)
  const [day = '', time = ''] = from.split('T')
  const hours = fields.get('BYHOUR')?.split(',') ?? [time.slice(0, 2)]
  const times = listed(hours.map((hour) => `${hour.padStart(2, '0')}:${time.slice(3, 5)}`))
  const start = interval > 1 || fields.has('COUNT') ? `, from ${sayDate(day)}` : ''
  const end = `${start}${sayEnd(fields)}`
  return { days: sayFrequency(fields, interval), times: `at ${times}`, end }
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
  if (count !== undefined) return count === '1' ? ', 1 time' : `, ${count} times`
  if (until === undefined) return ''
  return `, until ${sayDate(`${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}`)}`
}

/** `07:00`, `07:00 and 19:00`, `Monday, Wednesday and Friday`. */
function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`
}
