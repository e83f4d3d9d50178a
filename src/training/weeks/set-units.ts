/**
 * Sets counted as an exercise is counted: reps, seconds or metres. A stand-in counted in other units gets the
 * same time under load.
 */

import type { Exercise } from '../exercises/exercise.ts'
import type { PrescribedSet } from '../lift.ts'
import type { Cell } from '../programmes/programme.ts'

const secondsPerRep = 3

/** The sets of a cell; a stand-in counted in other units gets the same time under load. */
export function setsOf(cell: Cell, exercise: Exercise): PrescribedSet[] {
  return cell.flatMap(({ sets, ...group }) => {
    const set = { ...group, loadKg: null }
    return Array.from({ length: sets }, () => inUnitsOf(exercise, set))
  })
}

/** A set counted as the exercise is counted: reps, seconds or metres. */
export function inUnitsOf(exercise: Exercise, set: PrescribedSet): PrescribedSet {
  const blank = { ...set, reps: null, repsMax: null, open: false, seconds: null, metres: null }
  if (exercise.measure === 'reps') {
    if (set.reps !== null) return set
    const reps = Math.round((set.seconds ?? set.metres ?? 24) / secondsPerRep)
    return { ...blank, reps: Math.max(1, reps) }
  }
  const seconds = set.seconds ?? set.metres ?? (set.reps ?? 8) * secondsPerRep
  return exercise.measure === 'seconds'
    ? set.seconds === null
      ? { ...blank, seconds }
      : set
    : set.metres === null
      ? { ...blank, metres: seconds }
      : set
}

export function repsOf(set: PrescribedSet): number {
  return set.reps ?? Math.round((set.seconds ?? set.metres ?? 0) / secondsPerRep)
}
