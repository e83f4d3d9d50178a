/**
 * From an address to what Telegram calls it: a chat id, and the topic in it.
 */
import { type Destination, privateDestination } from '../../chat/address.ts'

/** The fields that aim a call at a place. */
export function targetOf({ chat, topic }: Destination) {
  return {
    chat_id: chat,
    ...(topic === undefined ? {} : { message_thread_id: Number(topic) }),
  }
}

/** Ids of people are positive; groups and channels have negative ids or a public name. */
export function isGroup({ chat }: Destination): boolean {
  return /^[-@]/.test(chat)
}

export function privateChatWith(userId: string): Destination {
  return privateDestination('telegram', userId)
}

export function destinationFor(chatId: number, topicId?: number): Destination {
  const chat = { platform: 'telegram' as const, chat: `${chatId}` }
  return topicId === undefined ? chat : { ...chat, topic: `${topicId}` }
}
