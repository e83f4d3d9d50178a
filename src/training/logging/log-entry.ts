/** One clause of a typed log as an entry: sets in the exercise's own units, loads in kilograms. */

import type { Exercise } from '../exercises/exercise.ts'
import type { LoggedExercise, LoggedSet } from '../lift.ts'
import { kilogramsPerPound } from '../progression/pounds.ts'
import type { LogClause, TypedLoad, TypedSet } from './log-clauses.ts'

export interface NotedExercise extends LoggedExercise {
  readonly note: string | null
}

export interface EntryWish {
  readonly day: string
  /** Unit of a load typed without one. */
  readonly unit: 'kg' | 'lb'
}

/** The clause as an entry of this exercise on a day; a bare number counts as the exercise is counted. */
export function entryOf(clause: LogClause, exercise: Exercise, wish: EntryWish): NotedExercise {
  return {
    day: wish.day,
    exercise: exercise.id,
    sets: clause.sets.map((set) => loggedSet(set, exercise, wish)),
    pain: clause.pain === null ? null : Math.min(10, clause.pain),
    soreness: clause.soreness === null ? null : Math.min(10, clause.soreness),
    note: clause.note === '' ? null : clause.note,
  }
}

function loggedSet(set: TypedSet, exercise: Exercise, wish: EntryWish): LoggedSet {
  const unit = set.unit ?? exercise.measure
  return {
    reps: unit === 'reps' ? set.amount : null,
    seconds: unit === 'seconds' ? set.amount : null,
    metres: unit === 'metres' ? set.amount : null,
    loadKg: set.load === null ? null : inKg(set.load, wish.unit),
    rir: set.rir,
    side: exercise.unilateral ? set.side : null,
  }
}

/** Kilograms, to a hundredth, so that pounds come back as they were typed. */
export function inKg({ value, unit }: TypedLoad, usual: 'kg' | 'lb'): number {
  const kg = (unit ?? usual) === 'kg' ? value : value * kilogramsPerPound
  return Math.round(kg * 100) / 100
}
