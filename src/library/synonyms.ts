/**
 * The lexicon: words of runners and the words articles use, from `knowledge/synonyms.yaml`.
 *
 * In a group every term stands for every other. One-way terms also search for others, not the other way round.
 */
import { readFile } from 'node:fs/promises'
import { LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { messageOf } from '../errors.ts'
import type { Problem } from './problem.ts'
import { lineOfPath } from './yaml-place.ts'

const term = z.union([z.string(), z.number()]).transform(String)

const schema = z.strictObject({
  groups: z.array(z.array(term).min(2, 'needs at least two terms')).default([]),
  oneWay: z.array(z.strictObject({ from: z.array(term), to: z.array(term) })).default([]),
  ages: z
    .array(
      z
        .strictObject({
          from: z.int().min(1).max(120),
          to: z.int().min(1).max(120),
          means: z.array(term),
        })
        .refine(({ from, to }) => from <= to, 'the first age has to be the lower one'),
    )
    .default([]),
})

type SynonymsFile = z.infer<typeof schema>
export type Synonyms = Pick<SynonymsFile, 'groups' | 'oneWay'>

export const noSynonyms: Synonyms = { groups: [], oneWay: [] }

export interface ReadSynonyms {
  /** Empty when the file does not fit; then `problems` says why. */
  readonly synonyms: Synonyms
  readonly problems: readonly Problem[]
}

/** Reads the lexicon; a folder without one simply has no synonyms. */
export async function readSynonyms(file: string): Promise<ReadSynonyms> {
  try {
    return parseSynonyms(file, await readFile(file, 'utf8'))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return { synonyms: noSynonyms, problems: [] }
    }
    return refuse([{ file, line: 1, message: messageOf(error) }])
  }
}

/** `file` is only a name for complaints. */
export function parseSynonyms(file: string, text: string): ReadSynonyms {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  if (document.errors.length > 0) {
    return refuse(
      document.errors.map(({ pos, message }) => ({
        file,
        line: lines.linePos(pos[0]).line,
        message: `not valid YAML: ${message.split('\n')[0]}`,
      })),
    )
  }
  const parsed = schema.safeParse(document.toJS() ?? {})
  if (parsed.success) return { synonyms: withAges(parsed.data), problems: [] }
  return refuse(
    parsed.error.issues.map(({ path, message }) => ({
      file,
      line: lineOfPath(document, lines, path),
      message: `${path.join('.') || 'the file'}: ${message}`,
    })),
  )
}

/** Ages as one-way terms in the words people say them. */
function withAges({ groups, oneWay, ages }: SynonymsFile): Synonyms {
  const said = ages.map(({ from, to, means }) => ({
    from: Array.from({ length: to - from + 1 }, (_, years) => sayings(from + years)).flat(),
    to: means,
  }))
  return { groups, oneWay: [...oneWay, ...said] }
}

function sayings(age: number): string[] {
  // "at 80" is more often a percentage than a birthday.
  const at = age % 5 === 0 ? [] : [`at ${age}`]
  const years = [`${age} year old`, `${age} years old`, `${age} yo`, `${age}yo`]
  return [
    `im ${age}`,
    `i am ${age}`,
    `aged ${age}`,
    `age ${age}`,
    ...years,
    `turning ${age}`,
    `past ${age}`,
    ...at,
  ]
}

function refuse(problems: readonly Problem[]): ReadSynonyms {
  return { synonyms: noSynonyms, problems }
}
