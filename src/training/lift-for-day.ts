/**
 * The lift for a day: programme, profile, log, runs and race in, one `DayPlan` out. Pure.
 *
 * Closed to this runner? -> walk the plan up to the day (`plan-walk.ts`) -> the lift that stands there, or the
 * rest day with its reason.
 */

import type { DayPlan, RunnerProfile } from './lift.ts'
import { dayNumber, dayOf } from './local-days.ts'
import { holdDay, restDay } from './weeks/day-plan.ts'
import { type PlanInput, programmeNamed } from './weeks/plan-input.ts'
import { newWalk, type Walk } from './weeks/plan-walk.ts'
import { walkTo } from './weeks/race-walk.ts'
import { restReasons } from './weeks/rest-reasons.ts'
import { stopReason } from './weeks/what-is-allowed.ts'

export interface DayWish extends PlanInput {
  /** Local day `YYYY-MM-DD`. */
  readonly day: string
}

export interface DaysWish extends PlanInput {
  readonly from: string
  /** How many days, `from` included. */
  readonly days: number
}

/** Throws a `UserError` for a programme that does not exist. */
export function liftForDay({ day, ...input }: DayWish): DayPlan {
  const [plan] = planDays({ ...input, from: day, days: 1 })
  if (plan === undefined) throw new RangeError(`no plan for ${day}`)
  return plan
}

/** One `DayPlan` for every day, in order; the walk is made once, so a year costs little more than its last day. */
export function planDays({ from, days, ...input }: DaysWish): DayPlan[] {
  const first = dayNumber(from)
  const programme = programmeNamed(input.knowledge, input.programme)
  const walk = newWalk(withoutStops(input))
  walkTo(walk, programme, first + days - 1)
  return Array.from({ length: days }, (_, index) => first + index).map((day) => {
    const stop = stopReason(profileOn(dayOf(day), input), programme)
    if (stop !== null) return holdDay(contextOf(walk, day), dayOf(day), stop)
    if (wasPaused(walk, dayOf(day))) return holdDay(contextOf(walk, day), dayOf(day), pausedThen)
    return walk.lifts.get(day) ?? restOn(walk, day)
  })
}

const pausedThen = { rule: 'hold', text: 'Training was on hold.' }

/** What was lifted all the same stays in sight. */
function wasPaused({ input, attendance }: Walk, day: string): boolean {
  const paused = (input.pauses ?? []).some(({ from, until }) => day >= from && day < until)
  return paused && !attendance.days.includes(dayNumber(day))
}

/** Days before a hold began stay what they were, so the plan is walked as if there were none. */
function withoutStops(input: PlanInput): PlanInput {
  const holds = input.profile.holds.filter(({ scope }) => scope !== 'all')
  return { ...input, profile: { ...input.profile, holds } }
}

/** Holds of that day. Today and later every open one counts, also one begun in a zone where it is tomorrow already. */
function profileOn(day: string, { profile, today }: PlanInput): RunnerProfile {
  return { ...profile, holds: profile.holds.filter(({ since }) => day >= since || day >= today) }
}

function restOn(walk: Walk, day: number): DayPlan {
  return restDay(contextOf(walk, day), dayOf(day), restReasons(walk, day))
}

/** Before the first day the plan has not begun: week 1 is what comes. */
function contextOf(walk: Walk, day: number) {
  const stretch = walk.stretches.find(({ from, to }) => day >= from && day < to)
  const { programme, week, phase, deload } = stretch ?? walk.stretches[0] ?? beforeStart(walk)
  return { programme, week, phase, deload }
}

function beforeStart(walk: Walk) {
  const { id, phase } = programmeNamed(walk.input.knowledge, walk.input.programme)
  return { programme: id, week: 1, phase, deload: false }
}
