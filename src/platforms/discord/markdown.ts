/**
 * Words from anywhere as Discord markdown that shows exactly those words.
 *
 * Order of events: neighbouring spans of one look are joined -> each is escaped -> its marks are put around it.
 * A mention or a heading that somebody typed stays what it was: letters.
 */
import type { Span } from '../../chat/reply.ts'

/** What Discord itself turns into a link; left as it stands, or the backslashes would show in the address. */
const bareAddress = /https?:\/\/[^\s<]*[^\s<.,:;"'\])]/g

/** Marks that mean something anywhere in a line; `<` opens mentions, emoji and commands. */
const marks = /[\\*_~`|<[\]]/g

/** Marks that mean something only where a line begins: heading, quote, list, small print, numbered list. */
const lineMarks = /^([ \t]*)(#{1,3}(?=\s)|>|-(?=[\s#])|(\d+)\.(?=\s))/gm

/** Keeps neighbouring marks apart, so that `**a**` and `*b*` do not run into each other. */
const SEAM = '\u200b'

/** Outside text that shows letter by letter and mentions nobody. */
export function escapeMarkdown(text: string): string {
  let safe = ''
  let from = 0
  for (const address of text.matchAll(bareAddress)) {
    safe += escapeMarks(text.slice(from, address.index)) + address[0]
    from = address.index + address[0].length
  }
  return escapeLineStarts(safe + escapeMarks(text.slice(from)))
}

/** A run of spans as one piece of markdown. */
export function renderSpans(spans: readonly Span[]): string {
  let line = ''
  let afterMark = false
  for (const span of joinAlike(spans)) {
    const isMarked = span.bold === true || span.italic === true
    line += (afterMark && isMarked ? SEAM : '') + renderSpan(span)
    afterMark = isMarked
  }
  return line
}

/** `[words](<address>)`; the angle brackets keep Discord from showing a preview. */
export function renderLink(words: string, url: string): string {
  const address = webAddress(url)
  if (address === null) return escapeMarkdown(words)
  if (words === url) return `<${address}>`
  // Discord refuses to hide one address behind another and would show the brackets.
  if (/:\/\/|discord\.gg/i.test(words)) return `${escapeMarks(words)} <${address}>`
  return `[${escapeMarks(onOneLine(words))}](<${address}>)`
}

/** The address when a reader may follow it, made safe inside `<…>`; null otherwise. */
export function webAddress(url: string): string | null {
  if (!URL.canParse(url)) return null
  const { href, protocol } = new URL(url)
  if (protocol !== 'https:' && protocol !== 'http:') return null
  return href.replace(/[<>()]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
}

export function onOneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ')
}

function renderSpan({ text, bold, italic, code, url, calls }: Span): string {
  if (calls !== undefined && /^\d+$/.test(calls)) return `<@${calls}>`
  if (url !== undefined) return wrapped(renderLink(text, url), bold, italic)
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? []
  if (words === '') return text
  return (
    before +
    wrapped(code === true ? renderCode(words) : escapeMarkdown(words), bold, italic) +
    after
  )
}

/** Inside backticks nothing can be escaped; words that hold backticks themselves are shown without the look. */
function renderCode(words: string): string {
  return words.includes('`') ? escapeMarkdown(words) : `\`${onOneLine(words)}\``
}

function wrapped(words: string, bold?: boolean, italic?: boolean): string {
  const mark = (bold === true ? '**' : '') + (italic === true ? '*' : '')
  return mark + words + [...mark].reverse().join('')
}

function joinAlike(spans: readonly Span[]): Span[] {
  const joined: Span[] = []
  for (const span of spans) {
    const last = joined.at(-1)
    if (last !== undefined && looksAlike(last, span)) {
      joined[joined.length - 1] = { ...last, text: last.text + span.text }
    } else if (span.text !== '') {
      joined.push(span)
    }
  }
  return joined
}

function looksAlike(one: Span, other: Span): boolean {
  const isPlain = [one, other].every(({ url, calls }) => url === undefined && calls === undefined)
  return isPlain && look(one) === look(other)
}

function look({ bold = false, italic = false, code = false }: Span): string {
  return `${bold} ${italic} ${code}`
}

function escapeMarks(text: string): string {
  return text.replace(marks, '\\$&')
}

function escapeLineStarts(text: string): string {
  return text.replace(lineMarks, (_all, indent: string, mark: string, digits?: string) =>
    digits === undefined ? `${indent}\\${mark}` : `${indent}${digits}\\.`,
  )
}
