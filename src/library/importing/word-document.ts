/**
 * A Word file (.docx) -> Markdown. The file is a zip of XML: how large it would become is read from its table of
 * contents first, so that a small file cannot fill the memory.
 */
import mammoth from 'mammoth'
import { UserError } from '../../errors.ts'
import { htmlToMarkdown } from './html-document.ts'
import type { SourceDocument } from './source-file.ts'

const LARGEST_UNPACKED = 60 * 1024 * 1024

/** Throws a `UserError` when it is not a Word file or unpacks to too much. */
export async function readWord(bytes: Uint8Array): Promise<SourceDocument> {
  if (unpackedBytes(bytes) > LARGEST_UNPACKED) {
    throw new UserError(
      'That Word file unpacks to more than 60 MB. Send me the text without its pictures.',
    )
  }
  try {
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })
    return { title: null, author: null, published: null, markdown: htmlToMarkdown(value) }
  } catch (error) {
    throw new UserError(
      'I cannot open that Word file. Save it again as .docx, or send me the text.',
      {
        cause: error,
      },
    )
  }
}

const CENTRAL_ENTRY = 0x02014b50

/** The sum of the unpacked sizes in the zip's table of contents; unknown sizes count as too large. */
function unpackedBytes(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let sum = 0
  for (let at = 0; at + 46 <= view.byteLength; at += 1) {
    if (view.getUint32(at, true) !== CENTRAL_ENTRY) continue
    const size = view.getUint32(at + 24, true)
    sum += size === 0xffffffff ? Number.POSITIVE_INFINITY : size
    at += 45
  }
  return sum
}
