/**
 * How long a session takes (rule W2): warm-up, 40 s a set (one-sided 60 s), rests (once a round in a pair),
 * two seconds a landing and the rests between plyo sets.
 */

import type { LiftBlock, PrescribedExercise } from '../lift.ts'

const setSeconds = 40
const oneSidedSetSeconds = 60
const landingSeconds = 2

/** Whole minutes, rounded up. */
export function sessionMinutes(warmUpMinutes: number, blocks: readonly LiftBlock[]): number {
  const seconds = blocks
    .filter((block) => block.name !== 'warm-up')
    .reduce((sum, block) => sum + blockSeconds(block), 0)
  return warmUpMinutes + Math.ceil(seconds / 60)
}

function blockSeconds(block: LiftBlock): number {
  const work = block.exercises.reduce(
    (sum, exercise) =>
      sum + (block.name === 'plyo' ? jumpSeconds(exercise) : workSeconds(exercise)),
    0,
  )
  return work + restSeconds(block.exercises)
}

function workSeconds(exercise: PrescribedExercise): number {
  return exercise.sets.length * (exercise.unilateral ? oneSidedSetSeconds : setSeconds)
}

function jumpSeconds(exercise: PrescribedExercise): number {
  return exercise.contacts * landingSeconds
}

/** Alone: after every set. In a pair: after every round, the longer of the rests. */
function restSeconds(exercises: readonly PrescribedExercise[]): number {
  const rounds = new Map<string, { sets: number; rest: number }>()
  for (const exercise of exercises) {
    const key = exercise.pair ?? exercise.id
    const known = rounds.get(key) ?? { sets: 0, rest: 0 }
    rounds.set(key, {
      sets: Math.max(known.sets, exercise.sets.length),
      rest: Math.max(known.rest, exercise.restSeconds),
    })
  }
  return [...rounds.values()].reduce((sum, { sets, rest }) => sum + sets * rest, 0)
}
