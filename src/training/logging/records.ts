/**
 * Personal records, each runner against themselves: heaviest load, best estimated maximum, most reps without
 * load, longest hold, longest carry.
 *
 * Jumps have none: more landings are not better. The first day of an exercise sets no record either.
 */

import type { Exercise } from '../exercises/exercise.ts'
import { isPlyo } from '../exercises/movement.ts'
import type { LoggedExercise } from '../lift.ts'
import { bestMaxKg } from '../progression/e1rm.ts'
import { perKilogram } from '../progression/pounds.ts'
import { type TrainedSession, trainedSessions } from './trained-sessions.ts'

export type RecordKind = 'load' | 'max' | 'reps' | 'hold' | 'carry'

export interface PersonalRecord {
  readonly exercise: string
  readonly name: string
  readonly kind: RecordKind
  /** Kilograms for `load` and `max`, reps, seconds or metres otherwise. */
  readonly value: number
  readonly day: string
}

type Catalogue = ReadonlyMap<string, Exercise>

/** The standing records of every exercise in the log, by name. */
export function personalRecords(
  entries: readonly LoggedExercise[],
  exercises: Catalogue,
): PersonalRecord[] {
  const ids = [...new Set(entries.map(({ exercise }) => exercise))]
  return ids
    .flatMap((id) => recordsOf(id, entries, exercises))
    .sort((a, b) => a.name.localeCompare(b.name))
}

/** Records that stand since `day` and beat an earlier day. */
export function newRecords(
  entries: readonly LoggedExercise[],
  exercises: Catalogue,
  day: string,
): PersonalRecord[] {
  const before = entries.filter((entry) => entry.day < day)
  const known = new Set(before.map(({ exercise }) => exercise))
  return personalRecords(entries, exercises).filter(
    (record) => record.day >= day && known.has(record.exercise),
  )
}

const measures: readonly (readonly [RecordKind, (session: TrainedSession) => number])[] = [
  ['load', ({ loadKg }) => loadKg ?? 0],
  ['max', ({ sets }) => bestMaxKg(sets) ?? 0],
  ['reps', ({ sets, loadKg }) => (loadKg === null ? most(sets.map(({ reps }) => reps)) : 0)],
  ['hold', ({ sets }) => most(sets.map(({ seconds }) => seconds))],
  ['carry', ({ sets }) => most(sets.map(({ metres }) => metres))],
]

const most = (values: readonly (number | null)[]) => Math.max(0, ...values.map((one) => one ?? 0))

function recordsOf(
  id: string,
  entries: readonly LoggedExercise[],
  exercises: Catalogue,
): PersonalRecord[] {
  const exercise = exercises.get(id)
  if (exercise === undefined || isPlyo(exercise.pattern)) return []
  const sessions = trainedSessions(entries.filter((entry) => entry.exercise === id))
  return measures.flatMap(([kind, measure]) => {
    const value = Math.max(0, ...sessions.map(measure))
    const first = sessions.find((session) => measure(session) === value)
    if (value === 0 || first === undefined) return []
    return [{ exercise: id, name: exercise.name, kind, value, day: first.day }]
  })
}

/** `Goblet squat: 24 kg`, `Side plank: 45 s`. */
export function sayRecord({ name, kind, value }: PersonalRecord, unit: 'kg' | 'lb' = 'kg'): string {
  const load = `${Math.round(value * perKilogram(unit) * 10) / 10} ${unit}`
  const words: Readonly<Record<RecordKind, string>> = {
    load,
    max: `${load} estimated maximum`,
    reps: `${value} reps`,
    hold: `${value} s`,
    carry: `${value} m`,
  }
  return `${name}: ${words[kind]}`
}
