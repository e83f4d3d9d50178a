/**
 * The log of one exercise, read as training days: left and right joined to one set, entries of the same day
 * joined, warm-up sets left out, and the load most of the work was done with.
 */

import type { LoggedExercise, LoggedSet } from '../lift.ts'

/** What one exercise was on one day. */
export interface TrainedSession {
  readonly day: string
  /** Whole sets at the working load or above, in order. */
  readonly sets: readonly LoggedSet[]
  /** The working load in kilograms; null when done without one. */
  readonly loadKg: number | null
  /** Highest pain (0-10) said with it, or null. */
  readonly pain: number | null
}

/** Entries of one exercise, oldest first, as days that hold at least one set. */
export function trainedSessions(entries: readonly LoggedExercise[]): TrainedSession[] {
  const days = new Map<string, LoggedExercise[]>()
  for (const entry of entries) days.set(entry.day, [...(days.get(entry.day) ?? []), entry])
  return [...days]
    .map(([day, sameDay]) => sessionOf(day, sameDay))
    .filter(({ sets }) => sets.length > 0)
}

function sessionOf(day: string, entries: readonly LoggedExercise[]): TrainedSession {
  const sets = entries.flatMap((entry) => wholeSets(entry.sets))
  const loadKg = workingLoad(sets)
  const pains = entries.flatMap(({ pain }) => pain ?? [])
  return {
    day,
    sets: loadKg === null ? sets : sets.filter((set) => (set.loadKg ?? 0) >= loadKg),
    loadKg,
    pain: pains.length === 0 ? null : Math.max(...pains),
  }
}

/** Left and right of a one-sided exercise are one set; the weaker side is what counts. */
export function wholeSets(sets: readonly LoggedSet[]): LoggedSet[] {
  const lefts = sets.filter(({ side }) => side === 'left')
  const rights = sets.filter(({ side }) => side === 'right')
  const both = sets.filter(({ side }) => side === null)
  const pairs = Array.from({ length: Math.max(lefts.length, rights.length) }, (_, at) =>
    [lefts[at], rights[at]].flatMap((set) => set ?? []).reduce(weaker),
  )
  return [...both, ...pairs]
}

function weaker(one: LoggedSet, other: LoggedSet): LoggedSet {
  return {
    reps: least(one.reps, other.reps),
    loadKg: least(one.loadKg, other.loadKg),
    rir: least(one.rir, other.rir),
    seconds: least(one.seconds, other.seconds),
    metres: least(one.metres, other.metres),
    side: null,
  }
}

function least(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other)
}

/** The load of most sets; of two equally common ones the lighter, which all the work reached. */
function workingLoad(sets: readonly LoggedSet[]): number | null {
  const counts = new Map<number, number>()
  for (const { loadKg } of sets) {
    if (loadKg !== null && loadKg > 0) counts.set(loadKg, (counts.get(loadKg) ?? 0) + 1)
  }
  const [most] = [...counts].sort(([a, often], [b, seldom]) => seldom - often || a - b)
  return most?.[0] ?? null
}
