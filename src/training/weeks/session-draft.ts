/**
 * One session of one week for one runner, before the log is asked for loads.
 *
 * Programme cell -> exercise by kit, level, holds and gates -> sets under the ceilings of age and level. Later
 * steps make a draft lighter, shorter or free of jumps; `session-finish.ts` then asks for the numbers.
 */

import type { Exercise } from '../exercises/exercise.ts'
import { contactsOf, isHeavySet, isPlyo, rungOf } from '../exercises/movement.ts'
import {
  type Chooser,
  type Chosen,
  canLoad,
  chooseExercise,
  type Exercises,
  hasKitFor,
} from '../exercises/substitution.ts'
import type { PrescribedSet, Reason, RunnerProfile } from '../lift.ts'
import type { TrainingPolicy } from '../policy.ts'
import {
  authoredWeek,
  type Cell,
  cellFor,
  cellOf,
  choiceOf,
  type Programme,
  type Session,
  type Slot,
  weekRow,
} from '../programmes/programme.ts'
import { ceilingsFor, limitSet, type SetCeiling } from './set-ceilings.ts'
import { blockedBy, holdOn, plyoGate } from './what-is-allowed.ts'

export interface DraftItem {
  readonly slot: Slot
  readonly exercise: Exercise
  readonly insteadOf: Exercise | null
  /** Whether the member chose the stand-in. */
  readonly chosen?: boolean
  readonly sets: readonly PrescribedSet[]
}

export interface Draft {
  readonly programme: Programme
  readonly session: Session
  /** Counted week, from 1, never rolling back. */
  readonly week: number
  readonly deload: boolean
  readonly items: readonly DraftItem[]
  readonly reasons: readonly Reason[]
}

export interface DraftWish {
  readonly programme: Programme
  readonly session: Session
  readonly week: number
  readonly profile: RunnerProfile
  readonly exercises: Exercises
  readonly policy: TrainingPolicy
  /** Pain (0-10) of the last logged jumps, or null. */
  readonly plyoPain: number | null
  /** Y3: the highest rung of the jumping ladder the weeks so far have earned. */
  readonly highestRung: number
  /** Exercises the runner knows already; of a slot's list they come first (the taper brings nothing new). */
  readonly familiar?: ReadonlySet<string>
}

export function draftSession(wish: DraftWish): Draft {
  const { programme, session, week, profile, policy } = wish
  const row = weekRow(programme, week)
  const ceilings = ceilingsFor(profile, policy, row)
  const gate = plyoGate(profile, policy, wish.plyoPain)
  const items: DraftItem[] = []
  const left: string[] = []
  for (const slot of session.slots) {
    const authored = authoredWeek(programme, week)
    if (cellOf(slot, authored, profile.level).length === 0) continue
    const taken = new Set(items.map(({ exercise }) => exercise.id))
    const chosen = exerciseFor(slot, wish, taken)
    if (chosen === null && slot.block === 'plyo' && gate.highestRung < 0) continue
    if (chosen === null) left.push(slot.choices[0]?.exercises[0] ?? slot.block)
    else {
      const cell = cellFor(slot, chosen.exercise.id, authored, profile.level)
      items.push(draftItem(slot, cell, chosen, profile, ceilings))
    }
  }
  const draft = { programme, session, week, deload: row.deload, items: joinedJumps(items) }
  const reasons = [
    ...programme.reasons,
    ...row.reasons,
    ...ceilings.reasons,
    ...gate.reasons,
    ...lowJumps(items, profile),
    ...leftOut(left, wish),
  ]
  return { ...draft, reasons }
}

/** A jump that stands in for others is one exercise: all its landings, in sets as long as its own. */
function joinedJumps(items: readonly DraftItem[]): DraftItem[] {
  return items.flatMap((item) => {
    const same = items.filter(
      ({ exercise, slot }) => slot.block === 'plyo' && exercise.id === item.exercise.id,
    )
    if (same.length < 2) return [item]
    return same[0] === item ? [{ ...item, sets: evenSets(same.flatMap(({ sets }) => sets)) }] : []
  })
}

