/**
 * What was asked and what became of it: the coach learns what is missing, and the library what solves what.
 *
 * Order of events: every answer becomes a row -> what is not covered becomes a gap as well -> "that solved it"
 * teaches the passage that question (an alias, which the coach can undo) -> "ask the coach" marks the gap.
 * The words of health questions and of small talk are not stored.
 */
import { randomUUID } from 'node:crypto'
import type { Clock } from '../../clock.ts'
import type { Database } from '../../storage/database.ts'
import type { Answer } from '../answer.ts'

export interface AnswerRecords {
  /** Keeps an answer; the id is what the buttons under it carry. */
  record(answer: Answer, about: { memberId: string | null; library: string }): Promise<string>
  /**
   * The member says that it solved their question. The alias learnt from it, or null when there is nothing to
   * learn (not theirs, not an answer, known already).
   */
  solved(questionId: string, memberId: string): Promise<LearntAlias | null>
  /** The member goes on to ask the coach. */
  escalated(questionId: string): Promise<void>
  /** Forgets an alias; the coach's decision. Whether there was one. */
  undoAlias(id: string): Promise<boolean>
  /** Aliases in use, newest first. */
  aliases(limit: number): Promise<readonly LearntAlias[]>
  /** Closes gaps the coach has dealt with. */
  settleGaps(ids: readonly string[]): Promise<void>
}

export interface LearntAlias {
  readonly id: string
  readonly passage: string
  readonly question: string
  readonly learntAt: number
}

/** A question longer than this is a story; as an alias it would match everything a little. */
const LONGEST_ALIAS = 160

export function createAnswerRecords(db: Database, clock: Clock): AnswerRecords {
  return {
    record: (answer, about) => record(db, clock.now(), answer, about),
    solved: (questionId, memberId) => solved(db, clock.now(), questionId, memberId),
    async escalated(questionId) {
      await db.updateTable('gap').set({ escalated: 1 }).where('id', '=', questionId).execute()
    },
    async undoAlias(id) {
      const [{ numUpdatedRows } = { numUpdatedRows: 0n }] = await db
        .updateTable('alias')
        .set({ undone_at: clock.now() })
        .where('id', '=', id)
        .where('undone_at', 'is', null)
        .execute()
      return numUpdatedRows > 0n
    },
    async aliases(limit) {
      const rows = await db
        .selectFrom('alias')
        .selectAll()
        .where('undone_at', 'is', null)
        .orderBy('learnt_at', 'desc')
        .limit(limit)
        .execute()
      return rows.map(({ id, passage, question, learnt_at }) => ({
        id,
        passage,
        question,
        learntAt: learnt_at,
      }))
    },
    async settleGaps(ids) {
      if (ids.length === 0) return
      await db.updateTable('gap').set({ settled_at: clock.now() }).where('id', 'in', ids).execute()
    },
  }
}

async function record(
  db: Database,
  now: number,
  answer: Answer,
  { memberId, library }: { memberId: string | null; library: string },
): Promise<string> {
  const { kind, writer, citations, nearby, ms } = answer
  const id = randomUUID()
  const question = kind === 'answer' || kind === 'not-covered' ? answer.question : ''
  const passages_json = JSON.stringify(citations.map(({ passageId }) => passageId))
  const asked = { id, member_id: memberId, question, asked_at: now }
  await db.transaction().execute(async (change) => {
    const row = {
      ...asked,
      kind,
      writer,
      passages_json,
      library,
      ms: Math.round(ms),
      solved: 0,
    } as const
    await change.insertInto('question').values(row).execute()
    if (kind !== 'not-covered') return
    const nearby_json = JSON.stringify(nearby.map((passage) => passage.id))
    await change
      .insertInto('gap')
      .values({ ...asked, nearby_json, escalated: 0, settled_at: null })
      .execute()
  })
  return id
}

async function solved(
  db: Database,
  now: number,
  questionId: string,
  memberId: string,
): Promise<LearntAlias | null> {
  const asked = await db
    .selectFrom('question')
    .select(['question', 'kind', 'passages_json', 'solved'])
    .where('id', '=', questionId)
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  if (asked === undefined || asked.kind !== 'answer' || asked.solved === 1) return null
  await db.updateTable('question').set({ solved: 1 }).where('id', '=', questionId).execute()
  const [passage] = JSON.parse(asked.passages_json) as string[]
  const question = asked.question.replace(/\s+/g, ' ').trim().toLowerCase()
  if (passage === undefined || question === '' || question.length > LONGEST_ALIAS) return null
  return learn(db, now, passage, question)
}

/** Null when it was learnt before, also when the coach undid it: what was undone stays undone. */
async function learn(
  db: Database,
  now: number,
  passage: string,
  question: string,
): Promise<LearntAlias | null> {
  const known = await db
    .selectFrom('alias')
    .select('id')
    .where('passage', '=', passage)
    .where('question', '=', question)
    .executeTakeFirst()
  if (known !== undefined) return null
  const id = randomUUID()
  await db
    .insertInto('alias')
    .values({ id, passage, question, learnt_at: now, undone_at: null })
    .execute()
  return { id, passage, question, learntAt: now }
}
