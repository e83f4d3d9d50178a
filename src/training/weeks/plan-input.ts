/**
 * Everything a plan is made from. Nothing here is a clock, a store or a network.
 */

import { UserError } from '../../errors.ts'
import type { Exercises } from '../exercises/substitution.ts'
import type { Swap } from '../exercises/swaps.ts'
import type { LoggedExercise, Race, Run, RunnerProfile } from '../lift.ts'
import type { TrainingPolicy } from '../policy.ts'
import type { Programme } from '../programmes/programme.ts'

/** The coach's files, read once. */
export interface TrainingKnowledge {
  readonly exercises: Exercises
  readonly programmes: ReadonlyMap<string, Programme>
}

/** Local days; `until` is the day training was open again. */
export interface Pause {
  readonly from: string
  readonly until: string
}

export interface PlanInput {
  readonly knowledge: TrainingKnowledge
  /** Programme id. */
  readonly programme: string
  /** First day of week 1, local `YYYY-MM-DD`. */
  readonly startDay: string
  /** The runner's local today: planned days before it without a log are missed. */
  readonly today: string
  readonly profile: RunnerProfile
  readonly race: Race | null
  readonly runs: readonly Run[]
  /** Null when no log is kept at all: every planned day then counts as done. */
  readonly log: readonly LoggedExercise[] | null
  /** The log gives loads only, and planned days count as done: a group's session in a member's own numbers. */
  readonly unloggedIsDone?: boolean
  /** Exercises the member swapped. */
  readonly swaps?: readonly Swap[]
  /** Stretches in which training was on hold, over by now: a lift nobody did in them was not missed. */
  readonly pauses?: readonly Pause[]
  /** Default: `referencePolicy`. */
  readonly policy?: TrainingPolicy
}

/** Throws a `UserError` that names the programmes there are. */
export function programmeNamed(knowledge: TrainingKnowledge, id: string): Programme {
  const programme = knowledge.programmes.get(id)
  if (programme !== undefined) return programme
  const known = [...knowledge.programmes.keys()].join(', ')
  throw new UserError(`I do not know the programme ${id}. I know ${known}.`)
}
