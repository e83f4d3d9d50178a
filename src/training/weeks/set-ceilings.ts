/**
 * How hard a set may be for this runner at all, whatever the programme says: young (A1), pregnant (A2), after
 * birth (A3), older (I7).
 */

import type { Exercise } from '../exercises/exercise.ts'
import { isLegPattern, isPower } from '../exercises/movement.ts'
import type { PrescribedSet, Reason, RunnerProfile } from '../lift.ts'
import type { TrainingPolicy } from '../policy.ts'
import type { ProgrammeWeek } from '../programmes/programme.ts'
import { repMaxPercent, reserveAt } from '../progression/e1rm.ts'

export interface SetCeiling {
  /** Highest percentage of the one-rep maximum, or null for none. */
  readonly percent: number | null
  /** Highest percentage of power work. */
  readonly powerPercent: { readonly from: number; readonly to: number }
  /** Fewest reps in reserve. */
  readonly rir: number
  /** Fewest on squat and hinge. */
  readonly legRir: number
  readonly sets: number
  /** Open sets (as many as possible) are allowed. */
  readonly open: boolean
  readonly reasons: readonly Reason[]
}

const noLimit = 99

export function ceilingsFor(
  profile: RunnerProfile,
  policy: TrainingPolicy,
  row: Pick<ProgrammeWeek, 'test'>,
): SetCeiling {
  const base: SetCeiling = {
    percent: null,
    powerPercent: { from: 30, to: 70 },
    rir: 1,
    legRir: row.test ? 1 : 2,
    sets: noLimit,
    open: row.test,
    reasons: [],
  }
  return [young, older, pregnant, afterBirth].reduce(
    (ceiling, narrow) => narrow(ceiling, profile, policy),
    base,
  )
}

type Narrow = (ceiling: SetCeiling, profile: RunnerProfile, policy: TrainingPolicy) => SetCeiling

const young: Narrow = (ceiling, profile) =>
  isYoung(profile) && !profile.techniqueSignedOff
    ? cautious(ceiling, {
        rule: 'A1',
        text: 'Under 18: no maximum test and at least three reps in reserve, until an adult coach has signed off your technique.',
      })
    : isYoung(profile)
      ? { ...ceiling, open: false, reasons: [...ceiling.reasons, noTest] }
      : ceiling

const noTest: Reason = { rule: 'A1', text: 'Under 18: no test of a maximum.' }

const older: Narrow = (ceiling, profile, { older: limit }) =>
  isOlder(profile, limit.age)
    ? {
        ...ceiling,
        percent: Math.min(ceiling.percent ?? limit.percent, limit.percent),
        powerPercent: { from: 40, to: 60 },
        rir: Math.max(ceiling.rir, limit.rir),
        legRir: Math.max(ceiling.legRir, limit.rir),
        sets: Math.min(ceiling.sets, limit.sets),
        open: false,
        reasons: [
          ...ceiling.reasons,
          {
            rule: 'I7',
            text: `From ${limit.age} the load stops at ${limit.percent} %, with at most ${limit.sets} sets and ${limit.rir} reps in reserve.`,
          },
        ],
      }
    : ceiling

const pregnant: Narrow = (ceiling, profile) =>
  profile.pregnant
    ? cautious(
        { ...ceiling, percent: Math.min(ceiling.percent ?? 70, 70) },
        { rule: 'A2', text: 'Pregnant: no jumps, no holding your breath under load, easy effort.' },
      )
    : ceiling

const afterBirth: Narrow = (ceiling, profile) =>
  isNewlyPostpartum(profile)
    ? cautious(ceiling, {
        rule: 'A3',
        text: 'Early after birth: no jumps or running before 12 weeks and a pelvic-health check.',
      })
    : ceiling

function cautious(ceiling: SetCeiling, reason: Reason): SetCeiling {
  return {
    ...ceiling,
    rir: Math.max(ceiling.rir, 3),
    legRir: Math.max(ceiling.legRir, 3),
    open: false,
    reasons: [...ceiling.reasons, reason],
  }
}

export const isYoung = (profile: RunnerProfile) =>
  profile.ageYears !== null && profile.ageYears < 18

export const isOlder = (profile: RunnerProfile, age: number) =>
  profile.ageYears !== null && profile.ageYears >= age

/** A3: before 12 weeks, and afterwards until the pelvic-health check is said to be done. */
export const isNewlyPostpartum = (profile: RunnerProfile) =>
  profile.postpartumWeeks !== null && (profile.postpartumWeeks < 12 || !profile.cleared)

/** The set under the ceilings; never harder than before. */
export function limitSet(
  set: PrescribedSet,
  exercise: Exercise,
  ceiling: SetCeiling,
): PrescribedSet {
  const power = isPower(exercise.pattern)
  const leastRir = isLegPattern(exercise.pattern) ? ceiling.legRir : ceiling.rir
  const percent1RM = limitPercent(set.percent1RM, power, ceiling)
  const limited = { ...set, open: set.open && ceiling.open, percent1RM }
  if (set.rir === null) return limited
  if (percent1RM !== set.percent1RM)
    return lowered({ ...limited, rir: Math.max(set.rir, leastRir) })
  return set.rir < leastRir ? spared(limited, leastRir) : limited
}

/** A lower percentage leaves more in reserve; doubles belong to the loads near the maximum only (I1). */
export function lowered(set: PrescribedSet): PrescribedSet {
  if (set.reps === null || set.percent1RM === null) return set
  const reps = Math.max(set.reps, 3)
  return { ...set, reps, rir: Math.max(set.rir ?? 0, reserveAt(set.percent1RM, reps)) }
}

/** More in reserve is a lower percentage, in steps of 2.5. */
function spared(set: PrescribedSet, rir: number): PrescribedSet {
  if (set.percent1RM === null || set.reps === null) return { ...set, rir }
  const reps = Math.max(set.reps, 3)
  const fits = Math.floor((repMaxPercent(reps, rir) ?? set.percent1RM) / 2.5) * 2.5
  return { ...set, reps, rir, percent1RM: Math.min(set.percent1RM, fits) }
}

function limitPercent(percent: number | null, power: boolean, ceiling: SetCeiling): number | null {
  if (percent === null) return null
  const { from, to } = ceiling.powerPercent
  if (power) return Math.min(Math.max(percent, from), to)
  return Math.min(percent, ceiling.percent ?? percent)
}
