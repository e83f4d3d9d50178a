/**
 * What happens to chats without any person's line: groups and channels, being added and thrown out, moving house,
 * and those who speak without being a person.
 */
import type { Message } from 'grammy/types'
import { findEntities } from './entities.ts'
import { addMessage } from './messages.ts'
import { standingChange } from './person.ts'
import type { UpdateQueue } from './updates.ts'
import { asChat, bot, placeOf, type Room, type Standing, type World } from './world.ts'

export interface GroupOptions {
  readonly topics?: boolean
  /** An old small group, which Telegram may turn into a supergroup with another id. */
  readonly basic?: boolean
}

const somebody = { id: 99, is_bot: false as const, first_name: 'Somebody' }
const otherBot = { id: 98, is_bot: true as const, first_name: 'Other', username: 'other_bot' }
/** The accounts Telegram shows in place of a group's anonymous administrator, and of a channel. */
const anonymousAdmin = { id: 1_087_968_824, is_bot: true as const, first_name: 'Group' }
const telegram = { id: 777_000, is_bot: false as const, first_name: 'Telegram' }

export function createStaging(world: World, updates: UpdateQueue) {
  const say = (room: Room, words: string, extra: Partial<Message>) => {
    const text = `@${bot.username} ${words}`
    const message = addMessage(world, room, { text, entities: findEntities(text), ...extra })
    updates.add(room.kind === 'channel' ? { channel_post: message } : { message })
    return `${message.message_id}`
  }

  const changeBot = (
    room: Room,
    is: Standing,
    by?: { readonly id: string; readonly name: string },
  ) => {
    const was = room.bot
    room.bot = is
    const user =
      by === undefined ? somebody : { ...somebody, id: Number(by.id), first_name: by.name }
    updates.add({ my_chat_member: standingChange({ world, user }, room, was, is) })
  }

  return {
    group(name: string, { topics = false, basic = false }: GroupOptions = {}): Room {
      const extra = topics ? { topics: new Map<number, string>() } : {}
      return world.addRoom(basic ? 'group' : 'supergroup', name, extra)
    },
    channel: (name: string): Room => world.addRoom('channel', name),
    /** A topic of a group; resolves to the place's name, such as `-1001234/77`. */
    topic(group: Room, name: string): string {
      const begun = { forum_topic_created: { name, icon_color: 7_322_096 } }
      const { message_id: topic } = addMessage(world, group, begun)
      group.topics?.set(topic, name)
      return placeOf(group.id, topic)
    },
    kick: (room: Room) => changeBot(room, 'kicked'),
    invite: (room: Room, by?: { readonly id: string; readonly name: string }) =>
      changeBot(room, room.kind === 'channel' ? 'administrator' : 'member', by),
    /** The group becomes a supergroup with another id. */
    migrate(group: Room, moved = world.addRoom('supergroup', group.name)): Room {
      group.movedTo = moved.id
      const from = somebody
      updates.add({ message: addMessage(world, group, { from, migrate_to_chat_id: moved.id }) })
      updates.add({ message: addMessage(world, moved, { from, migrate_from_chat_id: group.id }) })
      return moved
    },
    /** A line by another bot, by Ironstride itself, or by Ironstride's channel, carried into the group. */
    machineSays(words: string, kind: 'bot' | 'ironstride' | 'linked-channel', room: Room): string {
      if (kind !== 'linked-channel') {
        return say(room, words, { from: kind === 'bot' ? otherBot : bot })
      }
      const channel = asChat(world.addRoom('channel', 'News'), world) as Message['sender_chat']
      return say(room, words, {
        from: telegram,
        ...(channel && { sender_chat: channel }),
        is_automatic_forward: true,
      })
    },
    /** A line by an administrator who hides behind the group, or in a channel, where nobody signs. */
    anonymousSays(words: string, room: Room): string {
      const chat = asChat(room, world) as Message['sender_chat']
      const from = room.kind === 'channel' ? {} : { from: anonymousAdmin }
      return say(room, words, { ...from, ...(chat && { sender_chat: chat }) })
    },
  }
}
