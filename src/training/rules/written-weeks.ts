/**
 * A programme file as the rules see it: exactly as written, for one level and one kit it says it serves. Nothing
 * is capped or shortened on the way, so that a fault in the file stays visible.
 */

import { contactsOf } from '../exercises/movement.ts'
import { canLoad, chooseExercise, type Exercises } from '../exercises/substitution.ts'
import { sayPath } from '../knowledge-file.ts'
import type { Kit, Level, LiftBlock, PrescribedExercise, PrescribedSet } from '../lift.ts'
import {
  cellFor,
  cellOf,
  choiceOf,
  type Programme,
  type ProgrammeWeek,
  restOf,
  type Session,
  type Slot,
} from '../programmes/programme.ts'
import { sessionMinutes } from '../weeks/session-minutes.ts'
import { warmUp } from '../weeks/warm-up.ts'
import type { SeenExercise, SeenSession, SeenWeek } from './seen.ts'

export interface WrittenWish {
  readonly programme: Programme
  readonly exercises: Exercises
  readonly level: Level
  readonly kit: readonly Kit[]
  readonly ageYears: number | null
}

export function writtenWeeks(wish: WrittenWish): SeenWeek[] {
  const { programme, ageYears } = wish
  const sessions = programme.sessions.filter(
    ({ fromAge }) => fromAge === null || (ageYears ?? 0) >= fromAge,
  )
  return programme.weeks.map((row) => ({
    place: `weeks[${row.week - 1}]`,
    programme: programme.id,
    phase: programme.phase,
    week: row.week,
    deload: row.deload,
    test: row.test,
    sessions: sessions.map((session) => writtenSession(session, row, wish)),
    complete: true,
    from: null,
  }))
}

function writtenSession(session: Session, row: ProgrammeWeek, wish: WrittenWish): SeenSession {
  const { programme, level } = wish
  const exercises = session.slots.flatMap((slot) => writtenExercise(slot, row.week, wish))
  const blocks = blocksOf(exercises)
  return {
    name: session.name,
    programme: programme.id,
    place: `sessions.${session.name}`,
    phase: programme.phase,
    week: row.week,
    deload: row.deload,
    test: row.test,
    level,
    ageYears: wish.ageYears,
    minutes: sessionMinutes(programme.warmUp.minutes, blocks),
    minutesCap: programme.minutesCap,
    contacts: exercises
      .filter(({ block }) => block === 'plyo')
      .reduce((sum, { exercise }) => sum + exercise.contacts, 0),
    exercises,
    warmUp: warmUp(programme.warmUp.moves, blocks, wish.exercises, wish.kit).exercises,
    day: null,
  }
}

function writtenExercise(slot: Slot, week: number, wish: WrittenWish): SeenExercise[] {
  const cell = cellOf(slot, week, wish.level)
  const chosen = chooseExercise(choiceOf(slot, week, wish.level), {
    exercises: wish.exercises,
    kit: wish.kit,
    level: wish.level,
    allowed: () => true,
  })
  if (cell.length === 0 || chosen === null) return []
  const { exercise } = chosen
  const loadable = canLoad(exercise, wish.kit)
  const sets = cellFor(slot, exercise.id, week, wish.level).flatMap(
    ({ sets: count, ...group }): PrescribedSet[] =>
      Array.from({ length: count }, () => ({
        ...group,
        percent1RM: loadable ? group.percent1RM : null,
        loadKg: null,
      })),
  )
  const prescribed: PrescribedExercise = {
    id: exercise.id,
    name: exercise.name,
    pattern: exercise.pattern,
    unilateral: exercise.unilateral,
    pair: slot.pair,
    contacts: contactsOf(exercise, sets),
    restSeconds: restOf(slot, sets),
    sets,
    why: '',
  }
  return [
    { block: slot.block, exercise: prescribed, place: sayPath([...slot.path, 'weeks', week - 1]) },
  ]
}

function blocksOf(exercises: readonly SeenExercise[]): LiftBlock[] {
  const names = ['plyo', 'power', 'main', 'accessory', 'trunk'] as const
  return names.map((name) => ({
    name,
    exercises: exercises.filter(({ block }) => block === name).map(({ exercise }) => exercise),
  }))
}
