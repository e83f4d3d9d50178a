/**
 * The next numbers of an exercise and why they are what they are (rules PR1-PR4 and PR6).
 *
 * Log of this exercise alone -> training days -> what was earned or missed -> today's load, rounded to what the
 * kit can make. Nothing is stored and nothing else is read: correct an entry and every later number follows.
 *
 * - with a percentage: share of the working maximum (`percent-target.ts`);
 * - with reps to grow: the working load and its next step (`working-load.ts`);
 * - `fixed`: the last load again.
 */

import { canLoad } from '../exercises/substitution.ts'
import type { PrescribedSet } from '../lift.ts'
import { type TrainedSession, trainedSessions } from '../logging/trained-sessions.ts'
import { incrementKg, roundDownKg, stepFrom } from './load-steps.ts'
import { targetByPercent } from './percent-target.ts'
import { ofLoad, sayDay, sayDays, sayKg, sayNew, withPain } from './progression-words.ts'
import type { NextTarget, TargetInput } from './target.ts'
import { isStepDue, type LoadLadder, type RepRange, workingLoad } from './working-load.ts'

/** Older days no longer say what a runner can do today. */
const daysRead = 24

/** Below this share sets are about speed, and reps say nothing about the maximum (rule I5). */
const leastPercentOfMax = 60

export function nextTarget(input: TargetInput): NextTarget {
  const sessions = trainedSessions(input.entries).slice(-daysRead)
  const last = sessions.at(-1)
  if (last === undefined) return { sets: input.prescribed, why: sayNew(input) }
  const answer = targetFrom(sessions, last, input)
  return { sets: answer.sets, why: withPain(answer.why, last) }
}

function targetFrom(
  sessions: readonly TrainedSession[],
  last: TrainedSession,
  input: TargetInput,
): NextTarget {
  const [first] = input.prescribed
  if (first === undefined || first.reps === null)
    return { sets: input.prescribed, why: sayHold(last) }
  if ((first.percent1RM ?? 0) >= leastPercentOfMax) {
    return targetByPercent(sessions, input, keepsLoad(input, last) || input.growth === 'fixed')
  }
  if (input.growth === 'fixed' || first.percent1RM !== null) return sameAgain(last, input)
  return byReps(sessions, last, input, first)
}

function sayHold(last: TrainedSession): string {
  return `As the programme's week asks; last done on ${sayDay(last.day)}.`
}

function sameAgain(last: TrainedSession, input: TargetInput): NextTarget {
  if (last.loadKg === null) return { sets: input.prescribed, why: sayHold(last) }
  const load = lightened(last.loadKg, input)
  const why = `${sayKg(load)} as on ${sayDay(last.day)}: the load stays, the quality grows.`
  return { sets: atLoad(input.prescribed, load), why }
}

// ---- reps first, then load

function byReps(
  sessions: readonly TrainedSession[],
  last: TrainedSession,
  input: TargetInput,
  first: PrescribedSet,
): NextTarget {
  const ladder = ladderOf(input, first)
  const standing = workingLoad(sessions, ladder)
  const range = ladder.rangeAt(standing.loadKg)
  const due = isStepDue(standing, range)
  if (standing.loadKg === null) return withoutLoad(due, range, standing.atTop, last, input)
  const rises = due && !keepsLoad(input, last) && !setsRise(last, input)
  const next = rises ? ladder.stepUp(standing.loadKg) : null
  const load = next ?? lightened(standing.loadKg, input)
  return {
    sets: atLoad(extended(input.prescribed, range, first, input), load),
    why: ofLoad({
      load,
      next,
      due,
      rises,
      range,
      standing,
      last,
      input,
      setsRise: setsRise(last, input),
    }),
  }
}

/** Target range by today's week; P5 counts only two sessions that beat it by two reps. */
function ladderOf(input: TargetInput, first: PrescribedSet): LoadLadder {
  const reps = first.reps ?? 1
  const floor = input.growth === 'floor'
  const increment = incrementKg(input.exercise, input.kit)
  const range: RepRange = {
    bottom: Math.min(reps, input.fewestReps ?? reps),
    top: (first.repsMax ?? reps) + (floor ? 2 : 0),
    rir: first.rir,
    fixed: first.repsMax === null,
    sessionsForStep: floor || input.level === 'L0' ? 2 : 1,
  }
  const step = (loadKg: number) => stepFrom(loadKg, input.exercise, input.kit)
  return {
    rangeAt: (loadKg) =>
      loadKg === null ? range : { ...range, top: range.top + step(loadKg).moreReps },
    stepUp: (loadKg) => step(loadKg).toKg,
    stepDown: (loadKg) => roundDownKg(loadKg * 0.9, increment),
  }
}

function withoutLoad(
  due: boolean,
  range: RepRange,
  atTop: readonly string[],
  last: TrainedSession,
  input: TargetInput,
): NextTarget {
  const best = last.sets.map(({ reps }) => reps ?? 0).join(', ')
  if (!due) {
    const why = `Reps first (PR1): ${best} on ${sayDay(last.day)}, ${range.top} in every set is the goal.`
    return { sets: input.prescribed, why }
  }
  const ready = `Every set reached ${range.top} on ${sayDays(atTop.slice(-range.sessionsForStep))}`
  const then = canLoad(input.exercise, input.kit)
    ? 'take a light weight now'
    : 'lower more slowly, or ask for the next harder one with Swap'
  return { sets: input.prescribed, why: `${ready}: ${then} (PR1).` }
}

/** PR2: where the next weight is a big one, the range goes up first. */
function extended(
  prescribed: readonly PrescribedSet[],
  range: RepRange,
  first: PrescribedSet,
  input: TargetInput,
): readonly PrescribedSet[] {
  const more = first.repsMax === null || input.growth !== 'double' ? 0 : range.top - first.repsMax
  if (more <= 0 || input.deload || input.heldBy !== null) return prescribed
  return prescribed.map((set) =>
    set.repsMax === null || set.open ? set : { ...set, repsMax: set.repsMax + more },
  )
}

// ---- shared

/** No step today: easier week, return, gap, hold, or pain of 4 and more last time (A4). */
function keepsLoad(input: TargetInput, last: TrainedSession): boolean {
  return input.deload || input.heldBy !== null || input.repeatLast || (last.pain ?? 0) >= 4
}

/** PR3: load and number of sets do not rise together. */
function setsRise(last: TrainedSession, { asked, prescribed }: TargetInput): boolean {
  const planned = asked !== null && asked.day > last.day ? asked.sets : last.sets.length
  return prescribed.length > Math.min(planned, last.sets.length)
}

/** Where the next lighter weight is far below, the load stays and the easier week is fewer sets (D1). */
function lightened(loadKg: number, input: TargetInput): number {
  if (input.loadFactor >= 1) return loadKg
  const increment = incrementKg(input.exercise, input.kit)
  const lighter = Math.round((loadKg * input.loadFactor) / increment) * increment
  return lighter < loadKg * lightestShare ? loadKg : lighter
}

const lightestShare = 0.84

function atLoad(sets: readonly PrescribedSet[], loadKg: number): readonly PrescribedSet[] {
  return sets.map((set) => ({ ...set, loadKg }))
}
