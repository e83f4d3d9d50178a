/**
 * One lift of a week in hand: done, made up, missed, or the end of a pause.
 *
 * Logged on its day or within three days -> it stands; before today without a log -> it is missed and may be made
 * up within three days. The first lift after two weeks away does not stand but turns the plan into a return (PR5)
 * from that day.
 */

import { loggedFor } from '../attendance.ts'
import type { DayPlan, Reason } from '../lift.ts'
import { dayNumbersBetween, dayOf, weekdayName } from '../local-days.ts'
import type { DayContext } from './day-plan.ts'
import type { Draft } from './draft.ts'
import { type PlacedSession, placeSessions } from './lift-days.ts'
import { missedMainLifts } from './missed-targets.ts'
import {
  countsAsDone,
  foundationFor,
  lastSessionBefore,
  noteOn,
  stand,
  traitsOf,
  type Walk,
} from './plan-walk.ts'
import { droppedWords } from './planned-lift.ts'
import { raceNear } from './run-spacing.ts'
import { isDeloadWeek, type Position, returnPosition } from './training-weeks.ts'
import { lastLoadingVolume } from './week-ledger.ts'

/** A week whose lifts have their days. */
export interface WeekInHand {
  readonly position: Position
  readonly context: DayContext
  readonly drafts: readonly Draft[]
  readonly placed: readonly PlacedSession[]
  readonly end: number
  readonly whole: boolean
}

/** The lift as it stands, null when it is dropped, or where the plan goes on instead. */
export type Outcome = { readonly lift: DayPlan | null } | { readonly goesOn: Position }

/** What became of a lift; `next` is the day of the one after it. */
export function attendLift(
  walk: Walk,
  week: WeekInHand,
  placed: PlacedSession,
  next: number | null,
): Outcome {
  if (countsAsDone(walk, placed.day)) return liftOrReturn(walk, week, placed, placed.day, [])
  const logged = loggedFor(
    walk.attendance,
    placed.day,
    walk.takenLogs,
    next,
    walk.policy.makeUpDays,
  )
  if (logged === null) return missed(walk, week, placed, next)
  const outcome = liftOrReturn(walk, week, placed, logged, [])
  if ('goesOn' in outcome) return outcome
  walk.takenLogs.add(logged)
  if (outcome.lift !== null) {
    walk.missedMainLifts += missedMainLifts(outcome.lift, walk.attendance.byDay.get(logged) ?? [])
  }
  return outcome
}

/** `doneOn` is the day the gap before it is counted to. */
function liftOrReturn(
  walk: Walk,
  week: WeekInHand,
  placed: PlacedSession,
  doneOn: number,
  reasons: readonly Reason[],
): Outcome {
  const { position } = week
  const gap = doneOn - (lastSessionBefore(walk, doneOn) ?? walk.start)
  const often = week.drafts.length > 1 ? 'two' : 'one'
  const { comeBack, repeat } = walk.policy.gap
  if (gap >= comeBack[often] && !isFreshStart(position)) {
    return { goesOn: comeBackAfter(walk, position, placed.day, gap) }
  }
  const repeatLast = gap >= repeat[often] && !isFreshStart(position)
  const draft = week.drafts[placed.at]
  if (draft === undefined) return { lift: null }
  const lift = stand(walk, {
    context: week.context,
    placed,
    draft,
    repeatLast,
    heldBy: heldBy(position),
    loadFactor: loadFactor(walk, week),
    reasons: [...reasons, ...(repeatLast ? [repeatReason(gap)] : [])],
  })
  return { lift }
}

/** PR5. After twelve weeks and more the plan begins again and the weeks before are no measure. */
function comeBackAfter(walk: Walk, position: Position, day: number, gap: number): Position {
  if (gap >= walk.policy.startAgainDays) {
    walk.restartedOn = day
    walk.volumeBefore = lastLoadingVolume(walk.totals) ?? walk.volumeBefore
    walk.totals.length = 0
  }
  return returnPosition(position, day, gap, foundationFor(walk, position), walk.policy)
}

/** The week that answers a pause already: the first of a return, after a race, or of a foundation begun again. */
function isFreshStart({ kind, index, start, since, noTestUntil }: Position): boolean {
  return (kind !== 'programme' && index === 0) || (start === since && noTestUntil > start)
}

/** A return and the weeks after a race give back sets first and add no load. */
function heldBy({ kind }: Position): string | null {
  if (kind === 'return') return 'PR5'
  return kind === 'after-race' ? 'T5' : null
}

function repeatReason(gap: number): Reason {
  return { rule: 'PR4', text: `${gap} days since the last lift: the last loads again, no step.` }
}

/** D1: power and in-season work keep their load in a deload. */
function loadFactor(walk: Walk, { position, context }: WeekInHand): number {
  const { phase } = position.programme
  if (!context.deload || phase === 'power' || phase === 'in-season') return 1
  return isDeloadWeek(position) ? walk.policy.deloadLoad : walk.policy.earlyDeload.load
}

function missed(walk: Walk, week: WeekInHand, placed: PlacedSession, next: number | null): Outcome {
  const again = makeUpDay(walk, week, placed, next)
  const name = week.drafts[placed.at]?.session.name ?? ''
  const then = again === null ? droppedWords : `it waits for ${weekdayName(dayOf(again.day))}`
  noteOn(walk, placed.day, { rule: 'PR4', text: `Lift ${name} was not logged: ${then}.` })
  if (again === null) return { lift: null }
  const text = `Made up from ${weekdayName(dayOf(placed.day))}.`
  return liftOrReturn(walk, week, again, again.day, [{ rule: 'PR4', text }])
}

/** Within three days, from today on, before the next lift, with the runs left alone. */
function makeUpDay(
  walk: Walk,
  week: WeekInHand,
  placed: PlacedSession,
  next: number | null,
): PlacedSession | null {
  const from = Math.max(walk.attendance.today, placed.day + 1)
  const to = Math.min(placed.day + walk.policy.makeUpDays + 1, next ?? Number.POSITIVE_INFINITY)
  const draft = week.drafts[placed.at]
  if (draft === undefined || from >= to) return null
  const following = week.placed
    .filter((session) => session.day > placed.day)
    .map(({ day, heavy, jumps, earliestStart }) => ({ day, heavy, jumps, earliestStart }))
  const [found] = placeSessions([traitsOf(draft)], {
    book: walk.book,
    weekStart: from,
    days: dayNumbersBetween(from, Math.min(to, week.end)),
    settling: week.position.start < week.position.settlingUntil,
    neighbours: [...walk.fixed.slice(-2), ...following],
    closed: (day) => raceNear(walk.book, day) !== null,
  })
  return found === undefined ? null : { ...found, at: placed.at }
}
