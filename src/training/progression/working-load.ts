/**
 * The load a runner stands at, for exercises that grow by reps and then by load (PR1-PR4).
 *
 * Read session by session from the log, nothing stored: reaching the top of the range in every set counts
 * towards a step, falling below it counts as a miss, three misses in a row take 10 % off. A lighter day or two
 * is an easier week and changes nothing; the third lighter day is the new level.
 */

import type { TrainedSession } from '../logging/trained-sessions.ts'

export interface RepRange {
  readonly bottom: number
  readonly top: number
  /** Reps in reserve asked for. */
  readonly rir: number | null
  /** One number instead of a range: reaching it counts only with the reserve that was asked for. */
  readonly fixed: boolean
  /** How many sessions in a row at the top earn a step. */
  readonly sessionsForStep: number
}

export interface WorkingLoad {
  /** Kilograms; null while done without load. */
  readonly loadKg: number | null
  /** Days in a row at the top of the range with this load, oldest first. */
  readonly atTop: readonly string[]
  /** Days in a row that fell short with this load, oldest first. */
  readonly misses: readonly string[]
  /** The last three days that fell short and cost 10 %, while that is the latest word. */
  readonly reducedAfter: readonly string[]
}

export interface LoadLadder {
  rangeAt(loadKg: number | null): RepRange
  /** The load one step up, or null when there is none. */
  stepUp(loadKg: number): number | null
  /** Three misses: the load 10 % down, as it can be put together. */
  stepDown(loadKg: number): number
}

interface Standing extends WorkingLoad {
  readonly lighterDays: number
}

const untrained: Standing = {
  loadKg: null,
  atTop: [],
  misses: [],
  reducedAfter: [],
  lighterDays: 0,
}

/** Sessions oldest first. */
export function workingLoad(sessions: readonly TrainedSession[], ladder: LoadLadder): WorkingLoad {
  return sessions.reduce((standing, session) => after(standing, session, ladder), untrained)
}

function after(standing: Standing, session: TrainedSession, ladder: LoadLadder): Standing {
  const { loadKg } = standing
  if (session.loadKg === null || loadKg === null) {
    return judged(movedTo(standing, session.loadKg), session, ladder)
  }
  if (session.loadKg > loadKg) return heavier(standing, session, ladder)
  if (session.loadKg < loadKg * 0.97) return lighter(standing, session, ladder)
  return judged({ ...standing, lighterDays: 0 }, session, ladder)
}

function movedTo(standing: Standing, loadKg: number | null): Standing {
  if (standing.loadKg === loadKg) return standing
  return { ...untrained, loadKg }
}

/** A jump beyond the step that was due is that week's step already: it earns no further one (PR3). */
function heavier(standing: Standing, session: TrainedSession, ladder: LoadLadder): Standing {
  const due = isStepDue(standing, ladder.rangeAt(standing.loadKg))
  const expected = due ? ladder.stepUp(standing.loadKg ?? 0) : standing.loadKg
  const moved = movedTo(standing, session.loadKg)
  const verdict = judged(moved, session, ladder)
  const jumped = (session.loadKg ?? 0) > (expected ?? standing.loadKg ?? 0) + 0.01
  return jumped ? { ...verdict, atTop: [] } : verdict
}

function lighter(standing: Standing, session: TrainedSession, ladder: LoadLadder): Standing {
  const muchLighter = (session.loadKg ?? 0) < (standing.loadKg ?? 0) * 0.8
  if (!muchLighter && standing.lighterDays < 2) {
    return { ...standing, lighterDays: standing.lighterDays + 1 }
  }
  return judged(movedTo(standing, session.loadKg), session, ladder)
}

function judged(standing: Standing, session: TrainedSession, ladder: LoadLadder): Standing {
  const range = ladder.rangeAt(standing.loadKg)
  if (reachedTop(session, range)) {
    return { ...standing, atTop: [...standing.atTop, session.day], misses: [], reducedAfter: [] }
  }
  if (!fellShort(session, range)) return { ...standing, atTop: [], misses: [], reducedAfter: [] }
  const misses = [...standing.misses, session.day]
  if (misses.length < 3 || standing.loadKg === null) {
    return { ...standing, atTop: [], misses, reducedAfter: [] }
  }
  return { ...untrained, loadKg: ladder.stepDown(standing.loadKg), reducedAfter: misses.slice(-3) }
}

/** Whether the log has earned the step up. */
export function isStepDue({ atTop }: WorkingLoad, { sessionsForStep }: RepRange): boolean {
  return atTop.length >= sessionsForStep
}

/** Reps left beyond what was asked count as reps: "too easy" is a way of reaching the top. */
function reachedTop({ sets }: TrainedSession, { top, rir, fixed }: RepRange): boolean {
  const asked = rir ?? 2
  const leastRir = Math.max(1, fixed ? asked : asked - 1)
  return sets.every((set) => {
    const left = set.rir ?? asked
    return (set.reps ?? 0) + Math.max(0, left - asked) >= top && left >= leastRir
  })
}

/** Too few reps with nothing to spare; stopping early with two good reps left is no miss. */
function fellShort({ sets }: TrainedSession, { bottom }: RepRange): boolean {
  return sets.some(
    (set) => set.reps !== null && set.reps < bottom && (set.rir === null || set.rir < leastToSpare),
  )
}

const leastToSpare = 2
