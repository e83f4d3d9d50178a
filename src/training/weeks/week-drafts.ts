/**
 * The sessions of one training week as drafts, with everything the week itself takes away: a return, the weeks
 * after a race, a deload the log called for, the steady rise of sets and landings.
 */

import { isPower, rungOf } from '../exercises/movement.ts'
import type { Exercises } from '../exercises/substitution.ts'
import type { RunnerProfile } from '../lift.ts'
import type { TrainingPolicy } from '../policy.ts'
import type { Programme } from '../programmes/programme.ts'
import { type Draft, landings, workingSets } from './draft.ts'
import {
  keepLandings,
  keepSets,
  keepShareOfSets,
  mapItems,
  withoutTest,
  withReason,
} from './draft-cuts.ts'
import { draftSession } from './session-draft.ts'
import { lowered } from './set-ceilings.ts'
import { isDeloadWeek, type Position } from './training-weeks.ts'
import { highestRungNext, mostLandings, mostSets, type WeekTotals } from './week-ledger.ts'

export interface WeekWish {
  readonly position: Position
  readonly profile: RunnerProfile
  readonly exercises: Exercises
  readonly policy: TrainingPolicy
  readonly plyoPain: number | null
  readonly weeksSoFar: readonly WeekTotals[]
  /** D2: why this week is an easier one although the programme did not plan it. */
  readonly earlyDeload: string | null
}

export function draftWeek(wish: WeekWish): Draft[] {
  const { position, profile, policy } = wish
  const highestRung = highestRungNext(
    wish.weeksSoFar,
    firstRung(position.programme, wish.exercises),
  )
  const drafts = position.programme.sessions
    .filter(({ fromAge }) => fromAge === null || (profile.ageYears ?? 0) >= fromAge)
    .map((session) => draftSession({ ...wish, ...position, session, highestRung }))
    .map((draft) => afterPause(draft, position, policy))
    .map((draft) => (wish.earlyDeload === null ? draft : easier(draft, wish.earlyDeload, policy)))
    .map((draft) => keepLandings(draft, mostAtLevel(position, profile, policy)))
  return steadyRise(drafts, wish)
}

/** The highest jump of the programme's first week. */
function firstRung({ sessions }: Programme, exercises: Exercises): number {
  const slots = sessions.flatMap(({ slots }) => slots).filter(({ block }) => block === 'plyo')
  const jumps = slots.flatMap((slot) => slot.choices.filter(({ fromWeek }) => fromWeek === 1))
  const known = jumps.flatMap((choice) => choice.exercises.flatMap((id) => exercises.get(id) ?? []))
  return Math.max(1, ...known.map(rungOf))
}

/** PR5, T5: fewer sets, few jumps and no test after weeks without lifting. */
function afterPause(draft: Draft, position: Position, policy: TrainingPolicy): Draft {
  const untested = position.start < position.noTestUntil ? withoutTest(draft) : draft
  const share = position.shares[position.index]
  if (share === undefined) return untested
  const jumps = policy.comeBackContacts[position.index] ?? 1
  const fewer = keepShareOfSets(untested, share)
  const light = keepLandings(fewer, Math.floor(landings(fewer) * jumps))
  return withReason(light, position.kind === 'after-race' ? 'T5' : 'PR5', sayPause(position, share))
}

function sayPause({ kind, index }: Position, share: number): string {
  const percent = Math.round((1 - share) * 100)
  if (kind === 'after-race') return `After the race: ${percent} % fewer sets for two weeks.`
  if (kind === 'return')
    return `Back after a break: ${percent} % fewer sets this week, and the programme waits.`
  const jumps = index === 0 ? 'no jumps this week' : 'half the jumps this week'
  return `More than twelve weeks away: the foundation begins again, with ${jumps}.`
}

function easier(draft: Draft, why: string, { earlyDeload }: TrainingPolicy): Draft {
  const fewer = keepShareOfSets(draft, earlyDeload.sets)
  const light = keepLandings(fewer, Math.floor(landings(fewer) * earlyDeload.contacts))
  const lighter = mapItems(light, (item) => ({
    ...item,
    sets: item.sets.map((set) =>
      set.percent1RM === null || isPower(item.exercise.pattern)
        ? set
        : lowered({ ...set, percent1RM: Math.round(set.percent1RM * earlyDeload.load) }),
    ),
  }))
  return { ...withReason(lighter, 'D2', why), deload: true }
}

/** Y1: landings of one session at this level. */
export function mostAtLevel(
  position: Pick<Position, 'week'>,
  profile: RunnerProfile,
  { contacts }: TrainingPolicy,
): number {
  if (profile.level !== 'L0') return contacts[profile.level]
  return contacts.L0[Math.min(position.week, contacts.L0.length) - 1] ?? 0
}

/** S2, Y4, D1: what the weeks before allow. */
function steadyRise(drafts: Draft[], { position, policy, weeksSoFar }: WeekWish): Draft[] {
  const deload = isDeloadWeek(position) || drafts.some((draft) => draft.deload)
  const sets = drafts.reduce((sum, draft) => sum + workingSets(draft), 0)
  const jumps = drafts.reduce((sum, draft) => sum + landings(draft), 0)
  const setShare = Math.min(1, mostSets(weeksSoFar, policy) / Math.max(1, sets))
  const jumpShare = Math.min(1, mostLandings(weeksSoFar, deload, policy) / Math.max(1, jumps))
  return drafts
    .map((draft) =>
      setShare < 1 ? keepSets(draft, Math.floor(workingSets(draft) * setShare)) : draft,
    )
    .map((draft) =>
      jumpShare < 1 ? keepLandings(draft, Math.floor(landings(draft) * jumpShare)) : draft,
    )
}
