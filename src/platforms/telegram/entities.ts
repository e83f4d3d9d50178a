/**
 * Words and their looks as Telegram wants them: the bare text and, beside it, which stretch looks how.
 *
 * Nothing is escaped and nothing is parsed, so no letter anybody types can break a message. Offsets and lengths
 * count UTF-16 units, as JavaScript's own strings do.
 */
import type { MessageEntity } from 'grammy/types'
import type { Span } from '../../chat/reply.ts'

export interface Words {
  readonly text: string
  readonly entities: readonly MessageEntity[]
}

type Look = Pick<Span, 'bold' | 'italic' | 'code' | 'url' | 'calls'>

/** Telegram pings whoever stands behind an `@name`, also when the words came from an article or a model. */
const mention = /(?<!\w)@(?=[a-z]\w{2,})/gi

/** Shows nothing and keeps the `@` from being read together with the name. */
const SEAM = '\u2060'

export const noWords: Words = { text: '', entities: [] }

/** Words from anywhere that show letter by letter and ping nobody. */
export function words(text: string, look: Look = {}): Words {
  const shown = text.toWellFormed().replace(mention, `@${SEAM}`)
  return { text: shown, entities: shown.trim() === '' ? [] : entitiesOf(shown, look) }
}

/** A run of spans; `extra` is the look of the whole run. */
export function renderSpans(spans: readonly Span[], extra: Look = {}): Words {
  return join(spans.map(({ text, ...look }) => words(text, { ...extra, ...look })))
}

/** One after the other, with `between` in the middle. */
export function join(parts: readonly Words[], between = ''): Words {
  let text = ''
  const entities: MessageEntity[] = []
  for (const [index, part] of parts.entries()) {
    if (index > 0) text += between
    const start = text.length
    entities.push(...part.entities.map((one) => ({ ...one, offset: one.offset + start })))
    text += part.text
  }
  return { text, entities }
}

/** The whole as a quotation that opens when it is touched. */
export function folded({ text, entities }: Words): Words {
  if (text === '') return noWords
  return {
    text,
    entities: [{ type: 'expandable_blockquote', offset: 0, length: text.length }, ...entities],
  }
}

/** Further lines stand under the first letter of the first, as far as a phone allows. */
export function indented({ text, entities }: Words, indent: string): Words {
  const breaks = [...text.matchAll(/\n/g)].map(({ index }) => index)
  const moved = (at: number) => at + breaks.filter((place) => place < at).length * indent.length
  return {
    text: text.replaceAll('\n', `\n${indent}`),
    entities: entities.map((one) => {
      const offset = moved(one.offset)
      return { ...one, offset, length: moved(one.offset + one.length) - offset }
    }),
  }
}

export function onOneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ')
}

/** The address when a reader may follow it; null otherwise. */
export function webAddress(url: string): string | null {
  if (!URL.canParse(url)) return null
  const { href, protocol } = new URL(url)
  return protocol === 'https:' || protocol === 'http:' ? href : null
}

/** Telegram allows no other look together with code. */
function entitiesOf(text: string, { bold, italic, code, url, calls }: Look): MessageEntity[] {
  const whole = { offset: 0, length: text.length }
  if (calls !== undefined && /^\d+$/.test(calls)) {
    const user = { id: Number(calls), is_bot: false, first_name: text }
    return [{ type: 'text_mention', user, ...whole }]
  }
  const address = url === undefined ? null : webAddress(url)
  if (code === true && address === null) return [{ type: 'code', ...whole }]
  return [
    ...(address === null ? [] : [{ type: 'text_link' as const, url: address, ...whole }]),
    ...(bold === true ? [{ type: 'bold' as const, ...whole }] : []),
    ...(italic === true ? [{ type: 'italic' as const, ...whole }] : []),
  ]
}
