/**
 * Ways to make a draft less: fewer sets, lighter legs, fewer landings. Each returns a new draft and leaves the
 * order of the blocks alone.
 */

import { contactsOf, isHeavySet, isLegPattern } from '../exercises/movement.ts'
import { type Draft, type DraftItem, isWorking, landings, workingSets } from './draft.ts'
import { lowered } from './set-ceilings.ts'

const isJump = (item: DraftItem) => item.slot.block === 'plyo'

/** No heavy leg set any more: at most 77.5 %, at least three reps in reserve. */
export function lighten(draft: Draft): Draft {
  return mapItems(draft, (item) =>
    isLegPattern(item.exercise.pattern)
      ? {
          ...item,
          sets: item.sets.map((set) =>
            isHeavySet(item.exercise.pattern, set)
              ? lowered({
                  ...set,
                  percent1RM: set.percent1RM === null ? null : Math.min(set.percent1RM, 77.5),
                  rir: Math.max(set.rir ?? 3, 3),
                })
              : set,
          ),
        }
      : item,
  )
}

/** The open sets of a test become ordinary ones (after a return, in youth). */
export function withoutTest(draft: Draft): Draft {
  return mapItems(draft, (item) => ({
    ...item,
    sets: item.sets.map((set) =>
      set.open || set.rir === 1 ? { ...set, open: false, rir: Math.max(set.rir ?? 2, 2) } : set,
    ),
  }))
}

/** Keeps `share` of the working sets of the session, at least one of each exercise. */
export function keepShareOfSets(draft: Draft, share: number): Draft {
  return keepSets(draft, Math.round(workingSets(draft) * share))
}

/** Takes sets away, from the end of the session first, until at most `most` are left; one of each stays. */
export function keepSets(draft: Draft, most: number): Draft {
  const counts = draft.items.map((item) => item.sets.length)
  let total = workingSets(draft)
  while (total > most) {
    const at = fullestWorkingSlot(draft.items, counts)
    if (at === -1) break
    counts[at] = (counts[at] ?? 1) - 1
    total -= 1
  }
  return mapItems(draft, (item, at) => ({ ...item, sets: item.sets.slice(0, counts[at]) }))
}

/** The slot with most sets; among equals the last, because the session leads with what matters most. */
function fullestWorkingSlot(items: readonly DraftItem[], counts: readonly number[]): number {
  let fullest = -1
  items.forEach((item, at) => {
    const count = counts[at] ?? 0
    if (!isWorking(item) || count <= 1) return
    if (fullest === -1 || count >= (counts[fullest] ?? 0)) fullest = at
  })
  return fullest
}

/** At most `most` landings: sets go first, then reps, then the exercise. */
export function keepLandings(draft: Draft, most: number): Draft {
  const now = landings(draft)
  if (now <= most) return draft
  if (most <= 0) return { ...draft, items: draft.items.filter((item) => !isJump(item)) }
  const share = most / now
  const items = draft.items.flatMap((item) => (isJump(item) ? fewerLandings(item, share) : [item]))
  return { ...draft, items }
}

function fewerLandings(item: DraftItem, share: number): DraftItem[] {
  const budget = Math.floor(contactsOf(item.exercise, item.sets) * share)
  let sets = item.sets
  while (sets.length > 1 && contactsOf(item.exercise, sets.slice(0, -1)) >= budget) {
    sets = sets.slice(0, -1)
  }
  const perRep = item.exercise.contacts * (item.exercise.unilateral ? 2 : 1)
  const reps = Math.floor(budget / (perRep * sets.length))
  return reps < 1
    ? []
    : [{ ...item, sets: sets.map((set) => ({ ...set, reps: Math.min(set.reps ?? reps, reps) })) }]
}

export function withReason(draft: Draft, rule: string, text: string): Draft {
  return { ...draft, reasons: [...draft.reasons, { rule, text }] }
}

export function mapItems(draft: Draft, change: (item: DraftItem, at: number) => DraftItem): Draft {
  return { ...draft, items: draft.items.map(change) }
}
