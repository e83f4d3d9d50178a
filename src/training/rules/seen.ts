/**
 * What the rules look at: sessions and weeks, the same whether they come from a programme file
 * (`written-weeks.ts`) or from a runner's plan (`planned-weeks.ts`).
 */

import type { BlockName, Level, Phase, PrescribedExercise } from '../lift.ts'

/** A rule that does not hold, where, and what is wrong or what to change. */
export interface Finding {
  /** Rule id of the reference. */
  readonly rule: string
  /** A field of the file (`sessions.A.main[0].weeks[2]`) or a day and exercise of the plan. */
  readonly place: string
  readonly reason: string
}

export interface SeenExercise {
  readonly block: BlockName
  readonly exercise: PrescribedExercise
  readonly place: string
}

export interface SeenSession {
  readonly name: string
  /** Programme id. */
  readonly programme: string
  readonly place: string
  readonly phase: Phase
  readonly week: number
  readonly deload: boolean
  readonly test: boolean
  readonly level: Level
  readonly ageYears: number | null
  readonly minutes: number
  readonly minutesCap: number
  readonly contacts: number
  /** Without the warm-up. */
  readonly exercises: readonly SeenExercise[]
  readonly warmUp: readonly PrescribedExercise[]
  /** Day number; null in a programme file. */
  readonly day: number | null
}

export interface SeenWeek {
  readonly place: string
  readonly programme: string
  readonly phase: Phase
  readonly week: number
  readonly deload: boolean
  readonly test: boolean
  readonly sessions: readonly SeenSession[]
  /** Seven days with every lift the programme wants: fair to measure. */
  readonly complete: boolean
  /** First day; null in a programme file. */
  readonly from: number | null
}

/** Weeks that are less on purpose: no floor of work holds for them. */
export const isReduced = ({ phase }: { readonly phase: Phase }) =>
  phase === 'return' || phase === 'post-race' || phase === 'taper' || phase === 'race-week'

/** Neither deload nor test nor reduced. */
export const isOrdinary = (week: {
  readonly phase: Phase
  readonly deload: boolean
  readonly test: boolean
}) => !week.deload && !week.test && !isReduced(week)

export const isStrength = ({ block }: SeenExercise) => block !== 'plyo' && block !== 'power'
export const isWorkingBlock = ({ block }: SeenExercise) => block !== 'plyo'

export function setsIn(exercises: readonly SeenExercise[]): number {
  return exercises.reduce((sum, { exercise }) => sum + exercise.sets.length, 0)
}

export function weekExercises(week: SeenWeek): SeenExercise[] {
  return week.sessions.flatMap((session) => session.exercises)
}

/** Working sets of a week: everything but jumps. */
export const weekSets = (week: SeenWeek) => setsIn(weekExercises(week).filter(isWorkingBlock))

export const weekContacts = (week: SeenWeek) =>
  week.sessions.reduce((sum, session) => sum + session.contacts, 0)

/** Sets x reps of the working blocks; a hold counts a third of its seconds. */
export function volumeOf(exercises: readonly SeenExercise[]): number {
  return exercises
    .filter(isWorkingBlock)
    .flatMap(({ exercise }) => exercise.sets)
    .reduce((sum, set) => sum + (set.reps ?? Math.round((set.seconds ?? set.metres ?? 0) / 3)), 0)
}

export const weekVolume = (week: SeenWeek) => volumeOf(weekExercises(week))

/** A foundation that begins again after a very long break is measured from there. */
export function sinceRestart(weeks: readonly SeenWeek[], week: SeenWeek): readonly SeenWeek[] {
  const until = weeks.slice(0, weeks.indexOf(week) + 1)
  const restart = until.findLastIndex(({ phase, week: nth }) => phase === 'foundation' && nth === 1)
  return until.slice(Math.max(0, restart), -1)
}

export type SessionRule = (session: SeenSession) => Finding[]
export type WeekRule = (week: SeenWeek) => Finding[]
/** Looks at all weeks in their order. */
export type CourseRule = (weeks: readonly SeenWeek[]) => Finding[]
