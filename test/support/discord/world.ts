/**
 * What the local Discord knows: one server with its channels, people, messages and open interactions.
 */
import {
  type APIChannel,
  type APIMessage,
  type APIUser,
  ChannelType,
  PermissionFlagsBits,
} from 'discord.js'
import type { Clock } from '../../../src/clock.ts'

export type PermissionName = keyof typeof PermissionFlagsBits

export interface Room {
  readonly id: string
  readonly name: string
  readonly type: ChannelType
  /** Absent for private chats. */
  readonly guildId?: string
  /** The channel a thread hangs under. */
  readonly parentId?: string
  readonly ownerId?: string
  /** The person of a private chat. */
  readonly personId?: string
  /** What the bot may not do here. */
  readonly denied: readonly PermissionName[]
  readonly messages: Map<string, StoredMessage>
}

export interface StoredMessage extends APIMessage {
  /** The nonce it was sent with, for recognising a repeat. */
  sentNonce?: string
  published?: boolean
  /** Ephemeral messages are known to this person and its interaction alone. */
  onlyFor?: string
}

export interface OpenInteraction {
  readonly id: string
  readonly token: string
  readonly kind: 'command' | 'press'
  readonly personId: string
  readonly roomId: string
  readonly createdAt: number
  acknowledgedAt?: number
  /** The thinking note, not filled yet. */
  thinking?: { readonly onlyForAsker: boolean }
  /** `@original`: the filled note, or the pressed message. */
  originalId?: string
}

/** Epoch of Discord's ids. */
const DISCORD_EPOCH = 1_420_070_400_000n

export const botUser = (id: string): APIUser => ({
  id,
  username: 'ironstride',
  discriminator: '0',
  global_name: null,
  avatar: null,
  bot: true,
})

export type World = ReturnType<typeof createWorld>

export function createWorld(clock: Clock) {
  let count = 0n

  /** Ids as Discord makes them: the time in the upper bits, so that they sort by age. */
  const newId = () => {
    count += 1n
    return `${((BigInt(Math.floor(clock.now())) - DISCORD_EPOCH) << 22n) + count}`
  }

  const botId = newId()
  const guildId = newId()
  const rooms = new Map<string, Room>()
  const people = new Map<string, APIUser>()
  const interactions = new Map<string, OpenInteraction>()

  return {
    clock,
    newId,
    bot: botUser(botId),
    applicationId: newId(),
    botRoleId: newId(),
    guildId,
    rooms,
    people,
    interactions,
    commands: [] as Record<string, unknown>[],
    /** How often the list of commands was written. */
    commandWrites: 0,
    /** Where uploaded files can be fetched; known when the server listens. */
    fileUrl: '',
    files: new Map<string, Uint8Array>(),
    /** People whose private chat takes nothing from the bot. */
    closedPrivateChats: new Set<string>(),
    /** People who have left the server. */
    left: new Set<string>(),
    /** People who may change channels. */
    managers: new Set<string>(),
    addRoom(room: Omit<Room, 'id' | 'messages'>): Room {
      const added = { ...room, id: newId(), messages: new Map() }
      rooms.set(added.id, added)
      return added
    },
    addPerson(name: string): APIUser {
      const user = {
        ...botUser(newId()),
        username: name.toLowerCase(),
        global_name: name,
        bot: false,
      }
      people.set(user.id, user)
      return user
    },
    privateRoomOf(personId: string): Room {
      const known = [...rooms.values()].find((room) => room.personId === personId)
      return known ?? this.addRoom({ name: 'private', type: ChannelType.DM, personId, denied: [] })
    },
    findInteraction(token: string): OpenInteraction | undefined {
      return interactions.get(token)
    },
  }
}

/** What everybody may do in the server unless a channel denies it. */
export const everybodyMay: readonly PermissionName[] = [
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'AttachFiles',
  'EmbedLinks',
  'ReadMessageHistory',
  'AddReactions',
  'CreatePublicThreads',
]

export function bits(names: readonly PermissionName[]): bigint {
  return names.reduce((all, name) => all | PermissionFlagsBits[name], 0n)
}

/** A room as the API tells it. */
export function asChannel(room: Room, world: World): APIChannel {
  if (room.guildId === undefined) {
    const person = world.people.get(room.personId ?? '')
    return {
      id: room.id,
      type: ChannelType.DM,
      recipients: person ? [person] : [],
    } as unknown as APIChannel
  }
  const shared = { id: room.id, type: room.type, name: room.name, guild_id: room.guildId }
  if (room.parentId !== undefined)
    return { ...shared, ...threadFacts(room, world) } as unknown as APIChannel
  return {
    ...shared,
    position: 0,
    parent_id: null,
    permission_overwrites: [
      { id: world.botRoleId, type: 0, allow: '0', deny: `${bits(room.denied)}` },
    ],
  } as unknown as APIChannel
}

function threadFacts(room: Room, world: World) {
  return {
    parent_id: room.parentId,
    owner_id: room.ownerId,
    message_count: 0,
    member_count: 1,
    thread_metadata: {
      archived: false,
      auto_archive_duration: 1440,
      archive_timestamp: new Date(world.clock.now()).toISOString(),
      create_timestamp: timeOfId(room.id).toISOString(),
      locked: false,
    },
  }
}

function timeOfId(id: string): Date {
  return new Date(Number((BigInt(id) >> 22n) + DISCORD_EPOCH))
}
