/**
 * What the weeks so far added up to, and how much the next may ask: working sets (S2) and landings (Y4) grow
 * step by step, a deload takes landings away (D1).
 */

import type { TrainingPolicy } from '../policy.ts'

export interface WeekTotals {
  readonly start: number
  readonly deload: boolean
  readonly sets: number
  readonly contacts: number
  /** Highest rung of the jumping ladder that stood in it, -1 for none. */
  readonly rung: number
  /** Sets x reps. */
  readonly volume: number
  /** An ordinary week with all its lifts: the measure for the sets of later ones. */
  readonly measures: boolean
}

type Weeks = readonly WeekTotals[]

/** S2: at most the larger of 20 % and 4 sets over the best of the last two ordinary weeks. */
export function mostSets(weeks: Weeks, { setRise }: TrainingPolicy): number {
  const last = weeks.filter((week) => week.measures && !week.deload).slice(-2)
  if (last.length === 0) return Number.POSITIVE_INFINITY
  const best = Math.max(...last.map((week) => week.sets))
  return Math.floor(best + Math.max(setRise.sets, best * setRise.share))
}

/** Y4, D1: at most the larger of +20 and 20 % over the best of the last two loading weeks; 60 % in a deload. */
export function mostLandings(weeks: Weeks, deload: boolean, policy: TrainingPolicy): number {
  const loading = weeks.filter((week) => !week.deload)
  const last = loading.slice(-2).map((week) => week.contacts)
  if (last.length === 0) return Number.POSITIVE_INFINITY
  if (deload) return Math.floor((last.at(-1) ?? 0) * deloadLandings)
  const best = Math.max(...last)
  const { landings, share } = policy.contactRise
  return Math.floor(best + Math.max(landings, best * share))
}

const deloadLandings = 0.6

/**
 * Y3: the highest rung the next week may hold: one more than reached once two weeks were spent there. Landing
 * and low jumps begin together; who has not jumped yet begins on `first`.
 */
export function highestRungNext(weeks: Weeks, first: number): number {
  let reached = -1
  let weeksThere = 0
  for (const { rung } of weeks) {
    if (rung > reached) {
      reached = rung
      weeksThere = 0
    }
    if (rung === reached) weeksThere += 1
  }
  if (reached === -1) return first
  return Math.max(1, weeksThere >= weeksOnARung ? reached + 1 : reached)
}

const weeksOnARung = 2

/** The last ordinary loading week's sets x reps, or null. */
export function lastLoadingVolume(weeks: Weeks): number | null {
  return weeks.findLast((week) => week.measures && !week.deload)?.volume ?? null
}
