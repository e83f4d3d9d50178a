/** The one sentence under a number: which rule, which days of the log. */

import type { Exercise } from '../exercises/exercise.ts'
import { canLoad } from '../exercises/substitution.ts'
import type { Kit, PrescribedSet } from '../lift.ts'
import type { TrainedSession } from '../logging/trained-sessions.ts'
import { sayShortDay } from '../say-day.ts'
import type { TargetInput } from './target.ts'
import type { RepRange, WorkingLoad } from './working-load.ts'

export const sayKg = (kg: number) => `${Math.round(kg * 100) / 100} kg`

export const sayDay = sayShortDay

/** `17 Nov`, `17 and 20 Nov`, `30 Oct, 2 and 6 Nov`. */
export function sayDays(days: readonly string[]): string {
  const said = days.map((day, at) =>
    days[at + 1]?.slice(0, 7) === day.slice(0, 7) ? String(Number(day.slice(8))) : sayDay(day),
  )
  const last = said.at(-1) ?? ''
  return said.length < 2 ? last : `${said.slice(0, -1).join(', ')} and ${last}`
}

/** Nothing logged yet. PR6: a swap begins with its own numbers, never with those it stands in for. */
export function sayNew(input: TargetInput): string {
  const { exercise, kit, prescribed } = input
  const [first] = prescribed
  if (first === undefined) return ''
  const { percent1RM, rir } = first
  if (!canLoad(exercise, kit)) {
    if (rir === null) return "The programme's week."
    if (usesBand(exercise, kit)) {
      return `The programme's week; choose a band that leaves ${rir} good reps.`
    }
    return isHeldBack(first, rir) && !input.deload && input.heldBy === null
      ? `The programme's week; lower so slowly that each set ends with about ${rir} good reps left.`
      : `The programme's week; stop each set with ${rir} good reps left.`
  }
  if (percent1RM !== null) {
    return `The programme's week asks for ${percent1RM} % of your maximum; ${sayUnlogged(exercise)}, so choose a load that leaves ${rir ?? 3} reps (PR6).`
  }
  if (rir === null) return "The programme's week."
  return `The programme's week; ${sayUnlogged(exercise)}, so choose a load that leaves ${rir} good reps (PR6).`
}

/** Without a weight so few reps are easy: the lowering makes them work. */
const isHeldBack = ({ reps }: PrescribedSet, rir: number) => reps !== null && reps <= 6 && rir <= 3

const usesBand = (exercise: Exercise, kit: readonly Kit[]) =>
  kit.includes('band') && exercise.kit.some((set) => set.includes('band'))

/** What is done today counts from the next time on. */
const sayUnlogged = (exercise: Exercise) => `nothing logged for ${sayName(exercise)} before today`

const sayName = ({ name }: Exercise) => name.toLowerCase()

export interface LoadStory {
  readonly load: number
  /** The load stepped to, or null. */
  readonly next: number | null
  readonly due: boolean
  readonly rises: boolean
  readonly setsRise: boolean
  readonly range: RepRange
  readonly standing: WorkingLoad
  readonly last: TrainedSession
  readonly input: TargetInput
}

export function ofLoad(story: LoadStory): string {
  const { load, next, due, rises, standing, last, input, range } = story
  const from = sayKg(standing.loadKg ?? load)
  if (next !== null) {
    return `Every set reached ${range.top} with ${from} on ${sayDays(standing.atTop.slice(-range.sessionsForStep))}, so one step up to ${sayKg(next)} (PR1).`
  }
  if (input.deload) return sayEasier(load, from, last)
  if (input.repeatLast) return `${sayKg(load)} again after the gap since ${sayDay(last.day)} (PR4).`
  if (rises)
    return `${from} stays: the next weight is too big a jump, so reps grow or the lowering slows (PR2).`
  if (due) return `${from} stays although ${sayDay(last.day)} reached the top: ${whyHeld(story)}.`
  if (standing.reducedAfter.length > 0)
    return `${sayKg(load)}, 10 % down: ${sayDays(standing.reducedAfter)} fell short (PR4).`
  if (standing.misses.length > 0)
    return `${sayKg(load)} again: ${sayDays(standing.misses)} fell short; a third time would take 10 % off (PR4).`
  return `${sayKg(load)} as on ${sayDay(last.day)} (${last.sets.map(({ reps }) => reps ?? 0).join(', ')}); ${range.top} in every set earns the next step (${rule(story)}).`
}

function sayEasier(load: number, from: string, { day }: TrainedSession): string {
  if (sayKg(load) === from) return `Easier week (D1): ${from} as on ${sayDay(day)}, for fewer sets.`
  return `Easier week (D1): ${sayKg(load)} instead of the ${from} of ${sayDay(day)}.`
}

const rule = ({ range, input }: LoadStory) =>
  range.top > (input.prescribed[0]?.repsMax ?? range.top) ? 'PR2' : 'PR1'

function whyHeld({ input, last, setsRise }: LoadStory): string {
  if ((last.pain ?? 0) >= 4) return `pain ${last.pain}/10 holds the load (A4)`
  if (setsRise && input.heldBy === null)
    return 'a set is added this week, and only one thing rises (PR3)'
  return `no steps for now (${input.heldBy ?? 'PR4'})`
}

/** A4 speaks first when the last time hurt. */
export function withPain(why: string, { pain, day }: TrainedSession): string {
  if (pain === null || pain < 4) return why
  if (pain > 5)
    return `Pain ${pain}/10 on ${sayDay(day)}: no more load, and swap it if it hurts again (A4). ${why}`
  return `Pain ${pain}/10 on ${sayDay(day)}: the load stays until it is 3 or less (A4). ${why}`
}
