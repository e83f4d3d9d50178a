/**
 * From the pieces of a time to one recurrence: the days, then the hours, then cron or RRULE.
 *
 * What nobody said is decided sensibly and written down, so that the confirmation can show it.
 */
import { addDays, weekdayOf } from '../../training/local-days.ts'
import { type Recurrence, together } from '../recurrence.ts'
import { instantOf, readWallTime } from '../wall-clock.ts'
import { nextWeekday } from './calendar-words.ts'
import { type ChosenHours, chooseHours, sayMinutes } from './choose-hours.ts'
import { cannotOf, type Making, made, refused } from './making.ts'
import { type Part, partOf, type Said } from './remind-part.ts'
import { makeRhythm } from './rhythm.ts'
import { sayDate } from './say-time.ts'

export function makeRecurrence(parts: readonly Part[], said: Said): Making {
  const past = partOf(parts, 'past')
  if (past !== undefined)
    return refused(
      `${capital(past.said)} has passed, and I can only look ahead. Try "tomorrow at 7".`,
    )
  const wrong = partOf(parts, 'no-such-day')
  if (wrong !== undefined)
    return refused(`There is no ${wrong.said} in the calendar. Which day did you mean?`)
  const soon = partOf(parts, 'in')
  if (soon !== undefined) return made({ at: said.now + soon.ms }, { cannot: cannotOf(parts) })
  const contradiction = contradictionIn(parts) ?? noDayLeftIn(parts)
  if (contradiction !== null) return refused(contradiction)
  if (spanOfOneDay(parts)) return makeOnce(parts.map(startOfSpan), said)
  return comesAgain(parts) ? makeRhythm(parts.map(dayAsStart), said) : makeOnce(parts, said)
}

const WEEK: readonly number[] = [0, 1, 2, 3, 4, 5, 6]
const WHOLE_WEEK = /^(?:next week|in \d+ weeks?|in .*fortnight)$/

/** What was said twice and differs; null when it goes together. */
function contradictionIn(parts: readonly Part[]): string | null {
  const day = partOf(parts, 'day')
  const weekdays = partOf(parts, 'weekdays')
  const every = partOf(parts, 'every')
  if (day === undefined) return null
  if (every?.unit === 'hour' || every?.unit === 'minute')
    return 'I can do "every hour", or hours of one day, such as "tomorrow at 9, 12 and 15".'
  if (weekdays === undefined || WHOLE_WEEK.test(day.said)) return null
  if (weekdays.days.includes(weekdayOf(day.day))) return null
  return `${capital(day.said)} is ${sayDate(day.day)}. Which day did you mean?`
}

/** "Tuesdays except Tuesday" leaves none. */
function noDayLeftIn(parts: readonly Part[]): string | null {
  const except = parts.flatMap((part) => (part.kind === 'except' ? part.weekdays : []))
  const wanted = partOf(parts, 'weekdays')?.days ?? WEEK
  if (except.length === 0 || wanted.some((day) => !except.includes(day))) return null
  return 'That leaves no day at all. Which days would you like? For example "weekdays at 7 except Friday".'
}

/** `tomorrow between 7 and 8`: one day, so it comes once, when the span begins. */
function spanOfOneDay(parts: readonly Part[]): boolean {
  const weekdays = partOf(parts, 'weekdays')
  const isOneDay = partOf(parts, 'day') !== undefined || weekdays?.every === false
  return isOneDay && partOf(parts, 'span') !== undefined && partOf(parts, 'every') === undefined
}

function startOfSpan(part: Part): Part {
  return part.kind === 'span' ? { kind: 'hours', hours: [part.from] } : part
}

/** `every day from tomorrow on`, said without the "from". Months and years take the date itself. */
function dayAsStart(part: Part, _index: number, all: readonly Part[]): Part {
  const unit = partOf(all, 'every')?.unit
  const isStart = part.kind === 'day' && (unit === 'day' || unit === 'week')
  return isStart && partOf(all, 'starting') === undefined
    ? { kind: 'starting', day: part.day }
    : part
}

