/** What every reader of a run plan is told and gives, whatever the format. */

import type { Run } from '../lift.ts'

export interface RunPlan {
  /** By day and start, without doubles. */
  readonly runs: readonly Run[]
  /** What was left out and why, at most ten lines, for the member. */
  readonly leftOut: readonly string[]
}

/** How the readers of a format get their wishes. */
export interface ReadWish {
  readonly zone: string
  readonly from: string
  readonly to: string
  readonly usualStart: string
}

/** A run that does not say how long it is, in minutes. */
export const usualMinutes = 45