/** The same reps in sets as long as the first. */
function evenSets(sets: readonly PrescribedSet[]): PrescribedSet[] {
  const [first] = sets
  const size = first?.reps ?? 0
  if (first === undefined || size === 0) return [...sets]
  const reps = sets.reduce((sum, set) => sum + (set.reps ?? 0), 0)
  const rest = reps % size
  const whole = Array.from({ length: Math.floor(reps / size) }, () => first)
  return rest === 0 ? whole : [...whole, { ...first, reps: rest }]
}

/** What stands in the session already comes again only if the slot has nothing else. */
function exerciseFor(slot: Slot, wish: DraftWish, taken: ReadonlySet<string>): Chosen | null {
  const { programme, week, profile, exercises, policy } = wish
  const gate = plyoGate(profile, policy, wish.plyoPain)
  const written = choiceOf(slot, authoredWeek(programme, week), profile.level, week)
  const listed = familiarFirst(besideHold(written, wish), wish.familiar)
  const chooser = {
    exercises,
    kit: profile.kit,
    level: profile.level,
    allowed: (exercise: Exercise) =>
      !blockedBy(profile, exercise) &&
      gate.allows(exercise) &&
      (slot.block !== 'plyo' || rungOf(exercise) <= wish.highestRung),
  }
  const fresh = slot.block === 'plyo' ? [] : listed.filter((id) => !taken.has(id))
  const chosen = listedOnly(fresh, chooser) ?? chooseExercise(listed, chooser)
  if (chosen !== null || slot.block !== 'plyo' || gate.highestRung < 1) return chosen
  // A rung that is not open yet leaves the one before: an earlier jump of this slot, or pogo.
  const lower = chooseExercise([...earlierJumps(slot, wish), 'pogo'], chooser)
  return lower === null ? null : { ...lower, insteadOf: exercises.get(listed[0] ?? '') ?? null }
}

/** Variants on one leg are for missing kit; where a hold blocks the lift on two they are no way around it. */
function besideHold(ids: readonly string[], { exercises, profile }: DraftWish): readonly string[] {
  const known = ids.flatMap((id) => exercises.get(id) ?? [])
  const own = known.find((exercise) => hasKitFor(exercise, profile.kit))
  if (own === undefined || !blockedBy(profile, own)) return ids
  return known.filter(({ unilateral }) => unilateral === own.unilateral).map(({ id }) => id)
}

function listedOnly(ids: readonly string[], chooser: Chooser): Chosen | null {
  const chosen = chooseExercise(ids, chooser)
  return chosen === null || chosen.insteadOf !== null ? null : chosen
}

function earlierJumps(slot: Slot, { programme, week, profile }: DraftWish): readonly string[] {
  const weeksBefore = Array.from({ length: authoredWeek(programme, week) - 1 }, (_, at) => at + 1)
  return weeksBefore.reverse().flatMap((before) => choiceOf(slot, before, profile.level))
}

function familiarFirst(ids: readonly string[], familiar: ReadonlySet<string> | undefined) {
  if (familiar === undefined) return ids
  return [...ids.filter((id) => familiar.has(id)), ...ids.filter((id) => !familiar.has(id))]
}

function draftItem(
  slot: Slot,
  cell: Cell,
  chosen: Chosen,
  profile: RunnerProfile,
  ceilings: SetCeiling,
): DraftItem {
  const { exercise, insteadOf } = chosen
  const loadable = canLoad(exercise, profile.kit)
  const sets = setsOf(cell, exercise)
    .map((set) => (loadable ? set : { ...set, percent1RM: null }))
    .map((set) => limitSet(set, exercise, ceilings))
  const counted = isPlyo(exercise.pattern) ? sameLandings(sets, cell, exercise, insteadOf) : sets
  return { slot, exercise, insteadOf, sets: limitCount(counted, slot, ceilings) }
}

/** I7: at most three sets of strength work from 65; jumps are counted by their landings instead. */
function limitCount(sets: readonly PrescribedSet[], slot: Slot, ceilings: SetCeiling) {
  return slot.block === 'plyo' || slot.block === 'power' ? sets : sets.slice(0, ceilings.sets)
}

