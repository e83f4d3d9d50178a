/**
 * Sets at a percentage: a share of the working maximum the log supports, as a load that can be put together.
 */

import { isUpper } from '../exercises/movement.ts'
import type { TrainedSession } from '../logging/trained-sessions.ts'
import { incrementKg, roundDownKg } from './load-steps.ts'
import { sayDay, sayDays, sayKg, sayNew } from './progression-words.ts'
import type { NextTarget, TargetInput } from './target.ts'
import { type WorkingMax, workingMax } from './working-max.ts'

/** `holds`: no step today, whatever the last session earned. */
export function targetByPercent(
  sessions: readonly TrainedSession[],
  input: TargetInput,
  holds: boolean,
): NextTarget {
  const standing = workingMax(sessions, maxRules(input))
  const maxKg = holds ? standing.heldKg : standing.maxKg
  if (maxKg === null) {
    return {
      sets: input.prescribed,
      why: `${sayNew(input)} Sets of ten reps or fewer teach me your maximum.`,
    }
  }
  const ceiling = percentCeiling(standing, input, holds)
  const increment = incrementKg(input.exercise, input.kit)
  const sets = input.prescribed.map((set) => {
    const wish = (maxKg * (set.percent1RM ?? 100)) / 100
    // A test set asks what is there, so an easier week around it does not hold it down.
    return { ...set, loadKg: roundDownKg(set.open ? wish : Math.min(wish, ceiling), increment) }
  })
  return { sets, why: sayPercent(standing, maxKg, input) }
}

/** Taper and power weeks read the log as the strength block wrote it; only in season steps are rarer. */
function maxRules(input: TargetInput) {
  const floor = input.growth === 'floor'
  return {
    assumedRir: Math.max(2, input.prescribed[0]?.rir ?? 3),
    largestStep: isUpper(input.exercise.pattern) ? 0.05 : 0.1,
    sessionsForStep: floor ? 2 : 1,
    beatBy: floor ? 2 : 0,
    incrementKg: incrementKg(input.exercise, input.kit),
  }
}

/** An easier week, a hold of the load and two misses all keep it from rising above the last one. */
function percentCeiling({ lastKg, misses }: WorkingMax, input: TargetInput, holds: boolean) {
  if (lastKg === null) return Number.POSITIVE_INFINITY
  if (input.deload) return lastKg * input.loadFactor
  return holds || misses.length >= 2 ? lastKg : Number.POSITIVE_INFINITY
}

function sayPercent(standing: WorkingMax, maxKg: number, input: TargetInput): string {
  const percent = input.prescribed[0]?.percent1RM ?? 0
  const share = `${percent} % of your working maximum of ${sayKg(Math.round(maxKg))}`
  const day = sayDay(standing.movedOn ?? standing.lastDay ?? input.day)
  if (input.deload) return `Easier week (D1): ${share}, no more than ${sayAtMost(input)}.`
  if (input.repeatLast)
    return `${share}, no more than last time, after the gap since ${sayDay(standing.lastDay ?? input.day)} (PR4).`
  if (input.heldBy !== null)
    return `${share}, no more than on ${sayDay(standing.lastDay ?? input.day)} for now (${input.heldBy}).`
  if (standing.misses.length >= 2)
    return `The load of ${sayDay(standing.lastDay ?? input.day)} again: ${sayDays(standing.misses)} fell short (PR4).`
  if (standing.reason === 'misses')
    return `${share}, 10 % down after three days that fell short, the last on ${day} (PR4).`
  if (standing.reason === 'hit' && maxKg === standing.maxKg)
    return `${share}, which rose with the sets of ${day} (PR1).`
  return `${share}, estimated from ${day}.`
}

const sayAtMost = ({ loadFactor }: TargetInput) =>
  loadFactor < 1 ? `${Math.round(loadFactor * 100)} % of the last load` : 'the last load'
