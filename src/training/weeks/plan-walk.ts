/**
 * Walks a plan week by week, from its first day on, and notes every lift on its day.
 *
 * Where the runner stands in the programme -> the week's drafts -> their days beside the runs -> what the log
 * says of each (done, missed, made up, away too long) -> the finished lift. A race date turns the weeks before
 * it into the taper and those after it into the careful start again (`race-walk.ts`).
 */

import {
  type Attendance,
  attendanceOf,
  entriesBefore,
  lastLoggedBefore,
  lastPain,
} from '../attendance.ts'
import { isPlyo } from '../exercises/movement.ts'
import { swapDraft } from '../exercises/swaps.ts'
import type { DayPlan, Reason } from '../lift.ts'
import { dayNumber, dayOf } from '../local-days.ts'
import { referencePolicy, type TrainingPolicy } from '../policy.ts'
import { type DayContext, liftDay } from './day-plan.ts'
import { type Draft, isHeavyDraft, landings } from './draft.ts'
import { keepLandings, lighten } from './draft-cuts.ts'
import { type FixedSession, type PlacedSession, startBeside } from './lift-days.ts'
import { type PlanInput, programmeNamed } from './plan-input.ts'
import { type RunBook, runBook } from './run-spacing.ts'
import { finishSession } from './session-finish.ts'
import type { Position } from './training-weeks.ts'
import type { WeekTotals } from './week-ledger.ts'

/** A stretch of days with one place in the programme, so that rest days know their week too. */
export interface Stretch extends DayContext {
  readonly from: number
  /** First day after it. */
  readonly to: number
  readonly reasons: readonly Reason[]
}

/** What is known so far; the walk adds to it. */
export interface Walk {
  readonly input: PlanInput
  readonly policy: TrainingPolicy
  readonly attendance: Attendance
  readonly book: RunBook
  readonly start: number
  readonly lifts: Map<number, DayPlan>
  /** Planned lifts that did not happen or found no day, with what became of them. */
  readonly notes: Map<number, Reason[]>
  readonly stretches: Stretch[]
  readonly totals: WeekTotals[]
  readonly fixed: FixedSession[]
  readonly takenLogs: Set<number>
  /** By exercise: the day and the sets the plan asked for last. */
  readonly asked: Map<string, { readonly day: string; readonly sets: number }>
  /** Last planned day that counts as done without a log. */
  lastAssumed: number | null
  /** Main lifts missed in the last walked week (D2). */
  missedMainLifts: number
  lastEarlyDeload: number
  /** The day the foundation began again after a very long break; what was logged before no longer counts. */
  restartedOn: number | null
  /** Sets x reps of the last full week before that, or null: a taper soon after holds no more than its share. */
  volumeBefore: number | null
}

export function newWalk(input: PlanInput): Walk {
  const policy = input.policy ?? referencePolicy
  return {
    input,
    policy,
    attendance: attendanceOf(
      input.log,
      dayNumber(input.today),
      input.log !== null && input.unloggedIsDone !== true,
    ),
    book: runBook(runsAndRace(input), policy),
    start: dayNumber(input.startDay),
    lifts: new Map(),
    notes: new Map(),
    stretches: [],
    totals: [],
    fixed: [],
    takenLogs: new Set(),
    asked: new Map(),
    lastAssumed: null,
    missedMainLifts: 0,
    lastEarlyDeload: Number.NEGATIVE_INFINITY,
    restartedOn: null,
    volumeBefore: null,
  }
}

/** The goal race is a run like the others, unless the run plan names it already. */
function runsAndRace({ runs, race }: PlanInput) {
  if (race === null || runs.some((run) => run.day === race.day && run.kind === 'race')) return runs
  return [...runs, { day: race.day, start: '09:00', minutes: 60, kind: 'race' as const }]
}

/** The last session before `day`, logged or counted as done. */
export function lastSessionBefore(walk: Walk, day: number): number | null {
  const logged = lastLoggedBefore(walk.attendance, day)
  if (walk.lastAssumed === null) return logged
  return logged === null ? walk.lastAssumed : Math.max(logged, walk.lastAssumed)
}

/** Whether a planned day is still ahead or nobody keeps a log: then it counts as done. */
export function countsAsDone({ attendance }: Walk, day: number): boolean {
  return !attendance.kept || day >= attendance.today
}

