/**
 * The warm-up (rule W1): easy minutes, a few moves, then ramp sets to the first main lift: 40, 60 and 80 % of
 * the work load, one set only when the work itself is below 60 %. Their kilograms are rounded as those of the work.
 */

import type { Exercises } from '../exercises/substitution.ts'
import type { Kit, LiftBlock, PrescribedExercise, PrescribedSet } from '../lift.ts'
import { incrementKg, roundDownKg } from '../progression/load-steps.ts'

const moveReps = 8
const ramp = [
  { share: 0.4, reps: 5 },
  { share: 0.6, reps: 3 },
  { share: 0.8, reps: 2 },
]

export function warmUp(
  moves: readonly string[],
  work: readonly LiftBlock[],
  exercises: Exercises,
  kit: readonly Kit[],
): LiftBlock {
  const main = work.find((block) => block.name === 'main')?.exercises ?? []
  const ramps = main
    .filter((exercise) => loadOf(exercise) !== null)
    .flatMap((one) => {
      const exercise = exercises.get(one.id)
      return exercise === undefined ? [] : [rampSets(one, incrementKg(exercise, kit))]
    })
  return { name: 'warm-up', exercises: [...movesOf(moves, exercises), ...ramps] }
}

function movesOf(moves: readonly string[], exercises: Exercises): PrescribedExercise[] {
  return moves
    .flatMap((id) => exercises.get(id) ?? [])
    .map((exercise, at) => ({
      id: exercise.id,
      name: exercise.name,
      pattern: exercise.pattern,
      unilateral: exercise.unilateral,
      pair: null,
      contacts: 0,
      restSeconds: 0,
      sets: [set({ reps: moveReps })],
      why:
        at === 0
          ? 'After three to five easy minutes of walking or jogging (W1).'
          : 'Slow and easy, to find the positions (W1).',
    }))
}

/** Percentage or kilograms of the hardest work set. */
function loadOf(exercise: PrescribedExercise): PrescribedSet | null {
  const loaded = exercise.sets.filter((one) => one.percent1RM !== null || one.loadKg !== null)
  return (
    loaded.toSorted(
      (a, b) => (b.percent1RM ?? b.loadKg ?? 0) - (a.percent1RM ?? a.loadKg ?? 0),
    )[0] ?? null
  )
}

function rampSets(exercise: PrescribedExercise, stepKg: number): PrescribedExercise {
  const work = loadOf(exercise)
  const percent = work?.percent1RM ?? null
  const steps = percent !== null && percent < 60 ? ramp.slice(1, 2) : ramp
  return {
    ...exercise,
    pair: null,
    contacts: 0,
    restSeconds: 60,
    sets: steps.map(({ share, reps }) =>
      set({
        reps,
        percent1RM: percent === null ? null : Math.round(percent * share),
        loadKg: work?.loadKg == null ? null : roundDownKg(work.loadKg * share, stepKg),
      }),
    ),
    why: 'Ramp sets to the work load, so that the first heavy rep is not a surprise (W1).',
  }
}

function set(words: Partial<PrescribedSet>): PrescribedSet {
  return {
    reps: null,
    repsMax: null,
    open: false,
    seconds: null,
    metres: null,
    percent1RM: null,
    rir: null,
    loadKg: null,
    ...words,
  }
}
