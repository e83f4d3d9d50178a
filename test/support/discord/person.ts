/**
 * A person on the local Discord: says, uses, presses, hears.
 */
import type { APIUser } from 'discord.js'
import { type ChatPerson, Ears, type SaidFile, type SayingOptions } from '../people.ts'
import { asMember } from './guild.ts'
import { addMessage, asEvent, buttonsOf } from './messages.ts'
import {
  asChannel,
  bits,
  everybodyMay,
  type OpenInteraction,
  type Room,
  type World,
} from './world.ts'

export interface DiscordPerson extends ChatPerson {
  readonly ears: Ears
  /** Forwards somebody's message, which then stands in it as a snapshot. */
  forwards(words: string, options?: SayingOptions): Promise<string>
}

export interface PersonParts {
  readonly world: World
  readonly user: APIUser
  readonly firstRoom: () => Room
  readonly emit: (event: string, data: unknown) => void
}

export function createPerson(parts: PersonParts): DiscordPerson {
  const { world, user, emit } = parts
  const ears = new Ears(user.global_name ?? user.username)

  const say = (words: string, options: SayingOptions = {}) => {
    const room = roomFor(parts, options)
    const message = addMessage(world, {
      room,
      author: user,
      body: saying(words, options, world),
      files: (options.files ?? []).map(asFile),
    })
    emit('MESSAGE_CREATE', asEvent(message, room, world))
    return message.id
  }

  const interact = (
    room: Room,
    kind: OpenInteraction['kind'],
    data: object,
    extra: object = {},
  ) => {
    const open = openInteraction(world, user, room, kind)
    emit('INTERACTION_CREATE', { ...interactionEvent(parts, room, open), ...extra, data })
    return open
  }

  return {
    id: user.id,
    name: ears.name,
    ears,
    says: async (words, options) => say(words, options),
    async forwards(words, options = {}) {
      const room = roomFor(parts, options)
      const message = addMessage(world, { room, author: user, body: {} })
      const told = asEvent(message, room, world)
      emit('MESSAGE_CREATE', { ...told, ...forwarding(told, words, options, world) })
      return message.id
    },
    async uses(command, argument, options = {}) {
      const { data, files } = commandData(world, command, argument, options)
      return interact(roomFor(parts, options), 'command', { ...data, resolved: files }).id
    },
    async presses(label) {
      const { room, message, buttonId } = newestButton(parts, label)
      const open = interact(
        room,
        'press',
        { component_type: 2, custom_id: buttonId },
        { type: 3, message: asEvent(message, room, world) },
      )
      open.originalId = message.id
    },
    hears: (expected, options) => ears.hears(expected, options),
    hearsNothing: (options) => ears.hearsNothing(options),
  }
}

function roomFor({ world, user, firstRoom }: PersonParts, { in: where }: SayingOptions): Room {
  if (where === 'private') return world.privateRoomOf(user.id)
  if (where === undefined) return firstRoom()
  const room = world.rooms.get(where)
  if (room === undefined) throw new Error(`there is no channel ${where}`)
  return room
}

function saying(words: string, { mention, replyTo }: SayingOptions, world: World) {
  return {
    content: mention === true ? `<@${world.bot.id}> ${words}` : words,
    ...(replyTo === undefined ? {} : { message_reference: { message_id: replyTo } }),
  }
}

/** Only the snapshot has words and files. */
function forwarding(told: object, words: string, { files }: SayingOptions, world: World) {
  const attachments = (files ?? []).map((file) => uploaded(world, world.newId(), file))
  const message_reference = { type: 1, channel_id: world.newId(), message_id: world.newId() }
  const message = { ...told, content: words, attachments }
  return { message_reference, message_snapshots: [{ message }] }
}

function asFile({ name, mediaType, bytes }: SaidFile) {
  return { name, mediaType, bytes }
}

function openInteraction(world: World, user: APIUser, room: Room, kind: OpenInteraction['kind']) {
  const open: OpenInteraction = {
    id: world.newId(),
    token: `aW50ZXJhY3Rpb24${world.newId()}`,
    kind,
    personId: user.id,
    roomId: room.id,
    createdAt: world.clock.now(),
  }
  world.interactions.set(open.token, open)
  return open
}

function interactionEvent({ world, user }: PersonParts, room: Room, open: OpenInteraction) {
  const isManager = world.managers.has(user.id)
  const may = bits(isManager ? [...everybodyMay, 'ManageChannels'] : everybodyMay)
  const member = { ...asMember(user.id, world), permissions: `${may}` }
  return {
    id: open.id,
    application_id: world.applicationId,
    type: 2,
    token: open.token,
    version: 1,
    channel: asChannel(room, world),
    channel_id: room.id,
    locale: 'en-GB',
    entitlements: [],
    authorizing_integration_owners: {},
    attachment_size_limit: 10_485_760,
    app_permissions: `${bits(everybodyMay)}`,
    ...(room.guildId === undefined
      ? { user, context: 1 }
      : { member, guild_id: room.guildId, guild_locale: 'en-GB', context: 0 }),
  }
}

function commandData(
  world: World,
  name: string,
  argument: string | undefined,
  options: SayingOptions,
) {
  const [file] = options.files ?? []
  const fileId = world.newId()
  const registered = world.commands.find((command) => command.name === name)
  const known = (registered?.options ?? []) as { type: number; name: string }[]
  const nameOf = (type: number) => known.find((option) => option.type === type)?.name ?? 'text'
  const chosen = [
    ...(argument === undefined ? [] : [{ type: 3, name: nameOf(3), value: argument }]),
    ...(file === undefined ? [] : [{ type: 11, name: nameOf(11), value: fileId }]),
  ]
  const data = { id: world.newId(), name, type: 1, options: chosen }
  return {
    data,
    files: file === undefined ? {} : { attachments: { [fileId]: uploaded(world, fileId, file) } },
  }
}

function uploaded(world: World, id: string, { name, mediaType, bytes }: SaidFile) {
  world.files.set(id, bytes)
  const url = `${world.fileUrl}/attachments/${id}/${name}`
  return {
    id,
    filename: name,
    content_type: mediaType,
    size: bytes.byteLength,
    url,
    proxy_url: url,
  }
}

function newestButton({ world, user }: PersonParts, label: string) {
  for (const room of world.rooms.values()) {
    const isOthers = room.personId !== undefined && room.personId !== user.id
    if (isOthers) continue
    for (const message of [...room.messages.values()].toReversed()) {
      const isHidden = message.onlyFor !== undefined && message.onlyFor !== user.id
      const buttonId = buttonsOf(message).find((button) => button.label === label)?.id
      if (!isHidden && buttonId !== undefined) return { room, message, buttonId }
    }
  }
  throw new Error(`${user.username} sees no button ${label}`)
}
