/**
 * Whether the log says that a runner has grown out of their level (reference part 3).
 *
 * L1 after eight weeks and twelve sessions; L2 after half a year of steady weeks; L3 after a year of them with
 * heavy legs. Nothing is taken away: a pause brings the careful return, not a lower level.
 */

import { isLegPattern } from '../exercises/movement.ts'
import type { Exercises } from '../exercises/substitution.ts'
import type { Level, LoggedExercise } from '../lift.ts'
import { daysFrom } from '../local-days.ts'
import { repMaxPercent } from './e1rm.ts'

export interface EarnedLevel {
  readonly level: Level
  /** One sentence with what was logged. */
  readonly why: string
}

/** Share of weeks with at least one session that counts as steady. Policy. */
const steadyShare = 0.75
const heavyPercent = 80
const heavyDays = 8

/** The next level up when the log has earned it, else null. */
export function earnedLevel(
  level: Level,
  entries: readonly LoggedExercise[],
  exercises: Exercises,
  today: string,
): EarnedLevel | null {
  const days = [
    ...new Set(entries.filter(({ sets }) => sets.length > 0).map(({ day }) => day)),
  ].sort()
  const first = days[0]
  if (first === undefined) return null
  const weeks = Math.floor(daysFrom(first, today) / 7)
  if (level === 'L0') {
    if (weeks < 8 || days.length < 12) return null
    return { level: 'L1', why: `${days.length} sessions in ${weeks} weeks: the foundation stands.` }
  }
  if (level === 'L1') {
    if (weeks < 26 || !isSteady(days, 26, today)) return null
    return { level: 'L2', why: 'Half a year of steady weeks.' }
  }
  if (level === 'L2') {
    if (weeks < 52 || !isSteady(days, 52, today) || heavyLegDays(entries, exercises) < heavyDays)
      return null
    return { level: 'L3', why: 'A year of steady weeks, with heavy legs among them.' }
  }
  return null
}

function isSteady(days: readonly string[], weeks: number, today: string): boolean {
  const recent = days
    .map((day) => daysFrom(day, today))
    .filter((ago) => ago >= 0 && ago < weeks * 7)
  return new Set(recent.map((ago) => Math.floor(ago / 7))).size >= weeks * steadyShare
}

function heavyLegDays(entries: readonly LoggedExercise[], exercises: Exercises): number {
  const heavy = entries.filter(
    ({ exercise, sets }) =>
      isLegPattern(exercises.get(exercise)?.pattern ?? '') &&
      sets.some(
        ({ reps, loadKg, rir }) =>
          loadKg !== null && reps !== null && (repMaxPercent(reps, rir ?? 2) ?? 0) >= heavyPercent,
      ),
  )
  return new Set(heavy.map(({ day }) => day)).size
}
