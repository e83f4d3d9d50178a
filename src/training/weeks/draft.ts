/**
 * A session before the log is asked for loads: what is wished of it, what stands in it, how much it holds.
 *
 * `session-draft.ts` makes it; later steps make it lighter, shorter or free of jumps; `session-finish.ts` asks
 * for the numbers.
 */

import type { Exercise } from '../exercises/exercise.ts'
import { contactsOf, isHeavySet } from '../exercises/movement.ts'
import type { Exercises } from '../exercises/substitution.ts'
import type { PrescribedSet, Reason, RunnerProfile } from '../lift.ts'
import type { TrainingPolicy } from '../policy.ts'
import type { Programme, Session, Slot } from '../programmes/programme.ts'
import { repsOf } from './set-units.ts'

export interface DraftItem {
  readonly slot: Slot
  readonly exercise: Exercise
  readonly insteadOf: Exercise | null
  /** Whether the member chose the stand-in. */
  readonly chosen?: boolean
  /** The slot asks for a share of a maximum, and this exercise takes no weight with the runner's kit. */
  readonly unloaded?: boolean
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
