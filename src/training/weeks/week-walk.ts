/**
 * One training week of a plan: drafts, days, and what the log says of each lift in turn.
 *
 * A lift before today without a log is missed and may be made up within three days; the first lift after two
 * weeks away does not stand but turns the plan into a return (PR5) from that day.
 */

import { loggedFor, soreTwiceRunning } from '../attendance.ts'
import { rungOf } from '../exercises/movement.ts'
import type { DayPlan, Reason } from '../lift.ts'
import { dayOf, weekdayName } from '../local-days.ts'
import type { DayContext } from './day-plan.ts'
import { type Draft, volume, workingSets } from './draft.ts'
import { type PlacedSession, placeSessions } from './lift-days.ts'
import { missedMainLifts } from './missed-targets.ts'
import {
  countsAsDone,
  foundationFor,
  lastSessionBefore,
  noteOn,
  plyoPainBefore,
  stand,
  traitsOf,
  type Walk,
} from './plan-walk.ts'
import { droppedWords } from './planned-lift.ts'
import { raceNear } from './run-spacing.ts'
import { isDeloadWeek, type Position, phaseOf, returnPosition } from './training-weeks.ts'
import { draftWeek } from './week-drafts.ts'
import { lastLoadingVolume } from './week-ledger.ts'

/** Walks the week up to `end`. Gives where the plan goes on when a return cuts the week short, else null. */
export function walkWeek(walk: Walk, position: Position, end: number): Position | null {
  const earlyDeload = earlyDeloadReason(walk, position)
  if (earlyDeload !== null) walk.lastEarlyDeload = position.start
  const drafts = draftsOf(walk, position, earlyDeload, end)
  const context: DayContext = {
    programme: position.programme.id,
    week: position.week,
    phase: phaseOf(position),
    deload: isDeloadWeek(position) || earlyDeload !== null,
  }
  const placed = placeSessions(drafts.map(traitsOf), {
    book: walk.book,
    weekStart: position.start,
    days: daysBetween(position.start, end),
    settling: position.start < position.settlingUntil,
    neighbours: walk.fixed.slice(-2),
    closed: (day) => raceNear(walk.book, day) !== null,
  })
  noteUnplaced(walk, position, drafts, placed)
  return follow(walk, { position, context, drafts, placed, end, whole: end - position.start === 7 })
}

interface WeekInHand {
  readonly position: Position
  readonly context: DayContext
  readonly drafts: readonly Draft[]
  readonly placed: readonly PlacedSession[]
  readonly end: number
  readonly whole: boolean
}

/** A week cut short by the taper keeps only the lifts it has room for. */
function draftsOf(
  walk: Walk,
  position: Position,
  earlyDeload: string | null,
  end: number,
): Draft[] {
  const drafts = draftWeek({
    position,
    profile: walk.input.profile,
    exercises: walk.input.knowledge.exercises,
    policy: walk.policy,
    plyoPain: plyoPainBefore(walk, position.start),
    weeksSoFar: walk.totals,
    earlyDeload,
  })
  return drafts.slice(0, roomFor(drafts.length, end - position.start))
}

/** One lift a week stays if three days are left, so that no gap opens; of two, one stays with four days. */
function roomFor(lifts: number, days: number): number {
  if (days === 7) return lifts
  return lifts === 1 ? Number(days >= 3) : Math.floor((days * lifts) / 7)
}

function daysBetween(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
}

/** D2, once in three weeks at most and never on top of a planned deload, a return or the weeks after a race. */
function earlyDeloadReason(walk: Walk, position: Position): string | null {
  const ordinary = position.kind === 'programme' && !isDeloadWeek(position)
  if (!ordinary || position.start - walk.lastEarlyDeload < 21) return null
  const { deloadSoreness, deloadMisses } = walk.policy
  if (soreTwiceRunning(walk.attendance, position.start, deloadSoreness)) {
    return `An easier week: the last two sessions left soreness of ${deloadSoreness}/10 or more.`
  }
  if (walk.missedMainLifts >= deloadMisses) {
    return `An easier week: ${walk.missedMainLifts} main lifts fell short last week.`
  }
  return null
}

function noteUnplaced(
  walk: Walk,
  position: Position,
  drafts: readonly Draft[],
  placed: readonly PlacedSession[],
) {
  drafts.forEach((draft, at) => {
    if (placed.some((session) => session.at === at)) return
    const text = `Lift ${draft.session.name} found no day this week that leaves your runs alone; it is dropped, not stacked. A day with three free hours after its last run would make room.`
    noteOn(walk, position.start, { rule: 'H1', text })
  })
}

function follow(walk: Walk, week: WeekInHand): Position | null {
  const done: DayPlan[] = []
  walk.missedMainLifts = 0
  let complete = week.whole && week.placed.length === week.drafts.length
  for (const [index, placed] of week.placed.entries()) {
    const next = week.placed[index + 1]?.day ?? null
    const outcome = attend(walk, week, placed, next)
    if ('goesOn' in outcome) {
      closeWeek(walk, week, outcome.goesOn.start, done, false)
      return outcome.goesOn
    }
    if (outcome.lift === null) complete = false
    else done.push(outcome.lift)
  }
  closeWeek(walk, week, week.end, done, complete)
  return null
}

type Outcome = { readonly lift: DayPlan | null } | { readonly goesOn: Position }

function attend(walk: Walk, week: WeekInHand, placed: PlacedSession, next: number | null): Outcome {
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
    days: daysBetween(from, Math.min(to, week.end)),
    settling: week.position.start < week.position.settlingUntil,
    neighbours: [...walk.fixed.slice(-2), ...following],
    closed: (day) => raceNear(walk.book, day) !== null,
  })
  return found === undefined ? null : { ...found, at: placed.at }
}

function highestRung({ blocks }: DayPlan): number {
  const jumps = blocks.filter(({ name }) => name === 'plyo').flatMap(({ exercises }) => exercises)
  return Math.max(-1, ...jumps.map(rungOf))
}

const isFullWork = ({ kind }: Position) => kind === 'programme' || kind === 'restart'

const leavesOut: ReadonlySet<string> = new Set(['PR6', 'A4', 'hold'])

/** Nothing was left out for want of kit or because of a hold. */
const isWholeDraft = ({ reasons }: Draft) => !reasons.some(({ rule }) => leavesOut.has(rule))

function closeWeek(
  walk: Walk,
  week: WeekInHand,
  end: number,
  done: readonly DayPlan[],
  complete: boolean,
) {
  const { position, context } = week
  walk.stretches.push({ ...context, from: position.start, to: end, reasons: [] })
  if (end === position.start) return
  walk.totals.push({
    start: position.start,
    deload: context.deload,
    sets: complete ? week.drafts.reduce((sum, draft) => sum + workingSets(draft), 0) : 0,
    contacts: done.reduce((sum, lift) => sum + lift.contacts, 0),
    rung: Math.max(-1, ...done.map(highestRung)),
    volume: week.drafts.reduce((sum, draft) => sum + volume(draft), 0),
    measures: complete && isFullWork(position) && week.drafts.every(isWholeDraft),
  })
}
