/**
 * Is a generated plan sound? Every rule a plan can break, for the runner it was made for.
 *
 * Days -> weeks and sessions -> rules on each session, each week, the course of weeks, the calendar beside the
 * runs, and around the race.
 */

import type { DayPlan, LoggedExercise, Race, Run, RunnerProfile } from '../lift.ts'
import { dayNumber } from '../local-days.ts'
import { referencePolicy, type TrainingPolicy } from '../policy.ts'
import type { Programme } from '../programmes/programme.ts'
import * as races from '../rules/around-races.ts'
import * as beside from '../rules/beside-runs.ts'
import * as deloads from '../rules/deloads.ts'
import * as intensity from '../rules/intensity.ts'
import * as jumps from '../rules/jumps.ts'
import * as people from '../rules/people.ts'
import { plannedWeeks } from '../rules/planned-weeks.ts'
import * as progress from '../rules/progress.ts'
import * as order from '../rules/rest-and-order.ts'
import type { Finding, SeenSession, SeenWeek } from '../rules/seen.ts'
import * as work from '../rules/weekly-work.ts'
import { liftWindow, raceNear, runBook } from './run-spacing.ts'

export interface PlanCheck {
  /** Days in a row, ascending. */
  readonly days: readonly DayPlan[]
  readonly profile: RunnerProfile
  readonly runs: readonly Run[]
  readonly race: Race | null
  readonly log: readonly LoggedExercise[] | null
  readonly programmes: ReadonlyMap<string, Programme>
  readonly policy?: TrainingPolicy
}

/** Everything that breaks a rule; empty when the plan is sound. */
export function checkPlan(check: PlanCheck): Finding[] {
  const policy = check.policy ?? referencePolicy
  const weeks = plannedWeeks(check)
  const sessions = weeks.flatMap((week) => week.sessions)
  return [
    ...sessions.flatMap((session) => sessionFindings(session, check, policy)),
    ...weeks.flatMap((week) => weekFindings(week, check)),
    ...courseFindings(weeks, check, policy),
    ...calendarFindings(weeks, check, policy),
    ...raceFindings(weeks, check, policy),
    ...people.holdsHold(check.profile, check.days),
  ]
}

function sessionFindings(
  session: SeenSession,
  check: PlanCheck,
  policy: TrainingPolicy,
): Finding[] {
  const narrowed = check.profile.holds.length > 0
  const length = check.programmes.get(session.programme)?.weeks.length ?? 12
  const rules = [
    intensity.maxStrengthWork,
    intensity.nearMaxWork(length),
    intensity.noviceZone,
    intensity.powerWork,
    intensity.neverToFailure,
    intensity.olderCeiling,
    order.restFitsLoad,
    order.mainLiftAlone,
    order.blocksInOrder,
    order.warmUpRamps,
    order.fitsItsTime,
    jumps.landingsPerSession(policy),
    jumps.dropsForTrained,
    jumps.jumpGates(check.profile, policy),
    people.youngLifters(check.profile),
    people.pregnantLifters(check.profile),
    people.afterBirth(check.profile),
    ...(narrowed ? [] : [work.sessionSets, work.oneLegEachSession]),
  ]
  return rules.flatMap((rule) => rule(session))
}

function weekFindings(week: SeenWeek, check: PlanCheck): Finding[] {
  const rules = [
    work.weeklyRegions,
    work.sessionsPerWeek,
    beside.jumpDaysPerWeek,
    ...(check.profile.holds.length > 0 ? [] : [work.weekIsWhole]),
  ]
  return rules.flatMap((rule) => rule(week))
}

function courseFindings(
  weeks: readonly SeenWeek[],
  { log, programmes }: PlanCheck,
  policy: TrainingPolicy,
): Finding[] {
  const rules = [
    work.setsRiseSlowly,
    work.onceAWeekTakesTurns,
    deloads.deloadsComeInTime,
    jumps.rungsTakeTime,
    jumps.landingsRiseSlowly(policy),
    progress.stepsAreSmall(log ?? []),
    progress.oneThingRises(log ?? []),
    progress.returnsAreGentle(programmes),
    progress.noTestAfterReturn,
  ]
  return rules.flatMap((rule) => rule(weeks))
}

function calendarFindings(
  weeks: readonly SeenWeek[],
  check: PlanCheck,
  policy: TrainingPolicy,
): Finding[] {
  const book = runBook(withRace(check), policy)
  const starts = new Map(check.days.map((day) => [dayNumber(day.day), day.earliestStart]))
  const dated = beside.datedSessions(weeks, (day) => starts.get(day) ?? null)
  const settling = settlingDays(weeks, policy)
  const isOpen = (day: number) => !liftWindow(book, day).tooLate && raceNear(book, day) === null
  return [
    ...dated.flatMap((one) => [
      ...beside.liftAfterRun(one, book),
      ...beside.freshForKeyRun(one, book),
      ...beside.keyRunFirst(one, book),
      ...beside.settlingIn(one, book, settling(one.day)),
      ...beside.notWithARun(one, book),
    ]),
    ...progress.gapsInSeason(weeks, { isOpen, wasMissed: missedDays(check.days) }),
    ...beside.heavyDaysApart(dated),
    ...beside.jumpDaysApart(dated, book),
  ]
}

/** Rest days whose lift was planned and not logged (PR4). */
function missedDays(days: readonly DayPlan[]) {
  const missed = days.filter(
    ({ kind, reasons }) => kind === 'rest' && reasons.some(({ rule }) => rule === 'PR4'),
  )
  const numbers = new Set(missed.map(({ day }) => dayNumber(day)))
  return (day: number) => numbers.has(day)
}

function withRace({ runs, race }: PlanCheck): readonly Run[] {
  if (race === null || runs.some((run) => run.day === race.day && run.kind === 'race')) return runs
  return [...runs, { day: race.day, start: '09:00', minutes: 60, kind: 'race' }]
}

/** The first two weeks of a programme, and the weeks of a return with two more after it. */
function settlingDays(weeks: readonly SeenWeek[], policy: TrainingPolicy) {
  const settling = weeks.filter((week, at) => {
    const before = weeks.slice(Math.max(0, at - policy.settlingWeeks), at)
    return week.phase === 'return' || isNewBlock(week, policy) || before.some(isReturn)
  })
  const days = new Set(
    settling
      .filter(({ phase }) => phase !== 'taper' && phase !== 'race-week' && phase !== 'post-race')
      .flatMap(({ sessions }) => sessions.map(({ day }) => day)),
  )
  return (day: number) => days.has(day)
}

const isReturn = ({ phase }: SeenWeek) => phase === 'return'
const isNewBlock = ({ week }: SeenWeek, policy: TrainingPolicy) => week <= policy.settlingWeeks

function raceFindings(
  weeks: readonly SeenWeek[],
  { race }: PlanCheck,
  policy: TrainingPolicy,
): Finding[] {
  if (race === null) return []
  const rules = [
    races.taperCutsVolume,
    races.lastHeavyLegs,
    races.calmRaceWeek,
    races.restAfterRace,
    races.gentleRestart,
    races.taperSessions,
  ]
  return rules.flatMap((rule) => rule({ race, weeks, policy }))
}