export function plyoPainBefore(walk: Walk, day: number): number | null {
  const { exercises } = walk.input.knowledge
  return lastPain(walk.attendance, day, (id) => isPlyo(exercises.get(id)?.pattern ?? ''))
}

export interface StandWish {
  readonly context: DayContext
  readonly placed: PlacedSession
  readonly draft: Draft
  readonly repeatLast: boolean
  readonly heldBy: string | null
  readonly loadFactor: number
  readonly reasons: readonly Reason[]
}

/** Writes a lift on its day. */
export function stand(walk: Walk, wish: StandWish): DayPlan {
  const { placed } = wish
  const day = dayOf(placed.day)
  const { swaps = [], profile, knowledge } = walk.input
  const own = swapDraft(wish.draft, day, swaps, profile, knowledge.exercises)
  const draft = asPlaced(own, placed)
  const finished = finishSession(draft, {
    day,
    profile,
    exercises: knowledge.exercises,
    policy: walk.policy,
    entriesOf: (exercise) => entriesThatCount(walk, exercise, day),
    askedOf: (exercise) => walk.asked.get(exercise) ?? null,
    repeatLast: wish.repeatLast,
    heldBy: wish.heldBy,
    loadFactor: wish.loadFactor,
  })
  const reasons = [...wish.reasons, ...weekReasons(draft), ...placed.reasons, ...draft.reasons]
  const traits = { heavy: isHeavyDraft(draft), jumps: finished.contacts > 0 }
  // A lift made up since the week was placed may stand two days before.
  const earliestStart = startBeside({ ...placed, ...traits }, walk.fixed)
  const plan = liftDay(wish.context, day, draft, finished, earliestStart, reasons)
  walk.lifts.set(placed.day, plan)
  for (const { id, sets } of finished.blocks.slice(1).flatMap((block) => block.exercises)) {
    walk.asked.set(id, { day, sets: sets.length })
  }
  walk.fixed.push({ day: placed.day, ...traits, earliestStart })
  if (countsAsDone(walk, placed.day)) walk.lastAssumed = placed.day
  return plan
}

/** What an easier week and an open set are for. */
function weekReasons({ deload, items, reasons }: Draft): Reason[] {
  const hasOpenSet = items.some(({ sets }) => sets.some(({ open }) => open))
  const isPlanned = deload && !reasons.some(({ rule }) => rule === 'D2')
  return [
    ...(isPlanned ? [{ rule: 'D1', text: easierWords }] : []),
    ...(hasOpenSet ? [{ rule: 'I6', text: openSetWords }] : []),
  ]
}

const easierWords = 'Easier week: less work, so that the weeks before can settle.'
const openSetWords =
  'The open set stops with one good rep left; it tells us where your next numbers begin.'

/** After a very long break loads are found anew (PR5). */
function entriesThatCount({ attendance, restartedOn }: Walk, exercise: string, day: string) {
  const entries = entriesBefore(attendance, exercise, day)
  if (restartedOn === null) return entries
  const from = dayOf(restartedOn)
  return entries.filter((entry) => entry.day >= from)
}

/** The draft with what its day makes it give up. */
function asPlaced(draft: Draft, placed: PlacedSession): Draft {
  const jumps = placed.dropJumps ? keepLandings(draft, 0) : draft
  return placed.lighten ? lighten(jumps) : jumps
}

export function traitsOf(draft: Draft) {
  return { heavy: isHeavyDraft(draft), jumps: landings(draft) > 0 }
}

export function noteOn(walk: Walk, day: number, reason: Reason) {
  walk.notes.set(day, [...(walk.notes.get(day) ?? []), reason])
}

/** Where a return of more than twelve weeks begins again: the foundation that fits the kit. */
export function foundationFor(walk: Walk, position: Position) {
  const { phase, id } = position.programme
  if (phase === 'foundation' || id === 'busy-runner') return position.programme
  const { knowledge, profile } = walk.input
  const withDumbbells = profile.kit.includes('dumbbells') || profile.kit.includes('gym')
  const wanted = withDumbbells ? 'dumbbell-foundation' : 'bodyweight-foundation'
  return knowledge.programmes.has(wanted) ? programmeNamed(knowledge, wanted) : position.programme
}
