/**
 * The numbers that are a choice and not a finding (rows marked P in the reference). Everything that plans or
 * checks takes a `TrainingPolicy`; the defaults are the reference values.
 */

import type { Level, RaceDistance } from './lift.ts'

export interface TrainingPolicy {
  /** A long run this long is a key run, in minutes. */
  readonly keyLongRunMinutes: number
  /** H1: hours from the end of a key run, and of an easy one, to the lift. */
  readonly hoursAfterKeyRun: number
  readonly hoursAfterEasyRun: number
  /** Nobody is asked to begin a lift later than this, local `HH:MM`. */
  readonly latestStart: string
  /** H4: whole days without a key run after heavy legs in the first `settlingWeeks` of a block or after a return. */
  readonly settlingDays: number
  readonly settlingWeeks: number
  /** Days of the week (0 is the start day) for two lifts and for one when no runs are known. */
  readonly defaultDays: { readonly two: readonly [number, number]; readonly one: number }
  /** F2: days from lift to lift that one a week should not exceed. */
  readonly longestGapDays: number
  /** A missed lift may move this many days. */
  readonly makeUpDays: number
  /** PR4 and PR5 at two or more lifts a week, and at one: from how many days on. */
  readonly gap: {
    readonly repeat: { readonly two: number; readonly one: number }
    readonly comeBack: { readonly two: number; readonly one: number }
  }
  /** PR5: for a gap shorter than `below` days, what is left of the working sets week by week. */
  readonly comeBack: readonly { readonly below: number; readonly shares: readonly number[] }[]
  /** A gap this long starts the foundation again. */
  readonly startAgainDays: number
  /** Share of the programme's landings in each week of a return. */
  readonly comeBackContacts: readonly number[]
  /** No test this many days after a return began. */
  readonly noTestDays: number
  /** D2: soreness (0-10) that calls a deload when two sessions in a row report it, and main lifts missed in a week. */
  readonly deloadSoreness: number
  readonly deloadMisses: number
  /** What is left of sets, load and landings in a deload the plan did not foresee. */
  readonly earlyDeload: { readonly sets: number; readonly load: number; readonly contacts: number }
  /** Load of an authored deload where the table names no percentage. */
  readonly deloadLoad: number
  /** Y1: landings a session by level; for L0 by week, the last for all later ones. */
  readonly contacts: Readonly<Record<Exclude<Level, 'L0'>, number>> & {
    readonly L0: readonly number[]
  }
  readonly powerJumps: number
  /** Y3: pain after plyo (0-10) above which the rung goes down, and above which there is none. */
  readonly plyoPain: { readonly stepDown: number; readonly none: number }
  /** Body weight in kilograms above which there are no drop jumps. */
  readonly dropJumpBodyWeightKg: number
  /** Y4 and S2: the largest weekly rise. */
  readonly contactRise: { readonly landings: number; readonly share: number }
  readonly setRise: { readonly sets: number; readonly share: number }
  /** First day of the taper, in days before the race. */
  readonly taperDays: Readonly<Record<RaceDistance, number>>
  /** T2: heavy legs end this many days before the race. */
  readonly lastHeavyDays: Readonly<Record<RaceDistance, number>>
  /** T5: days without leg work after the race. */
  readonly restAfterRace: Readonly<Record<RaceDistance, number>>
  /** T5: how long and how much is left of the sets afterwards. */
  readonly afterRace: { readonly days: number; readonly sets: number }
  /** I7 from this age: percentage ceiling, sets, reps in reserve. */
  readonly older: {
    readonly age: number
    readonly percent: number
    readonly sets: number
    readonly rir: number
  }
  /** F3 from this age two maintenance lifts a week. */
  readonly twiceAWeekAge: number
}

export const referencePolicy: TrainingPolicy = {
  keyLongRunMinutes: 90,
  hoursAfterKeyRun: 6,
  hoursAfterEasyRun: 3,
  latestStart: '21:00',
  settlingDays: 2,
  settlingWeeks: 2,
  defaultDays: { two: [0, 3], one: 0 },
  longestGapDays: 10,
  makeUpDays: 3,
  gap: { repeat: { two: 8, one: 11 }, comeBack: { two: 14, one: 17 } },
  comeBack: [
    { below: 28, shares: [0.5, 0.7] },
    { below: 56, shares: [0.5, 0.7, 0.8] },
    { below: Number.POSITIVE_INFINITY, shares: [0.5, 0.7, 0.8, 0.9] },
  ],
  startAgainDays: 84,
  comeBackContacts: [0, 0.5],
  noTestDays: 28,
  deloadSoreness: 7,
  deloadMisses: 2,
  earlyDeload: { sets: 0.6, load: 0.9, contacts: 0.5 },
  deloadLoad: 0.9,
  contacts: { L0: [30, 30, 40, 40, 60], L1: 80, L2: 100, L3: 120 },
  powerJumps: 20,
  plyoPain: { stepDown: 2, none: 5 },
  dropJumpBodyWeightKg: 100,
  contactRise: { landings: 20, share: 0.2 },
  setRise: { sets: 4, share: 0.2 },
  taperDays: { '5k': 9, '10k': 9, half: 14, marathon: 14, ultra: 14 },
  lastHeavyDays: { '5k': 7, '10k': 7, half: 7, marathon: 10, ultra: 10 },
  restAfterRace: { '5k': 3, '10k': 3, half: 5, marathon: 7, ultra: 10 },
  afterRace: { days: 14, sets: 0.7 },
  older: { age: 65, percent: 85, sets: 3, rir: 2 },
  twiceAWeekAge: 60,
}
