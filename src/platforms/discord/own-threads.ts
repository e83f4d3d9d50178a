/**
 * In which threads Ironstride takes part: those it started and those somebody mentioned it in.
 *
 * A mention made before the last start is found once in the thread's own history, so that a restart does not make
 * it deaf in the middle of a talk.
 */
import type { AnyThreadChannel, Client } from 'discord.js'
import { messageOf } from '../../errors.ts'
import type { Log } from '../../log.ts'

/** How far back a mention is looked for; one call brings at most a hundred messages. */
const LOOK_BACK = 50

const REMEMBERED = 5_000

export interface OwnThreads {
  join(threadId: string): void
  takesPartIn(thread: AnyThreadChannel): Promise<boolean>
}

export function createOwnThreads(client: Client, startedAt: number, log: Log): OwnThreads {
  const known = new Map<string, boolean>()

  const remember = (threadId: string, isOurs: boolean) => {
    known.set(threadId, isOurs)
    const [oldest] = known.keys()
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest)
  }

  return {
    join: (threadId) => remember(threadId, true),
    async takesPartIn(thread) {
      if (client.user === null) return false
      if (thread.ownerId === client.user.id) return true
      const before = known.get(thread.id)
      if (before !== undefined) return before
      if ((thread.createdTimestamp ?? 0) >= startedAt) return false
      try {
        const isOurs = await wasMentioned(thread, client.user.id)
        remember(thread.id, known.get(thread.id) ?? isOurs)
        return isOurs
      } catch (error) {
        log.debug({ thread: thread.id, error: messageOf(error) }, 'a thread could not be read')
        return false
      }
    },
  }
}

async function wasMentioned(thread: AnyThreadChannel, myId: string): Promise<boolean> {
  const messages = await thread.messages.fetch({ limit: LOOK_BACK, cache: false })
  return messages.some(({ mentions, author }) => !author.bot && mentions.users.has(myId))
}
