/** Which main lifts fell short of their target on a day: fewer sets, or fewer reps in one (PR4, D2). */

import type { DayPlan, LoggedExercise, LoggedSet, PrescribedSet } from '../lift.ts'

export function missedMainLifts(lift: DayPlan, entries: readonly LoggedExercise[]): number {
  const main = lift.blocks.find((block) => block.name === 'main')?.exercises ?? []
  return main.filter((exercise) => {
    const done = entries.find((entry) => entry.exercise === exercise.id && entry.sets.length > 0)
    return done !== undefined && fellShort(exercise.sets, wholeSets(done.sets))
  }).length
}

/** Left and right of a one-sided set are one set. */
function wholeSets(sets: readonly LoggedSet[]): readonly LoggedSet[] {
  return sets.filter((set) => set.side !== 'right')
}

function fellShort(wanted: readonly PrescribedSet[], done: readonly LoggedSet[]): boolean {
  return wanted.some((set, at) => {
    const made = done[at]
    if (made === undefined) return true
    return set.reps !== null && made.reps !== null && made.reps < set.reps
  })
}
