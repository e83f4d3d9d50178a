/**
 * A week of questions for the coach: what was asked, what is missing, what wants another look.
 *
 * Pure sums over the rows of that week and the library as it is now. Nobody is named: people are only counted.
 */
import type { Passage } from '../../library/passage.ts'
import type { Database } from '../../storage/database.ts'
import { claimsOf, type Difference, differencesBetween } from '../claims.ts'
import { clusterGaps, type Gap, type GapCluster } from './gaps.ts'

export interface Period {
  /** Epoch milliseconds; `until` is not part of it. */
  readonly from: number
  readonly until: number
}

export interface WeekOfQuestions {
  readonly asked: number
  readonly people: number
  readonly answered: number
  readonly solved: number
  /** What the articles do not cover, most wanted first. */
  readonly gaps: readonly GapCluster[]
  /** Answers after which people still asked the coach, by passage, most first. */
  readonly weak: readonly WeakPassage[]
  /** Cited this week although older than a year and a half, most cited first. */
  readonly stale: readonly StalePassage[]
  /** Advice of two articles that does not agree. */
  readonly differences: readonly Difference[]
}

export interface WeakPassage {
  readonly passage: string
  readonly questions: readonly string[]
}

export interface StalePassage {
  readonly passage: Passage
  readonly cited: number
}

export async function weekOfQuestions(
  db: Database,
  { from, until }: Period,
  passages: readonly Passage[],
): Promise<WeekOfQuestions> {
  const questions = await db
    .selectFrom('question')
    .select(['id', 'member_id', 'kind', 'passages_json', 'solved'])
    .where('asked_at', '>=', from)
    .where('asked_at', '<', until)
    .where('kind', 'in', ['answer', 'not-covered'])
    .execute()
  const cited = questions.flatMap(({ passages_json }) => JSON.parse(passages_json) as string[])
  return {
    asked: questions.length,
    people: new Set(questions.map(({ member_id, id }) => member_id ?? id)).size,
    answered: questions.filter(({ kind }) => kind === 'answer').length,
    solved: questions.filter(({ solved }) => solved === 1).length,
    gaps: clusterGaps(await openGaps(db, { from, until })),
    weak: await weakPassages(db, { from, until }),
    stale: stalePassages(passages, cited, until),
    differences: contradictions(passages),
  }
}

/** Gaps of a period the coach has not dealt with yet. */
export async function openGaps(db: Database, { from, until }: Period): Promise<Gap[]> {
  const rows = await db
    .selectFrom('gap')
    .selectAll()
    .where('asked_at', '>=', from)
    .where('asked_at', '<', until)
    .where('settled_at', 'is', null)
    .orderBy('asked_at')
    .execute()
  return rows.map(({ id, member_id, question, nearby_json, escalated }) => ({
    id,
    memberId: member_id,
    question,
    nearby: JSON.parse(nearby_json) as string[],
    escalated: escalated === 1,
  }))
}

async function weakPassages(db: Database, { from, until }: Period): Promise<WeakPassage[]> {
  const rows = await db
    .selectFrom('question')
    .innerJoin('coach_question', 'coach_question.question_id', 'question.id')
    .select(['question.question', 'question.passages_json'])
    .where('question.kind', '=', 'answer')
    .where('question.asked_at', '>=', from)
    .where('question.asked_at', '<', until)
    .orderBy('question.asked_at')
    .execute()
  const byPassage = new Map<string, string[]>()
  for (const { question, passages_json } of rows) {
    const [passage] = JSON.parse(passages_json) as string[]
    if (passage === undefined) continue
    byPassage.set(passage, [...(byPassage.get(passage) ?? []), question])
  }
  return [...byPassage]
    .map(([passage, questions]) => ({ passage, questions }))
    .toSorted((one, other) => other.questions.length - one.questions.length)
}

const STALE_AFTER_MS = 548 * 24 * 60 * 60 * 1000

/** Passages in use whose article is old; an article without a date is left alone. */
export function stalePassages(
  passages: readonly Passage[],
  cited: readonly string[],
  now: number,
): StalePassage[] {
  const counts = new Map<string, number>()
  for (const id of cited) counts.set(id, (counts.get(id) ?? 0) + 1)
  return passages
    .filter(({ published }) => published !== null && now - Date.parse(published) > STALE_AFTER_MS)
    .map((passage) => ({ passage, cited: counts.get(passage.id) ?? 0 }))
    .filter(({ cited }) => cited > 0)
    .toSorted((one, other) => other.cited - one.cited)
}

/** Advice of different articles that does not agree, each pair once. */
export function contradictions(passages: readonly Passage[]): Difference[] {
  const byUnit = Map.groupBy(passages.flatMap(claimsOf), ({ unit }) => unit)
  return [...byUnit.values()].flatMap((claims) =>
    claims.flatMap((claim, place) => differencesBetween([claim], claims.slice(place + 1))),
  )
}
