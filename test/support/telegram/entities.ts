/**
 * Entities: what Telegram finds in people's words by itself, and what it takes from a bot.
 */
import type { MessageEntity } from 'grammy/types'
import { listOf, type Params, textOf } from './fields.ts'
import { badRequest, refusals } from './refusal.ts'

const types = new Set([
  'mention',
  'hashtag',
  'cashtag',
  'bot_command',
  'url',
  'email',
  'phone_number',
  'bold',
  'italic',
  'underline',
  'strikethrough',
  'spoiler',
  'blockquote',
  'expandable_blockquote',
  'code',
  'pre',
  'text_link',
  'text_mention',
  'custom_emoji',
])

const found: readonly (readonly [type: 'mention' | 'bot_command' | 'url', pattern: RegExp])[] = [
  ['mention', /(?<!\w)@[a-z]\w{3,31}/gi],
  ['bot_command', /(?<![\w/])\/[a-z]\w{0,31}(?:@\w+)?/gi],
  ['url', /https?:\/\/\S+/g],
]

/** Mentions, commands and addresses, as Telegram marks them in anybody's words. */
export function findEntities(text: string): MessageEntity[] {
  return found.flatMap(([type, pattern]) =>
    [...text.matchAll(pattern)].map(({ index, 0: words }) => ({
      type,
      offset: index,
      length: words.length,
    })),
  )
}

/** Refuses what the real one refuses: places outside the text, nothing at all, half a letter, a wrong nesting. */
export function checkEntities(value: unknown, text: string): void {
  const entities = listOf(value)
  for (const entity of entities) checkEntity(entity, text)
  const quotes = entities.filter(({ type }) => /blockquote/.test(textOf(type)))
  const codes = entities.filter(({ type }) => type === 'code' || type === 'pre')
  const nested =
    quotes.some((one) => quotes.some((other) => one !== other && overlaps(one, other))) ||
    codes.some((one) => entities.some((other) => one !== other && cuts(one, other)))
  if (nested) throw badRequest('entities are nested in a way that is not allowed')
}

/** Words without the spaces at both ends, which Telegram takes away; none left is refused. */
export function trimmed(text: string): string {
  const words = text.replace(/[\u200b\u2060\u00ad]/g, '').trim()
  if (words === '') throw refusals.emptyText()
  return text.trim()
}

function checkEntity({ type, offset, length, url }: Params, text: string): void {
  const [from, size] = [Number(offset), Number(length)]
  if (!types.has(textOf(type))) throw badRequest(`can't parse MessageEntity: type ${String(type)}`)
  if (!(from >= 0) || !(size > 0) || from + size > text.length) {
    throw badRequest('ENTITY_BOUNDS_INVALID')
  }
  if (isInsideLetter(text, from) || isInsideLetter(text, from + size)) {
    throw badRequest('entity begins or ends in a middle of a UTF-16 symbol')
  }
  if (type === 'text_link' && !URL.canParse(textOf(url))) throw badRequest('ENTITY_URL_INVALID')
}

function isInsideLetter(text: string, at: number): boolean {
  return /[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? '')
}

function overlaps(one: Params, other: Params): boolean {
  const [start, end] = edges(one)
  const [from, to] = edges(other)
  return start < to && from < end
}

/** Code bears no other look; only a quotation may stand around it. */
function cuts(code: Params, other: Params): boolean {
  return !/blockquote/.test(textOf(other.type)) && overlaps(code, other)
}

function edges({ offset, length }: Params): [number, number] {
  return [Number(offset), Number(offset) + Number(length)]
}
