/**
 * Who hears what Ironstride says: the person of a private chat, everybody in a group or channel.
 */
import type { Message } from 'grammy/types'
import type { HeardMessage } from '../people.ts'
import { buttonsOf } from './keyboard.ts'
import type { TelegramPerson } from './person.ts'
import type { Tell } from './scene.ts'
import { placeOf, type Room, type World } from './world.ts'

export function createAudience(world: World, people: ReadonlyMap<string, TelegramPerson>): Tell {
  const show = (message: Message, room: Room, edited: boolean) => {
    const heard = asHeard(message, room, edited, world)
    for (const person of people.values()) {
      if (room.kind !== 'private' || `${room.id}` === person.id) person.ears.take(heard)
    }
  }
  return {
    posted: (message, room) => show(message, room, false),
    edited: (message, room) => show(message, room, true),
  }
}

function asHeard(message: Message, room: Room, edited: boolean, world: World): HeardMessage {
  const { text, caption, message_thread_id: topic, reply_to_message: answered } = message
  return {
    id: `${message.message_id}`,
    chat: placeOf(room.id, topic),
    text: text ?? caption ?? '',
    buttons: buttonsOf(message.reply_markup).map(({ label }) => label),
    files: fileIds(message).map((id) => world.files.get(id)?.name ?? id),
    private: room.kind === 'private',
    edited,
    repliesTo: answered === undefined ? null : `${answered.message_id}`,
  }
}

function fileIds({ photo, document }: Message): string[] {
  return [photo?.at(-1)?.file_id, document?.file_id].filter((id) => id !== undefined)
}
