/**
 * From a wished load to one that can be put together, and from a load to the next (rules PR1 and PR2).
 *
 * A step is the smallest change of the kit that is at least 2 % of the load. Legs take steps up to 10 %, the
 * upper body up to 5 %. Where the kit steps wider, reps grow first; after that a step of up to 2.5 kg is fair.
 */

import type { Exercise } from '../exercises/exercise.ts'
import { isUpper } from '../exercises/movement.ts'
import type { Kit } from '../lift.ts'

/** The smallest change of load, in kilograms: a pair of small plates, the next dumbbell, the next bell. */
const incrementsKg: readonly (readonly [Kit, number])[] = [
  ['barbell', 2.5],
  ['trap-bar', 2.5],
  ['machine', 2.5],
  ['dumbbells', 2],
  ['kettlebell', 4],
]

const smallestFairStepKg = 2.5

/** Which change of load this runner's kit allows for the exercise, in kilograms. */
export function incrementKg(exercise: Exercise, kit: readonly Kit[]): number {
  const usable = exercise.kit.filter(
    (set) => kit.includes('gym') || set.every((item) => item === 'none' || kit.includes(item)),
  )
  const found = incrementsKg.find(([item]) => usable.some((set) => set.includes(item)))
  return found?.[1] ?? smallestFairStepKg
}

/** The heaviest load that can be put together and is not above the wish, in kilograms. */
export function roundDownKg(wishKg: number, stepKg: number): number {
  return Math.max(stepKg, Math.floor(wishKg / stepKg + 1e-6) * stepKg)
}

export interface LoadStep {
  /** The next load in kilograms; null when the kit has no fair one. */
  readonly toKg: number | null
  /** PR2: reps added to the top of the range before this step is taken; 0 when it is small enough. */
  readonly moreReps: number
}

/** The step up from a load. */
export function stepFrom(loadKg: number, exercise: Exercise, kit: readonly Kit[]): LoadStep {
  const increment = incrementKg(exercise, kit)
  const most = isUpper(exercise.pattern) ? 0.05 : 0.1
  const step =
    increment >= loadKg * 0.02 ? increment : Math.ceil((loadKg * 0.02) / increment) * increment
  const share = step / loadKg
  if (share <= most + 1e-9) return { toKg: loadKg + step, moreReps: 0 }
  const moreReps = share > 0.2 ? 4 : 2
  return { toKg: step <= smallestFairStepKg ? loadKg + step : null, moreReps }
}
