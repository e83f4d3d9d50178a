/** Who lifts: rules A1, A2, A3 and holds. Only a runner's plan can break them. */

import { isLegPattern, isPlyo } from '../exercises/movement.ts'
import type { DayPlan, RunnerProfile } from '../lift.ts'
import type { Finding, SeenSession } from './seen.ts'

/** A1: under 18 no base or power block and RIR 3 until technique is signed off; never a maximum test. */
export function youngLifters(profile: RunnerProfile) {
  return (session: SeenSession): Finding[] => {
    if ((profile.ageYears ?? 18) >= 18) return []
    const say = (place: string, reason: string) => [{ rule: 'A1', place, reason }]
    const heavyPhase = session.phase === 'base' || session.phase === 'power'
    if (heavyPhase && !profile.techniqueSignedOff)
      return say(session.place, 'heavy block before technique is signed off')
    return session.exercises.flatMap(({ exercise, place }) => {
      if (exercise.sets.some(({ open }) => open))
        return say(place, `${exercise.id}: a maximum test under 18`)
      const hard = exercise.sets.some((set) => set.rir !== null && set.rir < 3)
      return hard && !profile.techniqueSignedOff
        ? say(place, `${exercise.id}: less than RIR 3 under 18`)
        : []
    })
  }
}

/** A2: pregnant, nothing without a clinician's yes, no jumps, nothing heavy. */
export function pregnantLifters(profile: RunnerProfile) {
  return (session: SeenSession): Finding[] => {
    if (!profile.pregnant) return []
    const say = (reason: string) => [{ rule: 'A2', place: session.place, reason }]
    if (!profile.cleared) return say('a lift before a clinician said yes')
    if (session.contacts > 0) return say('jumps in pregnancy')
    const heavy = session.exercises.some(({ exercise }) =>
      exercise.sets.some(
        (set) =>
          (set.percent1RM ?? 0) >= 80 || (isLegPattern(exercise.pattern) && (set.rir ?? 3) < 3),
      ),
    )
    return heavy ? say('heavy work in pregnancy') : []
  }
}

/** A3: no jumps before 12 weeks after birth and a pelvic-health check. */
export function afterBirth(profile: RunnerProfile) {
  return (session: SeenSession): Finding[] => {
    const early =
      profile.postpartumWeeks !== null && (profile.postpartumWeeks < 12 || !profile.cleared)
    if (!early || session.contacts === 0) return []
    return [{ rule: 'A3', place: session.place, reason: 'jumps early after birth' }]
  }
}

/** A hold stops every lift, or the movements it names. */
export function holdsHold(profile: RunnerProfile, days: readonly DayPlan[]): Finding[] {
  if (profile.holds.length === 0) return []
  return days.flatMap((day) => {
    if (day.kind !== 'lift') return []
    const worked = day.blocks
      .filter(({ name }) => name !== 'warm-up')
      .flatMap(({ exercises }) => exercises)
    const blocked = worked.find(({ pattern }) =>
      profile.holds.some(({ scope }) => stops(scope, pattern)),
    )
    if (blocked === undefined) return []
    return [
      { rule: 'hold', place: `${day.day} ${blocked.id}`, reason: 'a movement that is on hold' },
    ]
  })
}

function stops(scope: 'all' | readonly string[], pattern: string): boolean {
  if (scope === 'all') return true
  return scope.includes(pattern) || (scope.includes('plyo') && isPlyo(pattern))
}
