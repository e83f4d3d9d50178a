/**
 * One line of a session: the sets its slot asks of the exercise that was chosen, under the ceilings of age and
 * level, and one line where several jumps became the same.
 */

import type { Exercise } from '../exercises/exercise.ts'
import { contactsOf, isPlyo } from '../exercises/movement.ts'
import { type Chosen, canLoad } from '../exercises/substitution.ts'
import type { PrescribedSet } from '../lift.ts'
import { type Cell, type Slot, weekRow } from '../programmes/programme.ts'
import type { DraftItem, DraftWish } from './draft.ts'
import { limitSet, type SetCeiling } from './set-ceilings.ts'
import { setsOf, withoutWeight } from './set-units.ts'

export function draftItem(
  slot: Slot,
  cell: Cell,
  chosen: Chosen,
  { profile, programme, week }: Pick<DraftWish, 'profile' | 'programme' | 'week'>,
  ceilings: SetCeiling,
): DraftItem {
  const { exercise, insteadOf } = chosen
  const loadable = canLoad(exercise, profile.kit)
  const easier = weekRow(programme, week).deload
  const sets = setsOf(cell, exercise)
    .map((set) => (loadable ? set : withoutWeight(set, slot, easier)))
    .map((set) => limitSet(set, exercise, ceilings))
  const counted = isPlyo(exercise.pattern) ? sameLandings(sets, cell, exercise, insteadOf) : sets
  const unloaded = !loadable && cell.some(({ percent1RM }) => percent1RM !== null)
  return { slot, exercise, insteadOf, unloaded, sets: limitCount(counted, slot, ceilings) }
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

/** A jump that stands in for others is one exercise: all its landings, in sets as long as its own. */
export function joinedJumps(items: readonly DraftItem[]): DraftItem[] {
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
