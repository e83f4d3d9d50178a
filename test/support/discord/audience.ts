/**
 * Who hears of a message: the people who can see it, and the gateway.
 */
import type { HeardMessage } from '../people.ts'
import { pingsOf } from './message-check.ts'
import { asEvent, buttonsOf, isPrivateRoom } from './messages.ts'
import type { DiscordPerson } from './person.ts'
import type { Tell } from './scene.ts'
import { asChannel, type Room, type StoredMessage, type World } from './world.ts'

export interface Audience extends Tell {
  /** Every ping a message made, such as `everyone` or `users:42`. */
  readonly pings: readonly string[]
  /** Ids of the messages that came in through the API. */
  readonly own: ReadonlySet<string>
  readonly reactions: readonly { readonly messageId: string; readonly emoji: string }[]
}

export function createAudience(
  world: World,
  people: ReadonlyMap<string, DiscordPerson>,
  emit: (event: string, data: unknown) => void,
): Audience {
  const pings: string[] = []
  const own = new Set<string>()
  const reactions: { messageId: string; emoji: string }[] = []

  const show = (message: StoredMessage, room: Room, edited: boolean) => {
    for (const person of people.values()) {
      if (sees(person.id, message, room)) person.ears.take(asHeard(message, room, edited))
    }
    const event = edited ? 'MESSAGE_UPDATE' : 'MESSAGE_CREATE'
    if (message.onlyFor === undefined) emit(event, asEvent(message, room, world))
  }

  return {
    pings,
    own,
    reactions,
    posted(message, room, body) {
      own.add(message.id)
      pings.push(...pingsOf(body))
      show(message, room, false)
    },
    edited(message, room, body) {
      pings.push(...pingsOf(body))
      show(message, room, true)
    },
    threadOpened(thread) {
      emit('THREAD_CREATE', { ...asChannel(thread, world), newly_created: true })
    },
    reacted(message, emoji) {
      reactions.push({ messageId: message.id, emoji })
    },
  }
}

function sees(personId: string, message: StoredMessage, room: Room): boolean {
  if (room.personId !== undefined) return room.personId === personId
  return message.onlyFor === undefined || message.onlyFor === personId
}

function asHeard(message: StoredMessage, room: Room, edited: boolean): HeardMessage {
  return {
    id: message.id,
    chat: room.id,
    text: message.content,
    buttons: buttonsOf(message).map(({ label }) => label),
    files: message.attachments.map(({ filename }) => filename),
    private: isPrivateRoom(room) || message.onlyFor !== undefined,
    edited,
    repliesTo: message.message_reference?.message_id ?? null,
  }
}
