/**
 * One session of one week for one runner, before the log is asked for loads.
 *
 * Programme cell -> exercise by kit, level, holds and gates -> sets under the ceilings of age and level -> what
 * there is to say about it.
 */

import { authoredWeek, cellFor, cellOf, type Slot, weekRow } from '../programmes/programme.ts'
import type { Draft, DraftItem, DraftWish } from './draft.ts'
import { exerciseFor } from './draft-choice.ts'
import { draftItem, joinedJumps } from './draft-item.ts'
import { draftReasons } from './draft-reasons.ts'
import { ceilingsFor, type SetCeiling } from './set-ceilings.ts'

export function draftSession(wish: DraftWish): Draft {
  const { programme, session, week, profile, policy } = wish
  const row = weekRow(programme, week)
  const ceilings = ceilingsFor(profile, policy, row)
  const { items, left } = filledSlots(wish, ceilings)
  const reasons = [
    ...programme.reasons,
    ...row.reasons,
    ...ceilings.reasons,
    ...draftReasons(items, left, wish),
  ]
  return { programme, session, week, deload: row.deload, items: joinedJumps(items), reasons }
}

interface Filled {
  readonly items: readonly DraftItem[]
  /** Slots for which nothing fits. */
  readonly left: readonly Slot[]
}

/** Slot by slot: what stands in the session already is not chosen again if there is something else. */
function filledSlots(wish: DraftWish, ceilings: SetCeiling): Filled {
  const { programme, session, profile } = wish
  const week = authoredWeek(programme, wish.week)
  const items: DraftItem[] = []
  const left: Slot[] = []
  for (const slot of session.slots) {
    if (cellOf(slot, week, profile.level).length === 0) continue
    const chosen = exerciseFor(slot, wish, new Set(items.map(({ exercise }) => exercise.id)))
    if (chosen === null) left.push(slot)
    else {
      const cell = cellFor(slot, chosen.exercise.id, week, profile.level)
      items.push(draftItem(slot, cell, chosen, wish, ceilings))
    }
  }
  return { items, left }
}
