/**
 * The words of training: what a day holds, what was done, who the runner is, where they run.
 *
 * These shapes are what `liftForDay` takes and gives, what the CLI prints as JSON, and what the replies,
 * pictures and calendar are made from. Days are local calendar dates `YYYY-MM-DD`; clock times are `HH:MM`.
 */

export type Level = 'L0' | 'L1' | 'L2' | 'L3'

/** Every word for kit, from nothing to a whole gym. */
export const kitWords = [
  'none',
  'band',
  'dumbbells',
  'kettlebell',
  'bench',
  'box',
  'bar',
  'barbell',
  'trap-bar',
  'machine',
  'rope',
  'hurdle',
  'gym',
] as const

export type Kit = (typeof kitWords)[number]

export type Phase =
  | 'foundation'
  | 'base'
  | 'power'
  | 'in-season'
  | 'taper'
  | 'race-week'
  | 'post-race'
  | 'return'

export type BlockName = 'warm-up' | 'plyo' | 'power' | 'main' | 'accessory' | 'trunk'

/** What a runner reads above a block. */
export const blockTitles: Readonly<Record<BlockName, string>> = {
  'warm-up': 'Warm-up',
  plyo: 'Jumps',
  power: 'Power',
  main: 'Main',
  accessory: 'Then',
  trunk: 'To finish',
}

export type RaceDistance = '5k' | '10k' | 'half' | 'marathon' | 'ultra'

/** One set as prescribed. Absent values are null. `reps` is per side for one-sided exercises. */
export interface PrescribedSet {
  readonly reps: number | null
  /** Top of a rep range. */
  readonly repsMax: number | null
  /** As many reps as possible, up to the stated RIR. */
  readonly open: boolean
  readonly seconds: number | null
  readonly metres: number | null
  readonly percent1RM: number | null
  readonly rir: number | null
  readonly loadKg: number | null
}

export interface PrescribedExercise {
  readonly id: string
  readonly name: string
  readonly pattern: string
  readonly unilateral: boolean
  /** Letter shared by exercises done in turn, or null. */
  readonly pair: string | null
  /** Landings of the whole day by this exercise, both sides together. */
  readonly contacts: number
  readonly restSeconds: number
  readonly sets: readonly PrescribedSet[]
  /** One sentence: where these numbers come from, with the rule and the log entries behind them. */
  readonly why: string
}

export interface LiftBlock {
  readonly name: BlockName
  readonly exercises: readonly PrescribedExercise[]
}

/** Why a day is as it is: a rule id of the reference (`H2`, `T1`, `PR5`, …) and one sentence. */
export interface Reason {
  readonly rule: string
  readonly text: string
}

/** One day of a runner's plan. A rest or hold day has no blocks and always a reason. */
export interface DayPlan {
  readonly day: string
  readonly programme: string
  readonly week: number
  readonly phase: Phase
  readonly deload: boolean
  readonly kind: 'lift' | 'rest' | 'hold'
  readonly title: string
  /** Local `HH:MM` before which the lift should not start because of a run that day, or null. */
  readonly earliestStart: string | null
  readonly minutes: number
  readonly contacts: number
  readonly blocks: readonly LiftBlock[]
  readonly reasons: readonly Reason[]
}

export interface Run {
  readonly day: string
  readonly start: string
  readonly minutes: number
  readonly kind: 'easy' | 'quality' | 'long' | 'race'
}

export interface Race {
  readonly day: string
  readonly distance: RaceDistance
}

/** One set as done. Absent values are null. */
export interface LoggedSet {
  readonly reps: number | null
  readonly loadKg: number | null
  readonly rir: number | null
  readonly seconds: number | null
  readonly metres: number | null
  readonly side: 'left' | 'right' | null
}

/** One exercise on one day as done. `pain` and `soreness` are 0-10 or null. */
export interface LoggedExercise {
  readonly day: string
  readonly exercise: string
  readonly sets: readonly LoggedSet[]
  readonly pain: number | null
  readonly soreness: number | null
}

/** Something that stops or narrows training until it is cleared (reference part 4 and rules A1-A4). */
export interface Hold {
  readonly category: string
  readonly since: string
  /** `all` stops every lift; otherwise the movement patterns that are blocked, or `plyo`. */
  readonly scope: 'all' | readonly string[]
}

/** What is known of the runner. Everything has a careful default. */
export interface RunnerProfile {
  readonly level: Level
  readonly kit: readonly Kit[]
  readonly ageYears: number | null
  readonly bodyWeightKg: number | null
  /** Technique signed off by an adult coach (rule A1). */
  readonly techniqueSignedOff: boolean
  readonly pregnant: boolean
  /** Said by the member: a clinician cleared them (A2, resuming after a hold). */
  readonly cleared: boolean
  readonly postpartumWeeks: number | null
  /** Can do 20 single-leg calf raises a side (gate Y5). */
  readonly calfRaises20: boolean
  readonly holds: readonly Hold[]
}
