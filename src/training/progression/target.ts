/**
 * The question the day's lift asks of the log: given what the programme wants of this exercise today and what
 * was done before, which loads and reps, and why?
 *
 * `lift-for-day` asks it once per exercise after every ceiling (age, level, deload, return) is applied;
 * `progression.ts` answers it by the rules PR1-PR4 and PR6.
 */

import type { Exercise } from '../exercises/exercise.ts'
import type { Kit, Level, LoggedExercise, PrescribedSet } from '../lift.ts'

/**
 * How the numbers grow:
 * - `double`: reps grow to the top of the range, then the load steps and reps start again at the bottom;
 * - `table`: the programme's table says sets, reps and percentage; only the e1RM behind them moves;
 * - `floor`: the load steps only after two sessions in a row beat the target by two reps (in-season);
 * - `fixed`: nothing grows by itself (power, plyo, warm-up, test, taper).
 */
export type Growth = 'double' | 'table' | 'floor' | 'fixed'

export interface TargetInput {
  readonly exercise: Exercise
  /** Local day `YYYY-MM-DD` the sets are for. */
  readonly day: string
  /**
   * The sets the programme wants today, ceilings applied. `loadKg` is null; `reps`..`repsMax` is the range of
   * double progression, `percent1RM` and `rir` as authored. Their number never changes in the answer.
   */
  readonly prescribed: readonly PrescribedSet[]
  readonly growth: Growth
  /**
   * The fewest reps a loading week of this slot asks for. Old sets are judged by it and not by today's week, so
   * that the same log means the same in every week.
   */
  readonly fewestReps: number | null
  /** A deload week: `loadFactor` of the last load, reps as prescribed, never a step. */
  readonly deload: boolean
  /** Multiplies the load that the log gives: 1, or 0.85-0.95 in a deload. */
  readonly loadFactor: number
  /** PR4: after a gap of 8-13 days (11-16 at one session a week) repeat the last loads, no step. */
  readonly repeatLast: boolean
  /** The rule that allows no step today whatever the log says (`PR5`, `T1`, `T5`), or null. */
  readonly heldBy: string | null
  /** Sets of it the plan asked for last and when, where no log has told yet what became of them (PR3). */
  readonly asked: { readonly day: string; readonly sets: number } | null
  /** Entries of this exercise only, days before `day`, oldest first. A swap's entries are its own (PR6). */
  readonly entries: readonly LoggedExercise[]
  readonly level: Level
  readonly kit: readonly Kit[]
  readonly ageYears: number | null
  readonly bodyWeightKg: number | null
}

export interface NextTarget {
  /** As many sets as prescribed, in order; `loadKg` filled where the log gives one. */
  readonly sets: readonly PrescribedSet[]
  /** One sentence a member reads: the rule and the log entries behind the numbers. */
  readonly why: string
}

/** What `progression.ts` exports as `nextTarget`. Pure. */
export type NextTargetOf = (input: TargetInput) => NextTarget
