/**
 * Loads and amounts nobody means: asked about before they are written down.
 *
 * The limits are far above what a runner lifts, so that a doubt is nearly always a slip of the thumb.
 */

import type { Exercise } from '../exercises/exercise.ts'
import { isLegPattern } from '../exercises/movement.ts'
import type { LoggedExercise, LoggedSet } from '../lift.ts'

export interface Doubt {
  /** What is hard to believe: `900 kg`. */
  readonly what: string
  /** The same entry with a likely slip put right, or null. */
  readonly likely: LoggedExercise | null
}

const mostReps = 100
const mostSets = 15
const mostSeconds = 900
const mostMetres = 1000

/** The first thing that is hard to believe, or null. `lastKg` is the load of the last time, when known. */
export function doubtOf(
  entry: LoggedExercise,
  exercise: Exercise,
  lastKg: number | null,
): Doubt | null {
  const heaviest = Math.max(0, ...entry.sets.map(({ loadKg }) => loadKg ?? 0))
  const most = mostKg(exercise)
  if (heaviest > most) return { what: `${heaviest} kg`, likely: tenthOf(entry, most) }
  if (lastKg !== null && lastKg > 0 && heaviest > Math.max(lastKg * 2, lastKg + 20)) {
    return {
      what: `${heaviest} kg after ${lastKg} kg last time`,
      likely: tenthOf(entry, lastKg * 2),
    }
  }
  return amountDoubt(entry)
}

function amountDoubt({ sets }: LoggedExercise): Doubt | null {
  if (sets.length > mostSets) return { what: `${sets.length} sets`, likely: null }
  const odd = sets.find(
    ({ reps, seconds, metres }) =>
      (reps ?? 0) > mostReps || (seconds ?? 0) > mostSeconds || (metres ?? 0) > mostMetres,
  )
  if (odd === undefined) return null
  if ((odd.reps ?? 0) > mostReps) return { what: `${odd.reps} reps in a set`, likely: null }
  const what = odd.seconds === null ? `${odd.metres} metres` : `${odd.seconds} seconds`
  return { what, likely: null }
}

/** Heavier than any runner this bot is for, in kilograms. */
function mostKg(exercise: Exercise): number {
  const kits = exercise.kit.flat()
  if (kits.includes('machine')) return 400
  if (kits.includes('barbell') || kits.includes('trap-bar')) {
    return isLegPattern(exercise.pattern) ? 300 : 180
  }
  return 100
}

/** One nought too many is the usual slip. */
function tenthOf(entry: LoggedExercise, most: number): LoggedExercise | null {
  const sets = entry.sets.map(
    (set): LoggedSet => ({ ...set, loadKg: set.loadKg === null ? null : set.loadKg / 10 }),
  )
  return sets.every(({ loadKg }) => (loadKg ?? 0) <= most) ? { ...entry, sets } : null
}