/** A two-footed jump in place of a one-footed one keeps the landings, not the reps. */
function sameLandings(
  sets: readonly PrescribedSet[],
  cell: Cell,
  exercise: Exercise,
  insteadOf: Exercise | null,
): readonly PrescribedSet[] {
  if (insteadOf === null || insteadOf.unilateral === exercise.unilateral) return sets
  const wanted = contactsOf(insteadOf, setsOf(cell, insteadOf))
  const now = contactsOf(exercise, sets)
  return sets.map((set) => ({ ...set, reps: Math.floor(((set.reps ?? 0) * wanted) / now) }))
}

const secondsPerRep = 3

/** The sets of a cell; a stand-in counted in other units gets the same time under load. */
function setsOf(cell: Cell, exercise: Exercise): PrescribedSet[] {
  return cell.flatMap(({ sets, ...group }) => {
    const set = { ...group, loadKg: null }
    return Array.from({ length: sets }, () => inUnitsOf(exercise, set))
  })
}

/** A set counted as the exercise is counted: reps, seconds or metres. */
export function inUnitsOf(exercise: Exercise, set: PrescribedSet): PrescribedSet {
  const blank = { ...set, reps: null, repsMax: null, open: false, seconds: null, metres: null }
  if (exercise.measure === 'reps') {
    if (set.reps !== null) return set
    const reps = Math.round((set.seconds ?? set.metres ?? 24) / secondsPerRep)
    return { ...blank, reps: Math.max(1, reps) }
  }
  const seconds = set.seconds ?? set.metres ?? (set.reps ?? 8) * secondsPerRep
  return exercise.measure === 'seconds'
    ? set.seconds === null
      ? { ...blank, seconds }
      : set
    : set.metres === null
      ? { ...blank, metres: seconds }
      : set
}

/** Y5: higher jumps wait for strong calves. */
function lowJumps(items: readonly DraftItem[], { calfRaises20 }: RunnerProfile): Reason[] {
  const kept = items.some(
    ({ exercise, insteadOf }) =>
      insteadOf !== null && rungOf(insteadOf) > 1 && rungOf(exercise) <= 1,
  )
  if (calfRaises20 || !kept) return []
  const text =
    'The jumps stay low until you can do 20 calf raises on each leg. Tell me when you can.'
  return [{ rule: 'Y5', text }]
}

function leftOut(ids: readonly string[], { exercises, profile }: DraftWish): Reason[] {
  return ids.map((id) => {
    const exercise = exercises.get(id)
    const name = exercise?.name ?? id
    const hold = exercise === undefined ? undefined : holdOn(profile, exercise)
    if (hold === undefined) {
      const text = `${name} is left out today: nothing with the same movement fits.`
      return { rule: 'PR6', text }
    }
    const text = hold.category.endsWith('pain')
      ? `${name} is left out: that movement hurt more than 5 of 10. It comes back when you say it is better.`
      : `${name} is left out: that movement is on hold until you are cleared.`
    return { rule: hold.category.endsWith('pain') ? 'A4' : 'hold', text }
  })
}

/** Working sets: everything but jumps (S1). */
export const isWorking = (item: Pick<DraftItem, 'slot'>) => item.slot.block !== 'plyo'

export function workingSets(draft: Draft): number {
  return draft.items.filter(isWorking).reduce((sum, item) => sum + item.sets.length, 0)
}

/** Landings in the plyo budget; power jumps are counted apart (Y1). */
export function landings(draft: Draft): number {
  return draft.items
    .filter((item) => item.slot.block === 'plyo')
    .reduce((sum, item) => sum + contactsOf(item.exercise, item.sets), 0)
}

export function isHeavyDraft(draft: Draft): boolean {
  return draft.items.some((item) => item.sets.some((set) => isHeavySet(item.exercise.pattern, set)))
}

/** Sets x reps of the working sets; a held set counts as its seconds or metres divided by three. */
export function volume(draft: Draft): number {
  return draft.items
    .filter(isWorking)
    .reduce((sum, item) => sum + item.sets.reduce((reps, set) => reps + repsOf(set), 0), 0)
}

export function repsOf(set: PrescribedSet): number {
  return set.reps ?? Math.round((set.seconds ?? set.metres ?? 0) / secondsPerRep)
}
