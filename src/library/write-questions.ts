/**
 * The questions passages are known to answer, written by a model for those that came without any.
 *
 * Order of events: passages without questions of their own and with none written before -> in batches, the budget
 * asked before each -> one call a batch -> what is sound is kept, also when it is nothing, so that no text is paid
 * for twice. The first failure or the end of the time ends the run; what is left is written another day.
 */
import type { Clock } from '../clock.ts'
import { messageOf } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Database } from '../storage/database.ts'
import type { Passage } from './passage.ts'
import { hashOf, keepWrittenQuestions, readWrittenQuestions } from './written-questions.ts'

/** Asks a model: the questions for each passage, in their order. Rejects with any error. */
export type QuestionModel = (
  passages: readonly Passage[],
  signal: AbortSignal,
) => Promise<readonly (readonly string[])[]>

export interface QuestionWriting {
  /** Writes what is missing. Never rejects; runs one after the other. */
  write(passages: readonly Passage[]): Promise<QuestionsWritten>
  /** Ends a run that is under way. */
  stop(): Promise<void>
}

export interface QuestionsWritten {
  readonly questions: number
  readonly passages: number
  /** Passages that still have none, for want of time, money or an answer. */
  readonly left: number
}

export interface QuestionWritingParts {
  readonly db: Database
  readonly model: QuestionModel
  /** Whether money is left for a call. */
  readonly mayCost: () => Promise<boolean>
  /** A question as it may be kept, or null. Its words come from outside. */
  readonly sound: (question: string) => string | null
  readonly clock: Clock
  readonly log: Log
  /** How long a run may take. Default: a minute, because a coach may wait for it. */
  readonly longestMs?: number
}

const PASSAGES_AT_ONCE = 8
const MOST_QUESTIONS = 6
const A_MINUTE_MS = 60_000

export function createQuestionWriting(parts: QuestionWritingParts): QuestionWriting {
  const end = new AbortController()
  let last: Promise<unknown> = Promise.resolve()
  return {
    write(passages) {
      const run = last.then(() => writeMissing(passages, end.signal, parts))
      last = run
      return run
    },
    async stop() {
      end.abort()
      await last
    },
  }
}

async function writeMissing(
  passages: readonly Passage[],
  stopped: AbortSignal,
  parts: QuestionWritingParts,
): Promise<QuestionsWritten> {
  const { clock, log, longestMs = A_MINUTE_MS } = parts
  const late = new AbortController()
  const stopTimer = clock.after(longestMs, () => late.abort(new Error('no time is left')))
  const signal = AbortSignal.any([stopped, late.signal])
  const written = { questions: 0, passages: 0, left: 0 }
  try {
    const missing = await withoutQuestions(passages, parts)
    written.left = missing.length
    while (written.left > 0 && !signal.aborted && (await parts.mayCost())) {
      const batch = missing.slice(missing.length - written.left).slice(0, PASSAGES_AT_ONCE)
      written.questions += await writeBatch(batch, signal, parts)
      written.passages += batch.length
      written.left -= batch.length
    }
  } catch (error) {
    log.warn({ error: messageOf(error), left: written.left }, 'questions were not written')
  } finally {
    stopTimer()
  }
  return written
}

/** Each text once, however many passages hold it. */
async function withoutQuestions(passages: readonly Passage[], { db }: QuestionWritingParts) {
  const known = await readWrittenQuestions(db)
  const missing = passages.filter(
    (passage) =>
      passage.questions.length === 0 &&
      !isIntroduction(passage, passages) &&
      !known.has(hashOf(passage)),
  )
  return [...new Map(missing.map((passage) => [hashOf(passage), passage])).values()]
}

/** Words of welcome before the first heading answer nothing and must not be found instead of what does. */
function isIntroduction({ article, heading, title }: Passage, all: readonly Passage[]): boolean {
  return heading === title && all.some((one) => one.article === article && one.heading !== title)
}

async function writeBatch(
  batch: readonly Passage[],
  signal: AbortSignal,
  { db, model, sound, clock }: QuestionWritingParts,
): Promise<number> {
  const said = await orLeft(model(batch, signal), signal)
  const kept = batch.map((_, place) => soundOnes(said[place] ?? [], sound))
  const rows = new Map(batch.map((passage, place) => [hashOf(passage), kept[place] ?? []]))
  await keepWrittenQuestions(db, clock, rows)
  return kept.flat().length
}

function soundOnes(said: readonly string[], sound: QuestionWritingParts['sound']): string[] {
  const kept = said.flatMap((question) => sound(question) ?? [])
  return [...new Set(kept)].slice(0, MOST_QUESTIONS)
}

/** A model that ignores its signal is left behind. */
function orLeft<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return Promise.race([
    work,
    new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    }),
  ])
}
