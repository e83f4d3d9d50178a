/**
 * Which exercise a runner does in a slot: the first the programme lists that their kit allows, otherwise a
 * stand-in with the same movement, prime muscle and sidedness at their level (PR6).
 */

import type { Kit, Level } from '../lift.ts'
import type { Exercise } from './exercise.ts'
import { isPlyo } from './movement.ts'

export type Exercises = ReadonlyMap<string, Exercise>

const levels: readonly Level[] = ['L0', 'L1', 'L2', 'L3']

export const atLeast = (level: Level, wanted: Level) =>
  levels.indexOf(level) >= levels.indexOf(wanted)

/** Whether one of the exercise's kit sets is wholly there. `none` always is; `gym` holds everything. */
export function hasKitFor(exercise: Exercise, kit: readonly Kit[]): boolean {
  if (kit.includes('gym')) return true
  return exercise.kit.some((set) => set.every((item) => item === 'none' || kit.includes(item)))
}

const weights: ReadonlySet<Kit> = new Set<Kit>([
  'dumbbells',
  'kettlebell',
  'barbell',
  'trap-bar',
  'machine',
  'gym',
])

/** Whether this runner can put a weight on it, so that percentages and kilograms mean something. */
export function canLoad(exercise: Exercise, kit: readonly Kit[]): boolean {
  return exercise.kit.some(
    (set) =>
      set.some((item) => weights.has(item)) &&
      (kit.includes('gym') || set.every((item) => item === 'none' || kit.includes(item))),
  )
}

export interface Chooser {
  readonly exercises: Exercises
  readonly kit: readonly Kit[]
  readonly level: Level
  /** Further conditions: holds, gates of plyometrics. */
  readonly allowed: (exercise: Exercise) => boolean
}

export interface Chosen {
  readonly exercise: Exercise
  /** The listed exercise it stands in for, or null when the programme itself lists it. */
  readonly insteadOf: Exercise | null
}

/** Null when nothing fits; the slot is then left out and the day says so. */
export function chooseExercise(listed: readonly string[], chooser: Chooser): Chosen | null {
  const known = listed.flatMap((id) => chooser.exercises.get(id) ?? [])
  const fits = (exercise: Exercise) => hasKitFor(exercise, chooser.kit) && chooser.allowed(exercise)
  const first = known.find(fits)
  if (first !== undefined) return { exercise: first, insteadOf: null }
  for (const wanted of known) {
    const stand = standIns(wanted, chooser.exercises).find(
      (exercise) => atLeast(chooser.level, exercise.level) && fits(exercise),
    )
    if (stand !== undefined) return { exercise: stand, insteadOf: wanted }
  }
  return null
}

/** Everything that may replace `wanted`, best first: what its row names, then of its family the nearest in demand. */
export function standIns(wanted: Exercise, exercises: Exercises): Exercise[] {
  const named = [...wanted.other, ...wanted.easier, ...wanted.harder]
  return [...exercises.values()]
    .filter((exercise) => exercise.id !== wanted.id && mayReplace(exercise, wanted))
    .sort(
      (a, b) =>
        rank(named, a.id) - rank(named, b.id) ||
        levelGap(a, wanted) - levelGap(b, wanted) ||
        b.easier.length - a.easier.length,
    )
}

/** PR6: same movement, a prime muscle in common, both one-sided or both not. */
export function mayReplace(exercise: Exercise, wanted: Exercise): boolean {
  return (
    sameMovement(exercise, wanted) &&
    exercise.unilateral === wanted.unilateral &&
    exercise.primeMuscles.some((muscle) => wanted.primeMuscles.includes(muscle))
  )
}

function sameMovement(one: Exercise, other: Exercise): boolean {
  if (one.pattern === other.pattern) return true
  if (isPlyo(one.pattern)) return false
  // A trap-bar deadlift is both, so that either half may stand in for it and it for either half.
  const halves = [one.pattern, other.pattern]
  return halves.includes('hinge/squat') && (halves.includes('squat') || halves.includes('hinge'))
}

const levelGap = (one: Exercise, other: Exercise) =>
  Math.abs(levels.indexOf(one.level) - levels.indexOf(other.level))

function rank(named: readonly string[], id: string): number {
  const at = named.indexOf(id)
  return at === -1 ? named.length : at
}
