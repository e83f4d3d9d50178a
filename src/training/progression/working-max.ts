/**
 * The one-rep maximum a runner's percentages are taken from, read session by session from the log.
 *
 * A session that does what was asked moves it up by 2.5 % (more when the sets say so, never more than one step
 * of PR1 allows); three sessions that fall short in a row take 10 % off; a lighter day is an easier week and
 * says nothing. In season only two sessions in a row that beat the target by two reps move it.
 */

import type { LoggedSet } from '../lift.ts'
import type { TrainedSession } from '../logging/trained-sessions.ts'
import { estimateMaxKg, repMaxPercent } from './e1rm.ts'

export interface MaxRules {
  /** Reserve a set counts with when none was told. */
  readonly assumedRir: number
  /** Largest single step: 0.1 for legs, 0.05 for the upper body. */
  readonly largestStep: number
  /** Sessions in a row that earn a step, and reps by which they must beat the target. */
  readonly sessionsForStep: number
  readonly beatBy: number
  /** Smallest change of load: a load rounded down by it still counts as on target. */
  readonly incrementKg: number
}

export interface WorkingMax {
  /** Kilograms; null when no set allows an estimate. */
  readonly maxKg: number | null
  /** The same without what the last session earned. */
  readonly heldKg: number | null
  /** The day whose sets moved it last. */
  readonly movedOn: string | null
  readonly reason: 'first' | 'hit' | 'misses' | null
  /** Sessions in a row that fell short so far. */
  readonly misses: readonly string[]
  /** Load and day of the last session that was not an easier one. */
  readonly lastKg: number | null
  readonly lastDay: string | null
}

interface Standing extends WorkingMax {
  readonly beaten: number
  readonly lighterDays: number
}

const unknown: Standing = {
  maxKg: null,
  heldKg: null,
  movedOn: null,
  reason: null,
  misses: [],
  lastKg: null,
  lastDay: null,
  beaten: 0,
  lighterDays: 0,
}

/** Sessions oldest first. */
export function workingMax(sessions: readonly TrainedSession[], rules: MaxRules): WorkingMax {
  return sessions.reduce((standing, session) => after(standing, session, rules), unknown)
}

function after(standing: Standing, session: TrainedSession, rules: MaxRules): Standing {
  const estimate = carefulEstimate(session.sets, rules.assumedRir)
  const { loadKg, day } = session
  if (estimate === null || loadKg === null) return standing
  if (standing.lastKg !== null && loadKg < standing.lastKg * 0.97 && standing.lighterDays < 2) {
    return { ...standing, heldKg: standing.maxKg, lighterDays: standing.lighterDays + 1 }
  }
  const seen = { ...standing, lastKg: loadKg, lastDay: day, lighterDays: 0 }
  if (standing.maxKg === null) {
    return { ...seen, maxKg: estimate, heldKg: estimate, movedOn: day, reason: 'first' }
  }
  return judged(seen, standing.maxKg, session, estimate, rules)
}

function judged(
  standing: Standing,
  maxKg: number,
  session: TrainedSession,
  estimate: number,
  rules: MaxRules,
): Standing {
  const held = { ...standing, heldKg: maxKg }
  if (estimate < maxKg * 0.95) return missed(held, maxKg, session.day)
  const counted = carefulEstimate(session.sets, rules.assumedRir, rules.beatBy)
  const tolerance = Math.max(0.01, rules.incrementKg / (session.loadKg ?? 1))
  const hit = counted !== null && counted >= maxKg * (1 - tolerance)
  const beaten = hit ? standing.beaten + 1 : 0
  if (beaten < rules.sessionsForStep) return { ...held, misses: [], beaten }
  const rise = Math.min(Math.max(1.025, estimate / maxKg), 1 + rules.largestStep)
  return {
    ...held,
    maxKg: maxKg * rise,
    movedOn: session.day,
    reason: 'hit',
    misses: [],
    beaten: 0,
  }
}

function missed(standing: Standing, maxKg: number, day: string): Standing {
  const misses = [...standing.misses, day]
  if (misses.length < 3) return { ...standing, misses, beaten: 0 }
  const less = maxKg * 0.9
  return {
    ...standing,
    maxKg: less,
    heldKg: less,
    movedOn: day,
    reason: 'misses',
    misses: [],
    beaten: 0,
  }
}

/** What every set of the day supports, in kilograms: the lowest estimate, with `fewer` reps taken off first. */
function carefulEstimate(sets: readonly LoggedSet[], assumedRir: number, fewer = 0): number | null {
  const estimates = sets.flatMap((set) => {
    const reps = set.reps === null ? null : set.reps - fewer
    const rir = Math.min(set.rir ?? assumedRir, 12 - (reps ?? 0))
    if (reps !== null && repMaxPercent(reps, rir) === null) return []
    return estimateMaxKg({ ...set, reps, rir }) ?? []
  })
  return estimates.length === 0 ? null : Math.min(...estimates)
}
