/**
 * What somebody typed after `/follow`: a programme, a time, a place on earth, a first day, and from a private chat
 * the channel that is meant. `max-strength-base 06:30 Europe/Berlin from Monday`, in any order.
 */
import { type Destination, parseDestination } from '../../chat/address.ts'
import { localDay } from '../../clock.ts'
import { UserError } from '../../errors.ts'
import { zoneNamed } from '../../members/zones.ts'
import { DATE, dateIn } from '../../schedule/words/calendar-words.ts'
import { HOURS, hoursIn } from '../../schedule/words/hour-words.ts'
import { WEEKDAYS, weekdaysIn } from '../../schedule/words/weekday-words.ts'
import { addDays, clockTime, isDay, weekdayOf } from '../../training/local-days.ts'

export interface FollowWords {
  readonly isStop: boolean
  /** The chat that is meant, when one was named. */
  readonly target: Destination | null
  readonly programme: string | null
  /** `HH:MM` */
  readonly localTime: string | null
  readonly zone: string | null
  /** Local day `YYYY-MM-DD`. */
  readonly startDay: string | null
}

export interface ReadingParts {
  readonly programmes: ReadonlyMap<string, { readonly name: string }>
  /** The zone in which "today" is meant when none is named. */
  readonly zone: string
  readonly now: number
}

/** Throws a `UserError` about words it cannot place. */
export function readFollow(words: string, parts: ReadingParts): FollowWords {
  let rest = ` ${words.replace(/\s+/g, ' ').trim()} `
  const take = <Found>(read: (words: string) => readonly [Found, string] | null): Found | null => {
    const taken = read(rest)
    if (taken === null) return null
    rest = rest.replace(taken[1], ' ')
    return taken[0]
  }
  const target = take(targetIn)
  const isStop = take((left) => match(left, /\bstop\b/i, () => true)) ?? false
  const programme = take((left) => programmeIn(left, parts.programmes))
  const day = take((left) => dateSaid(left, parts)) ?? take((left) => dayIn(left))
  const zone = take((left) => zoneIn(left))
  const localTime = take((left) => timeIn(left))
  insistOnNothingLeft(rest)
  const startDay = day === null ? null : startDayOf(day, parts.now, zone ?? parts.zone)
  return { isStop, target, programme, localTime, zone, startDay }
}

type Taken<Found> = readonly [Found, string] | null

function match<Found>(
  words: string,
  form: RegExp,
  read: (found: RegExpExecArray) => Found | null,
): Taken<Found> {
  const found = form.exec(words)
  const value = found === null ? null : read(found)
  return found === null || value === null ? null : [value, found[0]]
}

/** `<#123>` and links are what people copy; ids with their platform are what the settings use. */
function targetIn(words: string): Taken<Destination> {
  return (
    match(words, /<#(\d+)>/, ([, chat = '']) => ({ platform: 'discord', chat })) ??
    match(words, /\S*discord(?:app)?\.com\/channels\/\d+\/(\d+)\S*/i, ([, chat = '']) => ({
      platform: 'discord',
      chat,
    })) ??
    match(words, /\S*\bt\.me\/c\/(\d+)\S*/i, ([, id = '']) => ({
      platform: 'telegram',
      chat: `-100${id}`,
    })) ??
    match(words, /\b(?:discord|telegram):\S+/i, ([address]) => parseDestination(address))
  )
}

function programmeIn(words: string, programmes: ReadingParts['programmes']): Taken<string> {
  const lower = words.toLowerCase()
  for (const [id, { name }] of programmes) {
    for (const known of [id, id.replaceAll('-', ' '), name.toLowerCase()]) {
      const at = lower.indexOf(known)
      if (at >= 0) return [id, words.slice(at, at + known.length)]
    }
  }
  return null
}

/** `from 1 dec`, `from 7/12`. */
function dateSaid(words: string, { now, zone }: ReadingParts): Taken<Day> {
  const form = new RegExp(`(?:(?:from|starting|start|on)\\s+)+(${DATE})`, 'i')
  return match(words, form, ([, said = '']) => {
    const day = dateIn(said.toLowerCase(), { now, zone, today: localDay(now, zone) })
    return day === null ? null : { day }
  })
}

type Day = { readonly day: string } | { readonly weekday: number } | 'today' | 'tomorrow'

function dayIn(words: string): Taken<Day> {
  const start = '(?:(?:from|starting|start|on|next)\\s+)*'
  return (
    match(words, new RegExp(`${start}(\\d{4}-\\d{2}-\\d{2})`, 'i'), ([, day = '']) => ({ day })) ??
    match(words, new RegExp(`${start}(today|tomorrow)`, 'i'), ([, word = '']) =>
      word.toLowerCase() === 'today' ? 'today' : 'tomorrow',
    ) ??
    match(words, new RegExp(`\\b${start}(${WEEKDAYS})`, 'i'), ([, day = '']) => {
      const [weekday] = weekdaysIn(day.toLowerCase())
      return weekday === undefined ? null : { weekday }
    })
  )
}

/** A zone's own name, or a city in up to three words. */
function zoneIn(words: string): Taken<string> {
  const typed = words.trim().split(' ')
  for (let length = Math.min(3, typed.length); length > 0; length -= 1) {
    for (let start = 0; start + length <= typed.length; start += 1) {
      const some = typed.slice(start, start + length).join(' ')
      const zone = /\d/.test(some) ? null : zoneNamed(some.replace(/^(?:in|at) /i, ''))
      if (zone !== null) return [zone, some]
    }
  }
  return null
}

function timeIn(words: string): Taken<string> {
  const form = new RegExp(`(?:\\bat\\s+)?(${HOURS})(?:\\s+in the (morning|afternoon|evening))?`)
  return match(words.toLowerCase(), form, ([, found = '', part]) => {
    const [hour, second] = hoursIn(found.trim()) ?? []
    if (second !== undefined) throw onceADay()
    if (hour === undefined) return null
    const isLater = !hour.isSure && hour.minutes < NOON && (part ?? 'morning') !== 'morning'
    return clockTime(isLater ? hour.minutes + NOON : hour.minutes)
  })
}

const NOON = 12 * 60

function onceADay(): UserError {
  return new UserError('The lift comes once a day. Name one time: /follow 06:30')
}

function insistOnNothingLeft(rest: string): void {
  const left = rest
    .replace(/\b(?:at|from|in|the|programme|program|every|day|daily|and)\b/gi, ' ')
    .trim()
  if (left === '') return
  throw new UserError(
    `I do not know what "${left.slice(0, 60)}" is. ` +
      'Write it like: /follow max-strength-base 06:30 Europe/Berlin from Monday',
  )
}

function startDayOf(day: Day, now: number, zone: string): string {
  const today = localDay(now, zone)
  if (day === 'today') return today
  if (day === 'tomorrow') return addDays(today, 1)
  if ('day' in day) return insistOnDay(day.day)
  return addDays(today, (day.weekday - weekdayOf(today) + 7) % 7)
}

function insistOnDay(day: string): string {
  if (isDay(day)) return day
  throw new UserError(
    `${day} is not in the calendar. Write a day such as 2026-12-07, or "from Monday".`,
  )
}
