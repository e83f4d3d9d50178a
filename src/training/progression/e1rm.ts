/**
 * Estimating a one-rep maximum (e1RM) from a set that stopped earlier.
 *
 * The usual rep-max chart (reference part 3): a set of `reps` with `rir` left is a set of `reps + rir` to the
 * end, and that many reps belong to a share of the maximum. Above ten reps the chart says little, so longer
 * sets give no estimate.
 */

import type { LoggedSet } from '../lift.ts'

/** Percent of the maximum for 1, 2, 3 … 12 reps to the end. */
const percentOfMax = [100, 95, 93, 90, 87, 85, 83, 80, 77, 75, 71, 67]

const mostReps = 10

/** The share of the maximum (percent) at which `reps` with `rir` in reserve is a full effort, or null. */
export function repMaxPercent(reps: number, rir: number): number | null {
  return percentOfMax[Math.round(reps + rir) - 1] ?? null
}

/** How many reps to the end a share of the maximum (percent) allows: 80 gives 8. At least 1, at most 12. */
export function repsAtPercent(percent: number): number {
  const reps = percentOfMax.findLastIndex((share) => share >= percent) + 1
  return Math.max(1, reps)
}

/** The reps in reserve of a set of `reps` at a share of the maximum (percent), by the nearest row of the chart. */
export function reserveAt(percent: number, reps: number): number {
  const gaps = percentOfMax.map((share) => Math.abs(share - percent))
  return Math.max(0, gaps.indexOf(Math.min(...gaps)) + 1 - reps)
}

/**
 * The maximum in kilograms that this set suggests, or null when it has no load, no reps, or more than ten.
 * A set without a stated reserve counts as `assumedRir` (default 0, which never flatters).
 */
export function estimateMaxKg(
  set: Pick<LoggedSet, 'reps' | 'loadKg' | 'rir'>,
  assumedRir = 0,
): number | null {
  const { reps, loadKg } = set
  if (reps === null || loadKg === null || reps < 1 || reps > mostReps || loadKg <= 0) return null
  const percent = repMaxPercent(reps, set.rir ?? assumedRir)
  return percent === null ? null : (loadKg * 100) / percent
}

/** The best estimate of several sets, in kilograms to one decimal, or null. What charts and records show. */
export function bestMaxKg(sets: readonly LoggedSet[]): number | null {
  const estimates = sets.flatMap((set) => estimateMaxKg(set) ?? [])
  return estimates.length === 0 ? null : Math.round(Math.max(...estimates) * 10) / 10
}
