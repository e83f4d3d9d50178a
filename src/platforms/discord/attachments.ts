/**
 * Files people send: what they are, and their bytes up to a limit.
 *
 * Only Discord's own file servers are asked (or the server of `apiUrl`), because an address in a message is
 * outside text like any other.
 */
import type { Attachment as DiscordFile, Sticker } from 'discord.js'
import type { Attachment } from '../../chat/message.ts'
import { readUpTo, tooLarge } from '../../chat/read-up-to.ts'
import { PlatformError, UserError } from '../../errors.ts'
import { translateError } from './errors.ts'
import { REQUEST_TIMEOUT_MS } from './limits.ts'

const fileServers = ['https://cdn.discordapp.com', 'https://media.discordapp.net']

export function readFile(file: DiscordFile, apiUrl: string | undefined): Attachment {
  const mediaType = file.contentType?.split(';')[0] ?? null
  return {
    kind: kindOf(mediaType),
    fileName: file.name,
    mediaType,
    sizeBytes: file.size,
    download: (maxBytes) => download(file.url, file.size, maxBytes, apiUrl),
  }
}

export function readSticker(sticker: Sticker, apiUrl: string | undefined): Attachment {
  return {
    kind: 'sticker',
    fileName: sticker.name,
    mediaType: null,
    sizeBytes: null,
    download: (maxBytes) => download(sticker.url, 0, maxBytes, apiUrl),
  }
}

function kindOf(mediaType: string | null): Attachment['kind'] {
  if (mediaType?.startsWith('image/')) return 'photo'
  if (mediaType?.startsWith('audio/')) return 'voice'
  return mediaType?.startsWith('video/') ? 'video' : 'file'
}

async function download(
  url: string,
  sizeBytes: number,
  maxBytes: number,
  apiUrl: string | undefined,
): Promise<Uint8Array> {
  if (!isFileServer(url, apiUrl)) throw elsewhere()
  if (sizeBytes > maxBytes) throw tooLarge(maxBytes)
  try {
    const signal = AbortSignal.timeout(REQUEST_TIMEOUT_MS)
    const response = await fetch(url, { signal, redirect: 'error' })
    if (!response.ok || response.body === null) throw notThere(response.status)
    return await readUpTo(response.body, maxBytes)
  } catch (error) {
    if (error instanceof UserError) throw error
    throw translateError(error)
  }
}

function isFileServer(url: string, apiUrl: string | undefined): boolean {
  const own = apiUrl === undefined ? [] : [new URL(apiUrl).origin]
  return [...fileServers, ...own].includes(new URL(url).origin)
}

function notThere(status: number): PlatformError {
  return new PlatformError(`The file server answered ${status}`, {
    platform: 'discord',
    outcome: status >= 500 ? 'retry' : 'refused',
    reason: 'file',
  })
}

function elsewhere(): PlatformError {
  return new PlatformError('The file does not lie on a server of Discord', {
    platform: 'discord',
    outcome: 'refused',
    reason: 'file',
  })
}
