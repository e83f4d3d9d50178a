/** How much work sessions and weeks hold: rules S1, S2, S3, F1, F2, F3. */

import {
  isCalf,
  isHinge,
  isKnee,
  isLegPattern,
  isPull,
  isPush,
  isSquat,
  isTrunk,
  isUpper,
} from '../exercises/movement.ts'
import {
  type Finding,
  isOrdinary,
  isReduced,
  isWorkingBlock,
  type SeenSession,
  type SeenWeek,
  setsIn,
  sinceRestart,
  weekExercises,
  weekSets,
} from './seen.ts'

/** S1: 10-18 working sets a session, main lifts 2-4 sets; deload, test and reduced sessions are free. */
export function sessionSets(session: SeenSession): Finding[] {
  const working = setsIn(session.exercises.filter(isWorkingBlock))
  const findings: Finding[] = []
  const say = (place: string, reason: string) => findings.push({ rule: 'S1', place, reason })
  if (working > 18) say(session.place, `${working} working sets; 18 at most`)
  if (!isOrdinary(session)) return findings
  if (working < 10) say(session.place, `${working} working sets; 10 at least`)
  for (const { block, exercise, place } of session.exercises) {
    if (block !== 'main') continue
    const sets = exercise.sets.length
    if (sets < 2 || sets > 4) say(place, `${exercise.id}: ${sets} sets; main lifts have 2-4`)
  }
  return findings
}

/** S1: 4-16 leg sets and at most 12 upper sets a week. */
export function weeklyRegions(week: SeenWeek): Finding[] {
  const working = weekExercises(week).filter(isWorkingBlock)
  const legs = setsIn(working.filter(({ exercise }) => isLegPattern(exercise.pattern)))
  const upper = setsIn(working.filter(({ exercise }) => isUpper(exercise.pattern)))
  const findings: Finding[] = []
  const say = (reason: string) => findings.push({ rule: 'S1', place: week.place, reason })
  if (legs > 16) say(`${legs} leg sets in week ${week.week}; 16 at most`)
  if (upper > 12) say(`${upper} upper-body sets in week ${week.week}; 12 at most`)
  if (isOrdinary(week) && week.complete && legs < 4)
    say(`${legs} leg sets in week ${week.week}; 4 at least`)
  return findings
}

/** S2: working sets rise by at most the larger of 20 % and 4 over the best of the last two loading weeks. */
export function setsRiseSlowly(weeks: readonly SeenWeek[]): Finding[] {
  const measured = weeks.filter((week) => week.complete && isOrdinary(week))
  return measured.flatMap((week) => {
    const before = sinceRestart(weeks, week)
      .filter((one) => measured.includes(one))
      .slice(-2)
      .map(weekSets)
    if (before.length === 0) return []
    const best = Math.max(...before)
    const most = best + Math.max(4, best * 0.2)
    const sets = weekSets(week)
    if (sets <= most) return []
    const reason = `week ${week.week} has ${sets} working sets after ${best}; ${Math.floor(most)} at most`
    return [{ rule: 'S2', place: week.place, reason }]
  })
}

/** S3: squat or single-leg, hinge, both calves, trunk, push and pull each week. */
export function weekIsWhole(week: SeenWeek): Finding[] {
  if (isReduced(week) || !week.complete) return []
  const patterns = weekExercises(week).map(({ exercise }) => exercise.pattern)
  const has = (test: (pattern: string) => boolean) => patterns.some(test)
  const once = week.sessions.length === 1
  const straight = has((pattern) => pattern === 'ankle straight-knee')
  const bent = has((pattern) => pattern === 'ankle bent-knee')
  const missing = [
    has((pattern) => isSquat(pattern) || isKnee(pattern)) ? '' : 'squat or single-leg lift',
    has(isHinge) || once ? '' : 'hinge',
    once
      ? straight || bent
        ? ''
        : 'calf raise'
      : straight && bent
        ? ''
        : 'straight and bent-knee calf',
    has(isTrunk) ? '' : 'trunk',
    has(isPush) ? '' : 'push',
    has(isPull) ? '' : 'pull',
  ].filter(Boolean)
  if (missing.length === 0) return []
  return [
    { rule: 'S3', place: week.place, reason: `week ${week.week} has no ${missing.join(', no ')}` },
  ]
}

