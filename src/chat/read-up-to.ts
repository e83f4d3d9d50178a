/**
 * The bytes of a file somebody sent, up to a limit.
 */
import { UserError } from '../errors.ts'

const MEGABYTE = 1024 * 1024

/** Stops reading at the limit, whatever size was announced. */
export async function readUpTo(
  body: ReadableStream<Uint8Array>,
  maxBytes: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let total = 0
  for await (const chunk of body) {
    total += chunk.byteLength
    if (total > maxBytes) throw tooLarge(maxBytes)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

export function tooLarge(maxBytes: number): UserError {
  const megabytes = Math.max(1, Math.floor(maxBytes / MEGABYTE))
  return new UserError(`That file is too large for me; I can take up to ${megabytes} MB.`)
}
