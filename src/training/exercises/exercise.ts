/**
 * What an exercise is: the row of `knowledge/exercises.yaml` that programmes, swaps, logs and cues share.
 *
 * The shape only. Reading the file is `exercises.ts`; whether one exercise may stand in for another is
 * `substitution.ts`.
 */

import type { Kit, Level } from '../lift.ts'

/** The movement an exercise trains. A swap keeps it (rule PR6). */
export const patterns = [
  'squat',
  'hinge/squat',
  'single-leg knee',
  'frontal single-leg',
  'hinge',
  'hip extension',
  'knee flexion',
  'ankle straight-knee',
  'ankle bent-knee',
  'ankle isometric',
  'dorsiflexion',
  'foot core',
  'balance',
  'hip abduction',
  'hip adduction',
  'hip flexion',
  'anti-extension',
  'anti-rotation',
  'anti-lateral',
  'carry',
  'push',
  'vertical push',
  'pull',
  'vertical pull',
  'landing',
  'low plyo',
  'mid plyo',
  'mid-high plyo',
  'high plyo',
  'power',
  'power hinge',
] as const

export type Pattern = (typeof patterns)[number]

/** How a set of it is counted. */
export type Measure = 'reps' | 'seconds' | 'metres'

export interface Exercise {
  /** Kebab case, as programmes and logs name it. */
  readonly id: string
  readonly name: string
  /** Other names people type. */
  readonly aliases: readonly string[]
  readonly pattern: Pattern
  /** The muscles that decide what may replace it, most important first. */
  readonly primeMuscles: readonly string[]
  /**
   * Alternative sets of kit: one whole set is enough. `[['none'], ['dumbbells']]` is bodyweight or dumbbells,
   * `[['dumbbells', 'bench']]` needs both. Everybody holds `none`; `gym` holds everything.
   */
  readonly kit: readonly (readonly Kit[])[]
  /** The lowest level that gets it as a swap. Programmes may list it earlier. */
  readonly level: Level
  /** One side at a time: reps are per side and contacts count both sides. */
  readonly unilateral: boolean
  readonly measure: Measure
  /** Landings of one rep (both feet together are one); 0 when nothing lands. */
  readonly contacts: number
  /** Ids, best first: same movement but easier, same demand with other kit, harder. */
  readonly easier: readonly string[]
  readonly other: readonly string[]
  readonly harder: readonly string[]
  /** Two or three short instructions, most important first. */
  readonly cues: readonly string[]
  readonly fault: string
  readonly mend: string
  /** What it does for a runner, without a promise about injuries. */
  readonly why: string
}
