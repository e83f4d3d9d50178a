/**
 * The ways an answer can be put before people: into a channel, or through an interaction that is still open.
 *
 * A voice posts, edits and takes back single messages and carries each call through short refusals. Whole replies
 * and streamed ones are built on it, so that neither has to know where it speaks.
 */
import { randomBytes } from 'node:crypto'
import type { Destination } from '../../chat/address.ts'
import type { SentMessage } from '../../chat/message.ts'
import { persist } from '../../chat/patience.ts'
import type { SendBudget } from '../../chat/platform.ts'
import type { Reply } from '../../chat/reply.ts'
import type { Clock } from '../../clock.ts'
import type { Log } from '../../log.ts'
import type { Places } from './places.ts'
import { type RenderedMessage, renderReply } from './render.ts'
import type { Whispers } from './whispers.ts'
import type { Wire } from './wire.ts'

/** What everything in this folder that speaks needs. */
export interface Speaking {
  readonly wire: Wire
  readonly places: Places
  readonly whispers: Whispers
  readonly budget: SendBudget
  readonly clock: Clock
  readonly log: Log
}

export interface Voice {
  readonly to: Destination
  /** Resolves with the new message's id. */
  post(message: RenderedMessage): Promise<string>
  /** A draft is not carried through refusals: the next one says more anyway. */
  edit(messageId: string, message: RenderedMessage, options?: EditOptions): Promise<void>
  remove(messageId: string): Promise<void>
}

export interface EditOptions {
  readonly draft?: boolean
}

/** Speaks in a channel or private chat; the first message answers `replyTo`, when given. */
export function channelVoice(
  { wire, places, budget, clock }: Speaking,
  to: Destination,
  replyTo?: string,
): Voice {
  let answering = replyTo
  const carry = <Result>(call: () => Promise<Result>) => persist(clock, call, { repeatable: true })
  const placeInTurn = async () => {
    const place = await places.find(to)
    await budget.enter(to, 'interactive')
    return place
  }

  return {
    to,
    async post(message) {
      const options = { nonce: freshNonce(), ...answer(answering) }
      answering = undefined
      const sent = await carry(async () => wire.post(await placeInTurn(), message, options))
      return sent.id
    },
    async edit(messageId, message, { draft = false } = {}) {
      const edit = async () => wire.edit(await placeInTurn(), messageId, message)
      await (draft ? edit() : carry(edit))
    },
    async remove(messageId) {
      await carry(async () => wire.remove(await placeInTurn(), messageId))
    },
  }
}

/** Says a whole reply, part after part. */
export async function sayWith(voice: Voice, reply: Reply): Promise<SentMessage> {
  const messageIds: string[] = []
  for (const message of renderReply(reply)) messageIds.push(await voice.post(message))
  return { destination: voice.to, messageIds }
}

/** Refers to the message that is answered; one that was deleted meanwhile is answered all the same. */
export function answer(messageId: string | undefined) {
  if (messageId === undefined) return {}
  return { message_reference: { message_id: messageId, fail_if_not_exists: false } }
}

/** Makes repeating a post harmless: Discord answers with the message it already has. */
function freshNonce(): string {
  return randomBytes(15).toString('base64url')
}
