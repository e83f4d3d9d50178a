/**
 * Files people send: what they are, and their bytes up to a limit.
 *
 * The address of a file holds the token, so it is made only when the file is read, and no error names it.
 */
import type { Message } from 'grammy/types'
import type { Attachment } from '../../chat/message.ts'
import { readUpTo, tooLarge } from '../../chat/read-up-to.ts'
import { PlatformError, UserError } from '../../errors.ts'
import { hasReason, translateError } from './errors.ts'
import { REQUEST_TIMEOUT_SECONDS } from './limits.ts'
import type { Wire } from './wire.ts'

export interface FileSource {
  readonly wire: Pick<Wire, 'file'>
  readonly token: string
  readonly apiRoot: string
}

/** What all kinds of files have in common. */
interface TelegramFile {
  readonly file_id: string
  readonly file_size?: number
  readonly file_name?: string
  readonly mime_type?: string
}

/** The one file of a message, as a list. */
export function readAttachments(message: Message, source: FileSource): Attachment[] {
  const { photo, voice, audio, document, sticker, video, video_note, animation } = message
  const found: readonly (readonly [Attachment['kind'], TelegramFile | undefined, string])[] = [
    ['photo', photo?.at(-1), 'photo.jpg'],
    ['voice', voice ?? audio, 'voice.ogg'],
    ['video', video ?? video_note ?? animation, 'video.mp4'],
    ['sticker', sticker, 'sticker.webp'],
    // A moving picture comes as a document as well.
    ['file', animation === undefined ? document : undefined, 'file'],
  ]
  return found.flatMap(([kind, file, fileName]) =>
    file === undefined ? [] : [asAttachment(kind, file, fileName, source)],
  )
}

function asAttachment(
  kind: Attachment['kind'],
  file: TelegramFile,
  fileName: string,
  source: FileSource,
): Attachment {
  return {
    kind,
    fileName: file.file_name ?? fileName,
    mediaType: file.mime_type ?? (kind === 'photo' ? 'image/jpeg' : null),
    sizeBytes: file.file_size ?? null,
    download: (maxBytes) => download(file, maxBytes, source),
  }
}

async function download(
  { file_id: id, file_size: size = 0 }: TelegramFile,
  maxBytes: number,
  { wire, token, apiRoot }: FileSource,
): Promise<Uint8Array> {
  if (size > maxBytes) throw tooLarge(maxBytes)
  try {
    const { file_path: path } = await wire.file(id)
    const signal = AbortSignal.timeout(REQUEST_TIMEOUT_SECONDS * 1_000)
    const response = await fetch(`${apiRoot}/file/bot${token}/${path}`, {
      signal,
      redirect: 'error',
    })
    if (!response.ok || response.body === null) throw notThere(response.status)
    return await readUpTo(response.body, maxBytes)
  } catch (error) {
    if (error instanceof UserError) throw error
    // Telegram itself hands no more than 20 MB to bots.
    if (hasReason(error, 'file-too-big')) throw tooLarge(Math.min(maxBytes, LARGEST_BYTES))
    throw translateError(error)
  }
}

/** https://core.telegram.org/bots/api#getfile */
const LARGEST_BYTES = 20 * 1024 * 1024

function notThere(status: number): PlatformError {
  return new PlatformError(`Telegram's file server answered ${status}`, {
    platform: 'telegram',
    outcome: status >= 500 ? 'retry' : 'refused',
    reason: 'file',
  })
}
