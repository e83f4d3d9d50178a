/**
 * What one person and Ironstride said to each other in one room, for an hour.
 *
 * Keys hold both the room and the person: in a group two people never continue each other's talk, and what was
 * asked in private is not known in the group.
 */
import type { Cache } from '../storage/cache.ts'
import type { Answer } from './answer.ts'
import type { EarlierLine } from './writing/writer.ts'

export interface Memory {
  /** What was said before, oldest first; empty after an hour of silence. */
  recall(room: string, person: string): Promise<readonly EarlierLine[]>
  /** Adds a question, as it was understood, and its answer. */
  remember(
    room: string,
    person: string,
    answer: Pick<Answer, 'kind' | 'question' | 'text' | 'language'>,
  ): Promise<void>
  forget(room: string, person: string): Promise<void>
}

const KEPT_MS = 60 * 60 * 1000
/** Three questions with their answers: enough for any "and for beginners?", cheap for a model. */
const MOST_LINES = 6
const LONGEST_LINE = 600

export function createMemory(cache: Cache): Memory {
  const recall = async (room: string, person: string) =>
    (await cache.get<readonly EarlierLine[]>(keyOf(room, person))) ?? []
  return {
    recall,
    async remember(room, person, { kind, question, text, language }) {
      if (kind !== 'answer' && kind !== 'not-covered') return
      const spoken = language === null ? {} : { language }
      const lines: EarlierLine[] = [
        ...(await recall(room, person)),
        { who: 'member', text: question.slice(0, LONGEST_LINE), ...spoken },
        { who: 'ironstride', text: text.slice(0, LONGEST_LINE), ...spoken },
      ]
      await cache.set(keyOf(room, person), lines.slice(-MOST_LINES), KEPT_MS)
    },
    forget: (room, person) => cache.delete(keyOf(room, person)),
  }
}

function keyOf(room: string, person: string): string {
  return JSON.stringify([room, person])
}
