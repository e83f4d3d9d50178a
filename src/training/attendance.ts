/**
 * What the log says about showing up: which planned lifts were done, when the last session was, how sore it left
 * the runner. Days here are day numbers.
 */

import type { LoggedExercise } from './lift.ts'
import { dayNumber } from './local-days.ts'

export interface Attendance {
  readonly today: number
  /** Whether a log is kept; without one every planned day counts as done. */
  readonly kept: boolean
  /** Days with at least one exercise done, ascending. */
  readonly days: readonly number[]
  readonly byExercise: ReadonlyMap<string, readonly LoggedExercise[]>
  readonly byDay: ReadonlyMap<number, readonly LoggedExercise[]>
}

export function attendanceOf(
  log: readonly LoggedExercise[] | null,
  today: number,
  kept: boolean,
): Attendance {
  const entries = [...(log ?? [])].sort((a, b) => a.day.localeCompare(b.day))
  const byExercise = new Map<string, LoggedExercise[]>()
  const byDay = new Map<number, LoggedExercise[]>()
  for (const entry of entries) {
    push(byExercise, entry.exercise, entry)
    push(byDay, dayNumber(entry.day), entry)
  }
  const days = [...byDay].filter(([, done]) => done.some(isTraining)).map(([day]) => day)
  return { today, kept, days, byExercise, byDay }
}

/** Pain or soreness told without a set is a word about the body, not a session. */
function isTraining({ sets, pain, soreness }: LoggedExercise): boolean {
  return sets.length > 0 || (pain === null && soreness === null)
}

function push<Key>(map: Map<Key, LoggedExercise[]>, key: Key, entry: LoggedExercise) {
  const known = map.get(key)
  if (known === undefined) map.set(key, [entry])
  else known.push(entry)
}

/** The last logged day before `day`, or null. */
export function lastLoggedBefore({ days }: Attendance, day: number): number | null {
  return days.findLast((logged) => logged < day) ?? null
}

/**
 * The logged day that fulfils a lift planned on `day`: from the day before to three days after, not taken by
 * another lift and before the next planned one. Null when there is none.
 */
export function loggedFor(
  { days }: Attendance,
  day: number,
  taken: ReadonlySet<number>,
  nextPlanned: number | null,
  makeUpDays: number,
): number | null {
  const until = Math.min(day + makeUpDays, (nextPlanned ?? Number.POSITIVE_INFINITY) - 1)
  return days.find((logged) => logged >= day - 1 && logged <= until && !taken.has(logged)) ?? null
}

/** Entries of one exercise on days before `day`, oldest first. */
export function entriesBefore(
  { byExercise }: Attendance,
  exercise: string,
  day: string,
): readonly LoggedExercise[] {
  const entries = byExercise.get(exercise) ?? []
  const at = entries.findIndex((entry) => entry.day >= day)
  return at === -1 ? entries : entries.slice(0, at)
}

/** D2: whether the last two sessions before `day` both left this much soreness (0-10). */
export function soreTwiceRunning(attendance: Attendance, day: number, soreness: number): boolean {
  const last = attendance.days.filter((logged) => logged < day && logged >= day - 14).slice(-2)
  return (
    last.length === 2 && last.every((logged) => worst(attendance, logged, 'soreness') >= soreness)
  )
}

/** Pain (0-10) reported with the last logged jumps of the 14 days before `day`, or null. */
export function lastPain(
  { byDay, days }: Attendance,
  day: number,
  isJump: (exercise: string) => boolean,
): number | null {
  for (const logged of days.filter((one) => one < day && one >= day - 14).reverse()) {
    const jumps = (byDay.get(logged) ?? []).filter((entry) => isJump(entry.exercise))
    if (jumps.length > 0) return Math.max(...jumps.map((entry) => entry.pain ?? 0))
  }
  return null
}

function worst({ byDay }: Attendance, day: number, what: 'soreness' | 'pain'): number {
  return Math.max(0, ...(byDay.get(day) ?? []).map((entry) => entry[what] ?? 0))
}
