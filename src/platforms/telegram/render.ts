/**
 * A reply as Telegram messages: text with entities, pictures and files with captions, buttons as a keyboard.
 *
 * Order of events: the blocks are split into parts of at most 4096 units -> a part with one picture or file and few
 * words becomes that picture with a caption, any other its words followed by its pictures and files -> the buttons
 * stand under the last message of their part.
 */
import type { MessageEntity } from 'grammy/types'
import type { Block, BlockOf, Reply, SetRow, Source } from '../../chat/reply.ts'
import { splitReply } from '../../chat/split-reply.ts'
import { PlatformError } from '../../errors.ts'
import { type Keyboard, renderButtons } from './buttons.ts'
import {
  folded,
  indented,
  join,
  noWords,
  onOneLine,
  renderSpans,
  type Words,
  words,
} from './entities.ts'
import { CAPTION_LENGTH, TEXT_LENGTH } from './limits.ts'

/** The content of one message, without the ways it is sent. With a `file`, the text is its caption. */
export interface RenderedMessage {
  readonly text: string
  readonly entities: readonly MessageEntity[]
  readonly keyboard: Keyboard
  readonly file: RenderedFile | null
}

export interface RenderedFile {
  readonly kind: 'photo' | 'document'
  readonly fileName: string
  readonly bytes: Uint8Array
}

type Attached = BlockOf<'image'> | BlockOf<'file'>

/** What stands above buttons that come without words, because Telegram takes no message without text. */
const POINTER: Words = { text: '👇', entities: [] }

/** The messages of a reply, first to last. */
export function renderReply(reply: Reply): RenderedMessage[] {
  const messages = splitReply(reply, TEXT_LENGTH, measure).flatMap(renderPart)
  if (messages.length === 0) throw nothingToSay()
  return messages
}

/** Length of a reply as Telegram counts it. */
export function measure(reply: Reply): number {
  return renderText(reply.blocks).text.length
}

/** The words of some blocks; pictures, files and buttons have none. */
export function renderText(blocks: readonly Block[]): Words {
  let shown = noWords
  let before: Block['kind'] | undefined
  for (const block of blocks) {
    const said = renderBlock(block)
    if (said.text.trim() === '') continue
    const gap = before === 'title' ? '\n' : '\n\n'
    shown = before === undefined ? said : join([shown, said], gap)
    before = block.kind
  }
  return shown
}

function renderPart({ blocks }: Reply): RenderedMessage[] {
  const said = renderText(blocks)
  const attached = blocks.filter((block) => block.kind === 'image' || block.kind === 'file')
  const keyboard = renderButtons(blocks.filter((block) => block.kind === 'buttons'))
  const [only, ...others] = attached
  const caption = only === undefined || others.length > 0 ? null : captionWith(said, only)
  const messages =
    only !== undefined && caption !== null
      ? [message(caption, only)]
      : [
          ...(said.text === '' ? [] : [message(said)]),
          ...attached.map((block) => message(captionWith(noWords, block) ?? noWords, block)),
        ]
  if (keyboard.length === 0) return messages
  const last = messages.at(-1) ?? message(POINTER)
  return [...messages.slice(0, -1), { ...last, keyboard }]
}

function message({ text, entities }: Words, block?: Attached): RenderedMessage {
  return { text, entities, keyboard: [], file: block === undefined ? null : fileOf(block) }
}

/** The words of a part below its picture, and what the picture shows; null when the words are too long for that. */
function captionWith(said: Words, block: Attached): Words | null {
  const alt = block.kind === 'image' ? words(onOneLine(block.alt), { italic: true }) : noWords
  const whole = [said, alt].filter(({ text }) => text !== '')
  const caption = join(whole, '\n\n')
  if (caption.text.length <= CAPTION_LENGTH) return caption
  if (said.text !== '') return said.text.length <= CAPTION_LENGTH ? said : null
  const shortened = `${alt.text.slice(0, CAPTION_LENGTH - 1)}…`
  return words(shortened, { italic: true })
}

function fileOf(block: Attached): RenderedFile {
  const kind = block.kind === 'image' ? 'photo' : 'document'
  // The client library writes the name without quotes, so these letters would end it.
  return { kind, fileName: block.fileName.replace(/[\s"\\;/]+/g, '-'), bytes: block.bytes }
}

function renderBlock(block: Block): Words {
  switch (block.kind) {
    case 'title':
      return words(onOneLine(block.text), { bold: true })
    case 'text':
      return renderSpans(block.spans)
    case 'note':
      return renderSpans(block.spans, { italic: true })
    case 'list':
      return renderList(block)
    case 'set-table':
      return join(block.rows.map(renderRow), '\n')
    case 'sources':
      return folded(join(block.sources.map(renderSource), '\n'))
    case 'image':
    case 'file':
    case 'buttons':
      return noWords
  }
}

function renderList({ ordered, items }: BlockOf<'list'>): Words {
  const lines = items.map((item, index) => {
    const marker = ordered ? `${index + 1}. ` : '• '
    return join([words(marker), indented(renderSpans(item), ' '.repeat(marker.length))])
  })
  return join(lines, '\n')
}

/** One exercise a line, because Telegram has no tables and a phone no room for one. */
function renderRow({ exercise, prescription, detail, pair }: SetRow): Words {
  const name = pair === undefined ? exercise : `${pair}. ${exercise}`
  const rest = [prescription, detail].filter((part) => part !== undefined && part !== '')
  return join([words(name, { bold: true }), ...rest.map((part) => words(part ?? ''))], ' · ')
}

function renderSource({ number, article, heading, url, status }: Source): Words {
  const place = words(onOneLine(`${article} — ${heading}`), url === undefined ? {} : { url })
  const mark = status === 'starter' ? ' (starter article)' : ''
  return join([words(`[${number}] `), place, words(mark)])
}

function nothingToSay(): PlatformError {
  return new PlatformError('The reply has neither words nor files', {
    platform: 'telegram',
    outcome: 'refused',
    reason: 'empty',
  })
}