/** S3: one-a-week programmes change between straight and bent-knee calf, squat and hinge. */
export function onceAWeekTakesTurns(weeks: readonly SeenWeek[]): Finding[] {
  const once = weeks.filter(
    (week) => week.complete && week.sessions.length === 1 && !isReduced(week),
  )
  return once.flatMap((week, at) => {
    const before = once[at - 1]
    if (before === undefined || before.week !== week.week - 1) return []
    if (!hasHinge(before) && !hasHinge(week)) {
      const text = `weeks ${before.week} and ${week.week} both have no hinge; squat and hinge take turns`
      return [{ rule: 'S3', place: week.place, reason: text }]
    }
    const same = calfOf(before) === calfOf(week) && calfOf(week) !== 'both'
    if (!same) return []
    const reason = `weeks ${before.week} and ${week.week} both have the ${calfOf(week)} calf; take turns`
    return [{ rule: 'S3', place: week.place, reason }]
  })
}

const hasHinge = (week: SeenWeek) =>
  weekExercises(week).some(({ exercise }) => isHinge(exercise.pattern))

function calfOf(week: SeenWeek): string {
  const calves = new Set(
    weekExercises(week)
      .map(({ exercise }) => exercise.pattern)
      .filter(isCalf),
  )
  const straight = calves.has('ankle straight-knee')
  const bent = calves.has('ankle bent-knee')
  return straight && bent ? 'both' : straight ? 'straight-knee' : 'bent-knee'
}

/** S3: something on one leg in every session that trains legs. */
export function oneLegEachSession(session: SeenSession): Finding[] {
  if (isReduced(session)) return []
  const onOneLeg = session.exercises.some(
    ({ exercise }) =>
      exercise.unilateral && (isLegPattern(exercise.pattern) || isCalf(exercise.pattern)),
  )
  if (onOneLeg) return []
  return [{ rule: 'S3', place: session.place, reason: `${session.name} has nothing on one leg` }]
}

const mostSessions: Readonly<Record<string, number>> = {
  foundation: 3,
  base: 3,
  power: 2,
  'in-season': 1,
}
const fewestSessions: Readonly<Record<string, number>> = {
  foundation: 2,
  base: 2,
  power: 2,
  'in-season': 1,
}

/** F1, F3: sessions a week by phase; from 60 two in maintenance. */
export function sessionsPerWeek(week: SeenWeek): Finding[] {
  const busy = week.programme === 'busy-runner'
  const older = (week.sessions[0]?.ageYears ?? 0) >= 60 && week.phase === 'in-season' && !busy
  const most = older ? 3 : (mostSessions[week.phase] ?? 3)
  const fewest = older ? 2 : (fewestSessions[week.phase] ?? 0)
  const count = week.sessions.length
  if (count > most) {
    return [
      {
        rule: 'F1',
        place: week.place,
        reason: `${count} sessions in week ${week.week}; ${most} at most in this phase`,
      },
    ]
  }
  if (!week.complete || count >= fewest) return []
  const rule = older ? 'F3' : 'F1'
  return [
    {
      rule,
      place: week.place,
      reason: `${count} sessions in week ${week.week}; ${fewest} at least in this phase`,
    },
  ]
}

/** F2: in season at least one hard set of each main leg lift, also in the easier week. */
export function hardSetInSeason(session: SeenSession): Finding[] {
  if (session.phase !== 'in-season') return []
  const main = session.exercises.find(
    ({ block, exercise }) => block === 'main' && isLegPattern(exercise.pattern),
  )
  if (main === undefined) return []
  const hard = main.exercise.sets.some((set) => set.rir === null || set.rir <= 3)
  if (hard) return []
  return [
    {
      rule: 'F2',
      place: main.place,
      reason: `${main.exercise.id}: no hard set this week (RIR 3 or less)`,
    },
  ]
}
