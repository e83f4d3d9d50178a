/**
 * What kind of movement an exercise is, asked by the planner and by every family of rules: legs or upper body,
 * heavy or not, which rung of the jumping ladder, how many landings.
 */

import type { PrescribedSet } from '../lift.ts'
import type { Exercise, Pattern } from './exercise.ts'

const heavyPatterns: ReadonlySet<string> = new Set<Pattern>([
  'squat',
  'hinge/squat',
  'single-leg knee',
  'frontal single-leg',
  'hinge',
  'hip extension',
  'knee flexion',
])

const squats: ReadonlySet<string> = new Set<Pattern>(['squat', 'hinge/squat'])
const hinges: ReadonlySet<string> = new Set<Pattern>(['hinge', 'hinge/squat', 'hip extension'])
const pushes: ReadonlySet<string> = new Set<Pattern>(['push', 'vertical push'])
const pulls: ReadonlySet<string> = new Set<Pattern>(['pull', 'vertical pull'])
const knees: ReadonlySet<string> = new Set<Pattern>(['single-leg knee', 'frontal single-leg'])
const trunks: ReadonlySet<string> = new Set<Pattern>([
  'anti-extension',
  'anti-rotation',
  'anti-lateral',
  'carry',
])
const small: ReadonlySet<string> = new Set<Pattern>([
  'ankle isometric',
  'dorsiflexion',
  'foot core',
  'balance',
  'hip abduction',
  'hip adduction',
  'hip flexion',
])

/** Squat, single-leg, hinge, hip extension, hamstring: what can be heavy lower-body work. */
export const isLegPattern = (pattern: string) => heavyPatterns.has(pattern)
export const isSquat = (pattern: string) => squats.has(pattern)
export const isHinge = (pattern: string) => hinges.has(pattern)
export const isKnee = (pattern: string) => knees.has(pattern)
export const isPush = (pattern: string) => pushes.has(pattern)
export const isPull = (pattern: string) => pulls.has(pattern)
export const isUpper = (pattern: string) => isPush(pattern) || isPull(pattern)
export const isTrunk = (pattern: string) => trunks.has(pattern)
export const isCalf = (pattern: string) => pattern.startsWith('ankle')
/** Feet, shins, hips: light work that never counts as leg volume. */
export const isSmall = (pattern: string) => small.has(pattern)
export const isPower = (pattern: string) => pattern === 'power' || pattern === 'power hinge'

/** Lands on the feet and is counted in the plyo budget. */
export const isPlyo = (pattern: string) => pattern === 'landing' || pattern.endsWith('plyo')

/** Heavy lower-body work: at least 80 % or at most 2 reps in reserve; calf, hip and trunk never are. */
export function isHeavySet(pattern: string, set: PrescribedSet): boolean {
  if (!isLegPattern(pattern)) return false
  return (set.percent1RM !== null && set.percent1RM >= 80) || (set.rir !== null && set.rir <= 2)
}

const singleLegRung: ReadonlySet<string> = new Set(['sl-pogo', 'lateral-bound', 'split-jump'])

/** Y3: 0 landing, 1 low, 2 jump, 3 single-leg and lateral, 4 bounds and hurdles, 5 drop jump; -1: no plyo. */
export function rungOf(exercise: { readonly id: string; readonly pattern: string }): number {
  if (exercise.id === 'drop-jump') return 5
  if (singleLegRung.has(exercise.id)) return 3
  if (exercise.pattern === 'landing') return 0
  if (exercise.pattern === 'low plyo') return 1
  if (exercise.pattern === 'high plyo') return 4
  if (exercise.pattern === 'mid-high plyo') return 3
  if (exercise.pattern === 'mid plyo' || exercise.pattern === 'power') return 2
  return -1
}

/** Landings of the sets, both sides together. */
export function contactsOf(
  exercise: Pick<Exercise, 'contacts' | 'unilateral'>,
  sets: readonly PrescribedSet[],
): number {
  const sides = exercise.unilateral ? 2 : 1
  return sets.reduce((sum, set) => sum + (set.reps ?? 0) * exercise.contacts * sides, 0)
}
