/**
 * Messages as the local Telegram keeps them.
 */
import type { Message } from 'grammy/types'
import { asChat, type Room, type World } from './world.ts'

/** Puts a message into its chat, under the next number of that chat. */
export function addMessage(world: World, room: Room, content: Partial<Message>): Message {
  const id = world.nextMessageId(room)
  const message = {
    message_id: id,
    date: Math.floor(world.clock.now() / 1_000),
    chat: asChat(room, world),
    ...content,
  } as Message
  room.messages.set(id, message)
  return message
}
