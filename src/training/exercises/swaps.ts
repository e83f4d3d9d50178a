/**
 * Swaps a member made: another exercise in the place of the one the plan lists, for one day or from a day on.
 *
 * A swap keeps movement, prime muscle and sidedness, and stays within the member's level and kit (PR6). The sets
 * stay those of the slot; the load comes from the new exercise's own log.
 */

import type { DayPlan, RunnerProfile } from '../lift.ts'
import type { Draft, DraftItem } from '../weeks/draft.ts'
import { inUnitsOf, withoutWeight } from '../weeks/set-units.ts'
import { blockedBy } from '../weeks/what-is-allowed.ts'
import type { Exercise } from './exercise.ts'
import { rungOf } from './movement.ts'
import {
  atLeast,
  canLoad,
  type Exercises,
  hasKitFor,
  mayReplace,
  standIns,
} from './substitution.ts'

export interface Swap {
  /** Exercise ids. */
  readonly from: string
  readonly to: string
  readonly firstDay: string
  /** Null: for as long as the programme lasts. */
  readonly lastDay: string | null
  /** The next rung of a ladder, earned by the log: harder, and then perhaps on one leg. */
  readonly rung?: boolean | undefined
}

/** What may stand in for an exercise of a day, best first. Empty when nothing fits. */
export function swapsFor(
  wanted: Exercise,
  plan: DayPlan,
  profile: RunnerProfile,
  exercises: Exercises,
): Exercise[] {
  const work = plan.blocks.filter(({ name }) => name !== 'warm-up')
  const standing = new Set(work.flatMap((block) => block.exercises.map(({ id }) => id)))
  return standIns(wanted, exercises).filter(
    (one) =>
      !standing.has(one.id) &&
      hasKitFor(one, profile.kit) &&
      atLeast(profile.level, one.level) &&
      !blockedBy(profile, one) &&
      rungOf(one) <= rungOf(wanted),
  )
}

/** The swaps after one more: swapping a swap changes it, and swapping back ends it. */
export function withSwap(swaps: readonly Swap[], made: Swap): readonly Swap[] {
  const standing = swaps.find((swap) => swap.to === made.from && reaches(swap, made.firstDay))
  const from = standing?.from ?? made.from
  const others = swaps.filter((swap) => swap.from !== from || outlives(swap, made))
  const endsIt = made.to === from && made.lastDay === null
  return endsIt ? others : [...others, { ...made, from }]
}

/** A swap for one day leaves the others alone; a lasting one takes over from its first day on. */
function outlives(swap: Swap, made: Swap): boolean {
  if (made.lastDay !== null) return swap.lastDay !== made.lastDay
  return swap.lastDay !== null && swap.lastDay < made.firstDay
}

const reaches = ({ firstDay, lastDay }: Swap, day: string) =>
  firstDay <= day && (lastDay === null || day <= lastDay)

/** The swap that counts for an exercise of the plan on a day: one for that day before a lasting one. */
export function swapOn(swaps: readonly Swap[], from: string, day: string): Swap | undefined {
  const open = swaps.filter((swap) => swap.from === from && reaches(swap, day))
  return open.find(({ lastDay }) => lastDay !== null) ?? open.at(-1)
}

/** The draft of a day with the member's swaps in place. A swap that no longer fits is left out. */
export function swapDraft(
  draft: Draft,
  day: string,
  swaps: readonly Swap[],
  profile: RunnerProfile,
  exercises: Exercises,
): Draft {
  if (swaps.length === 0) return draft
  const items = draft.items.map((item) => {
    const swap = swapOn(swaps, item.exercise.id, day)
    const to = exercises.get(swap?.to ?? '')
    if (swap === undefined || to === undefined || to.id === item.exercise.id) return item
    const isKin = swap.rung === true || mayReplace(to, item.exercise)
    return isKin && hasKitFor(to, profile.kit) ? swapped(item, to, profile, draft.deload) : item
  })
  return { ...draft, items }
}

function swapped(
  item: DraftItem,
  exercise: Exercise,
  { kit }: RunnerProfile,
  easier: boolean,
): DraftItem {
  const loadable = canLoad(exercise, kit)
  const sets = item.sets
    .map((set) => inUnitsOf(exercise, set))
    .map((set) => (loadable ? set : withoutWeight(set, item.slot, easier)))
  const unloaded = !loadable && item.sets.some(({ percent1RM }) => percent1RM !== null)
  return { ...item, exercise, insteadOf: item.exercise, sets, chosen: true, unloaded }
}
