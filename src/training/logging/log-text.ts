/**
 * A typed training log, read: "goblet 3x8 12kg last set hard, plank 40s" becomes entries and questions.
 *
 * Day words -> clauses (one an exercise) -> which exercise each means -> sets in its own units and kilograms ->
 * what is sure is an entry, what is not is a question whose choices carry the finished entry.
 */

import { UserError } from '../../errors.ts'
import type { Exercise } from '../exercises/exercise.ts'
import { findExercise } from '../exercises/find-exercise.ts'
import type { Exercises } from '../exercises/substitution.ts'
import type { LoggedExercise } from '../lift.ts'
import { type LogClause, logClauses } from './log-clauses.ts'
import { readLogDay } from './log-day.ts'
import { doubtOf } from './log-doubts.ts'
import { entryOf, type NotedExercise } from './log-entry.ts'

export interface LogTextWish {
  readonly exercises: Exercises
  /** Ids of the day's plan in its order: what numbers without a name belong to. */
  readonly planned: readonly string[]
  /** The member's local today. */
  readonly today: string
  /** Unit of a load typed without one. */
  readonly unit: 'kg' | 'lb'
  /** Last load of an exercise in kilograms, to notice slips. */
  readonly lastKg?: (exercise: string) => number | null
}

export interface LogChoice {
  readonly label: string
  /** What to log when chosen; null: nothing. */
  readonly entry: NotedExercise | null
}

export interface LogQuestion {
  readonly kind: 'exercise' | 'load' | 'effort-or-load'
  readonly text: string
  readonly choices: readonly LogChoice[]
}

export interface ReadLog {
  readonly day: string
  /** Sure enough to write down as they are. */
  readonly entries: readonly NotedExercise[]
  /** Ids the member says they left out; `all` for the whole session. */
  readonly skipped: 'all' | readonly string[]
  readonly questions: readonly LogQuestion[]
  /** "All done": the whole session as the plan asked, without numbers of its own. */
  readonly asPlanned: boolean
  /** Pain (0-10) told without an exercise, or null. */
  readonly pain: number | null
  readonly soreness: number | null
}

/** Throws a `UserError` for a day that is still to come or far in the past, and for words without a log in them. */
export function readLogText(words: string, wish: LogTextWish): ReadLog {
  const { day, rest } = readLogDay(words, wish.today)
  const isName = (name: string) => findExercise(wish.exercises, name).kind === 'found'
  const clauses = logClauses(rest, isName)
  const logged = clauses.filter((clause) => clause.sets.length > 0)
  const read = logged.map((clause, at) => readClause(clause, at, logged, { ...wish, day }))
  const answer: ReadLog = {
    day,
    entries: read.flatMap((one) => one.entry ?? []),
    questions: read.flatMap((one) => one.question ?? []),
    skipped: skippedIn(clauses, wish),
    asPlanned: logged.length === 0 && allDone.test(rest.trim()),
    pain: toldAlone(clauses, 'pain'),
    soreness: toldAlone(clauses, 'soreness'),
  }
  if (isNothing(answer)) throw nothingRead()
  return answer
}

const allDone =
  /^(?:i |we |i've |just |all )*(?:did|done|finished|completed)(?: (?:it|that|them|all|everything|the|my|whole|thing|session|workout|lift|today|today's|as|planned|prescribed|written))*[.! ]*$/i

function isNothing(read: ReadLog): boolean {
  const { entries, questions, skipped, pain, soreness } = read
  return (
    !read.asPlanned &&
    entries.length + questions.length + skipped.length === 0 &&
    pain === null &&
    soreness === null
  )
}

function nothingRead(): UserError {
  return new UserError(
    'I could not find any sets in that. Write it like this: goblet squat 3x8 16kg, plank 40s',
  )
}

function toldAlone(clauses: readonly LogClause[], what: 'pain' | 'soreness'): number | null {
  const told = clauses.find((clause) => clause.sets.length === 0 && clause[what] !== null)?.[what]
  return told === undefined || told === null ? null : Math.min(10, told)
}

function skippedIn(clauses: readonly LogClause[], wish: LogTextWish): ReadLog['skipped'] {
  const left = clauses.filter((clause) => clause.skipped && clause.sets.length === 0)
  const ids = left.flatMap(({ name, note }) => {
    const found = findExercise(wish.exercises, name || note)
    return found.kind === 'found' ? [found.exercise.id] : []
  })
  return left.length > 0 && ids.length === 0 ? 'all' : ids
}

// ---- one clause

interface Wish extends LogTextWish {
  readonly day: string
}

interface ReadClause {
  readonly entry?: NotedExercise
  readonly question?: LogQuestion
}

