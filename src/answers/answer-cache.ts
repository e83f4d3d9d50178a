/**
 * Answers to repeated questions, kept for a day and for one version of the library.
 *
 * The key holds everything that shapes an answer, so that an answer in pounds or in German never reaches somebody
 * who asked otherwise. Only what a member could see anyway is kept: no name, no conversation.
 */
import { createHash } from 'node:crypto'
import { wordsOf } from '../library/words.ts'
import type { Cache } from '../storage/cache.ts'
import type { Answer, AnswerWish } from './answer.ts'
import { type AnswerWriter, noUsage } from './writing/writer.ts'

const KEPT_MS = 24 * 60 * 60 * 1000

export interface AnswerCacheParts {
  readonly library: { readonly version: string }
  readonly model: AnswerWriter | null
  readonly cache: Cache | null
}

/** The kept answer, or a new one, which is kept when it is as good as it gets (`isBest`, by the best writer). */
export async function cachedAnswer(
  { library, model, cache }: AnswerCacheParts,
  wish: AnswerWish,
  make: () => Promise<Answer>,
  isBest: (answer: Answer) => boolean = () => true,
): Promise<Answer> {
  if (cache === null) return make()
  const best: AnswerWriter['name'] = model === null ? 'extractive' : model.name
  const key = keyOf(wish, library.version, best)
  const kept = await cache.get<Answer>(key)
  if (kept !== undefined) return { ...kept, usage: noUsage }
  const answer = await make()
  // A way out taken while the model was away is not kept: the next one to ask gets the model again.
  if (answer.kind === 'answer' && answer.writer === best && isBest(answer)) {
    await cache.set(key, answer, KEPT_MS)
  }
  return answer
}

function keyOf(wish: AnswerWish, version: string, writer: string): string {
  const { question, language, units, effort, maxCharacters } = wish
  const shape = [version, writer, language, units, effort, maxCharacters, wordsOf(question)]
  return createHash('sha256').update(JSON.stringify(shape)).digest('hex').slice(0, 32)
}
