/**
 * The coach's list of exercises: `exercises.yaml` in the knowledge folder.
 *
 * Text -> rows that fit the schema -> rows that fit together (no id or name twice, every swap exists). Whatever
 * does not fit is a problem with file and line; the sound rows are used all the same.
 */

import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { type KnowledgeFile, type Path, type Problem, readKnowledge } from '../knowledge-file.ts'
import { kitWords } from '../lift.ts'
import { type Exercise, patterns } from './exercise.ts'
import { spoken } from './find-exercise.ts'

const words = z.string().trim().min(1)
const ids = z.array(
  z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is small letters and hyphens'),
)
const kitWord = z.enum(kitWords)

const row = z.strictObject({
  id: ids.element,
  name: words,
  aliases: z.array(words).default([]),
  pattern: z.enum(patterns),
  primeMuscles: z.array(words).min(1, 'name at least one muscle'),
  kit: z.array(z.array(kitWord).min(1)).min(1, 'write [[none]] when nothing is needed'),
  level: z.enum(['L0', 'L1', 'L2', 'L3']),
  unilateral: z.boolean().default(false),
  measure: z.enum(['reps', 'seconds', 'metres']).default('reps'),
  contacts: z.int().min(0).max(4).default(0),
  easier: ids.default([]),
  other: ids.default([]),
  harder: ids.default([]),
  cues: z.array(words).min(2, 'two or three cues').max(3, 'two or three cues'),
  fault: words,
  mend: words,
  why: words,
})

const rows: z.ZodType<Exercise[]> = z.array(row)

export interface LoadedExercises {
  /** By id, in the order of the file. Empty when the file does not fit the schema. */
  readonly exercises: ReadonlyMap<string, Exercise>
  /** Told as `file:line: message`; empty when all is well. */
  readonly problems: readonly Problem[]
}

/** Reads the file. A missing file is a problem too, not an exception. */
export async function loadExercises(file: string): Promise<LoadedExercises> {
  try {
    return readExercises(file, await readFile(file, 'utf8'))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { exercises: new Map(), problems: [{ file, line: 1, message: reason }] }
  }
}

/** The same from text; `file` is only a name for complaints. */
export function readExercises(file: string, text: string): LoadedExercises {
  const read = readKnowledge(file, text, rows)
  const list = read.value ?? []
  return {
    exercises: new Map(list.map((exercise) => [exercise.id, exercise])),
    problems: [...read.problems, ...misfits(file, list, read)],
  }
}

type Complain = (path: Path, message: string) => Problem

function misfits(file: string, list: readonly Exercise[], read: KnowledgeFile<Exercise[]>) {
  const complain: Complain = (path, message) => ({ file, line: read.lineOf(path), message })
  return [...sameIds(list, complain), ...sameNames(list, complain), ...lostSwaps(list, complain)]
}

function sameIds(list: readonly Exercise[], complain: Complain): Problem[] {
  return list.flatMap(({ id }, at) =>
    list.findIndex((other) => other.id === id) === at
      ? []
      : [complain([at, 'id'], `the id ${id} stands here a second time`)],
  )
}

/** A name that leads to two exercises would make a logged line mean either. */
function sameNames(list: readonly Exercise[], complain: Complain): Problem[] {
  const owner = new Map<string, string>()
  return list.flatMap((exercise, at) =>
    [exercise.name, ...exercise.aliases].flatMap((name, nth) => {
      const known = owner.get(spoken(name))
      owner.set(spoken(name), known ?? exercise.id)
      if (known === undefined || known === exercise.id) return []
      const path = nth === 0 ? [at, 'name'] : [at, 'aliases', nth - 1]
      return [complain(path, `"${name}" is already a name of ${known}`)]
    }),
  )
}

function lostSwaps(list: readonly Exercise[], complain: Complain): Problem[] {
  const known = new Set(list.map(({ id }) => id))
  return list.flatMap((exercise, at) =>
    (['easier', 'other', 'harder'] as const).flatMap((field) =>
      exercise[field].flatMap((id, nth) => {
        const path = [at, field, nth]
        if (id === exercise.id) return [complain(path, `${id} cannot replace itself`)]
        return known.has(id) ? [] : [complain(path, `no exercise is called ${id}`)]
      }),
    ),
  )
}
