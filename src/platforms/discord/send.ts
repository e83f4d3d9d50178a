/**
 * Sending, editing and taking back whole replies, as deliveries do it.
 *
 * Order of events of a send: the address becomes a channel -> the reply becomes messages -> each waits for the
 * budget and is posted once, with a nonce of its own. When a later part fails the whole counts as in doubt: a
 * repeat with the same nonce leaves the parts that arrived as they are.
 */
import { createHash } from 'node:crypto'
import type { SentMessage } from '../../chat/message.ts'
import type { ChatPlatform, SendOptions } from '../../chat/platform.ts'
import { messageOf, PlatformError } from '../../errors.ts'
import { hasReason, isUnknownMessage } from './errors.ts'
import { NONCE_LENGTH } from './limits.ts'
import { allowing, type RenderedMessage, renderReply } from './render.ts'
import { answer, type Speaking } from './voice.ts'
import type { Place, PostOptions } from './wire.ts'

export function createSending(speaking: Speaking): Pick<ChatPlatform, 'send' | 'edit' | 'remove'> {
  const { places, wire, budget, whispers } = speaking
  return {
    async send(to, reply, options = {}) {
      const call = rolePing(options.pingRole)
      const messages = withFirstLine(renderReply(reply, call.length), call)
      const place = await places.find(to)
      return { destination: to, messageIds: await postAll(speaking, place, messages, options) }
    },

    async edit(sent, reply) {
      const messages = renderReply(reply)
      if (messages.length > sent.messageIds.length) throw tooLongToEdit(sent)
      const place = await places.find(sent.destination)
      for (const [index, messageId] of sent.messageIds.entries()) {
        const message = messages[index]
        const exchange = whispers.find(messageId)
        if (exchange === undefined) await budget.enter(sent.destination, 'scheduled')
        if (message === undefined) await removeOne(speaking, place, messageId)
        else if (exchange !== undefined) await wire.editAnswer(exchange, messageId, message)
        else await wire.edit(place, messageId, message)
      }
    },

    async remove(sent) {
      const place = await places.find(sent.destination)
      for (const messageId of sent.messageIds) {
        await budget.enter(sent.destination, 'scheduled')
        await removeOne(speaking, place, messageId)
      }
    },
  }
}

async function postAll(
  { wire, budget }: Speaking,
  place: Place,
  messages: readonly RenderedMessage[],
  options: SendOptions,
): Promise<string[]> {
  const messageIds: string[] = []
  for (const [index, message] of messages.entries()) {
    try {
      await budget.enter(place.to, options.urgency ?? 'scheduled')
      messageIds.push((await wire.post(place, message, postOptions(options, index, message))).id)
    } catch (error) {
      if (index === 0 || isUnauthorised(error)) throw error
      throw partlySent(index, messages.length, error)
    }
  }
  return messageIds
}

function postOptions(
  { nonce, pingRole, replyTo }: SendOptions,
  index: number,
  { calls }: RenderedMessage,
): PostOptions {
  const isFirst = index === 0
  const roles = isFirst && pingRole !== undefined ? [pingRole] : []
  return {
    ...(nonce === undefined ? {} : { nonce: partNonce(nonce, index) }),
    ...(isFirst ? answer(replyTo) : {}),
    allowed_mentions: { ...allowing(calls), roles },
  }
}

/** Each part needs a nonce of its own, or Discord would take the second part for a repeat of the first. */
function partNonce(nonce: string, index: number): string {
  if (index === 0 && nonce.length <= NONCE_LENGTH) return nonce
  return createHash('sha256').update(`${nonce}/${index}`).digest('base64url').slice(0, NONCE_LENGTH)
}

function rolePing(roleId: string | undefined): string {
  return roleId === undefined ? '' : `<@&${roleId}>\n`
}

function withFirstLine(messages: readonly RenderedMessage[], line: string): RenderedMessage[] {
  return messages.map((message, index) =>
    index === 0 ? { ...message, content: line + message.content } : message,
  )
}

async function removeOne({ wire, whispers }: Speaking, place: Place, messageId: string) {
  const exchange = whispers.find(messageId)
  try {
    if (exchange === undefined) await wire.remove(place, messageId)
    else await wire.removeAnswer(exchange, messageId)
  } catch (error) {
    if (!isUnknownMessage(error) && !hasReason(error, 'unknown-channel')) throw error
  }
}

function isUnauthorised(error: unknown): boolean {
  return error instanceof PlatformError && error.outcome === 'unauthorised'
}

function partlySent(arrived: number, all: number, error: unknown): PlatformError {
  const details = { platform: 'discord', outcome: 'in-doubt', reason: 'partly-sent' } as const
  return new PlatformError(`Only ${arrived} of ${all} parts arrived: ${messageOf(error)}`, details)
}

function tooLongToEdit({ messageIds }: SentMessage): PlatformError {
  return new PlatformError(
    `The new words need more than the ${messageIds.length} message(s) they replace`,
    { platform: 'discord', outcome: 'refused', reason: 'too-long' },
  )
}
