/**
 * What the progress picture and the weekly words are made of, worked out from the log and the plan.
 *
 * Weeks run Monday to Sunday. Easier weeks are marked, never hidden: they are part of the plan.
 */

import type { Exercise } from '../exercises/exercise.ts'
import { isPlyo } from '../exercises/movement.ts'
import type { DayPlan, LoggedExercise } from '../lift.ts'
import { addDays, daysFrom, weekdayOf } from '../local-days.ts'
import { trainedSessions, wholeSets } from '../logging/trained-sessions.ts'
import { bestMaxKg } from '../progression/e1rm.ts'
import { hadLift } from '../weeks/planned-lift.ts'

export interface ProgressWish {
  readonly entries: readonly LoggedExercise[]
  /** The plan of the same days, past and coming. */
  readonly days: readonly DayPlan[]
  readonly exercises: ReadonlyMap<string, Exercise>
  /** The member's local today. */
  readonly today: string
  /** How many weeks back, the current one included. Default 12. */
  readonly weeks?: number
}

export interface ProgressWeek {
  /** Monday. */
  readonly start: string
  readonly planned: number
  /** Days with a logged lift. */
  readonly done: number
  /** Landings that were logged. */
  readonly contacts: number
  readonly deload: boolean
}

export interface LiftCourse {
  readonly exercise: string
  readonly name: string
  readonly points: readonly {
    readonly day: string
    readonly loadKg: number
    /** Estimated maximum, or null when every set was longer than ten reps. */
    readonly maxKg: number | null
  }[]
}

export interface Progress {
  readonly from: string
  readonly today: string
  readonly weeks: readonly ProgressWeek[]
  /** Main lifts with at least one loaded day, the most trained first. */
  readonly lifts: readonly LiftCourse[]
}

/** The Monday of the week of a day. */
export const mondayOf = (day: string) => addDays(day, -weekdayOf(day))

export function progressOf(wish: ProgressWish): Progress {
  const count = wish.weeks ?? 12
  const from = addDays(mondayOf(wish.today), -7 * (count - 1))
  const entries = wish.entries.filter(({ day }) => day >= from && day <= wish.today)
  const weeks = Array.from({ length: count }, (_, at) =>
    weekFigures(addDays(from, at * 7), { ...wish, entries }),
  )
  return { from, today: wish.today, weeks, lifts: mainLifts(entries, wish) }
}

function weekFigures(start: string, { entries, days, exercises }: ProgressWish): ProgressWeek {
  const inWeek = (day: string) => day >= start && daysFrom(start, day) < 7
  const logged = entries.filter(({ day }) => inWeek(day))
  const planned = days.filter(({ day }) => inWeek(day))
  return {
    start,
    planned: planned.filter(hadLift).length,
    done: new Set(logged.map(({ day }) => day)).size,
    contacts: logged.reduce((sum, entry) => sum + landingsOf(entry, exercises), 0),
    deload: planned.some(({ deload }) => deload),
  }
}

function landingsOf(entry: LoggedExercise, exercises: ProgressWish['exercises']): number {
  const exercise = exercises.get(entry.exercise)
  if (exercise === undefined || !isPlyo(exercise.pattern)) return 0
  const sides = exercise.unilateral ? 2 : 1
  const reps = wholeSets(entry.sets).reduce((sum, set) => sum + (set.reps ?? 0), 0)
  return reps * exercise.contacts * sides
}

/** Lifts of the main block; without a plan the loaded ones trained most. */
function mainLifts(entries: readonly LoggedExercise[], wish: ProgressWish): LiftCourse[] {
  const courses = [...new Set(entries.map(({ exercise }) => exercise))]
    .map((id) => courseOf(id, entries, wish))
    .filter(({ points }) => points.length > 0)
    .sort((a, b) => b.points.length - a.points.length || a.name.localeCompare(b.name))
  const main = mainIds(wish.days)
  const ofPlan = courses.filter(({ exercise }) => main.has(exercise))
  return ofPlan.length > 0 ? ofPlan : courses
}

function mainIds(days: readonly DayPlan[]): ReadonlySet<string> {
  const main = days.flatMap(({ blocks }) => blocks.filter(({ name }) => name === 'main'))
  return new Set(main.flatMap(({ exercises }) => exercises.map(({ id }) => id)))
}

function courseOf(
  id: string,
  entries: readonly LoggedExercise[],
  { exercises }: ProgressWish,
): LiftCourse {
  const sessions = trainedSessions(entries.filter(({ exercise }) => exercise === id))
  const points = sessions.flatMap(({ day, loadKg, sets }) =>
    loadKg === null ? [] : [{ day, loadKg, maxKg: bestMaxKg(sets) }],
  )
  return { exercise: id, name: exercises.get(id)?.name ?? id, points }
}
