/**
 * What this runner may do at all today: holds that stop everything or a movement, programmes closed to them,
 * and the gates of jumping (Y3, Y5, A2, A3).
 */

import type { Exercise } from '../exercises/exercise.ts'
import { isPlyo, rungOf } from '../exercises/movement.ts'
import type { Hold, Reason, RunnerProfile } from '../lift.ts'
import type { TrainingPolicy } from '../policy.ts'
import type { Programme } from '../programmes/programme.ts'
import { isNewlyPostpartum, isYoung } from './set-ceilings.ts'

/** Why there is no lift at all for this runner, or null. */
export function stopReason(profile: RunnerProfile, programme: Programme): Reason | null {
  if (profile.holds.some((hold) => hold.scope === 'all')) {
    return {
      rule: 'hold',
      text: 'Training is on hold. Tell me when you have been cleared, and we go on from there.',
    }
  }
  if (profile.pregnant && !profile.cleared) {
    return {
      rule: 'A2',
      text: 'Pregnant: a clinician says yes first. Tell me when you have their yes, and we plan around it.',
    }
  }
  const heavy = programme.phase === 'base' || programme.phase === 'power'
  if (isYoung(profile) && heavy && !profile.techniqueSignedOff) {
    return {
      rule: 'A1',
      text: `Under 18, ${programme.name} waits until an adult coach has signed off your technique. The foundation programmes are open to you.`,
    }
  }
  return null
}

/** Whether a hold blocks this movement. */
export function blockedBy(profile: RunnerProfile, exercise: Pick<Exercise, 'pattern'>): boolean {
  return holdOn(profile, exercise) !== undefined
}

/** The hold that blocks this movement, if there is one. */
export function holdOn(
  profile: RunnerProfile,
  exercise: Pick<Exercise, 'pattern'>,
): Hold | undefined {
  return profile.holds.find(
    (hold) =>
      hold.scope === 'all' ||
      hold.scope.includes(exercise.pattern) ||
      (hold.scope.includes('plyo') && (isPlyo(exercise.pattern) || exercise.pattern === 'power')),
  )
}

export interface PlyoGate {
  /** -1: no jumping at all. */
  readonly highestRung: number
  readonly allows: (exercise: Exercise) => boolean
  readonly reasons: readonly Reason[]
}

export function plyoGate(
  profile: RunnerProfile,
  policy: TrainingPolicy,
  plyoPain: number | null,
): PlyoGate {
  const closed = closedReason(profile, policy, plyoPain)
  if (closed !== null) return gateAt(-1, profile, policy, [closed])
  if (plyoPain !== null && plyoPain > policy.plyoPain.stepDown) {
    const text = `The last jumps left pain ${plyoPain}/10, so today stays on the low rung.`
    return gateAt(1, profile, policy, [{ rule: 'Y3', text }])
  }
  if (!profile.calfRaises20) return gateAt(1, profile, policy, [])
  return gateAt(profile.level === 'L3' ? 5 : 4, profile, policy, [])
}

function closedReason(
  profile: RunnerProfile,
  policy: TrainingPolicy,
  plyoPain: number | null,
): Reason | null {
  if (profile.pregnant) return { rule: 'Y5', text: 'No jumps in pregnancy.' }
  if (isNewlyPostpartum(profile)) {
    return { rule: 'A3', text: 'No jumps before 12 weeks after birth and a pelvic-health check.' }
  }
  if (profile.holds.some((hold) => hold.scope !== 'all' && hold.scope.includes('plyo'))) {
    return { rule: 'Y5', text: 'No jumps while that pain is open.' }
  }
  if (plyoPain !== null && plyoPain > policy.plyoPain.none) {
    return { rule: 'Y3', text: `The last jumps left pain ${plyoPain}/10: none today.` }
  }
  return null
}

function gateAt(
  highestRung: number,
  profile: RunnerProfile,
  policy: TrainingPolicy,
  reasons: readonly Reason[],
): PlyoGate {
  const tooHeavy =
    profile.bodyWeightKg !== null && profile.bodyWeightKg > policy.dropJumpBodyWeightKg
  const allows = (exercise: Exercise) => {
    if (rungOf(exercise) === -1) return true
    if (exercise.id === 'drop-jump' && tooHeavy) return false
    return rungOf(exercise) <= highestRung
  }
  return { highestRung, allows, reasons }
}
