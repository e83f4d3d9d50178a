/**
 * The schema of `knowledge/programmes/*.yaml` and its translation into a `Programme`.
 *
 * YAML -> fields checked one by one, every fault with its line -> counts that must agree (one cell per week,
 * one landing row per week) -> the programme.
 */

import { z } from 'zod'
import { type KnowledgeFile, type Path, readKnowledge } from '../knowledge-file.ts'
import type { Programme, Session } from './programme.ts'
import { kitSets, levelWord, programmeId, toSlot, weeklySlot } from './slot-file.ts'

const sessionShape = z.strictObject({
  title: z.string({ error: 'expected a short title' }),
  fromAge: z.int({ error: 'expected an age in whole years' }).optional(),
  plyo: z.array(weeklySlot).optional(),
  power: z.array(weeklySlot).optional(),
  main: z.array(weeklySlot).optional(),
  accessory: z.array(weeklySlot).optional(),
  trunk: z.array(weeklySlot).optional(),
})

const reason = z.strictObject({
  rule: z.string().regex(/^[A-Z]{1,2}\d$/, { error: 'expected a rule such as F1' }),
  text: z.string({ error: 'expected one sentence' }),
})

const reasons = z.array(reason, { error: 'expected a list of { rule, text }' }).default([])

const landings = z.int({ error: 'expected a whole number of landings' }).min(0)

const weekShape = z.strictObject({
  focus: z.string({ error: 'expected what the week is for, in a few words' }),
  deload: z.boolean({ error: 'expected true or false' }).default(false),
  test: z.boolean({ error: 'expected true or false' }).default(false),
  contacts: z.union([landings, z.record(z.string(), landings)], {
    error: 'expected landings a session: a whole number, or one number for each session',
  }),
  reasons,
})

const phaseWord = z.enum(['foundation', 'base', 'power', 'in-season', 'taper'], {
  error: 'expected foundation, base, power, in-season or taper',
})

const programmeShape = z.strictObject({
  id: programmeId,
  name: z.string({ error: 'expected a name' }),
  phase: phaseWord,
  levels: z.array(levelWord, { error: 'expected a list of levels, L0 to L3' }).min(1),
  serves: kitSets,
  goal: z.string({ error: 'expected one sentence on what it is for' }),
  reasons,
  speaksOfEconomy: z.boolean({ error: 'expected true or false' }).default(false),
  minutesCap: z.int({ error: 'expected whole minutes' }).min(10).max(90),
  warmUp: z.strictObject({
    minutes: z.int({ error: 'expected whole minutes' }).min(6).max(10),
    moves: z.array(z.string()).min(1),
  }),
  weeks: z.array(weekShape, { error: 'expected a list of weeks' }).min(1),
  thenFromWeek: z.int({ error: 'expected a week number' }).min(1).default(1),
  sessions: z.record(z.string(), sessionShape, { error: 'expected sessions by name' }),
})

type ProgrammeFields = z.infer<typeof programmeShape>
type SessionFields = z.infer<typeof sessionShape>

const blockOrder = ['plyo', 'power', 'main', 'accessory', 'trunk'] as const

/** Reads one programme; `file` names it in complaints. */
export function readProgramme(file: string, text: string): KnowledgeFile<Programme> {
  const read = readKnowledge(file, text, programmeShape)
  if (read.value === null) return { ...read, value: null }
  const miscounted = countFaults(read.value).map(([path, message]) => ({
    file,
    line: read.lineOf(path),
    message,
  }))
  const value = miscounted.length === 0 ? toProgramme(read.value) : null
  return { value, problems: miscounted, lineOf: read.lineOf }
}

function countFaults(fields: ProgrammeFields): [Path, string][] {
  const faults: [Path, string][] = []
  const length = fields.weeks.length
  for (const [name, session] of Object.entries(fields.sessions)) {
    for (const block of blockOrder) {
      session[block]?.forEach((slot, at) => {
        const lists: [string[], unknown[]][] = [
          [['weeks'], slot.weeks],
          ...Object.entries(slot.for ?? {}).map(([id, cells]): [string[], unknown[]] => [
            ['for', id],
            cells,
          ]),
        ]
        for (const [path, cells] of lists) {
          if (cells.length === length) continue
          const message = `expected ${length} cells, one a week, got ${cells.length}`
          faults.push([['sessions', name, block, at, ...path], message])
        }
      })
    }
  }
  if (fields.thenFromWeek > length) {
    faults.push([['thenFromWeek'], `expected a week from 1 to ${length}`])
  }
  return faults
}

function toProgramme(fields: ProgrammeFields): Programme {
  const names = Object.keys(fields.sessions)
  return {
    ...fields,
    weeks: fields.weeks.map(({ contacts, ...row }, at) => ({
      ...row,
      week: at + 1,
      contacts: Object.fromEntries(
        names.map((name) => [
          name,
          typeof contacts === 'number' ? contacts : (contacts[name] ?? 0),
        ]),
      ),
    })),
    sessions: Object.entries(fields.sessions).map(([name, session]) => toSession(name, session)),
  }
}

function toSession(name: string, session: SessionFields): Session {
  const slots = blockOrder.flatMap((block) =>
    (session[block] ?? []).map((slot, at) => toSlot(block, slot, ['sessions', name, block, at])),
  )
  return { name, title: session.title, fromAge: session.fromAge ?? null, slots }
}
