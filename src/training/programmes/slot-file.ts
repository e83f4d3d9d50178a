/**
 * The schema of one slot in a programme file, and the small words it is made of: levels, kit, rest, cells.
 */

import { z } from 'zod'
import type { Path } from '../knowledge-file.ts'
import { kitWords } from '../lift.ts'
import type { Cell, Choice, Slot } from './programme.ts'
import { parseCell } from './set-notation.ts'

export const levelWord = z.enum(['L0', 'L1', 'L2', 'L3'], { error: 'expected L0, L1, L2 or L3' })

export const kitWord = z.enum(kitWords, { error: `expected one of ${kitWords.join(', ')}` })

/** `[[none], [dumbbells, band]]`: sets of kit, one whole set is enough. */
export const kitSets = z
  .array(z.array(kitWord, { error: 'expected a list of kit words' }).min(1), {
    error: 'expected a list of kit sets such as [[none], [dumbbells, band]]',
  })
  .min(1)

export const programmeId = z
  .string({ error: 'expected an id' })
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'expected an id in kebab case' })

const cell = z
  .string({ error: 'expected sets such as 3x8 RIR3, or -' })
  .transform((words, context) => {
    const parsed = parseCell(words)
    if (!('fault' in parsed)) return parsed
    context.addIssue({ code: 'custom', message: parsed.fault })
    return z.NEVER
  })

const oneOrMore = z
  .union([z.string(), z.array(z.string()).min(1)], {
    error: 'expected an exercise id, or a list of them with the best first',
  })
  .transform((ids) => (typeof ids === 'string' ? [ids] : ids))

const byWeek = <Value extends z.ZodType>(value: Value) =>
  z.record(z.string().regex(/^\d+$/, { error: 'expected a week number' }), value)

/** What a level gets instead: other cells in single weeks, other exercises from a week on. */
const levelShape = z.strictObject({
  weeks: byWeek(cell).optional(),
  exercise: oneOrMore.optional(),
  odd: oneOrMore.optional(),
  even: oneOrMore.optional(),
  from: byWeek(oneOrMore).optional(),
})

export const weeklySlot = z
  .strictObject({
    exercise: oneOrMore.optional(),
    odd: oneOrMore.optional(),
    even: oneOrMore.optional(),
    from: byWeek(oneOrMore).optional(),
    weeks: z.array(cell, { error: 'expected a list of cells, one a week' }),
    at: z.partialRecord(levelWord, levelShape).optional(),
    for: z
      .record(z.string(), z.array(cell, { error: 'expected a list of cells, one a week' }))
      .optional(),
    rest: z.int({ error: 'expected rest in whole seconds' }).min(0).max(600),
    tempo: z
      .string()
      .regex(/^\d-\d-\d$/, { error: 'expected a tempo such as 3-1-1' })
      .optional(),
    pair: z
      .string()
      .regex(/^[A-Z]$/, { error: 'expected one capital letter' })
      .optional(),
    growth: z
      .enum(['double', 'table', 'floor', 'fixed'], {
        error: 'expected double, table, floor or fixed',
      })
      .default('fixed'),
    note: z.string().optional(),
  })
  .refine((slot) => slot.exercise !== undefined || (slot.odd && slot.even) !== undefined, {
    error: 'expected exercise, or odd and even',
  })

type SlotFields = z.infer<typeof weeklySlot>

export function toSlot(block: Slot['block'], fields: SlotFields, path: Path): Slot {
  const levels = Object.entries(fields.at ?? {})
  return {
    block,
    choices: choicesOf(fields),
    cells: fields.weeks,
    levelCells: Object.fromEntries(
      levels.map(([level, other]): [string, Record<string, Cell>] => [level, other?.weeks ?? {}]),
    ),
    exerciseCells: fields.for ?? {},
    levelChoices: Object.fromEntries(
      levels
        .filter(([, other]) => other?.exercise !== undefined || other?.odd !== undefined)
        .map(([level, other]) => [level, choicesOf(other ?? {})]),
    ),
    restSeconds: fields.rest,
    tempo: fields.tempo ?? null,
    pair: fields.pair ?? null,
    growth: fields.growth,
    note: fields.note ?? null,
    path,
  }
}

/** In the order they take effect, so that the last open one counts. */
function choicesOf(
  fields: Partial<Pick<SlotFields, 'exercise' | 'odd' | 'even' | 'from'>>,
): Choice[] {
  const choices: Choice[] = []
  const add = (
    fromWeek: number,
    turn: Choice['turn'],
    exercises: readonly string[] | undefined,
  ) => {
    if (exercises !== undefined) choices.push({ fromWeek, turn, exercises })
  }
  add(1, 'every', fields.exercise)
  add(1, 'odd', fields.odd)
  add(1, 'even', fields.even)
  for (const [week, exercises] of Object.entries(fields.from ?? {})) {
    add(Number(week), 'every', exercises)
  }
  return choices.sort((a, b) => a.fromWeek - b.fromWeek)
}
