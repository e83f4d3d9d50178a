/**
 * What the coach wrote or attached, as the words of an announcement.
 *
 * Markdown is understood and line breaks stay where they were typed. Pictures and files come along as bytes, so
 * that they can be sent on every platform.
 */
import type { Attachment, IncomingMessage } from '../../chat/message.ts'
import { parseMarkdown } from '../../chat/parse-markdown.ts'
import type { Block, Reply } from '../../chat/reply.ts'
import { UserError } from '../../errors.ts'

const LONGEST_WORDS = 8_000
const MOST_ATTACHMENTS = 4
const LARGEST_BYTES = 8 * 1024 * 1024

/** The announcement a message holds; the message it answers stands in when it has no words of its own. */
export async function announcementIn(message: IncomingMessage, words: string): Promise<Reply> {
  const isBare = words === '' && message.attachments.length === 0
  const wanted = isBare ? (message.repliedTo?.text ?? '') : (message.marked ?? words)
  const blocks = [...(await attachmentsOf(message)), ...wordsOf(wanted)]
  if (blocks.length === 0) {
    throw new UserError(
      'There is nothing in it yet. Send me the words, a picture, or forward a message.',
    )
  }
  return { blocks }
}

/** Whether a message holds anything an announcement could be made from. */
export function holdsContent({ attachments, repliedTo }: IncomingMessage, words: string): boolean {
  return words !== '' || attachments.length > 0 || (repliedTo?.text ?? '') !== ''
}

/** New words for an announcement; its pictures stay unless new ones came. */
export function withNewWords(old: Reply, fresh: Reply): Reply {
  const bringsPictures = fresh.blocks.some(isAttached)
  return { blocks: [...(bringsPictures ? [] : old.blocks.filter(isAttached)), ...fresh.blocks] }
}

/** The same words with more pictures. */
export function withPictures(old: Reply, fresh: Reply): Reply {
  const attached = [...old.blocks, ...fresh.blocks].filter(isAttached)
  if (attached.length > MOST_ATTACHMENTS) throw tooMany()
  return { blocks: [...attached, ...old.blocks.filter((block) => !isAttached(block))] }
}

function wordsOf(words: string): Block[] {
  if (words.length > LONGEST_WORDS) {
    throw new UserError(
      `That is ${words.length.toLocaleString('en')} characters; ${LONGEST_WORDS.toLocaleString('en')} are the ` +
        'most. Keep what everybody needs and link to the rest.',
    )
  }
  return parseMarkdown(keepLines(words))
}

/** In a chat a line break is meant; in Markdown only two spaces before it say so. */
function keepLines(words: string): string {
  return words.replace(/([^\n])\n(?=[^\n])/g, '$1  \n')
}

async function attachmentsOf({ attachments }: IncomingMessage): Promise<Block[]> {
  if (attachments.length > MOST_ATTACHMENTS) throw tooMany()
  return Promise.all(attachments.map(attached))
}

async function attached(attachment: Attachment): Promise<Block> {
  const { kind, fileName, mediaType } = attachment
  if (kind !== 'photo' && kind !== 'file') {
    throw new UserError(
      'I can carry words, pictures and files, but no video, voice or stickers yet.',
    )
  }
  const bytes = await attachment.download(LARGEST_BYTES)
  const isPicture = kind === 'photo' || (mediaType ?? '').startsWith('image/')
  return isPicture
    ? { kind: 'image', bytes, fileName, alt: '' }
    : { kind: 'file', bytes, fileName, mediaType: mediaType ?? 'application/octet-stream' }
}

function isAttached({ kind }: Block): boolean {
  return kind === 'image' || kind === 'file'
}

function tooMany(): UserError {
  return new UserError(
    `${MOST_ATTACHMENTS} pictures are the most for one announcement. Leave some out.`,
  )
}
