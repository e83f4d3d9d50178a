/**
 * Room manners: when Ironstride speaks without being called by name.
 *
 * In a thread of its own it answers the one it talks with, and falls silent as soon as a second person joins in,
 * until somebody calls it again. In rooms where the coach switched it on it answers open questions the articles
 * cover, so many times an hour; everywhere else it keeps quiet.
 */
import { type Destination, formatDestination } from '../chat/address.ts'
import type { MessageTurn } from '../chat/message.ts'
import type { Cache } from '../storage/cache.ts'

export interface Manners {
  /** Whether a line in one of its own threads is for Ironstride. Lines elsewhere always are. */
  mayAnswer(turn: MessageTurn): Promise<boolean>
  /** A thread was opened for that person's question: until somebody calls, it is their talk. */
  opened(thread: Destination, personId: string): Promise<void>
  /** Uses up one of the hour's unasked answers in that room; false when they are used up. */
  takeUnaskedAnswer(turn: MessageTurn): Promise<boolean>
}

const THREAD_KEPT_MS = 7 * 24 * 3_600_000
const HOUR_MS = 3_600_000
export const UNASKED_PER_HOUR = 10

/** Who Ironstride talks with in a thread, and whether somebody else took over. */
interface ThreadTalk {
  readonly with: string
  readonly takenOver: boolean
}

export function createManners(cache: Cache): Manners {
  const oneByOne = createQueue()
  return {
    mayAnswer: (turn) => oneByOne(() => mayAnswer(turn, cache)),
    opened: (thread, personId) =>
      cache.set(keyOf(thread), { with: personId, takenOver: false }, THREAD_KEPT_MS),
    takeUnaskedAnswer: (turn) => oneByOne(() => takeUnaskedAnswer(turn, cache)),
  }
}

/** Lines that come at the same moment are judged one after the other, so that each sees what the last one changed. */
function createQueue() {
  let last: Promise<unknown> = Promise.resolve()
  return (judge: () => Promise<boolean>): Promise<boolean> => {
    const judged = last.then(judge)
    last = judged.catch(() => {})
    return judged
  }
}

async function mayAnswer({ message, author, destination }: MessageTurn, cache: Cache) {
  if (message.room !== 'thread' || message.addressed === 'private') return true
  const key = keyOf(destination)
  const talk = await cache.get<ThreadTalk>(key)
  const isCalled = message.addressed !== 'own-thread'
  const next: ThreadTalk = {
    with: isCalled ? author.id : (talk?.with ?? author.id),
    takenOver: isCalled
      ? false
      : talk?.takenOver === true || (talk?.with ?? author.id) !== author.id,
  }
  await cache.set(key, next, THREAD_KEPT_MS)
  return !next.takenOver
}

function keyOf(thread: Destination): string {
  return `thread ${formatDestination(thread)}`
}

async function takeUnaskedAnswer({ destination }: MessageTurn, cache: Cache) {
  const key = `unasked ${formatDestination(destination)}`
  const count = (await cache.get<number>(key)) ?? 0
  if (count >= UNASKED_PER_HOUR) return false
  await cache.set(key, count + 1, HOUR_MS)
  return true
}