function comesAgain(parts: readonly Part[]): boolean {
  return parts.some(
    (part) =>
      ['every', 'nth', 'lasting', 'count', 'until', 'except', 'starting', 'span'].includes(
        part.kind,
      ) ||
      ('every' in part && part.every),
  )
}

// ---- once

function makeOnce(parts: readonly Part[], said: Said): Making {
  const day = dayOf(parts, said)
  const chosen = chooseHours(parts, said, { day })
  if (chosen === null) return { kind: 'unclear', missing: parts.some(isWhen) ? 'hour' : 'when' }
  if (chosen.hours.length > 1) return severalOnce(day ?? said.today, chosen, parts, said)
  const recurrence = onceAt(parts, day, chosen.hours[0] ?? 0, said)
  if (recurrence === null) return refused(passed(chosen.hours[0] ?? 0, day ?? said.today, said))
  const other = chosen.other === null ? null : onceAt(parts, day, chosen.other, said)
  return made(recurrence, {
    assumed: chosen.assumed,
    cannot: cannotOf(parts),
    otherwise:
      other === null || chosen.other === null
        ? null
        : { label: `I meant ${sayMinutes(chosen.other)}`, recurrence: other },
  })
}

function isWhen({ kind }: Part): boolean {
  return ['day', 'weekdays', 'month-days'].includes(kind)
}

/** The day meant, or null when only an hour was said. */
function dayOf(parts: readonly Part[], { today }: Said): string | null {
  const day = partOf(parts, 'day')
  const wanted = partOf(parts, 'weekdays')?.days[0]
  if (day !== undefined && wanted !== undefined && WHOLE_WEEK.test(day.said))
    return addDays(day.day, wanted - weekdayOf(day.day))
  if (day !== undefined) return day.day
  const monthDay = partOf(parts, 'month-days')?.days[0]
  if (monthDay !== undefined) return nextMonthDay(today, monthDay)
  const weekdays = partOf(parts, 'weekdays')
  if (weekdays === undefined) return null
  const [weekday = 0] = weekdays.days
  if (!weekdays.nextWeek) return nextWeekday(today, weekday)
  return addDays(today, 7 - weekdayOf(today) + weekday)
}

function nextMonthDay(today: string, date: number): string {
  for (let day = today; ; day = addDays(day, 1)) {
    if (Number(day.slice(8)) === date) return day
  }
}

/** That hour on that day, or the next time it comes when the day leaves it open; null when it has passed. */
function onceAt(
  parts: readonly Part[],
  day: string | null,
  minutes: number,
  said: Said,
): Recurrence | null {
  const at = (one: string) => ({ once: `${one}T${sayMinutes(minutes)}` })
  const isAhead = ({ once }: { once: string }) =>
    instantOf(readWallTime(once), said.zone) > said.now
  const first = at(day ?? said.today)
  if (isAhead(first)) return first
  if (day === null) return at(addDays(said.today, 1))
  if (partOf(parts, 'day') !== undefined || day !== said.today) return null
  return partOf(parts, 'weekdays') === undefined
    ? at(nextMonthDay(addDays(day, 1), Number(day.slice(8))))
    : at(addDays(day, 7))
}

/** `tomorrow at 7 and 19:30`: as many times as were said, then it is over. */
function severalOnce(
  day: string,
  { hours, assumed }: ChosenHours,
  parts: readonly Part[],
  said: Said,
): Making {
  const times = hours.map((each) => ({ once: `${day}T${sayMinutes(each)}` }))
  const ahead = times.filter(({ once }) => instantOf(readWallTime(once), said.zone) > said.now)
  if (ahead.length < times.length) return refused(passed(hours[0] ?? 0, day, said))
  return made(together(times), { assumed, cannot: cannotOf(parts) })
}

function passed(minutes: number, day: string, { today }: Said): string {
  const when =
    day === today ? `${sayMinutes(minutes)} today` : `${sayDate(day)} at ${sayMinutes(minutes)}`
  return `${when} has already passed. Try "tomorrow at ${sayMinutes(minutes)}" or "in 20 minutes".`
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}
