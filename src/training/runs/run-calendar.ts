/** Runs out of a calendar file: events whose title speaks of running, repeats written out. */

import ical, { type DateWithTimeZone, type EventInstance, type VEvent } from 'node-ical'
import { UserError } from '../../errors.ts'
import type { Run } from '../lift.ts'
import { type ReadWish, type RunPlan, usualMinutes } from './run-reading.ts'
import { minutesIn, runKind } from './run-words.ts'

const dayMs = 86_400_000

/** Throws a `UserError` when the file is no calendar. */
export function runsOfCalendar(text: string, wish: ReadWish): RunPlan {
  const events = eventsOf(text)
  const from = new Date(Date.parse(`${wish.from}T00:00:00Z`) - dayMs)
  const to = new Date(Date.parse(`${wish.to}T00:00:00Z`) + 2 * dayMs)
  const leftOut: string[] = []
  const runs = events.flatMap((event) => {
    const title = wordsOf(event.summary)
    if (runKind(title) === null) {
      leftOut.push(`"${title}" is no run`)
      return []
    }
    return ical.expandRecurringEvent(event, { from, to }).flatMap((one) => runOf(one, wish) ?? [])
  })
  return { runs, leftOut: [...new Set(leftOut)] }
}

function eventsOf(text: string): VEvent[] {
  try {
    return Object.values(ical.sync.parseICS(text)).filter(
      (part): part is VEvent => part?.type === 'VEVENT',
    )
  } catch {
    throw new UserError(
      'I could not read that calendar file. Export it again as .ics and send me that.',
    )
  }
}

function runOf(instance: EventInstance, wish: ReadWish): Run | null {
  const title = wordsOf(instance.summary)
  const kind = runKind(title)
  if (kind === null) return null
  const told = minutesIn(title) ?? minutesIn(wordsOf(instance.event.description))
  if (instance.isFullDay) {
    const { day } = wallClock(instance.start, wish.zone, true)
    return { day, start: wish.usualStart, minutes: told ?? usualMinutes, kind }
  }
  const spanned = Math.round((instance.end.getTime() - instance.start.getTime()) / 60_000)
  const minutes = spanned > 0 ? spanned : (told ?? usualMinutes)
  return { ...wallClock(instance.start, wish.zone, false), minutes, kind }
}

function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null || !('val' in value)) return ''
  return String(value.val)
}

/** Day and hour on the member's wall. A time without a zone, and a whole day, are already theirs. */
function wallClock(date: DateWithTimeZone, zone: string, fullDay: boolean) {
  const own = fullDay || date.tz === undefined
  if (own)
    return { day: localDayOf(date), start: `${two(date.getHours())}:${two(date.getMinutes())}` }
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(date)
  return { day: parts.slice(0, 10), start: parts.slice(11, 16) }
}

const two = (number: number) => String(number).padStart(2, '0')

const localDayOf = (date: Date) =>
  `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
