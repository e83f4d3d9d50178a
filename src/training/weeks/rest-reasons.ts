/** Why a day without a lift is a rest day: the most telling reason first. */

import type { Reason } from '../lift.ts'
import { dayOf, weekdayName } from '../local-days.ts'
import type { Walk } from './plan-walk.ts'
import { hasKeyRun, raceNear } from './run-spacing.ts'

export function restReasons(walk: Walk, day: number): readonly Reason[] {
  const noted = walk.notes.get(day) ?? []
  const stretch = walk.stretches.find(({ from, to }) => day >= from && day < to)
  const reasons = [...noted, ...(stretch?.reasons ?? [])]
  return reasons.length > 0 ? reasons : [ordinaryReason(walk, day)]
}

function ordinaryReason(walk: Walk, day: number): Reason {
  if (day < walk.start) {
    return {
      rule: 'F1',
      text: `The plan begins on ${weekdayName(dayOf(walk.start))}, ${dayOf(walk.start)}.`,
    }
  }
  const race = raceNear(walk.book, day)
  if (race !== null) return raceReason(day - race.day)
  if (hasKeyRun(walk.book, day)) {
    return { rule: 'H1', text: 'Key run today: it gets the fresh legs.' }
  }
  if (hasKeyRun(walk.book, day + 1)) {
    return { rule: 'H2', text: 'Key run tomorrow: the legs rest from lifting.' }
  }
  if (walk.lifts.has(day - 1)) {
    return { rule: 'F4', text: 'You lifted yesterday: 48 hours until the next heavy legs.' }
  }
  if (isEmptyWeek(walk, day))
    return { rule: 'H1', text: 'Your runs leave no room for a lift this week.' }
  return { rule: 'F1', text: 'No lift today: this week has its lifts on other days.' }
}

function raceReason(after: number): Reason {
  if (after < 0) return { rule: 'T3', text: 'Race tomorrow: nothing today.' }
  if (after === 0) return { rule: 'T3', text: 'Race day. No lift; run well.' }
  return { rule: 'T5', text: 'The legs still rest from the race.' }
}

function isEmptyWeek(walk: Walk, day: number): boolean {
  const week = walk.stretches.find(({ from, to }) => day >= from && day < to)
  if (week === undefined) return false
  const inWeek = (one: number) => one >= week.from && one < week.to
  return (
    ![...walk.lifts.keys()].some(inWeek) &&
    [...walk.notes].some(([on, reasons]) => inWeek(on) && reasons.some(({ rule }) => rule === 'H1'))
  )
}
