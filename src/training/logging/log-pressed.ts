/**
 * What a press of Done, Too easy or Too hard means in the log: the sets as prescribed, with the reserve the
 * runner felt.
 */

import type { LoggedExercise, LoggedSet, PrescribedExercise, PrescribedSet } from '../lift.ts'

export type Felt = 'done' | 'too-easy' | 'too-hard'

/** Reserve added to what was asked for. */
const feltRir: Readonly<Record<Felt, number>> = { done: 0, 'too-easy': 2, 'too-hard': -2 }

/** A set without a stated reserve was meant to leave about three. */
const usualRir = 3

/**
 * The entry for an exercise done as prescribed. `loadKg` is the load used when the plan names none (null:
 * without load). A range counts as its lower end, an open set as its stated reps.
 */
export function loggedAsPressed(
  exercise: Pick<PrescribedExercise, 'id' | 'sets'>,
  day: string,
  felt: Felt,
  loadKg: number | null = null,
): LoggedExercise {
  return {
    day,
    exercise: exercise.id,
    sets: exercise.sets.map((set) => loggedSet(set, felt, loadKg)),
    pain: null,
    soreness: null,
  }
}

/** The same for an exercise that stands in the log already: its own sets, with the reserve that was felt. */
export function feltAsPressed(
  { day, exercise, sets, soreness }: LoggedExercise,
  asked: Pick<PrescribedExercise, 'sets'>,
  felt: Felt,
): LoggedExercise {
  const rir = Math.max(0, (asked.sets[0]?.rir ?? usualRir) + feltRir[felt])
  return { day, exercise, sets: sets.map((set) => ({ ...set, rir })), pain: null, soreness }
}

function loggedSet(set: PrescribedSet, felt: Felt, loadKg: number | null): LoggedSet {
  // Done says nothing of a reserve the plan did not ask for: jumps, holds, trunk work.
  const unsaid = felt === 'done' && set.rir === null
  const asked = set.rir ?? usualRir
  return {
    reps: set.reps,
    loadKg: set.loadKg ?? loadKg,
    rir: unsaid ? null : Math.max(0, asked + feltRir[felt]),
    seconds: set.seconds,
    metres: set.metres,
    side: null,
  }
}
