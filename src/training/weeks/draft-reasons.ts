/** What a session says about itself before its day is known: jumps kept low, exercises left out. */

import type { Exercise } from '../exercises/exercise.ts'
import { rungOf } from '../exercises/movement.ts'
import { canLoad, hasKitFor } from '../exercises/substitution.ts'
import type { Hold, Kit, Reason } from '../lift.ts'
import { authoredWeek, choiceOf, type Slot } from '../programmes/programme.ts'
import type { DraftItem, DraftWish } from './draft.ts'
import { holdOn, plyoGate } from './what-is-allowed.ts'

/** `left`: the slots for which nothing fits. */
export function draftReasons(
  items: readonly DraftItem[],
  left: readonly Slot[],
  wish: DraftWish,
): Reason[] {
  const { profile, policy, plyoPain } = wish
  const gate = plyoGate(profile, policy, plyoPain)
  const missing = left.flatMap((slot) => wantedOf(slot, wish) ?? [])
  const waiting = missing.filter((exercise) => !gate.allows(exercise))
  const low = !profile.calfRaises20 && (waiting.some(isHighJump) || items.some(isKeptLow))
  return [
    ...gate.reasons,
    ...beyondKit(items, wish),
    ...(low && gate.highestRung === 1 ? [lowJumps] : []),
    ...missing.filter(gate.allows).map((exercise) => leftOut(exercise, holdOn(profile, exercise))),
  ]
}

/** I3: a programme of weights done without them; whoever holds some of them is served. */
function beyondKit(items: readonly DraftItem[], { programme, profile: { kit } }: DraftWish) {
  const isThere = (item: Kit) => item === 'none' || kit.includes(item)
  const main = items.filter(({ slot }) => slot.block === 'main')
  const served =
    kit.includes('gym') ||
    programme.serves.some((set) => set.every(isThere)) ||
    main.some(({ exercise }) => canLoad(exercise, kit))
  return served || main.length === 0 ? [] : [withoutWeights]
}

const withoutWeights: Reason = {
  rule: 'I3',
  text: 'This programme is written for weights: without them it keeps your strength rather than build it. /plan finds one for your kit.',
}

/** The exercise a slot asks for today: the first this kit allows. */
function wantedOf(slot: Slot, { programme, week, profile, exercises }: DraftWish) {
  const listed = choiceOf(slot, authoredWeek(programme, week), profile.level, week)
  const known = listed.flatMap((id) => exercises.get(id) ?? [])
  return known.find((exercise) => hasKitFor(exercise, profile.kit)) ?? known[0]
}

const isHighJump = (exercise: Exercise) => rungOf(exercise) > 1

const isKeptLow = ({ exercise, insteadOf }: DraftItem) =>
  insteadOf !== null && isHighJump(insteadOf) && !isHighJump(exercise)

/** Y5: higher jumps wait for strong calves. */
const lowJumps: Reason = {
  rule: 'Y5',
  text: 'The jumps stay low until you can do 20 calf raises on each leg. Tell me when you can.',
}

function leftOut({ name }: Exercise, hold: Hold | undefined): Reason {
  if (hold === undefined) {
    return { rule: 'PR6', text: `${name} is left out today: nothing with the same movement fits.` }
  }
  return hold.category.endsWith('pain')
    ? {
        rule: 'A4',
        text: `${name} is left out: that movement hurt more than 5 of 10. It comes back when you say it is better.`,
      }
    : {
        rule: 'hold',
        text: `${name} is left out: that movement is on hold until you are cleared.`,
      }
}
