/**
 * Sets counted as an exercise is counted: reps, seconds or metres. A stand-in counted in other units gets the
 * same time under load.
 */

import type { Exercise } from '../exercises/exercise.ts'
import type { PrescribedSet } from '../lift.ts'
import type { Cell, Slot } from '../programmes/programme.ts'
import type { Growth } from '../progression/target.ts'

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

/**
 * A set at a percentage, done without a weight: more reps take its place, up to the reserve. An easier week and a
 * set that is not meant to grow keep their reps.
 */
export function withoutWeight(set: PrescribedSet, slot: Slot, easier: boolean): PrescribedSet {
  if (set.percent1RM === null) return set
  const most = mostRepsUnloaded[slot.growth]
  const stays = easier || set.open || set.reps === null || most === null
  return { ...set, percent1RM: null, repsMax: stays ? set.repsMax : Math.max(most, set.reps) }
}

/** In season two more than the top are asked before anything grows, which makes twelve as well. */
const mostRepsUnloaded: Readonly<Record<Growth, number | null>> = {
  table: 12,
  double: 12,
  floor: 10,
  fixed: null,
}

export function repsOf(set: PrescribedSet): number {
  return set.reps ?? Math.round((set.seconds ?? set.metres ?? 0) / secondsPerRep)
}
