/** How hard sets may be: rules I1, I2, I4, I5, I6, I7. */

import { isCalf, isLegPattern, isSmall, isTrunk } from '../exercises/movement.ts'
import type { PrescribedSet } from '../lift.ts'
import {
  type Finding,
  isOrdinary,
  isStrength,
  type SeenExercise,
  type SeenSession,
} from './seen.ts'

const percentOf = (set: PrescribedSet) => set.percent1RM ?? 0
const isHeavyPercent = (set: PrescribedSet) => percentOf(set) >= 80
const isNearMax = (set: PrescribedSet) => percentOf(set) >= 87.5

/** One finding at most for an exercise: the first set that is wrong speaks for the others. */
function each(
  session: SeenSession,
  rule: string,
  wrong: (seen: SeenExercise) => string | null,
): Finding[] {
  return session.exercises.flatMap((seen) => {
    const reason = wrong(seen)
    return reason === null
      ? []
      : [{ rule, place: seen.place, reason: `${seen.exercise.id}: ${reason}` }]
  })
}

/** I1: at 80 % and more 3-6 reps (2-4 sets) with two or three in reserve; in the taper reserve has no ceiling. */
export function maxStrengthWork(session: SeenSession): Finding[] {
  return each(session, 'I1', (seen) => {
    const heavy = seen.exercise.sets.filter(isHeavyPercent)
    const first = heavy.find((set) => !isMaxStrength(set, session))
    if (first !== undefined) {
      return `sets at ${percentOf(first)} % want 3-6 reps (2-3 from 87.5 %) with 2-3 in reserve`
    }
    const fits =
      heavy.length === 0 || !isOrdinary(session) || (heavy.length >= 2 && heavy.length <= 4)
    return fits ? null : `${heavy.length} sets at 80 % and more; 2-4 are wanted`
  })
}

function isMaxStrength(set: PrescribedSet, session: SeenSession): boolean {
  const reps = set.reps ?? 0
  const fewest = isNearMax(set) ? 2 : 3
  const most = isNearMax(set) ? 3 : 6
  const leastRir = session.test ? 1 : 2
  const mostRir = isOrdinary(session) ? 3 : 99
  const rir = set.rir ?? leastRir
  return reps >= fewest && reps <= most && rir >= leastRir && rir <= mostRir
}

/** I2: near the maximum only from L2, late in a block or in the power build, one lift a session. */
export function nearMaxWork(weeksInBlock: number) {
  return (session: SeenSession): Finding[] => {
    const near = session.exercises.filter(({ exercise }) => exercise.sets.some(isNearMax))
    const [first, second] = near
    if (first === undefined) return []
    const finding = (place: string, reason: string) => [{ rule: 'I2', place, reason }]
    if (session.level === 'L0' || session.level === 'L1') {
      return finding(first.place, `87.5 % and more is for L2 and above, not ${session.level}`)
    }
    const late = session.phase === 'power' || session.week > (weeksInBlock * 2) / 3
    if (!late) return finding(first.place, '87.5 % and more belongs in the last third of the block')
    return second === undefined
      ? []
      : finding(second.place, 'one lift a session at 87.5 % and more, not two')
  }
}

/** I4: four weeks of 8-12 reps, 1-3 sets, 3-4 in reserve, at most 72.5 % for newcomers. */
export function noviceZone(session: SeenSession): Finding[] {
  const novice = session.phase === 'foundation' || (session.level === 'L0' && isOrdinary(session))
  if (!novice || session.week > 4 || !isOrdinary(session)) return []
  return each(session, 'I4', (seen) => {
    const { pattern, sets } = seen.exercise
    if (!isStrength(seen) || isCalf(pattern) || isTrunk(pattern) || isSmall(pattern)) return null
    if (sets.length > 3) return `${sets.length} sets; newcomers do 1-3`
    const wrong = sets.find((set) => !isNovice(set))
    return wrong === undefined
      ? null
      : 'the first four weeks want 8-12 reps, RIR 3-4 and at most 72.5 %'
  })
}

function isNovice(set: PrescribedSet): boolean {
  const repsFit = set.reps === null || (set.reps >= 8 && (set.repsMax ?? set.reps) <= 12)
  const rirFits = set.rir === null || (set.rir >= 3 && set.rir <= 4)
  return repsFit && rirFits && percentOf(set) <= 72.5
}

/** I5, I7: loaded power at 30-70 % (40-60 % from 65) with 3-6 reps. */
export function powerWork(session: SeenSession): Finding[] {
  const older = (session.ageYears ?? 0) >= 65
  const [from, to] = older ? [40, 60] : [30, 70]
  return each(session, 'I5', ({ block, exercise }) => {
    if (block !== 'power') return null
    const load = exercise.sets.find(
      (set) => set.percent1RM !== null && (set.percent1RM < from || set.percent1RM > to),
    )
    if (load !== undefined) return `power at ${percentOf(load)} %; ${from}-${to} % is wanted`
    const reps = exercise.sets.find((set) => (set.reps ?? 3) < 3 || (set.reps ?? 3) > 6)
    return reps === undefined ? null : 'power sets have 3-6 fast reps'
  })
}

/** I6: never to failure; two in reserve on legs; open sets only in test weeks, stopped at RIR 1. */
export function neverToFailure(session: SeenSession): Finding[] {
  return each(session, 'I6', ({ exercise }) => {
    const open = exercise.sets.find((set) => set.open)
    if (open !== undefined && !session.test) return 'as many as possible only in a test week'
    if (open !== undefined && (open.rir ?? 0) < 1)
      return 'an open set stops with one rep in reserve'
    const least = isLegPattern(exercise.pattern) && !session.test ? 2 : 1
    const wrong = exercise.sets.find((set) => set.rir !== null && set.rir < least)
    return wrong === undefined
      ? null
      : `RIR ${wrong.rir} is too close to failure; at least ${least}`
  })
}

/** I7: from 65 at most 85 %, three sets, two in reserve. */
export function olderCeiling(session: SeenSession): Finding[] {
  if ((session.ageYears ?? 0) < 65) return []
  return each(session, 'I7', (seen) => {
    if (!isStrength(seen)) return null
    const { sets } = seen.exercise
    if (sets.some((set) => percentOf(set) > 85)) return 'more than 85 % from 65 years on'
    if (sets.length > 3) return `${sets.length} sets; three at most from 65`
    return sets.some((set) => set.rir !== null && set.rir < 2) ? 'less than two in reserve' : null
  })
}