function readClause(
  clause: LogClause,
  at: number,
  clauses: readonly LogClause[],
  wish: Wish,
): ReadClause {
  const meant = meantExercises(clause, at, clauses, wish)
  const [only] = meant.exercises
  if (meant.exercises.length !== 1 || only === undefined)
    return { question: whichOne(clause, meant, wish) }
  const entry = entryOf(clause, only, wish)
  return doubtful(clause, entry, only, wish) ?? { entry }
}

interface Meant {
  readonly exercises: readonly Exercise[]
  readonly unknownName: string | null
}

/** The named one; without a name the only planned one, or the planned ones one by one when the numbers fit. */
function meantExercises(
  { name }: LogClause,
  at: number,
  clauses: readonly LogClause[],
  wish: Wish,
): Meant {
  const planned = wish.planned.flatMap((id) => wish.exercises.get(id) ?? [])
  if (name === '') {
    const inOrder = clauses.length === planned.length && clauses.every((one) => one.name === '')
    const turn = planned[at]
    return { exercises: inOrder && turn !== undefined ? [turn] : planned, unknownName: null }
  }
  const ofPlan = findExercise(new Map(planned.map((one) => [one.id, one])), name)
  if (ofPlan.kind === 'found') return { exercises: [ofPlan.exercise], unknownName: null }
  const found = findExercise(wish.exercises, name)
  if (found.kind === 'nearest') return { exercises: found.exercises, unknownName: name }
  return { exercises: [plannedKin(name, found.exercise, planned)], unknownName: null }
}

/** "squat" on a goblet-squat day is the goblet squat: a bare family name means the planned one. */
function plannedKin(name: string, found: Exercise, planned: readonly Exercise[]): Exercise {
  const word = name.trim().replace(/s$/, '')
  const kin = planned.filter((one) => one.name.toLowerCase().split(/[ -]/).includes(word))
  return kin[0] !== undefined && kin.length === 1 ? kin[0] : found
}

function whichOne(clause: LogClause, { exercises, unknownName }: Meant, wish: Wish): LogQuestion {
  const choices = exercises.slice(0, 5).map((exercise) => ({
    label: exercise.name,
    entry: entryOf(clause, exercise, wish),
  }))
  const text =
    unknownName === null
      ? `Which exercise was ${saySets(clause)}?`
      : `I do not know "${unknownName}". Which one did you do?`
  if (choices.length === 0) {
    const words = `${text} Write it with its name, like: goblet squat 3x8 12kg`
    return { kind: 'exercise', text: words, choices: [] }
  }
  return { kind: 'exercise', text, choices: [...choices, { label: 'None of these', entry: null }] }
}

/** `3 × 8 · 12 kg` as it was typed; unlike amounts one by one. */
function saySets({ sets }: LogClause): string {
  const amounts = sets.map(({ amount }) => amount)
  const [first] = sets
  const alike = amounts.length > 1 && new Set(amounts).size === 1
  const said = alike ? `${amounts.length} × ${amounts[0]}` : amounts.join(', ')
  const load = first?.load ?? null
  return load === null ? said : `${said} · ${load.value} ${load.unit ?? ''}`.trim()
}

function doubtful(
  clause: LogClause,
  entry: NotedExercise,
  exercise: Exercise,
  wish: Wish,
): ReadClause | null {
  const either = effortOrLoad(clause, entry, exercise)
  if (either !== null) return { question: either }
  const doubt = doubtOf(entry, exercise, wish.lastKg?.(exercise.id) ?? null)
  if (doubt === null) return null
  const likely = doubt.likely
  const choices: LogChoice[] = [
    ...(likely === null
      ? []
      : [{ label: sayHeaviest(likely), entry: { ...likely, note: entry.note } }]),
    { label: `Yes, ${doubt.what}`, entry },
    { label: 'Leave it out', entry: null },
  ]
  return {
    question: { kind: 'load', text: `${exercise.name}: ${doubt.what}, is that right?`, choices },
  }
}

function sayHeaviest({ sets }: LoggedExercise): string {
  return `${Math.max(0, ...sets.map(({ loadKg }) => loadKg ?? 0))} kg`
}

/** "@8" may be eight kilograms or an effort of eight; from 11 on it can only be a load. */
function effortOrLoad(
  { sets }: LogClause,
  entry: NotedExercise,
  exercise: Exercise,
): LogQuestion | null {
  const value = sets.find(({ load }) => load?.unit === null)?.load?.value
  if (value === undefined || value < 6 || value > 10 || sets.some(({ rir }) => rir !== null))
    return null
  const asEffort = {
    ...entry,
    sets: entry.sets.map((set) => ({ ...set, loadKg: null, rir: Math.floor(10 - value) })),
  }
  return {
    kind: 'effort-or-load',
    text: `${exercise.name} at ${value}: a load or how hard it felt?`,
    choices: [
      { label: sayHeaviest(entry), entry },
      { label: `Effort ${value} of 10`, entry: asEffort },
    ],
  }
}
