/**
 * One session of the taper on its day: what the runner knows from their programme, the load kept, the sets cut
 * to a share of the last loading week (rule T1).
 */

import { loggedFor } from '../attendance.ts'
import type { RunnerProfile } from '../lift.ts'
import type { Programme } from '../programmes/programme.ts'
import type { DayContext } from './day-plan.ts'
import { type Draft, type DraftItem, isWorking, volume, workingSets } from './draft.ts'
import { keepSets } from './draft-cuts.ts'
import { placeSessions } from './lift-days.ts'
import { countsAsDone, noteOn, plyoPainBefore, stand, traitsOf, type Walk } from './plan-walk.ts'
import { runsOn } from './run-spacing.ts'
import { draftSession } from './session-draft.ts'
import type { Position } from './training-weeks.ts'
import { draftWeek } from './week-drafts.ts'
import { lastLoadingVolume } from './week-ledger.ts'

export interface TaperStep {
  readonly session: string
  /** Days before the race, best first. */
  readonly before: readonly number[]
  /** Share of the last loading week's sets x reps, or null for as written. */
  readonly share: number | null
}

export interface TaperWish {
  readonly step: TaperStep
  /** The days of `step.before` as day numbers. */
  readonly days: readonly number[]
  readonly context: DayContext
  readonly taper: Programme
  /** Where the runner's own programme stood. */
  readonly position: Position
}

export function standTaperSession(walk: Walk, wish: TaperWish) {
  const draft = taperDraft(walk, wish)
  if (draft === null || draft.items.length === 0) return
  const days = wish.days.filter((day) => sessionsInWeekBefore(walk, day) < 2)
  const [placed] = placeSessions([traitsOf(draft)], {
    book: walk.book,
    weekStart: wish.days[0] ?? walk.start,
    days,
    settling: false,
    neighbours: walk.fixed.slice(-2),
    closed: (day) => runsOn(walk.book, day).some((run) => run.kind === 'race'),
  })
  if (placed === undefined) return
  if (!wasDone(walk, placed.day)) {
    const text = `${wish.step.session} was not logged; the taper goes on without it.`
    return noteOn(walk, placed.day, { rule: 'PR4', text })
  }
  stand(walk, {
    context: wish.context,
    placed,
    draft,
    repeatLast: false,
    heldBy: 'T1',
    loadFactor: 1,
    reasons: [reasonOf(wish.step)],
  })
}

/** F1: in the taper at most two sessions in any seven days. */
function sessionsInWeekBefore(walk: Walk, day: number): number {
  return walk.fixed.filter((session) => session.day > day - 7 && session.day < day).length
}

function wasDone(walk: Walk, day: number): boolean {
  if (countsAsDone(walk, day)) return true
  const logged = loggedFor(walk.attendance, day, walk.takenLogs, null, 1)
  if (logged !== null) walk.takenLogs.add(logged)
  return logged !== null
}

function taperDraft(walk: Walk, { step, taper, position }: TaperWish): Draft | null {
  const session = taper.sessions.find(({ name }) => name === step.session)
  if (session === undefined) return null
  const draft = draftSession({
    programme: taper,
    session,
    week: 1,
    profile: taperProfile(walk.input.profile, position.programme),
    exercises: walk.input.knowledge.exercises,
    policy: walk.policy,
    plyoPain: plyoPainBefore(walk, walk.attendance.today),
    highestRung: 1,
    familiar: exercisesOf(position.programme),
  })
  if (step.share === null) return draft
  return fitVolume(draft, loadingVolume(walk, position) * step.share)
}

/** Foundation runners taper with foundation work, whatever their level is called. */
function taperProfile(profile: RunnerProfile, own: Programme): RunnerProfile {
  return own.phase === 'foundation' ? { ...profile, level: 'L0' } : profile
}

function exercisesOf(programme: Programme): ReadonlySet<string> {
  const slots = programme.sessions.flatMap((session) => session.slots)
  return new Set(slots.flatMap((slot) => slot.choices.flatMap((choice) => choice.exercises)))
}

function loadingVolume(walk: Walk, position: Position): number {
  const last = lastLoadingVolume(walk.totals)
  if (last !== null) return last
  const drafts = draftWeek({
    position: { ...position, kind: 'programme', shares: [] },
    profile: walk.input.profile,
    exercises: walk.input.knowledge.exercises,
    policy: walk.policy,
    plyoPain: null,
    weeksSoFar: [],
    earlyDeload: null,
  })
  const written = drafts.reduce((sum, draft) => sum + volume(draft), 0)
  return Math.min(written, walk.volumeBefore ?? written)
}

/**
 * As near to the volume as it gets. The main lifts keep their sets longest, because the load is what a taper keeps:
 * the other exercises come down to one set each first, from the end of the session.
 */
function fitVolume(draft: Draft, wanted: number): Draft {
  let fitted = draft
  while (volume(fitted) > wanted && workingSets(fitted) > 2) {
    const less = withoutOneSet(fitted)
    if (wanted - volume(less) > volume(fitted) - wanted) break
    fitted = less
  }
  return fitted
}

/** One set less beside the main lifts, then their last exercise, then one set less of the main lifts. */
function withoutOneSet(draft: Draft): Draft {
  const beside = draft.items.filter((item) => isWorking(item) && item.slot.block !== 'main')
  const fuller = beside.findLast(({ sets }) => sets.length > 1)
  if (fuller !== undefined)
    return withItem(draft, fuller, { ...fuller, sets: fuller.sets.slice(1) })
  const last = beside.at(-1)
  if (last !== undefined) return withItem(draft, last, null)
  return keepSets(draft, workingSets(draft) - 1)
}

function withItem(draft: Draft, old: DraftItem, next: DraftItem | null): Draft {
  const items = draft.items.flatMap((item) => (item !== old ? [item] : next === null ? [] : [next]))
  return { ...draft, items }
}

function reasonOf(step: TaperStep) {
  if (step.session === 'T1') {
    return {
      rule: 'T1',
      text: 'Taper: about half the work of your last full week, at the same load.',
    }
  }
  if (step.session === 'T2') {
    return {
      rule: 'T2',
      text: 'The last heavy legs before the race; after this they only freshen up.',
    }
  }
  if (step.session === 'upper') {
    return { rule: 'T2', text: 'Upper body and trunk only: the legs are done with heavy work.' }
  }
  return {
    rule: 'T3',
    text: 'A short primer if you like it: nothing new, nothing tiring. Leave it out freely.',
  }
}
