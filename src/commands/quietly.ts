/** Saying something to one person without filling the room: in private where that is open, in the room otherwise. */
import type { Reply } from '../chat/reply.ts'
import { PlatformError } from '../errors.ts'
import type { Talk } from './command.ts'

/** For words that are no secret. What is one is said with `private` alone. */
export async function sayQuietly(talk: Talk, words: Reply): Promise<void> {
  try {
    await talk.say(words, { private: true })
  } catch (error) {
    if (!isPrivateClosed(error)) throw error
    await talk.say(words)
  }
}

/** Whether a person cannot be written to in private. */
export function isPrivateClosed(error: unknown): boolean {
  return error instanceof PlatformError && error.reason === 'private-closed'
}
