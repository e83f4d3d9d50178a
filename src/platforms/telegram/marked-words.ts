/**
 * Telegram keeps bold words and links beside the text. This puts them into it, as Markdown.
 */
import type { MessageEntity } from 'grammy/types'

/** The text in Markdown; null when nothing in it is marked. */
export function markedWords(text: string, entities: readonly MessageEntity[]): string | null {
  const marks = entities.flatMap((entity) => markOf(entity, text) ?? [])
  if (marks.length === 0) return null
  const places = [...new Set(marks.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b)
  let marked = ''
  let last = 0
  for (const place of places) {
    marked += text.slice(last, place) + closing(marks, place) + opening(marks, place)
    last = place
  }
  return marked + text.slice(last)
}

interface Mark {
  readonly from: number
  readonly to: number
  readonly open: string
  readonly close: string
}

const signs: Readonly<Partial<Record<MessageEntity['type'], string>>> = {
  bold: '**',
  italic: '*',
  strikethrough: '~~',
  code: '`',
}

/** Signs must touch the words they mark, so spaces at the ends stay outside. */
function markOf(entity: MessageEntity, text: string): Mark | null {
  const said = text.slice(entity.offset, entity.offset + entity.length)
  const from = entity.offset + (said.length - said.trimStart().length)
  const to = entity.offset + said.trimEnd().length
  if (to <= from) return null
  if (entity.type === 'text_link') return { from, to, open: '[', close: `](${entity.url})` }
  const sign = signs[entity.type]
  return sign === undefined ? null : { from, to, open: sign, close: sign }
}

/** The outer mark opens first. */
function opening(marks: readonly Mark[], place: number): string {
  const here = marks.filter(({ from }) => from === place)
  return here
    .toSorted((one, other) => other.to - one.to)
    .map(({ open }) => open)
    .join('')
}

/** The inner mark, which opened last, closes first. */
function closing(marks: readonly Mark[], place: number): string {
  const here = marks.filter(({ to }) => to === place)
  return here
    .toSorted((one, other) => one.from - other.from)
    .toReversed()
    .map(({ close }) => close)
    .join('')
}
