/**
 * The methods this server knows and the fields each takes. A field that is not named here is refused, although the
 * real one overlooks it: it can only be a slip.
 */
import { badRequest } from './refusal.ts'

export type Params = Readonly<Record<string, unknown>>

type FieldType = 'integer' | 'text' | 'boolean' | 'json' | 'chat' | 'file'
type Fields = Readonly<Record<string, FieldType>>

const target: Fields = { chat_id: 'chat', message_thread_id: 'integer' }
const shown: Fields = { reply_markup: 'json' }
const message: Fields = { chat_id: 'chat', message_id: 'integer' }
const sent: Fields = {
  ...target,
  ...shown,
  disable_notification: 'boolean',
  allow_paid_broadcast: 'boolean',
  reply_parameters: 'json',
}
const words: Fields = { text: 'text', entities: 'json', link_preview_options: 'json' }
const caption: Fields = { caption: 'text', caption_entities: 'json' }

const fields: Readonly<Record<string, Fields>> = {
  getMe: {},
  getUpdates: { offset: 'integer', limit: 'integer', timeout: 'integer', allowed_updates: 'json' },
  setWebhook: {
    url: 'text',
    secret_token: 'text',
    allowed_updates: 'json',
    max_connections: 'integer',
    drop_pending_updates: 'boolean',
  },
  deleteWebhook: { drop_pending_updates: 'boolean' },
  getWebhookInfo: {},
  sendMessage: { ...sent, ...words },
  sendPhoto: { ...sent, ...caption, photo: 'file' },
  sendDocument: { ...sent, ...caption, document: 'file' },
  editMessageText: { ...message, ...words, ...shown },
  editMessageCaption: { ...message, ...caption, ...shown },
  editMessageMedia: { ...message, media: 'json', ...shown },
  editMessageReplyMarkup: { ...message, ...shown },
  deleteMessage: message,
  setMessageReaction: { ...message, reaction: 'json', is_big: 'boolean' },
  sendChatAction: { ...target, action: 'text' },
  answerCallbackQuery: {
    callback_query_id: 'text',
    text: 'text',
    show_alert: 'boolean',
    cache_time: 'integer',
  },
  setMyCommands: { commands: 'json', scope: 'json', language_code: 'text' },
  getMyCommands: { scope: 'json', language_code: 'text' },
  getChat: { chat_id: 'chat' },
  getChatMember: { chat_id: 'chat', user_id: 'integer' },
  getFile: { file_id: 'text' },
}

export function isKnownMethod(method: string): boolean {
  return Object.hasOwn(fields, method)
}

/** Refuses unknown fields and wrong types; forms bring everything as text, so that is read first. */
export function readFields(method: string, raw: Params, isForm: boolean): Params {
  const known = fields[method] ?? {}
  return Object.fromEntries(
    Object.entries(raw).map(([name, value]) => {
      const type = known[name]
      if (type === undefined) throw badRequest(`${method} knows no field "${name}"`)
      const read = isForm ? fromText(type, String(value)) : value
      if (!isOfType(type, read)) throw badRequest(`field "${name}" must be of type ${type}`)
      return [name, read]
    }),
  )
}

function fromText(type: FieldType, value: string): unknown {
  if (type === 'integer') return Number(value)
  if (type === 'boolean') return value === 'true'
  return type === 'json' ? JSON.parse(value) : value
}

function isOfType(type: FieldType, value: unknown): boolean {
  switch (type) {
    case 'integer':
      return Number.isInteger(value)
    case 'boolean':
      return typeof value === 'boolean'
    case 'json':
      return typeof value === 'object' && value !== null
    case 'chat':
      return Number.isInteger(value) || /^(-?\d+|@\w+)$/.test(String(value))
    case 'text':
    case 'file':
      return typeof value === 'string'
  }
}

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
export const listOf = (value: unknown): readonly Params[] =>
  Array.isArray(value) ? (value as Params[]) : []
export const bodyOf = (value: unknown): Params =>
  typeof value === 'object' && value !== null ? (value as Params) : {}
