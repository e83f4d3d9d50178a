/**
 * One training week of a plan: an easier one or not (D2) -> drafts -> days -> each lift in turn, which may cut the
 * week short by a return -> its totals for the weeks after it.
 */

import { soreTwiceRunning } from '../attendance.ts'
import { rungOf } from '../exercises/movement.ts'
import type { DayPlan } from '../lift.ts'
import { dayNumbersBetween } from '../local-days.ts'
import type { DayContext } from './day-plan.ts'
import { type Draft, volume, workingSets } from './draft.ts'
import { type PlacedSession, placeSessions } from './lift-days.ts'
import { attendLift, type WeekInHand } from './lift-walk.ts'
import { noteOn, plyoPainBefore, traitsOf, type Walk } from './plan-walk.ts'
import { raceNear } from './run-spacing.ts'
import { isDeloadWeek, type Position, phaseOf } from './training-weeks.ts'
import { draftWeek } from './week-drafts.ts'

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
    days: dayNumbersBetween(position.start, end),
    settling: position.start < position.settlingUntil,
    neighbours: walk.fixed.slice(-2),
    closed: (day) => raceNear(walk.book, day) !== null,
  })
  noteUnplaced(walk, position, drafts, placed)
  return follow(walk, { position, context, drafts, placed, end, whole: end - position.start === 7 })
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
    const outcome = attendLift(walk, week, placed, next)
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
