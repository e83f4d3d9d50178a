/**
 * Sending, changing and taking back messages.
 */
import type { Message } from 'grammy/types'
import { checkEntities, findEntities, trimmed } from './entities.ts'
import { bodyOf, listOf, type Params, textOf } from './fields.ts'
import { checkKeyboard } from './keyboard.ts'
import { addMessage } from './messages.ts'
import { isOwn, ownMessage, reachableRoom, writableRoom } from './places.ts'
import { badRequest, refusals } from './refusal.ts'
import type { Methods, Scene } from './scene.ts'
import { bot, type Room, type StoredFile } from './world.ts'

const MAX_TEXT = 4_096
const MAX_CAPTION = 1_024
/** How long a bot may take back what it said in a group. */
const DELETABLE_MS = 48 * 3_600_000

export const messageMethods: Methods = {
  sendMessage: (scene) => post(scene, textContent(scene.call.params)),
  sendPhoto: (scene) => post(scene, fileContent(scene, 'photo')),
  sendDocument: (scene) => post(scene, fileContent(scene, 'document')),
  editMessageText: (scene) => {
    const { message, room } = ownMessage(scene)
    if (message.text === undefined) throw refusals.noTextToEdit()
    return change(scene, room, message, textContent(scene.call.params))
  },
  editMessageCaption: (scene) => {
    const { message, room } = ownMessage(scene)
    if (message.photo === undefined && message.document === undefined)
      throw refusals.noCaptionToEdit()
    return change(scene, room, message, captionContent(scene.call.params))
  },
  editMessageMedia: (scene) => {
    const { message, room } = ownMessage(scene)
    const { type, media, caption, caption_entities } = bodyOf(scene.call.params.media)
    const kind = type === 'photo' ? 'photo' : 'document'
    const params = { [kind]: media, caption, caption_entities }
    const {
      text: _text,
      entities: _entities,
      photo: _photo,
      document: _document,
      ...kept
    } = message
    return change(
      scene,
      room,
      kept as Message,
      fileContent({ ...scene, call: { ...scene.call, params } }, kind),
    )
  },
  editMessageReplyMarkup: (scene) => {
    const { message, room } = ownMessage(scene)
    return change(scene, room, message, {})
  },
  deleteMessage: (scene) => {
    const room = reachableRoom(scene)
    const message = room.messages.get(Number(scene.call.params.message_id))
    if (message === undefined) throw refusals.noMessage('delete')
    const isOld = scene.world.clock.now() - message.date * 1_000 > DELETABLE_MS
    if (isOld || !isOwn(message)) throw refusals.notDeletable()
    room.messages.delete(message.message_id)
    return true
  },
}

type Content = Partial<Message>

function post(scene: Scene, content: Content): Message {
  const { world, call, tell } = scene
  const { params } = call
  const room = writableRoom(scene)
  checkKeyboard(params.reply_markup)
  const answered = answeredMessage(room, params)
  count(scene, room)
  const message = addMessage(world, room, {
    ...(room.kind === 'channel' ? { via_bot: bot } : { from: bot }),
    ...topicOf(params),
    ...(answered === undefined ? {} : { reply_to_message: answered as never }),
    ...content,
    ...(params.reply_markup === undefined ? {} : { reply_markup: params.reply_markup as never }),
  })
  world.own.add(`${room.id}/${message.message_id}`)
  world.accepted.push({
    at: world.clock.now(),
    method: call.method,
    chat: `${room.id}`,
    topic: params.message_thread_id === undefined ? null : `${params.message_thread_id}`,
    messageId: `${message.message_id}`,
    text: message.text ?? message.caption ?? '',
    paid: params.allow_paid_broadcast === true,
  })
  world.pings.push(...pingsOf(message))
  tell.posted(message, room)
  return message
}

function change(scene: Scene, room: Room, message: Message, content: Content): Message {
  const { params } = scene.call
  checkKeyboard(params.reply_markup)
  count(scene, room)
  const changed: Message = { ...message, ...content }
  delete changed.reply_markup
  if (listOf(bodyOf(params.reply_markup).inline_keyboard).length > 0) {
    changed.reply_markup = params.reply_markup as never
  }
  if (isSame(message, changed)) throw refusals.notModified()
  changed.edit_date = Math.floor(scene.world.clock.now() / 1_000)
  room.messages.set(message.message_id, changed)
  scene.tell.edited(changed, room)
  return changed
}

function count({ flood, call }: Scene, room: Room): void {
  const paid = call.params.allow_paid_broadcast === true
  flood.count({ chatId: room.id, isGroup: room.kind !== 'private', paid })
}

function textContent(params: Params): Content {
  const said = textOf(params.text)
  const text = trimmed(said)
  if (text.length > MAX_TEXT) throw refusals.tooLong()
  checkEntities(params.entities, said)
  const entities = [...findEntities(text), ...listOf(params.entities)]
  return { text, entities: entities as never }
}

function captionContent(params: Params): Content {
  const caption = textOf(params.caption)
  if (caption.length > MAX_CAPTION) throw refusals.captionTooLong()
  checkEntities(params.caption_entities, caption)
  return { caption, caption_entities: listOf(params.caption_entities) as never }
}

function fileContent({ world, call }: Scene, kind: 'photo' | 'document'): Content {
  const name = /^attach:\/\/(.+)$/.exec(textOf(call.params[kind]))?.[1] ?? ''
  const upload = call.files.get(name)
  if (upload === undefined) throw badRequest(`there is no ${kind} in the request`)
  if (upload.bytes.byteLength === 0) throw badRequest('file must be non-empty')
  const file = world.addFile(upload.name, upload.bytes)
  return { ...captionContent(call.params), ...described(file, kind) }
}

function described({ id, name, bytes }: StoredFile, kind: 'photo' | 'document'): Content {
  const facts = { file_id: id, file_unique_id: id, file_size: bytes.byteLength }
  return kind === 'photo'
    ? { photo: [{ ...facts, width: 800, height: 600 }] }
    : { document: { ...facts, file_name: name } }
}

function answeredMessage(room: Room, { reply_parameters: reply }: Params): Message | undefined {
  if (reply === undefined) return undefined
  const { message_id: id, allow_sending_without_reply: anyway } = bodyOf(reply)
  const answered = room.messages.get(Number(id))
  if (answered === undefined && anyway !== true) throw refusals.noMessage('be replied')
  return answered
}

/** Telegram finds names by itself, whether a bot marks them or not. */
function pingsOf({ text = '', caption = '' }: Message): string[] {
  const said = text + caption
  return findEntities(said)
    .filter(({ type }) => type === 'mention')
    .map(({ offset, length }) => said.slice(offset, offset + length))
}

function topicOf({ message_thread_id: topic }: Params): Content {
  if (topic === undefined) return {}
  return { message_thread_id: Number(topic), is_topic_message: true }
}

function isSame(one: Message, other: Message): boolean {
  const seen = ({ text, caption, entities, caption_entities, reply_markup }: Message) =>
    JSON.stringify([text, caption, entities, caption_entities, reply_markup])
  return seen(one) === seen(other)
}
