/**
 * Where in the programme a runner stands: ordinary weeks by the calendar, weeks of a return (PR5) during which
 * the programme stands still, the first weeks of a foundation begun again after a very long break, and the weeks
 * after a race (T5). Days are day numbers.
 */

import type { Phase, RaceDistance } from '../lift.ts'
import type { TrainingPolicy } from '../policy.ts'
import { type Programme, weekRow } from '../programmes/programme.ts'

export interface Position {
  readonly kind: 'programme' | 'return' | 'restart' | 'after-race'
  readonly programme: Programme
  /** First day of this training week. */
  readonly start: number
  /** Counted programme week; the same one during a return. */
  readonly week: number
  /** Which week of the return or after the race this is, from 0. */
  readonly index: number
  /** What is left of the working sets, week by week, in a return or after a race. */
  readonly shares: readonly number[]
  /** The whole return or after-race stretch began here. */
  readonly since: number
  /** Until this day heavy legs keep 48 hours to key runs (H4). */
  readonly settlingUntil: number
  /** Until this day there is no test. */
  readonly noTestUntil: number
}

export function firstPosition(
  programme: Programme,
  start: number,
  policy: TrainingPolicy,
): Position {
  return {
    kind: 'programme',
    programme,
    start,
    week: 1,
    index: 0,
    shares: [],
    since: start,
    settlingUntil: start + policy.settlingWeeks * 7,
    noTestUntil: start,
  }
}

/** The week after this one. */
export function nextPosition(position: Position): Position {
  const start = position.start + 7
  if (position.kind === 'programme') return { ...position, start, week: position.week + 1 }
  const index = position.index + 1
  const standsStill = position.kind === 'return'
  const week = standsStill ? position.week : position.week + 1
  if (index < position.shares.length) return { ...position, start, week, index }
  return { ...position, kind: 'programme', start, week, index: 0, shares: [] }
}

/** PR5: training begins again on `day` after `gap` days without; very long gaps start `again`. */
export function returnPosition(
  position: Position,
  day: number,
  gap: number,
  again: Programme,
  policy: TrainingPolicy,
): Position {
  if (gap >= policy.startAgainDays) {
    const first = firstPosition(again, day, policy)
    const shares = policy.comeBackContacts.map(() => 1)
    return { ...first, kind: 'restart', shares, noTestUntil: day + policy.noTestDays }
  }
  const shares = policy.comeBack.find(({ below }) => gap < below)?.shares ?? []
  return {
    ...position,
    kind: 'return',
    start: day,
    week: loadingWeek(position.programme, position.week),
    index: 0,
    shares,
    since: day,
    settlingUntil: day + (shares.length + policy.settlingWeeks) * 7,
    noTestUntil: day + policy.noTestDays,
  }
}

/** A return stands on a loading week: half of a deload would be next to nothing. */
function loadingWeek(programme: Programme, week: number): number {
  for (let back = week; back > 1; back--) if (!weekRow(programme, back).deload) return back
  return week
}

/** T5: lifting begins again after the race and its rest days, at 70 % of the sets for two weeks. */
export function afterRacePosition(
  programme: Programme,
  week: number,
  raceDay: number,
  distance: RaceDistance,
  policy: TrainingPolicy,
): Position {
  const start = raceDay + policy.restAfterRace[distance] + 1
  const weeks = Math.ceil(policy.afterRace.days / 7)
  return {
    ...firstPosition(programme, start, policy),
    kind: 'after-race',
    week: loadingWeek(programme, week),
    shares: Array.from({ length: weeks }, () => policy.afterRace.sets),
    noTestUntil: start + policy.noTestDays,
  }
}

export function phaseOf(position: Position): Phase {
  if (position.kind === 'return') return 'return'
  if (position.kind === 'after-race') return 'post-race'
  return position.programme.phase
}

export function isDeloadWeek(position: Position): boolean {
  return position.kind === 'programme' && weekRow(position.programme, position.week).deload
}
