/**
 * Answers to interactions, by Discord's rules: three seconds for the acknowledgement, exactly one of it, fifteen
 * minutes for the rest; the first answer after "thinking" fills that note and cannot change who sees it.
 */
import { bodyOf, checkMessage, refuseUnknown } from './message-check.ts'
import { addMessage, asTold, changeMessage } from './messages.ts'
import { refusals } from './refusal.ts'
import type { Route, Scene } from './scene.ts'
import type { OpenInteraction, Room, StoredMessage } from './world.ts'

const ACKNOWLEDGE_MS = 3_000
const TOKEN_LIFE_MS = 15 * 60_000
const EPHEMERAL = 64

const THINKING = 5
const PRESS_TAKEN = 6

type Params = Readonly<Record<string, string>>

export const interactionRoutes: readonly Route[] = [
  ['POST', '/interactions/:id/:token/callback', acknowledge],
  ['POST', '/webhooks/:app/:token', followUp],
  ['PATCH', '/webhooks/:app/:token/messages/:id', edit],
  ['DELETE', '/webhooks/:app/:token/messages/:id', remove],
]

function acknowledge({ world, call }: Scene, { id, token }: Params) {
  const open = world.findInteraction(token ?? '')
  const age = open === undefined ? Number.POSITIVE_INFINITY : world.clock.now() - open.createdAt
  if (open === undefined || open.id !== id) throw refusals.unknownInteraction()
  if (open.acknowledgedAt !== undefined) throw refusals.alreadyAcknowledged()
  if (age > ACKNOWLEDGE_MS) throw refusals.unknownInteraction()
  refuseUnknown(call.body, ['type', 'data'])
  const { type } = call.body
  const isMeant = type === (open.kind === 'press' ? PRESS_TAKEN : THINKING)
  if (!isMeant) throw refusals.invalidForm(`type: ${String(type)} is not used here`)
  open.acknowledgedAt = world.clock.now()
  if (type === THINKING) open.thinking = { onlyForAsker: isSecret(bodyOf(call.body.data).flags) }
}

function followUp(scene: Scene, { token }: Params) {
  const { call } = scene
  const { open, room } = answerable(scene, token)
  checkMessage(call.body, 'followUp', call.files.length)
  if (open.thinking !== undefined) return asTold(fill(scene, open, room))
  return asTold(answer(scene, open, room, isSecret(call.body.flags)))
}

function edit(scene: Scene, { token, id }: Params) {
  const { world, call, tell } = scene
  const { open, room } = answerable(scene, token)
  checkMessage(call.body, 'edit', call.files.length)
  if (id === '@original' && open.thinking !== undefined) return asTold(fill(scene, open, room))
  const message = messageOf(open, room, id)
  changeMessage(world, message, call.body, call.files)
  tell.edited(message, room, call.body)
  return asTold(message)
}

function remove(scene: Scene, { token, id }: Params) {
  const { open, room } = answerable(scene, token)
  if (id === '@original' && open.thinking !== undefined) {
    // The real one has refused everything after this (discord-api-docs 2739, 3087), so it is refused here.
    delete open.thinking
    return
  }
  room.messages.delete(messageOf(open, room, id).id)
}

function answerable({ world }: Scene, token: string | undefined) {
  const open = world.findInteraction(token ?? '')
  if (open === undefined || world.clock.now() - open.createdAt > TOKEN_LIFE_MS) {
    throw refusals.invalidWebhookToken()
  }
  if (open.acknowledgedAt === undefined) throw refusals.notFound()
  const room = world.rooms.get(open.roomId)
  if (room === undefined) throw refusals.unknownChannel()
  const noteWasRemoved = open.kind === 'command' && !open.thinking && open.originalId === undefined
  if (noteWasRemoved) throw refusals.unknownMessage()
  return { open, room }
}

function fill(scene: Scene, open: OpenInteraction, room: Room): StoredMessage {
  const secretly = open.thinking?.onlyForAsker === true
  delete open.thinking
  const message = answer(scene, open, room, secretly)
  open.originalId = message.id
  return message
}

function answer(
  { world, call, tell }: Scene,
  open: OpenInteraction,
  room: Room,
  secretly: boolean,
) {
  const message = addMessage(world, {
    room,
    author: world.bot,
    body: call.body,
    files: call.files,
    webhookId: world.applicationId,
    ...(secretly ? { onlyFor: open.personId } : {}),
  })
  tell.posted(message, room, call.body)
  return message
}

function messageOf(open: OpenInteraction, room: Room, id: string | undefined): StoredMessage {
  const message = room.messages.get((id === '@original' ? open.originalId : id) ?? '')
  if (message === undefined) throw refusals.unknownMessage()
  return message
}

function isSecret(flags: unknown): boolean {
  return (Number(flags ?? 0) & EPHEMERAL) !== 0
}
