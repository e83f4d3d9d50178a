/**
 * Saying things that concern one person where only that person sees them, and telling them how to open that place
 * when it is closed.
 */
import type { SentMessage } from '../chat/message.ts'
import type { Reply } from '../chat/reply.ts'
import { PlatformError, UserError } from '../errors.ts'
import type { Talk } from './command.ts'

/** Rejects with a `UserError` that says how to open the private chat when it is closed. */
export async function sayPrivately(talk: Talk, words: Reply): Promise<SentMessage> {
  try {
    return await talk.say(words, { private: true })
  } catch (error) {
    if (!(error instanceof PlatformError) || error.reason !== 'private-closed') throw error
    throw new UserError(
      talk.turn.author.platform === 'telegram'
        ? 'That one is between you and me. Open a chat with me, press Start and try again there.'
        : 'That one is between you and me. Allow direct messages from this server and try again.',
    )
  }
}
