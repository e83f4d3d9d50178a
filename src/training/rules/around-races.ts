/** Before and after a race: rules T1, T2, T3, T5, and the taper's share of F1. */

import { isCalf, isLegPattern } from '../exercises/movement.ts'
import type { Race } from '../lift.ts'
import { dayNumber, dayOf } from '../local-days.ts'
import type { TrainingPolicy } from '../policy.ts'
import { isHeavy } from './beside-runs.ts'
import {
  type Finding,
  isOrdinary,
  type SeenSession,
  type SeenWeek,
  setsIn,
  volumeOf,
  weekVolume,
} from './seen.ts'

export interface RaceWish {
  readonly race: Race
  readonly weeks: readonly SeenWeek[]
  readonly policy: TrainingPolicy
}

interface Before {
  readonly session: SeenSession
  /** Days before the race; negative after it. */
  readonly before: number
}

function sessionsAround({ race, weeks }: RaceWish): Before[] {
  const day = dayNumber(race.day)
  return weeks
    .flatMap(({ sessions }) => sessions)
    .flatMap((session) => (session.day === null ? [] : [{ session, before: day - session.day }]))
}

/** T1: with two weeks of taper the first one holds 41-60 % less than the last full week (5 points either way). */
export function taperCutsVolume(wish: RaceWish): Finding[] {
  if (wish.policy.taperDays[wish.race.distance] < 14) return []
  const taper = sessionsAround(wish).filter(({ before }) => before >= 7 && before <= 14)
  const first = taper[0]
  const loading = wish.weeks.findLast(
    (week) => week.complete && isOrdinary(week) && (week.from ?? 0) < dayNumber(wish.race.day) - 14,
  )
  if (first === undefined || loading === undefined || !taper.some(isFirstTaper)) return []
  const volume = taper.reduce((sum, { session }) => sum + sessionVolume(session), 0)
  const cut = 1 - volume / Math.max(1, weekVolume(loading))
  if (cut >= 0.36 && cut <= 0.65) return []
  const reason = `the taper week cuts the volume by ${Math.round(cut * 100)} %; 41-60 % is wanted`
  return [{ rule: 'T1', place: first.session.place, reason }]
}

const isFirstTaper = ({ session }: Before) => session.name === 'T1'

function sessionVolume(session: SeenSession): number {
  return volumeOf(session.exercises)
}

/** T2: heavy legs end seven days before the race, ten before a marathon. */
export function lastHeavyLegs(wish: RaceWish): Finding[] {
  const least = wish.policy.lastHeavyDays[wish.race.distance]
  return sessionsAround(wish)
    .filter(({ session, before }) => before >= 0 && before < least && isHeavy(session))
    .map(({ session, before }) => ({
      rule: 'T2',
      place: session.place,
      reason: `heavy legs ${before} days before the race; ${least} at least`,
    }))
}

/** T3: nothing on the last two days; a primer is two exercises, three light sets of three, 20 landings. */
export function calmRaceWeek(wish: RaceWish): Finding[] {
  return sessionsAround(wish)
    .filter(({ before }) => before >= 0 && before <= 3)
    .flatMap(({ session, before }) => {
      const say = (reason: string) => [{ rule: 'T3', place: session.place, reason }]
      if (before <= 1)
        return say(`a lift ${before} days before the race; nothing on the last two days`)
      const lifts = session.exercises.filter(({ block }) => block !== 'plyo')
      if (session.contacts > 20) return say('more than 20 landings in the primer')
      if (session.exercises.length > 2) return say('more than two exercises in the primer')
      const heavy = lifts.some(({ exercise }) =>
        exercise.sets.some((set) => (set.reps ?? 0) > 3 || (set.percent1RM ?? 0) > 70),
      )
      return heavy || lifts.some(({ exercise }) => exercise.sets.length > 3)
        ? say('a primer is at most 3 x 3 at 60-70 %')
        : []
    })
}

/** T5: no leg lifting in the first days after the race, then 30 % fewer sets (checked by the week's phase). */
export function restAfterRace(wish: RaceWish): Finding[] {
  const days = wish.policy.restAfterRace[wish.race.distance]
  return sessionsAround(wish)
    .filter(({ before }) => before < 0 && -before <= days)
    .filter(({ session }) => session.exercises.some(({ exercise }) => isLegWork(exercise.pattern)))
    .map(({ session, before }) => ({
      rule: 'T5',
      place: session.place,
      reason: `leg work ${-before} days after the race; from day ${days + 1} on`,
    }))
}

const isLegWork = (pattern: string) => isLegPattern(pattern) || isCalf(pattern)

/** T5: the weeks after the race stay under 80 % of the last full week's sets a session. */
export function gentleRestart({ weeks, race }: RaceWish): Finding[] {
  const after = weeks.filter(
    (week) => week.phase === 'post-race' && (week.from ?? 0) > dayNumber(race.day),
  )
  return after.flatMap(({ sessions }) =>
    sessions
      .filter((session) => setsIn(session.exercises.filter(({ block }) => block !== 'plyo')) > 13)
      .map((session) => ({
        rule: 'T5',
        place: session.place,
        reason: 'the restart after a race is 30 % fewer sets',
      })),
  )
}

/** F1: in the taper at most two sessions in seven days up to D-8; in race week one with legs. */
export function taperSessions(wish: RaceWish): Finding[] {
  const around = sessionsAround(wish).filter(({ before }) => before >= 0 && before <= 14)
  const crowded = around.filter(({ before }) => {
    if (before < 8) return false
    return around.filter((other) => other.before >= before && other.before < before + 7).length > 2
  })
  const raceWeek = around.filter(
    ({ before, session }) => before <= 6 && before >= 0 && hasLegs(session),
  )
  const place = (list: readonly Before[]) =>
    list.at(-1)?.session.place ?? dayOf(dayNumber(wish.race.day))
  return [
    ...(crowded.length > 0
      ? [{ rule: 'F1', place: place(crowded), reason: 'three sessions in seven days of the taper' }]
      : []),
    ...(raceWeek.length > 1
      ? [{ rule: 'F1', place: place(raceWeek), reason: 'two leg sessions in race week' }]
      : []),
  ]
}

const hasLegs = (session: SeenSession) =>
  session.exercises.some(({ exercise }) => isLegPattern(exercise.pattern))
