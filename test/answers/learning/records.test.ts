import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Answer } from '../../../src/answers/answer.ts'
import { createAnswerRecords } from '../../../src/answers/learning/records.ts'
import { weekOfQuestions } from '../../../src/answers/learning/week-of-questions.ts'
import { createMemory } from '../../../src/answers/memory.ts'
import { noUsage } from '../../../src/answers/writing/writer.ts'
import { openLibrary } from '../../../src/library/library.ts'
import { readStoredKnowledge } from '../../../src/library/stored-knowledge.ts'
import { silentLog } from '../../../src/log.ts'
import { createCache } from '../../../src/storage/cache.ts'
import { type OpenDatabase, openDatabase } from '../../../src/storage/database.ts'
import { createFakeClock, SOME_MORNING } from '../../support/fake-clock.ts'
import { answererOver } from '../support/answering.ts'

const minutes = 60_000
let folder: string
let opened: OpenDatabase
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ironstride-'))
  opened = await openDatabase(folder, 0)
})
afterEach(async () => {
  await opened.close()
  rmSync(folder, { recursive: true, force: true })
})

function answerTo(question: string, change: Partial<Answer> = {}): Answer {
  const cited = { number: 1, article: 'heavy-or-light', heading: 'What counts as heavy', url: null }
  const more = { quote: '', passageId: 'heavy-or-light#what-counts-as-heavy', published: null }
  return {
    kind: 'answer',
    text: 'Heavy means 80 %. [1]',
    citations: [{ ...cited, ...more, status: 'starter' }],
    nearby: [],
    writer: 'extractive',
    ms: 3,
    usage: noUsage,
    question,
    language: null,
    ...change,
  }
}

const gap = { kind: 'not-covered', citations: [], writer: 'fixed' } as const

describe('records of answers', () => {
  it('learn a question from the member it helped, and the coach can undo it', async () => {
    const { db } = opened
    const records = createAnswerRecords(db, createFakeClock())
    const strange = 'when is iron chunky enough'
    const library = await openLibrary({
      dir: 'knowledge/articles',
      log: silentLog,
      stored: () => readStoredKnowledge(db),
    })
    const { ask } = answererOver(library)
    expect((await ask(strange)).citations[0]?.heading).not.toBe('What counts as heavy')

    const id = await records.record(answerTo(strange), { memberId: 'alice', library: 'v1' })
    expect(await records.solved(id, 'bob')).toBeNull()
    const alias = await records.solved(id, 'alice')
    expect(await records.solved(id, 'alice')).toBeNull()
    await library.reload()
    expect((await ask(strange)).citations[0]?.heading).toBe('What counts as heavy')

    expect(await records.undoAlias(alias?.id ?? '')).toBe(true)
    await library.reload()
    expect((await ask(strange)).citations[0]?.heading).not.toBe('What counts as heavy')
    const again = await records.record(answerTo(strange), { memberId: 'carol', library: 'v1' })
    expect(await records.solved(again, 'carol')).toBeNull()
  })

  it('keep no words of health questions', async () => {
    const records = createAnswerRecords(opened.db, createFakeClock())
    const answer = answerTo('my chest hurts', { kind: 'refer', citations: [] })
    await records.record(answer, { memberId: 'alice', library: 'v1' })
    const rows = await opened.db.selectFrom('question').selectAll().execute()
    expect(rows).toMatchObject([{ kind: 'refer', question: '' }])
  })

  it('tell the coach what is missing, by how many people, under a heading in their words', async () => {
    const records = createAnswerRecords(opened.db, createFakeClock())
    const asked = [
      ['alice', 'which running shoes for flat feet?'],
      ['bob', 'what running shoes do you recommend'],
      ['bob', 'best running shoes for marathons?'],
      ['carol', 'how much caffeine before a race'],
    ] as const
    const ids: string[] = []
    for (const [memberId, question] of asked) {
      ids.push(await records.record(answerTo(question, gap), { memberId, library: 'v1' }))
    }
    await records.escalated(ids[1] ?? '')
    const period = { from: SOME_MORNING, until: SOME_MORNING + 1 }
    const week = await weekOfQuestions(opened.db, period, [])
    expect(week).toMatchObject({ asked: 4, people: 3, answered: 0 })
    expect(week.gaps).toMatchObject([
      { heading: 'Running shoes', count: 3, people: 2, escalated: 1 },
      { count: 1, people: 1, examples: ['how much caffeine before a race'] },
    ])
    await records.settleGaps(week.gaps[0]?.ids ?? [])
    expect((await weekOfQuestions(opened.db, period, [])).gaps).toHaveLength(1)
  })
})

describe('the memory of a conversation', () => {
  it('is one person in one room, and lasts an hour', async () => {
    const clock = createFakeClock()
    const memory = createMemory(createCache(opened.db, clock, silentLog, 'talk'))
    await memory.remember('group', 'alice', answerTo('how heavy?'))
    await memory.remember('group', 'alice', answerTo('hi', { kind: 'off-topic' }))
    expect(await memory.recall('group', 'alice')).toEqual([
      { who: 'member', text: 'how heavy?' },
      { who: 'ironstride', text: 'Heavy means 80 %. [1]' },
    ])
    expect(await memory.recall('group', 'bob')).toEqual([])
    expect(await memory.recall('private', 'alice')).toEqual([])
    await clock.advance(59 * minutes)
    expect(await memory.recall('group', 'alice')).toHaveLength(2)
    await clock.advance(2 * minutes)
    expect(await memory.recall('group', 'alice')).toEqual([])
  })
})
