/**
 * A gentle streak, counted in planned weeks.
 *
 * A week counts when it went as planned or lost one lift of several. Weeks without a planned lift - rest after a
 * race, a hold, a holiday - neither count nor break it, and an easier week is a week like any other. The current
 * week can only add.
 */

import { mondayOf } from './charts/progress-figures.ts'
import type { DayPlan, LoggedExercise } from './lift.ts'
import { addDays, daysFrom } from './local-days.ts'
import { hadLift } from './weeks/planned-lift.ts'

export interface Streak {
  /** Weeks in a row up to now. */
  readonly weeks: number
  /** The longest there was in the days given. */
  readonly best: number
  readonly thisWeek: { readonly done: number; readonly planned: number }
  /** One kind sentence. */
  readonly text: string
}

export interface StreakWish {
  readonly days: readonly DayPlan[]
  readonly entries: readonly LoggedExercise[]
  /** The member's local today. */
  readonly today: string
}

interface Week {
  readonly start: string
  readonly planned: number
  readonly done: number
}

export function streakOf(wish: StreakWish): Streak {
  const weeks = weeksOf(wish)
  const current = mondayOf(wish.today)
  const lengths = runningLengths(weeks, current)
  const now = lengths.at(-1) ?? 0
  const thisWeek = weeks.find(({ start }) => start === current) ?? { done: 0, planned: 0 }
  return {
    weeks: now,
    best: Math.max(0, ...lengths),
    thisWeek: { done: thisWeek.done, planned: thisWeek.planned },
    text: say(now, thisWeek),
  }
}

function weeksOf({ days, entries, today }: StreakWish): Week[] {
  const first = days[0]?.day ?? today
  const count = Math.floor(daysFrom(mondayOf(first), mondayOf(today)) / 7) + 1
  const trained = new Set(entries.map(({ day }) => day))
  return Array.from({ length: Math.max(0, count) }, (_, at) => {
    const start = addDays(mondayOf(first), at * 7)
    const inWeek = (day: string) => day >= start && daysFrom(start, day) < 7
    return {
      start,
      planned: days.filter((plan) => hadLift(plan) && inWeek(plan.day)).length,
      done: [...trained].filter(inWeek).length,
    }
  })
}

/** The length of the streak after each week. */
function runningLengths(weeks: readonly Week[], current: string): number[] {
  let length = 0
  return weeks.map((week) => {
    const kept = week.done >= 1 && week.done >= week.planned - 1
    if (week.planned > 0 && kept && (week.start !== current || week.done >= week.planned))
      length += 1
    else if (week.planned > 0 && !kept && week.start !== current) length = 0
    return length
  })
}

function say(weeks: number, { done, planned }: Pick<Week, 'done' | 'planned'>): string {
  const left = Math.max(0, planned - done)
  const rest =
    planned === 0
      ? 'Nothing is planned this week, enjoy the rest.'
      : left === 0
        ? 'This week is done.'
        : `${left} ${left === 1 ? 'lift' : 'lifts'} left this week.`
  if (weeks === 0) return `A new streak begins with this week. ${rest}`
  return `${weeks} ${weeks === 1 ? 'week' : 'weeks'} in a row. ${rest}`
}
