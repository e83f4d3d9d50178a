/**
 * The lifts of a plan as a calendar file (.ics) that phones and calendar programs subscribe to.
 *
 * One event a lift, at the hour the member chose or later when a run that day asks for it; all day when no hour
 * is known. Times are floating: a training day is the date on the runner's wall, wherever they are. A day keeps
 * its UID, so that a moved or changed lift replaces the old event instead of standing beside it.
 */

import ical, { ICalCalendarMethod } from 'ical-generator'
import type { DayPlan, PrescribedExercise } from './lift.ts'
import { clockMinutes, clockTime } from './local-days.ts'

export interface CalendarWish {
  /** Days of the plan; rest and hold days make no event. */
  readonly days: readonly DayPlan[]
  /** Opaque and lasting, one a member; part of every UID. */
  readonly owner: string
  /** Local `HH:MM` the member likes to lift at, or null. */
  readonly usualStart: string | null
  /** Epoch milliseconds, for the stamp of the events. */
  readonly now: number
  /** The sets in words, as `lift-reply` says them. */
  readonly saySets: (exercise: PrescribedExercise) => string
}

/** The text of the file, with CRLF line ends as RFC 5545 wants. */
export function liftCalendar(wish: CalendarWish): string {
  const calendar = ical({
    name: 'Ironstride lifts',
    prodId: { company: 'ironstride', product: 'lifts' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 6 * 60 * 60,
  })
  for (const plan of wish.days.filter(({ kind }) => kind === 'lift')) addLift(calendar, plan, wish)
  return calendar.toString()
}

function addLift(calendar: ReturnType<typeof ical>, plan: DayPlan, wish: CalendarWish) {
  const start = startOf(plan, wish.usualStart)
  calendar.createEvent({
    id: `${plan.day}.${wish.owner}@ironstride`,
    stamp: new Date(wish.now),
    summary: `Lift: ${plan.title}`,
    description: describe(plan, wish),
    floating: true,
    ...(start === null
      ? { start: wallTime(plan.day, '00:00'), allDay: true }
      : {
          start: wallTime(plan.day, start),
          end: new Date(wallTime(plan.day, start).getTime() + plan.minutes * 60_000),
        }),
  })
}

/** The later of the usual hour and the earliest the runs of that day allow. */
function startOf({ earliestStart }: DayPlan, usualStart: string | null): string | null {
  if (usualStart === null || earliestStart === null) return usualStart ?? earliestStart
  return clockTime(Math.max(clockMinutes(usualStart), clockMinutes(earliestStart)))
}

/** Floating times are written from the UTC fields, so the wall clock goes in there. */
const wallTime = (day: string, time: string) => new Date(`${day}T${time}:00Z`)

function describe(plan: DayPlan, { saySets }: CalendarWish): string {
  const exercises = plan.blocks
    .filter(({ name }) => name !== 'warm-up')
    .flatMap((block) => block.exercises)
    .map((exercise) => `${exercise.name}: ${saySets(exercise)}`)
  const facts = [
    `About ${plan.minutes} min, week ${plan.week}${plan.deload ? ', easier week' : ''}.`,
  ]
  const reasons = plan.reasons.map(({ text }) => text)
  return [...facts, '', ...exercises, ...(reasons.length > 0 ? ['', ...reasons] : [])].join('\n')
}
