/**
 * Sending, editing and taking back whole replies, as deliveries do it.
 *
 * Order of events of a send: the reply becomes messages -> each waits for the budget and is posted once. Telegram
 * knows no nonce, so a reply of which only a part arrived cannot be repeated: when a later part is certainly refused,
 * the parts before are taken back and the refusal stands; otherwise the whole is in doubt.
 */
import type { Destination } from '../../chat/address.ts'
import type { SentMessage } from '../../chat/message.ts'
import type { ChatPlatform, SendOptions } from '../../chat/platform.ts'
import { messageOf, PlatformError } from '../../errors.ts'
import { type RenderedMessage, renderReply } from './render.ts'
import type { Wire } from './wire.ts'

export function createSending(wire: Wire): Pick<ChatPlatform, 'send' | 'edit' | 'remove'> {
  return {
    async send(to, reply, options = {}) {
      return { destination: to, messageIds: await postAll(wire, to, renderReply(reply), options) }
    },

    async edit(sent, reply) {
      const messages = renderReply(reply)
      if (messages.length > sent.messageIds.length) throw tooLongToEdit(sent)
      for (const [index, messageId] of sent.messageIds.entries()) {
        const message = messages[index]
        if (message === undefined) await wire.remove(sent.destination, messageId)
        else await wire.edit(sent.destination, messageId, message, 'scheduled')
      }
    },

    async remove(sent) {
      for (const messageId of sent.messageIds) await wire.remove(sent.destination, messageId)
    },
  }
}

async function postAll(
  wire: Wire,
  to: Destination,
  messages: readonly RenderedMessage[],
  { replyTo, ...options }: SendOptions,
): Promise<string[]> {
  const messageIds: string[] = []
  for (const [index, message] of messages.entries()) {
    const answering = index === 0 && replyTo !== undefined ? { replyTo } : {}
    try {
      messageIds.push(await wire.post(to, message, { ...options, ...answering }))
    } catch (error) {
      if (index > 0) await undo(wire, to, messageIds, messages.length, error)
      throw error
    }
  }
  return messageIds
}

/** Takes the parts back that arrived; says that the whole is in doubt when that does not help. */
async function undo(
  wire: Wire,
  to: Destination,
  arrived: readonly string[],
  all: number,
  error: unknown,
): Promise<void> {
  const words = `Only ${arrived.length} of ${all} parts arrived: ${messageOf(error)}`
  const partlySent = new PlatformError(words, {
    platform: 'telegram',
    outcome: 'in-doubt',
    reason: 'partly-sent',
  })
  if (!(error instanceof PlatformError) || error.outcome === 'in-doubt') throw partlySent
  for (const messageId of arrived) {
    await wire.remove(to, messageId).catch(() => {
      throw partlySent
    })
  }
}

function tooLongToEdit({ messageIds }: SentMessage): PlatformError {
  return new PlatformError(
    `The new words need more than the ${messageIds.length} message(s) they replace`,
    { platform: 'telegram', outcome: 'refused', reason: 'too-long' },
  )
}
