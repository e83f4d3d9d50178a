/**
 * Where a call wants to write or look, and whether it may.
 */
import type { Message } from 'grammy/types'
import { refusals } from './refusal.ts'
import type { Scene } from './scene.ts'
import { bot, type Room } from './world.ts'

/** The chat of a call; refused when Ironstride has no way into it. */
export function reachableRoom({ world, call }: Scene): Room {
  const room = world.rooms.get(Number(call.params.chat_id))
  if (room === undefined) throw refusals.chatNotFound()
  if (room.movedTo !== undefined) throw refusals.moved(room.movedTo)
  if (room.bot === 'kicked') throw refusals.kicked(room.kind)
  if (room.bot === 'left') throw refusals.left(room.kind)
  return room
}

/** The same, and Ironstride may write there. */
export function writableRoom(scene: Scene): Room {
  const room = reachableRoom(scene)
  if (room.kind === 'private') checkPrivate(room)
  if (room.kind === 'channel' && (room.bot !== 'administrator' || !room.mayPost)) {
    throw refusals.noChannelRights()
  }
  if (!room.mayPost) throw refusals.noRights()
  const topic = scene.call.params.message_thread_id
  if (topic !== undefined && room.topics?.has(Number(topic)) !== true) throw refusals.noTopic()
  return room
}

/** A message of Ironstride's own, to be changed. */
export function ownMessage(scene: Scene): { room: Room; message: Message } {
  const room = writableRoom(scene)
  const message = room.messages.get(Number(scene.call.params.message_id))
  if (message === undefined) throw refusals.noMessage('edit')
  if (!isOwn(message)) throw refusals.notEditable()
  return { room, message }
}

export function isOwn(message: Message): boolean {
  return message.via_bot?.id === bot.id || message.from?.id === bot.id
}

function checkPrivate({ standsAs, started }: Room): void {
  if (standsAs === 'deactivated') throw refusals.deactivated()
  if (standsAs === 'blocked') throw refusals.blocked()
  if (!started) throw refusals.notStarted()
}
