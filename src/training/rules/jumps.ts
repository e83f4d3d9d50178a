/** Jumps as a budget: rules Y1, Y3, Y4, Y5 and drops for L3 only. */

import { isPower, rungOf } from '../exercises/movement.ts'
import type { RunnerProfile } from '../lift.ts'
import type { TrainingPolicy } from '../policy.ts'
import {
  type CourseRule,
  type Finding,
  type SeenExercise,
  type SeenSession,
  type SeenWeek,
  sinceRestart,
  weekContacts,
  weekExercises,
} from './seen.ts'

const hardStop = 140

/** Y1: landings a session by level, power jumps apart. */
export function landingsPerSession({ contacts, powerJumps }: TrainingPolicy) {
  return (session: SeenSession): Finding[] => {
    const byWeek = contacts.L0[Math.min(session.week, contacts.L0.length) - 1] ?? 0
    const most = Math.min(hardStop, session.level === 'L0' ? byWeek : contacts[session.level])
    const findings: Finding[] = []
    if (session.contacts > most) {
      const reason = `${session.contacts} landings; ${most} at most at ${session.level} in week ${session.week}`
      findings.push({ rule: 'Y1', place: session.place, reason })
    }
    const power = session.exercises.filter(({ exercise }) => isPower(exercise.pattern))
    const jumps = power.reduce((sum, { exercise }) => sum + exercise.contacts, 0)
    if (jumps > powerJumps) {
      const reason = `${jumps} power jumps; ${powerJumps} at most`
      findings.push({ rule: 'Y1', place: session.place, reason })
    }
    return findings
  }
}

const isJump = ({ block }: SeenExercise) => block === 'plyo'

function highestRung(week: SeenWeek): number {
  return Math.max(
    -1,
    ...weekExercises(week)
      .filter(isJump)
      .map(({ exercise }) => rungOf(exercise)),
  )
}

/** Y3: two weeks on a rung before the next, one rung at a time; drop jumps for L3 only. */
export const rungsTakeTime: CourseRule = (weeks) => {
  const findings: Finding[] = []
  let reached = -1
  let weeksThere = 0
  let beganTogether = false
  for (const week of weeks) {
    // The dumbbell foundation begins on landing and low together; one of the two may have been missed.
    beganTogether ||= week.programme === 'dumbbell-foundation'
    const rung = highestRung(week)
    if (rung === -1) continue
    const together = beganTogether && reached === 0 && rung === 1
    if (!together && reached !== -1 && rung > reached && (rung > reached + 1 || weeksThere < 2)) {
      const reason = `week ${week.week} climbs to rung ${rung} after ${weeksThere} weeks on rung ${reached}; two weeks a rung, one rung at a time`
      findings.push({ rule: 'Y3', place: placeOf(week, rung), reason })
    }
    if (rung > reached) {
      reached = rung
      weeksThere = 0
    }
    if (rung === reached) weeksThere += 1
  }
  return findings
}

function placeOf(week: SeenWeek, rung: number): string {
  const jump = weekExercises(week).find((seen) => isJump(seen) && rungOf(seen.exercise) === rung)
  return jump?.place ?? week.place
}

/** Y3: drop jumps belong to L3. */
export function dropsForTrained(session: SeenSession): Finding[] {
  if (session.level === 'L3') return []
  return session.exercises
    .filter(({ exercise }) => exercise.id === 'drop-jump')
    .map(({ place }) => ({
      rule: 'Y3',
      place,
      reason: `drop jumps are for L3, not ${session.level}`,
    }))
}

/** Y4: weekly landings rise by at most 20 or 20 %, over the best of the last two loading weeks. */
export function landingsRiseSlowly({ contactRise }: TrainingPolicy): CourseRule {
  return (weeks) => {
    const loading = weeks.filter(
      (week) => !week.deload && week.phase !== 'taper' && week.phase !== 'race-week',
    )
    return loading.flatMap((week) => {
      if (week.phase === 'return' || week.phase === 'post-race') return []
      const before = sinceRestart(weeks, week)
        .filter((one) => loading.includes(one))
        .slice(-2)
        .map(weekContacts)
      if (before.length === 0) return []
      const best = Math.max(...before, landingsOfSevenDays(loading, week))
      const most = best + Math.max(contactRise.landings, best * contactRise.share)
      if (weekContacts(week) <= most) return []
      const reason = `week ${week.week} has ${weekContacts(week)} landings after ${best}; ${Math.floor(most)} at most`
      return [{ rule: 'Y4', place: week.place, reason }]
    })
  }
}

/** A return may begin in the middle of a week: then the seven days before are the fair measure. */
function landingsOfSevenDays(weeks: readonly SeenWeek[], { from }: SeenWeek): number {
  if (from === null) return 0
  return weeks
    .flatMap(({ sessions }) => sessions)
    .filter(({ day }) => day !== null && day < from && day >= from - 7)
    .reduce((sum, { contacts }) => sum + contacts, 0)
}

/** Y5: no jumps behind a closed gate, only low ones without 20 calf raises, no drops above 100 kg. */
export function jumpGates(profile: RunnerProfile, policy: TrainingPolicy) {
  const shut =
    profile.pregnant ||
    (profile.postpartumWeeks !== null && (profile.postpartumWeeks < 12 || !profile.cleared)) ||
    profile.holds.some((hold) => hold.scope !== 'all' && hold.scope.includes('plyo'))
  const tooHeavy = (profile.bodyWeightKg ?? 0) > policy.dropJumpBodyWeightKg
  return (session: SeenSession): Finding[] =>
    session.exercises
      .filter(({ exercise }) => rungOf(exercise) >= 0)
      .flatMap((seen) => {
        const rung = rungOf(seen.exercise)
        const say = (reason: string) => [{ rule: 'Y5', place: seen.place, reason }]
        if (shut) return say(`${seen.exercise.id} behind a closed gate`)
        if (rung > 1 && !profile.calfRaises20)
          return say(`${seen.exercise.id} before 20 calf raises a side`)
        return rung === 5 && tooHeavy ? say('drop jumps above 100 kg') : []
      })
}
