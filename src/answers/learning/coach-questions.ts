/**
 * Questions handed to the coach: from asking, through the reply, to knowledge.
 *
 * waiting -> answered (the asker has the reply) -> approved (it is an article) or left as it is; or declined.
 * Limits keep one member, and a busy evening, from filling the coach's phone.
 */
import { randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { Clock } from '../../clock.ts'
import { UserError } from '../../errors.ts'
import type { Database } from '../../storage/database.ts'
import type { CoachQuestionTable } from '../../storage/tables/answers.ts'

export type CoachQuestionState = 'waiting' | 'answered' | 'approved' | 'declined'

export interface CoachQuestion {
  readonly id: string
  readonly memberId: string | null
  /** The row in `question` it came from. */
  readonly questionId: string | null
  readonly question: string
  /** What Ironstride would have said; empty where the articles cover nothing. */
  readonly draft: string
  /** Ids of the nearest passages, best first. */
  readonly nearby: readonly string[]
  /** Where the answer goes, as an address. */
  readonly destination: string
  /** Who asked, by the id of that platform, to be called there. */
  readonly askerId: string | null
  readonly state: CoachQuestionState
  readonly askedAt: number
  readonly reply: string | null
  readonly repliedAt: number | null
}

export type NewCoachQuestion = Pick<
  CoachQuestion,
  'questionId' | 'question' | 'draft' | 'nearby' | 'destination' | 'askerId'
> & { readonly memberId: string }

export interface CoachQuestions {
  /** Throws a `UserError` above the limits. A question that waits already is not added twice. */
  ask(
    question: NewCoachQuestion,
  ): Promise<{ readonly question: CoachQuestion; readonly isNew: boolean }>
  find(id: string): Promise<CoachQuestion | null>
  waiting(): Promise<readonly CoachQuestion[]>
  /** The coach's words. False when somebody answered or declined it before. */
  answer(id: string, reply: string): Promise<boolean>
  decline(id: string): Promise<boolean>
  /** It became the article of that name. */
  approve(id: string, article: string): Promise<void>
}

const PER_MEMBER_AND_HOUR = 3
const PER_HOUR = 20
const HOUR_MS = 3_600_000

export function createCoachQuestions(db: Database, clock: Clock): CoachQuestions {
  const find = async (id: string) => {
    const row = await db
      .selectFrom('coach_question')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst()
    return row === undefined ? null : asCoachQuestion(row)
  }
  const settle = async (id: string, change: Partial<CoachQuestionTable>) => {
    const result = await db
      .updateTable('coach_question')
      .set(change)
      .where('id', '=', id)
      .where('state', '=', 'waiting')
      .executeTakeFirst()
    return result.numUpdatedRows > 0n
  }
  return {
    find,
    async ask(question) {
      const same = await sameWaiting(db, question)
      if (same !== undefined) return { question: asCoachQuestion(same), isNew: false }
      await assertWithinLimits(db, question.memberId, clock.now())
      const row = rowOf(question, clock.now())
      await db.insertInto('coach_question').values(row).execute()
      return { question: asCoachQuestion(row), isNew: true }
    },
    async waiting() {
      const rows = await db
        .selectFrom('coach_question')
        .selectAll()
        .where('state', '=', 'waiting')
        .orderBy('asked_at')
        .execute()
      return rows.map(asCoachQuestion)
    },
    answer: (id, reply) => settle(id, { state: 'answered', reply, replied_at: clock.now() }),
    decline: (id) => settle(id, { state: 'declined', settled_at: clock.now() }),
    async approve(id, article) {
      await db
        .updateTable('coach_question')
        .set({ state: 'approved', article, settled_at: clock.now() })
        .where('id', '=', id)
        .execute()
    },
  }
}

function sameWaiting(db: Database, { memberId, question }: NewCoachQuestion) {
  return db
    .selectFrom('coach_question')
    .selectAll()
    .where('state', '=', 'waiting')
    .where('member_id', '=', memberId)
    .where('question', '=', question)
    .executeTakeFirst()
}

async function assertWithinLimits(db: Database, memberId: string, now: number): Promise<void> {
  const rows = await db
    .selectFrom('coach_question')
    .select('member_id')
    .where('asked_at', '>', now - HOUR_MS)
    .execute()
  const own = rows.filter(({ member_id }) => member_id === memberId).length
  if (own >= PER_MEMBER_AND_HOUR) {
    throw new UserError(
      'You have asked the coach three things this hour. Give it a little time and ask again later.',
    )
  }
  if (rows.length >= PER_HOUR) {
    throw new UserError(
      'The coach has a full inbox right now. Ask again in an hour and it gets through.',
    )
  }
}

function rowOf(question: NewCoachQuestion, now: number): Selectable<CoachQuestionTable> {
  return {
    id: randomUUID(),
    member_id: question.memberId,
    question_id: question.questionId,
    question: question.question,
    draft: question.draft,
    nearby_json: JSON.stringify(question.nearby),
    destination: question.destination,
    message_id: null,
    asker_id: question.askerId,
    state: 'waiting',
    asked_at: now,
    reply: null,
    replied_at: null,
    article: null,
    settled_at: null,
  }
}

function asCoachQuestion(row: Selectable<CoachQuestionTable>): CoachQuestion {
  return {
    id: row.id,
    memberId: row.member_id,
    questionId: row.question_id,
    question: row.question,
    draft: row.draft,
    nearby: JSON.parse(row.nearby_json),
    destination: row.destination,
    askerId: row.asker_id,
    state: row.state as CoachQuestionState,
    askedAt: row.asked_at,
    reply: row.reply,
    repliedAt: row.replied_at,
  }
}
