/**
 * What Discord refuses in the body of a message.
 */
import { refusals } from './refusal.ts'

export type Body = Readonly<Record<string, unknown>>

const MAX_TEXT = 2000
const MAX_ROWS = 5
const MAX_BUTTONS = 5
const MAX_NONCE = 25

const shared = ['content', 'embeds', 'components', 'attachments', 'allowed_mentions', 'flags']

/** The fields each way of writing takes. */
export const fieldsOf = {
  post: [...shared, 'nonce', 'enforce_nonce', 'message_reference', 'sticker_ids', 'tts', 'poll'],
  edit: shared,
  followUp: [...shared, 'tts', 'poll'],
} as const

/** Throws a `Refusal` for everything the real one does not take. `files` counts the uploaded ones. */
export function checkMessage(body: Body, kind: keyof typeof fieldsOf, files: number): void {
  refuseUnknown(body, fieldsOf[kind])
  const content = textOf(body.content)
  if (content.length > MAX_TEXT)
    throw refusals.invalidForm('content: Must be 2000 or fewer in length.')
  checkNonce(body)
  checkMentions(body.allowed_mentions)
  checkAttachments(body.attachments, files)
  checkRows(listOf(body.components))
  const isEmpty = content.trim() === '' && files === 0 && listOf(body.embeds).length === 0
  if (isEmpty && kind !== 'edit') throw refusals.emptyMessage()
  if (isEmpty && listOf(body.attachments).length === 0) throw refusals.emptyMessage()
}

export function refuseUnknown(body: Body, known: readonly string[]): void {
  const unknown = Object.keys(body).find((field) => !known.includes(field))
  if (unknown !== undefined) throw refusals.invalidForm(`${unknown}: unknown field`)
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

export function listOf(value: unknown): readonly Body[] {
  return Array.isArray(value) ? (value as Body[]) : []
}

export function bodyOf(value: unknown): Body {
  return typeof value === 'object' && value !== null ? (value as Body) : {}
}

function checkNonce({ nonce, enforce_nonce }: Body): void {
  if (textOf(nonce).length > MAX_NONCE)
    throw refusals.invalidForm('nonce: Must be 25 or fewer in length.')
  if (enforce_nonce === true && nonce === undefined) throw refusals.invalidForm('nonce: required')
}

function checkMentions(value: unknown): void {
  if (value === undefined) return
  const mentions = bodyOf(value)
  refuseUnknown(mentions, ['parse', 'users', 'roles', 'replied_user'])
  for (const kind of ['users', 'roles']) {
    const parsed = Array.isArray(mentions.parse) && mentions.parse.includes(kind)
    if (parsed && listOf(mentions[kind]).length > 0) {
      throw refusals.invalidForm(
        `allowed_mentions: parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
      )
    }
  }
}

function checkAttachments(value: unknown, files: number): void {
  for (const { id, description } of listOf(value)) {
    const isUploaded = /^\d{1,2}$/.test(String(id)) && Number(id) < files
    const isKept = /^\d{17,}$/.test(String(id))
    if (!isUploaded && !isKept) throw refusals.invalidForm(`attachments: no file ${String(id)}`)
    if (textOf(description).length > 1024) throw refusals.invalidForm('attachments: description')
  }
}

function checkRows(rows: readonly Body[]): void {
  if (rows.length > MAX_ROWS)
    throw refusals.invalidForm('components: Must be 5 or fewer in length.')
  const buttons = rows.flatMap((row) => checkRow(row))
  const ids = buttons.map(({ custom_id }) => custom_id).filter((id) => id !== undefined)
  if (new Set(ids).size < ids.length) {
    throw refusals.invalidForm('components: Component custom id cannot be duplicated')
  }
}

function checkRow(row: Body): readonly Body[] {
  const buttons = listOf(row.components)
  if (row.type !== 1) throw refusals.invalidForm('components: only action rows stand at the top')
  if (buttons.length < 1 || buttons.length > MAX_BUTTONS) {
    throw refusals.invalidForm('components: Must be between 1 and 5 in length.')
  }
  for (const button of buttons) checkButton(button)
  return buttons
}

function checkButton({ type, style, label, custom_id, url }: Body): void {
  if (type !== 2) throw refusals.invalidForm('components: not a button')
  const words = textOf(label)
  if (words.length < 1 || words.length > 80) throw refusals.invalidForm('components: label')
  if (style === 5) {
    if (!URL.canParse(textOf(url)) || custom_id !== undefined)
      throw refusals.invalidForm('components: url')
    return
  }
  const id = textOf(custom_id)
  if (id.length < 1 || id.length > 100 || url !== undefined) {
    throw refusals.invalidForm('components: custom_id: Must be between 1 and 100 in length.')
  }
}

/** Whom the words of a message would make a sound for, under what it allows. */
export function pingsOf(body: Body): string[] {
  const content = textOf(body.content)
  const allowed = body.allowed_mentions === undefined ? null : bodyOf(body.allowed_mentions)
  const parses = (kind: string) =>
    allowed === null || (allowed.parse as string[] | undefined)?.includes(kind)
  const lists = (kind: string, id: string) =>
    (allowed?.[kind] as string[] | undefined)?.includes(id)
  const named = (pattern: RegExp, kind: string) =>
    [...content.matchAll(pattern)]
      .map(([, id = '']) => id)
      .filter((id) => parses(kind) || lists(kind, id))
      .map((id) => `${kind}:${id}`)
  const everyone = /@(everyone|here)/.test(content) && parses('everyone') ? ['everyone'] : []
  const answersLoudly = body.message_reference !== undefined && allowed?.replied_user !== false
  const answered =
    answersLoudly && (allowed === null || allowed.replied_user === true) ? ['replied'] : []
  return [
    ...everyone,
    ...named(/<@!?(\d+)>/g, 'users'),
    ...named(/<@&(\d+)>/g, 'roles'),
    ...answered,
  ]
}
