/**
 * Questions a model wrote for a passage that came without any, kept by the passage's text: written once, and again
 * only when the text changes.
 */
import { createHash } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Database } from '../storage/database.ts'
import type { Passage } from './passage.ts'

/** Hash of a passage -> its questions; an empty list where the model found none. */
export type WrittenQuestions = ReadonlyMap<string, readonly string[]>

export async function readWrittenQuestions(db: Database): Promise<WrittenQuestions> {
  if (!(await hasTable(db))) return new Map()
  const rows = await db.selectFrom('written_question').selectAll().execute()
  return new Map(
    rows.map(({ text_hash, questions_json }) => [text_hash, JSON.parse(questions_json)]),
  )
}

/** A database from before an update that is only read, by the command line, has none yet. */
async function hasTable(db: Database): Promise<boolean> {
  const tables = await db.introspection.getTables()
  return tables.some(({ name }) => name === 'written_question')
}

export async function keepWrittenQuestions(
  db: Database,
  clock: Clock,
  written: WrittenQuestions,
): Promise<void> {
  const rows = [...written].map(([text_hash, questions]) => ({
    text_hash,
    questions_json: JSON.stringify(questions),
    written_at: clock.now(),
  }))
  if (rows.length === 0) return
  await db
    .insertInto('written_question')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The passages, those without questions with the ones written for them. */
export function withWrittenQuestions(passages: readonly Passage[], written: WrittenQuestions) {
  return passages.map((passage) => {
    if (passage.questions.length > 0) return passage
    const questions = written.get(hashOf(passage)) ?? []
    return questions.length === 0 ? passage : { ...passage, questions }
  })
}

export function hashOf({ trail, text }: Passage): string {
  return createHash('sha256')
    .update(JSON.stringify([trail, text]))
    .digest('hex')
}
