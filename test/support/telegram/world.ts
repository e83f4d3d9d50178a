/**
 * What the local Telegram knows: people, chats with their messages, files, commands, and who asked what of whom.
 */
import type { Chat, Message, User, UserFromGetMe } from 'grammy/types'
import type { Clock } from '../../../src/clock.ts'
import type { Params } from './fields.ts'

export type RoomKind = 'private' | 'group' | 'supergroup' | 'channel'

/** Telegram's word for what somebody is in a chat. */
export type Standing = 'creator' | 'administrator' | 'member' | 'restricted' | 'left' | 'kicked'

export interface Room {
  readonly id: number
  readonly kind: RoomKind
  readonly name: string
  /** Present when the group has topics: their ids and names. */
  readonly topics?: Map<number, string>
  readonly messages: Map<number, Message>
  /** Each chat counts its messages by itself, so an id means nothing without its chat. */
  lastMessageId: number
  readonly admins: Set<number>
  /** People who have left. */
  readonly left: Set<number>
  /** What Ironstride is there. */
  bot: Standing
  /** Whether a member, or Ironstride as the administrator of a channel, may write. */
  mayPost: boolean
  /** The private chat's person: whether they wrote first, and what they did since. */
  started: boolean
  standsAs: 'here' | 'blocked' | 'deactivated'
  movedTo?: number
}

export interface StoredFile {
  readonly id: string
  readonly name: string
  readonly bytes: Uint8Array
  /** A size that is only said, to stand for files too large to make. */
  readonly saidBytes: number
}

export interface OpenQuery {
  readonly id: string
  readonly askedAt: number
  answeredAt?: number
}

/** Something a chat took: what chaos runs compare with what had to be sent. */
export interface Accepted {
  readonly at: number
  readonly method: string
  readonly chat: string
  readonly topic: string | null
  readonly messageId: string
  readonly text: string
  readonly paid: boolean
}

export type World = ReturnType<typeof createWorld>

const BOT_ID = 7_000_000_001

export const bot: UserFromGetMe = {
  id: BOT_ID,
  is_bot: true,
  first_name: 'Ironstride',
  username: 'ironstride_bot',
  can_join_groups: true,
  can_read_all_group_messages: true,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
  can_manage_bots: false,
  supports_guest_queries: false,
} as UserFromGetMe

export function createWorld(clock: Clock) {
  let lastId = 41_000
  const newId = () => {
    lastId += 1
    return lastId
  }
  const rooms = new Map<number, Room>()
  const people = new Map<number, User>()

  const addRoom = (kind: RoomKind, name: string, extra: Partial<Room> = {}): Room => {
    const id = kind === 'supergroup' || kind === 'channel' ? -1_000_000_000_000 - newId() : -newId()
    const room: Room = {
      id,
      kind,
      name,
      messages: new Map(),
      lastMessageId: 0,
      admins: new Set(),
      left: new Set(),
      bot: kind === 'channel' ? 'administrator' : 'member',
      mayPost: true,
      started: true,
      standsAs: 'here',
      ...extra,
    }
    rooms.set(room.id, room)
    return room
  }

  return {
    clock,
    newId,
    rooms,
    people,
    files: new Map<string, StoredFile>(),
    queries: new Map<string, OpenQuery>(),
    /** The commands of each scope, by the scope as JSON. */
    commands: new Map<string, readonly Params[]>(),
    commandWrites: 0,
    accepted: [] as Accepted[],
    /** The same, as `chat/message`. */
    own: new Set<string>(),
    /** Everybody whom Ironstride's words made a sound for. */
    pings: [] as string[],
    reactions: [] as { readonly messageId: string; readonly emoji: string }[],
    /** Whether a message came from Ironstride through the API. */
    isTaken({ chat, message_id: id }: Message): boolean {
      return this.own.has(`${chat.id}/${id}`)
    },
    addRoom,
    addPerson(name: string): User {
      const person = {
        id: newId(),
        is_bot: false as const,
        first_name: name,
        username: `${name.toLowerCase()}_runs`,
        language_code: 'en',
      }
      people.set(person.id, person)
      addRoom('private', name, { id: person.id, started: false })
      return person
    },
    nextMessageId(room: Room): number {
      room.lastMessageId += 1
      return room.lastMessageId
    },
    addFile(name: string, bytes: Uint8Array, saidBytes = bytes.byteLength): StoredFile {
      const file = { id: `BQACAgI${newId()}`, name, bytes, saidBytes }
      this.files.set(file.id, file)
      return file
    },
  }
}

/** A chat as messages tell it. */
export function asChat(room: Room, { people }: World): Chat {
  if (room.kind === 'private') {
    const { first_name, username } = people.get(room.id) ?? { first_name: room.name }
    return {
      id: room.id,
      type: 'private',
      first_name,
      ...(username === undefined ? {} : { username }),
    } as Chat
  }
  const shared = { id: room.id, title: room.name, type: room.kind }
  return (room.topics === undefined ? shared : { ...shared, is_forum: true }) as Chat
}

/** `-1001234`, or `-1001234/77` for a topic in it: how tests name a place. */
export function placeOf(chatId: number, topic?: number): string {
  return topic === undefined ? `${chatId}` : `${chatId}/${topic}`
}
