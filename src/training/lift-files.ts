/**
 * The files of the `lift` command: a run plan and a log, as JSON. What does not fit is said with its place.
 *
 * Text -> JSON -> rows by schema, absent values null -> runs or log entries; an exercise may be called by any of
 * its names.
 */

import { z } from 'zod'
import { UserError } from '../errors.ts'
import { findExercise } from './exercises/find-exercise.ts'
import type { Exercises } from './exercises/substitution.ts'
import { sayPath } from './knowledge-file.ts'
import type { LoggedExercise, Run } from './lift.ts'
import { isDay } from './local-days.ts'

const day = z.string({ error: 'expected a day such as 2026-11-24' }).refine(isDay, {
  error: 'expected a day that exists, such as 2026-11-24',
})
const clock = z
  .string({ error: 'expected HH:MM' })
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'expected HH:MM' })
const minutes = z
  .number({ error: 'expected minutes, 1 to 1440' })
  .min(1, { error: 'expected minutes, 1 to 1440' })
  .max(1440, { error: 'expected minutes, 1 to 1440' })
const kind = z.enum(['easy', 'quality', 'long', 'race'], {
  error: 'expected easy, quality, long or race',
})

const runsShape = z.array(z.strictObject({ day, start: clock, minutes, kind }), {
  error: 'expected a list of runs',
})

const amount = (most: number, what: string) => {
  const error = { error: `expected ${what}, 0 to ${most}` }
  return z.number(error).min(0, error).max(most, error).nullish().default(null)
}

const setShape = z.strictObject({
  reps: amount(200, 'reps'),
  loadKg: amount(500, 'kilograms'),
  rir: amount(20, 'reps in reserve'),
  seconds: amount(3600, 'seconds'),
  metres: amount(5000, 'metres'),
  side: z
    .enum(['left', 'right'], { error: 'expected left, right or null' })
    .nullish()
    .default(null),
})

const logShape = z.array(
  z.strictObject({
    day,
    exercise: z.string({ error: 'expected an exercise id' }),
    sets: z.array(setShape, { error: 'expected a list of sets' }),
    pain: amount(10, 'pain'),
    soreness: amount(10, 'soreness'),
  }),
  { error: 'expected a list of logged exercises' },
)

/** Throws a `UserError` that names the file and the place in it. */
export function runsOfFile(file: string, text: string): Run[] {
  return rowsOf(file, text, runsShape)
}

/** Throws a `UserError` that names the file and the place in it. */
export function logOfFile(file: string, text: string, exercises: Exercises): LoggedExercise[] {
  return rowsOf(file, text, logShape).map((row, at) => {
    const found = findExercise(exercises, row.exercise)
    if (exercises.has(row.exercise)) return row
    if (found.kind === 'found') return { ...row, exercise: found.exercise.id }
    throw new UserError(`${file}, [${at}].exercise: I know no exercise called "${row.exercise}".`)
  })
}

function rowsOf<Row>(file: string, text: string, shape: z.ZodType<Row[]>): Row[] {
  const read = shape.safeParse(jsonOf(file, text))
  if (read.success) return read.data
  const [issue] = read.error.issues
  const path = (issue?.path ?? []).map((step) => (typeof step === 'symbol' ? '' : step))
  const field = issue?.code === 'unrecognized_keys' ? ` (${issue.keys.join(', ')})` : ''
  const place = path.length === 0 ? 'the file' : sayPath(path)
  throw new UserError(`${file}, ${place}: ${issue?.message ?? 'does not fit'}${field}.`)
}

function jsonOf(file: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UserError(`${file} is not JSON: ${reason}.`)
  }
}
