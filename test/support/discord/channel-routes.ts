/**
 * Channels and their messages: reading, posting, editing, deleting, typing, reactions, publishing.
 */
import { ChannelType } from 'discord.js'
import { bodyOf, checkMessage, refuseUnknown, textOf } from './message-check.ts'
import { addMessage, asTold, changeMessage } from './messages.ts'
import { refusals } from './refusal.ts'
import type { Route, Scene } from './scene.ts'
import { asChannel, type PermissionName, type Room, type StoredMessage } from './world.ts'

/** How long a nonce is recognised: "the past few minutes". */
const NONCE_MS = 5 * 60_000

export const channelRoutes: readonly Route[] = [
  ['GET', '/channels/:room', ({ world }, { room }) => asChannel(seenRoom({ world }, room), world)],
  ['GET', '/channels/:room/messages', listMessages],
  [
    'GET',
    '/channels/:room/messages/:id',
    (scene, { room, id }) => asTold(messageIn(scene, room, id).message),
  ],
  ['POST', '/channels/:room/messages', post],
  ['PATCH', '/channels/:room/messages/:id', edit],
  ['DELETE', '/channels/:room/messages/:id', remove],
  ['POST', '/channels/:room/typing', (scene, { room }) => void writableRoom(scene, room)],
  ['PUT', '/channels/:room/messages/:id/reactions/:emoji/@me', react],
  ['POST', '/channels/:room/messages/:id/crosspost', publish],
  ['POST', '/channels/:room/messages/:id/threads', openThread],
]

type Params = Readonly<Record<string, string>>

export function seenRoom({ world }: Pick<Scene, 'world'>, id: string | undefined): Room {
  const room = world.rooms.get(id ?? '')
  if (room === undefined) throw refusals.unknownChannel()
  if (lacks(room, 'ViewChannel')) throw refusals.missingAccess()
  return room
}

function writableRoom(scene: Scene, id: string | undefined): Room {
  const room = seenRoom(scene, id)
  const needed = room.parentId === undefined ? 'SendMessages' : 'SendMessagesInThreads'
  if (lacks(room, needed)) throw refusals.missingPermissions()
  if (room.personId !== undefined && scene.world.closedPrivateChats.has(room.personId)) {
    throw refusals.closedPrivateChat()
  }
  return room
}

function lacks(room: Room, permission: PermissionName): boolean {
  return room.denied.includes(permission)
}

function messageIn(
  scene: Pick<Scene, 'world'>,
  roomId: string | undefined,
  id: string | undefined,
) {
  const room = seenRoom(scene, roomId)
  const message = room.messages.get(id ?? '')
  if (message === undefined || message.onlyFor !== undefined) throw refusals.unknownMessage()
  return { room, message }
}

function listMessages(scene: Scene, { room }: Params) {
  const limit = Number(scene.call.query.get('limit') ?? 50)
  const open = [...seenRoom(scene, room).messages.values()].filter(({ onlyFor }) => !onlyFor)
  return open.slice(-limit).reverse().map(asTold)
}

function post(scene: Scene, params: Params) {
  const { world, call, tell } = scene
  const room = writableRoom(scene, params.room)
  checkMessage(call.body, 'post', call.files.length)
  if (call.files.length > 0 && lacks(room, 'AttachFiles')) throw refusals.missingPermissions()
  const before = repeatOf(scene, room)
  if (before !== undefined) return asTold(before)
  const message = addMessage(world, { room, author: world.bot, body: call.body, files: call.files })
  tell.posted(message, room, call.body)
  return asTold(message)
}

function repeatOf({ world, call }: Scene, room: Room): StoredMessage | undefined {
  const { nonce, enforce_nonce } = call.body
  if (enforce_nonce !== true) return undefined
  return [...room.messages.values()].find(
    ({ sentNonce, timestamp }) =>
      sentNonce === nonce && world.clock.now() - Date.parse(timestamp) < NONCE_MS,
  )
}

function edit(scene: Scene, params: Params) {
  const { world, call, tell } = scene
  const { room, message } = messageIn(scene, params.room, params.id)
  if (message.author.id !== world.bot.id) throw refusals.notTheAuthor()
  checkMessage(call.body, 'edit', call.files.length)
  changeMessage(world, message, call.body, call.files)
  tell.edited(message, room, call.body)
  return asTold(message)
}

function remove(scene: Scene, params: Params) {
  const { room, message } = messageIn(scene, params.room, params.id)
  if (message.author.id !== scene.world.bot.id && lacks(room, 'ManageMessages')) {
    throw refusals.missingPermissions()
  }
  room.messages.delete(message.id)
}

function react(scene: Scene, params: Params) {
  const { room, message } = messageIn(scene, params.room, params.id)
  if (lacks(room, 'AddReactions')) throw refusals.missingPermissions()
  scene.tell.reacted(message, params.emoji ?? '')
}

function publish(scene: Scene, params: Params) {
  const { room, message } = messageIn(scene, params.room, params.id)
  if (room.type !== ChannelType.GuildAnnouncement) throw refusals.wrongChannelType()
  if (message.published) throw refusals.alreadyPublished()
  message.published = true
  return asTold(message)
}

function openThread({ world, call, tell }: Scene, params: Params) {
  const { room } = messageIn({ world }, params.room, params.id)
  if (lacks(room, 'CreatePublicThreads')) throw refusals.missingPermissions()
  if (room.type !== ChannelType.GuildText) throw refusals.wrongChannelType()
  // discord.js names the type too, which Discord takes and knows from the channel anyway.
  refuseUnknown(call.body, ['name', 'auto_archive_duration', 'rate_limit_per_user', 'type'])
  const name = textOf(call.body.name)
  if (name.length < 1 || name.length > 100) throw refusals.invalidForm('name: 1 to 100 characters')
  const thread = world.addRoom({
    name,
    type: ChannelType.PublicThread,
    guildId: world.guildId,
    parentId: room.id,
    ownerId: world.bot.id,
    denied: room.denied,
  })
  tell.threadOpened(thread)
  return asChannel(thread, world)
}

export const peopleRoutes: readonly Route[] = [
  ['GET', '/gateway/bot', ({ gatewayUrl }) => gatewayInfo(gatewayUrl())],
  ['GET', '/users/:user', ({ world }, { user }) => world.people.get(user ?? '') ?? fail()],
  ['POST', '/users/@me/channels', openPrivateChat],
]

function fail(): never {
  throw refusals.unknownUser()
}

function gatewayInfo(url: string) {
  const limit = { total: 1000, remaining: 999, reset_after: 14_400_000, max_concurrency: 1 }
  return { url, shards: 1, session_start_limit: limit }
}

function openPrivateChat({ world, call }: Scene) {
  const personId = textOf(bodyOf(call.body).recipient_id)
  if (!world.people.has(personId)) throw refusals.unknownUser()
  return asChannel(world.privateRoomOf(personId), world)
}
