/**
 * Which exercise stands in a slot today: what the week lists -> what the runner knows first -> kit, level, holds
 * and the gates of jumping -> something else of its kind -> for jumps an earlier rung.
 */

import type { Exercise } from '../exercises/exercise.ts'
import { rungOf } from '../exercises/movement.ts'
import { type Chooser, type Chosen, chooseExercise, hasKitFor } from '../exercises/substitution.ts'
import { authoredWeek, choiceOf, type Slot } from '../programmes/programme.ts'
import type { DraftWish } from './draft.ts'
import { blockedBy, plyoGate } from './what-is-allowed.ts'

/** What stands in the session already comes again only if the slot has nothing else. */
export function exerciseFor(
  slot: Slot,
  wish: DraftWish,
  taken: ReadonlySet<string>,
): Chosen | null {
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
