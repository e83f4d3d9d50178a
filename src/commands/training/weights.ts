/** "goblet squat 16, rdl 20 kg": the weights somebody took, told after a lift was logged as done. */
import { findExercise, spoken } from '../../training/exercises/find-exercise.ts'
import type { Exercises } from '../../training/exercises/substitution.ts'
import type { StoredEntry } from '../../training/logging/workout-log.ts'
import { kilogramsPerPound } from '../../training/progression/pounds.ts'

export interface ToldWeight {
  readonly entry: StoredEntry
  readonly loadKg: number
}

const told = /^(.*?)[\s:=@]*(?:2 ?x ?)?(\d{1,3}(?:[.,]\d{1,2})?)\s*(kgs?|kilos?|lbs?|pounds?)?$/i

/**
 * A weight for entries of that day. A lone number belongs to the only entry. Empty when anything in it is not a
 * plain name and number, so that a real log is read as one.
 */
export function readWeights(
  words: string,
  entries: readonly StoredEntry[],
  exercises: Exercises,
  unit: 'kg' | 'lb',
): readonly ToldWeight[] {
  const ofDay = new Map(
    entries.flatMap((entry) => {
      const exercise = exercises.get(entry.exercise)
      return exercise === undefined ? [] : [[exercise.id, exercise] as const]
    }),
  )
  const parts = words
    .split(/[,;\n]| and /)
    .map((part) => part.trim())
    .filter(Boolean)
  const read = parts.map((part): ToldWeight | null => {
    const [, name = '', amount = '', said] = told.exec(part) ?? []
    if (amount === '' || /\dx\d|\d ?x ?$/.test(name)) return null
    const id = named(name, ofDay)
    const entry =
      name === '' && entries.length === 1 ? entries[0] : entries.find((one) => one.exercise === id)
    return entry === undefined ? null : { entry, loadKg: inKg(amount, said ?? unit) }
  })
  return read.some((one) => one === null) ? [] : read.flatMap((one) => one ?? [])
}

function inKg(amount: string, unit: string): number {
  const value = Number(amount.replace(',', '.'))
  return Math.round(value * (/^[lp]/i.test(unit) ? kilogramsPerPound : 1) * 100) / 100
}

/** By its name, or by a word that only one exercise of the day has: "rdl" on a dumbbell-rdl day. */
function named(words: string, ofDay: Exercises): string | null {
  const found = findExercise(ofDay, words)
  if (found.kind === 'found') return found.exercise.id
  const asked = spoken(words).split(' ').filter(Boolean)
  const kin = [...ofDay.values()].filter(({ id, name, aliases }) => {
    const known = spoken([id, name, ...aliases].join(' ')).split(' ')
    return asked.length > 0 && asked.every((word) => known.includes(word))
  })
  return kin.length === 1 ? (kin[0]?.id ?? null) : null
}
