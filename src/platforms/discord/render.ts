/**
 * A reply as Discord messages: text as markdown, buttons as components, pictures and files as attachments.
 *
 * Order of events: the blocks are split into parts of at most 2000 characters -> each part becomes one message ->
 * buttons that fit no longer (more than five rows) and files beyond ten go into messages of their own.
 */
import {
  type APIAllowedMentions,
  type APIAttachment,
  type APIMessageTopLevelComponent,
  MessageFlags,
  type RawFile,
  type RESTPostAPIChannelMessageJSONBody,
} from 'discord.js'
import {
  type Block,
  type BlockOf,
  calledIn,
  type Reply,
  type SetRow,
  type Source,
} from '../../chat/reply.ts'
import { splitReply } from '../../chat/split-reply.ts'
import { PlatformError } from '../../errors.ts'
import { renderButtons } from './buttons.ts'
import { ALT_TEXT_LENGTH, FILES_PER_MESSAGE, ROWS_PER_MESSAGE, TEXT_LENGTH } from './limits.ts'
import { escapeMarkdown, onOneLine, renderLink, renderSpans } from './markdown.ts'

/** The body of one message, without the ways it is sent (nonce, mentions, reference). */
export interface RenderedMessage {
  readonly content: string
  readonly components: APIMessageTopLevelComponent[]
  readonly attachments: Pick<APIAttachment, 'id' | 'filename' | 'description'>[]
  readonly files: RawFile[]
  /** Ids of the people it may ping. */
  readonly calls: string[]
}

type Attached = BlockOf<'image'> | BlockOf<'file'>

/** What Discord sees of an otherwise empty message, because it takes none without text or files. */
const INVISIBLE = '\u200b'

/** The messages of a reply, first to last. `reserved` characters are kept free in each of them. */
export function renderReply(reply: Reply, reserved = 0): RenderedMessage[] {
  const parts = splitReply(reply, TEXT_LENGTH - reserved, measure)
  const messages = parts.flatMap(renderPart)
  if (messages.length === 0) throw nothingToSay()
  return messages
}

/** Length of a reply as Discord counts it. */
export function measure(reply: Reply): number {
  return renderText(reply.blocks).length
}

/** The text of some blocks; pictures, files and buttons have none. */
export function renderText(blocks: readonly Block[]): string {
  let shown = ''
  let before: Block['kind'] | undefined
  for (const block of blocks) {
    const words = renderBlock(block)
    if (words === '') continue
    // A heading brings its own space, and a set table reads best right below it.
    shown += before === undefined ? words : (before === 'title' ? '\n' : '\n\n') + words
    before = block.kind
  }
  return shown
}

/** What every message of this adapter is sent with: no previews and, whatever the text says, no pings of its own. */
export function quiet(message: RenderedMessage): RESTPostAPIChannelMessageJSONBody {
  const { files: _files, calls, ...body } = message
  return { ...body, flags: MessageFlags.SuppressEmbeds, allowed_mentions: allowing(calls) }
}

/** Only these people are pinged, by nothing but the words that call them. */
export function allowing(users: readonly string[]): APIAllowedMentions {
  return users.length === 0 ? { parse: [] } : { parse: [], users: [...users] }
}

function renderPart({ blocks }: Reply): RenderedMessage[] {
  const rows = renderButtons(blocks.filter((block) => block.kind === 'buttons'))
  const attached = blocks.filter((block) => block.kind === 'image' || block.kind === 'file')
  const content = renderText(blocks)
  const count = Math.max(
    content === '' ? 0 : 1,
    Math.ceil(rows.length / ROWS_PER_MESSAGE),
    Math.ceil(attached.length / FILES_PER_MESSAGE),
  )
  return Array.from({ length: count }, (_none, index) => ({
    ...message(
      index === 0 ? content : '',
      rows.slice(index * ROWS_PER_MESSAGE, (index + 1) * ROWS_PER_MESSAGE),
      attached.slice(index * FILES_PER_MESSAGE, (index + 1) * FILES_PER_MESSAGE),
    ),
    calls: index === 0 ? calledIn({ blocks }) : [],
  }))
}

function message(
  content: string,
  components: APIMessageTopLevelComponent[],
  attached: readonly Attached[],
): Omit<RenderedMessage, 'calls'> {
  return {
    content: content === '' && attached.length === 0 ? INVISIBLE : content,
    components,
    attachments: attached.map((block, index) => describe(block, index)),
    files: attached.map(rawFile),
  }
}

function describe(block: Attached, index: number) {
  const named = { id: `${index}`, filename: block.fileName }
  if (block.kind === 'file' || block.alt === '') return named
  return { ...named, description: block.alt.slice(0, ALT_TEXT_LENGTH) }
}

function rawFile(block: Attached): RawFile {
  const file = { name: block.fileName, data: block.bytes }
  return block.kind === 'file' ? { ...file, contentType: block.mediaType } : file
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case 'title':
      return `### ${escapeMarkdown(onOneLine(block.text))}`
    case 'text':
      return renderSpans(block.spans)
    case 'note':
      return smallPrint(renderSpans(block.spans))
    case 'list':
      return renderList(block)
    case 'set-table':
      return block.rows.map(renderRow).join('\n')
    case 'sources':
      return block.sources.map((source) => smallPrint(renderSource(source))).join('\n')
    case 'image':
    case 'file':
    case 'buttons':
      return ''
  }
}

function renderList({ ordered, items }: BlockOf<'list'>): string {
  return items
    .map((item, index) => {
      const marker = ordered ? `${index + 1}.` : '-'
      return `${marker} ${renderSpans(item).replaceAll('\n', `\n${' '.repeat(marker.length + 1)}`)}`
    })
    .join('\n')
}

/** One exercise a line, because a table of bars and dashes cannot be read on a phone. */
function renderRow({ exercise, prescription, detail, pair }: SetRow): string {
  const name = pair === undefined ? exercise : `${pair}. ${exercise}`
  const rest = [prescription, detail].filter((part) => part !== undefined && part !== '')
  return `**${escapeMarkdown(name)}** · ${rest.map((part) => escapeMarkdown(part ?? '')).join(' · ')}`
}

function renderSource({ number, article, heading, url, status }: Source): string {
  const words = `${article} — ${heading}`
  const place = url === undefined ? escapeMarkdown(words) : renderLink(words, url)
  return `\\[${number}\\] ${place}${status === 'starter' ? ' (starter article)' : ''}`
}

function smallPrint(words: string): string {
  return words === '' ? '' : words.replace(/^(?=.)/gm, '-# ')
}

function nothingToSay(): PlatformError {
  return new PlatformError('The reply has neither words nor files', {
    platform: 'discord',
    outcome: 'refused',
    reason: 'empty',
  })
}
