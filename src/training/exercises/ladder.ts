/**
 * The next rung when there is no weight to add: from two feet to one, from chair to floor, from floor to jump.
 *
 * Every set at the top of the range on two training days earns it, and at most one rung in two weeks (P1).
 */

import type { Kit, Level, LoggedExercise } from '../lift.ts'
import { daysFrom } from '../local-days.ts'
import { trainedSessions } from '../logging/trained-sessions.ts'
import type { Exercise } from './exercise.ts'
import { isPlyo } from './movement.ts'
import { atLeast, type Exercises, hasKitFor } from './substitution.ts'

export interface RungWish {
  readonly exercise: Exercise
  readonly exercises: Exercises
  readonly kit: readonly Kit[]
  readonly level: Level
  /** Top of the range the programme asks for: 12, calves 20. */
  readonly topReps: number
  /** Entries of this exercise, oldest first. */
  readonly entries: readonly LoggedExercise[]
  /** Local day the next rung would begin. */
  readonly day: string
}

const daysOnARung = 14
const sessionsAtTop = 2

/** The harder exercise the runner has earned, or null. Jumps are never a rung of a strength exercise. */
export function nextRung(wish: RungWish): Exercise | null {
  const sessions = trainedSessions(wish.entries)
  const [first] = sessions
  if (first === undefined || daysFrom(first.day, wish.day) < daysOnARung) return null
  const last = sessions.slice(-sessionsAtTop)
  const earned =
    last.length === sessionsAtTop &&
    last.every(({ sets }) => sets.every(({ reps }) => (reps ?? 0) >= wish.topReps))
  return earned ? harderFor(wish) : null
}

function harderFor({ exercise, exercises, kit, level }: RungWish): Exercise | null {
  const harder = exercise.harder.flatMap((id) => exercises.get(id) ?? [])
  const fits = harder.filter(
    (one) =>
      hasKitFor(one, kit) &&
      atLeast(level, one.level) &&
      isPlyo(one.pattern) === isPlyo(exercise.pattern),
  )
  return fits[0] ?? null
}
