/**
 * A draft becomes the blocks a runner sees: loads from the log, pairs, warm-up with ramp sets, minutes.
 *
 * Log of each exercise -> its next target with a reason -> blocks in the order of S4 -> warm-up before them ->
 * minutes by W2; a session too long for its cap loses sets from its end.
 */

import { contactsOf, isPlyo } from '../exercises/movement.ts'
import type { Exercises } from '../exercises/substitution.ts'
import type {
  LiftBlock,
  LoggedExercise,
  PrescribedExercise,
  PrescribedSet,
  RunnerProfile,
} from '../lift.ts'
import type { TrainingPolicy } from '../policy.ts'
import { fewestReps, restOf } from '../programmes/programme.ts'
import { nextTarget } from '../progression/progression.ts'
import type { TargetInput } from '../progression/target.ts'
import { type Draft, type DraftItem, landings, workingSets } from './draft.ts'
import { keepSets } from './draft-cuts.ts'
import { sessionMinutes } from './session-minutes.ts'
import { warmUp } from './warm-up.ts'

export interface FinishWish {
  readonly day: string
  readonly profile: RunnerProfile
  readonly exercises: Exercises
  readonly policy: TrainingPolicy
  /** Entries before `day`, oldest first. */
  readonly entriesOf: (exercise: string) => readonly LoggedExercise[]
  /** What the plan asked of an exercise last. */
  readonly askedOf: (exercise: string) => TargetInput['asked']
  readonly repeatLast: boolean
  readonly heldBy: string | null
  readonly loadFactor: number
}

export interface FinishedSession {
  readonly blocks: readonly LiftBlock[]
  readonly minutes: number
  readonly contacts: number
}

export function finishSession(draft: Draft, wish: FinishWish): FinishedSession {
  const finished = assemble(draft, wish)
  const sets = workingSets(draft)
  if (finished.minutes <= draft.programme.minutesCap || sets <= draft.items.length) return finished
  const shorter = keepSets(draft, sets - 1)
  return workingSets(shorter) < sets ? finishSession(shorter, wish) : finished
}

function assemble(draft: Draft, wish: FinishWish): FinishedSession {
  const pairs = pairsOf(draft.items)
  const exercises = draft.items.map((item) => ({
    block: item.slot.block,
    exercise: prescribe(item, draft, wish, pairs.has(item.slot.pair ?? '')),
  }))
  const names = ['plyo', 'power', 'main', 'accessory', 'trunk'] as const
  const work = names
    .map((name) => ({
      name,
      exercises: exercises.filter(({ block }) => block === name).map(({ exercise }) => exercise),
    }))
    .filter((block) => block.exercises.length > 0)
  const blocks = [
    warmUp(draft.programme.warmUp.moves, work, wish.exercises, wish.profile.kit),
    ...work,
  ]
  const minutes = sessionMinutes(draft.programme.warmUp.minutes, blocks)
  return { blocks, minutes, contacts: landings(draft) }
}

/** Letters that still join two exercises; a partner may have been left out. */
function pairsOf(items: readonly DraftItem[]): ReadonlySet<string> {
  const letters = items.flatMap((item) => item.slot.pair ?? [])
  return new Set(letters.filter((letter, at) => letters.indexOf(letter) !== at))
}

function prescribe(
  item: DraftItem,
  draft: Draft,
  wish: FinishWish,
  paired: boolean,
): PrescribedExercise {
  const { exercise, slot } = item
  const target = nextTarget({
    exercise,
    day: wish.day,
    prescribed: item.sets,
    growth: slot.growth,
    fewestReps: fewestReps(slot, draft.programme, wish.profile.level),
    deload: draft.deload,
    loadFactor: wish.loadFactor,
    repeatLast: wish.repeatLast,
    heldBy: wish.heldBy,
    asked: wish.askedOf(exercise.id),
    entries: wish.entriesOf(exercise.id),
    level: wish.profile.level,
    kit: wish.profile.kit,
    ageYears: wish.profile.ageYears,
    bodyWeightKg: wish.profile.bodyWeightKg,
  })
  return {
    id: exercise.id,
    name: exercise.name,
    pattern: exercise.pattern,
    unilateral: exercise.unilateral,
    pair: paired ? slot.pair : null,
    contacts: contactsOf(exercise, target.sets),
    restSeconds: restAfter(item, target.sets),
    sets: target.sets,
    why: [target.why, sayStandIn(item), saySlot(item)].filter(Boolean).join(' '),
  }
}

/** Minutes of rest belong to heavy loads; without a weight a shorter one does. */
function restAfter({ slot, unloaded }: DraftItem, sets: readonly PrescribedSet[]): number {
  const seconds = restOf(slot, sets)
  return unloaded === true ? Math.min(seconds, restUnloadedSeconds) : seconds
}

const restUnloadedSeconds = 90

function sayStandIn({ insteadOf, exercise, chosen }: DraftItem): string {
  if (insteadOf === null) return ''
  if (chosen === true) return `Your swap for ${insteadOf.name}: same movement, its own load (PR6).`
  if (isPlyo(exercise.pattern)) return `Stands in for ${insteadOf.name} at your rung (Y3).`
  const near = exercise.pattern === insteadOf.pattern ? 'same movement' : 'a movement like it'
  return `Stands in for ${insteadOf.name}: ${near}, its own load (PR6).`
}

function saySlot({ slot, unloaded }: DraftItem): string {
  const tempo = slot.tempo === null ? '' : `Tempo ${slot.tempo}.`
  const slow = unloaded === true && slot.growth !== 'fixed' ? slowly : ''
  return [tempo, slow, slot.note ?? ''].filter(Boolean).join(' ')
}

const slowly = 'Without a weight: three seconds down, a second at the bottom.'
