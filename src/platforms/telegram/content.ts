/**
 * The calls that put a rendered message before people, or another one in its place.
 */
import { type Api, InputFile } from 'grammy'
import type { Message } from 'grammy/types'
import type { SendOptions } from '../../chat/platform.ts'
import type { targetOf } from './places.ts'
import type { RenderedMessage } from './render.ts'

export type RawApi = Api['raw']
export type PostOptions = Pick<SendOptions, 'replyTo' | 'paid' | 'urgency'>
export type Changed = Message | true

export function ways({ replyTo, paid }: PostOptions) {
  const answered = { message_id: Number(replyTo), allow_sending_without_reply: true }
  return {
    ...(replyTo === undefined ? {} : { reply_parameters: answered }),
    ...(paid === true ? { allow_paid_broadcast: true } : {}),
  }
}

type Target = ReturnType<typeof targetOf> & ReturnType<typeof ways>
export type MessagePlace = { readonly chat_id: string; readonly message_id: number }

export function postContent(
  raw: RawApi,
  target: Target,
  message: RenderedMessage,
): Promise<Message> {
  const { file } = message
  const keyboard = message.keyboard.length === 0 ? {} : keyboardOf(message)
  if (file === null) return raw.sendMessage({ ...target, ...textOf(message), ...keyboard })
  const upload = new InputFile(file.bytes, file.fileName)
  const content = { ...target, ...captionOf(message), ...keyboard }
  return file.kind === 'photo'
    ? raw.sendPhoto({ ...content, photo: upload })
    : raw.sendDocument({ ...content, document: upload })
}

export function editText(
  raw: RawApi,
  place: MessagePlace,
  message: RenderedMessage,
): Promise<Changed> {
  return raw.editMessageText({ ...place, ...textOf(message), ...keyboardOf(message) })
}

export function editCaption(
  raw: RawApi,
  place: MessagePlace,
  message: RenderedMessage,
): Promise<Changed> {
  return raw.editMessageCaption({ ...place, ...captionOf(message), ...keyboardOf(message) })
}

export function editMedia(
  raw: RawApi,
  place: MessagePlace,
  message: RenderedMessage,
): Promise<Changed> {
  const { file } = message
  if (file === null) return editText(raw, place, message)
  const upload = new InputFile(file.bytes, file.fileName)
  const media = { type: file.kind, media: upload, ...captionOf(message) }
  return raw.editMessageMedia({ ...place, media, ...keyboardOf(message) })
}

function textOf({ text, entities }: RenderedMessage) {
  return { text, entities: [...entities], link_preview_options: { is_disabled: true } }
}

function captionOf({ text, entities }: RenderedMessage) {
  return { caption: text, caption_entities: [...entities] }
}

function keyboardOf({ keyboard }: RenderedMessage) {
  return { reply_markup: { inline_keyboard: keyboard.map((row) => [...row]) } }
}
