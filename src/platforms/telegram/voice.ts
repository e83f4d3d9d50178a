/**
 * Speaking in one chat while somebody waits for an answer.
 *
 * A voice posts, edits and takes back single messages and carries each call through short refusals. Whole replies
 * and streamed ones are built on it. When the group turns out to have moved, it goes along.
 */
import type { Destination } from '../../chat/address.ts'
import type { SentMessage } from '../../chat/message.ts'
import { persist } from '../../chat/patience.ts'
import type { Reply } from '../../chat/reply.ts'
import type { Clock } from '../../clock.ts'
import { PlatformError } from '../../errors.ts'
import type { Log } from '../../log.ts'
import { type RenderedMessage, renderReply } from './render.ts'
import type { Wire } from './wire.ts'

/** What everything in this folder that speaks needs. */
export interface Speaking {
  readonly wire: Wire
  readonly clock: Clock
  readonly log: Log
}

export interface Voice {
  /** Where it speaks now. */
  place(): Destination
  /** Resolves with the new message's id. */
  post(message: RenderedMessage): Promise<string>
  /** A draft is not carried through refusals: the next one says more anyway. */
  edit(messageId: string, message: RenderedMessage, options?: EditOptions): Promise<void>
  remove(messageId: string): Promise<void>
}

export interface EditOptions {
  readonly draft?: boolean
}

/** Speaks in a chat; the first message answers `replyTo`, when given. */
export function chatVoice({ wire, clock }: Speaking, to: Destination, replyTo?: string): Voice {
  let place = to
  let answering = replyTo

  const post = async (message: RenderedMessage) => {
    const options = {
      urgency: 'interactive' as const,
      ...(answering === undefined ? {} : { replyTo: answering }),
    }
    const id = await persist(clock, () => wire.post(place, message, options), { repeatable: false })
    answering = undefined
    return id
  }

  return {
    place: () => place,
    async post(message) {
      try {
        return await post(message)
      } catch (error) {
        if (!(error instanceof PlatformError) || error.movedTo === undefined) throw error
        place = { ...place, chat: error.movedTo }
        answering = undefined
        return post(message)
      }
    },
    async edit(messageId, message, { draft = false } = {}) {
      const edit = () => wire.edit(place, messageId, message, 'interactive')
      await (draft ? edit() : persist(clock, edit, { repeatable: true }))
    },
    async remove(messageId) {
      await persist(clock, () => wire.remove(place, messageId), { repeatable: true })
    },
  }
}

/** Says a whole reply, part after part. */
export async function sayWith(voice: Voice, reply: Reply): Promise<SentMessage> {
  const messageIds: string[] = []
  for (const message of renderReply(reply)) messageIds.push(await voice.post(message))
  return { destination: voice.place(), messageIds }
}
