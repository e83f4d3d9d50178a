/**
 * A PDF -> text with paragraphs. A PDF knows lines on a page and no headings, so its text is read like a plain text
 * file: short lines between empty ones are headings.
 */
import { extractText, getDocumentProxy, getMeta } from 'unpdf'
import { UserError } from '../../errors.ts'
import type { SourceDocument } from './source-file.ts'
import { textToMarkdown } from './text-document.ts'

const MOST_PAGES = 200

/** Throws a `UserError` when it cannot be opened, is too long or holds only pictures. */
export async function readPdf(bytes: Uint8Array): Promise<SourceDocument> {
  const pdf = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0 }).catch((error) => {
    throw new UserError('I cannot open that PDF. Save it again without a password.', {
      cause: error,
    })
  })
  if (pdf.numPages > MOST_PAGES) {
    throw new UserError(
      `That PDF has ${pdf.numPages} pages. I read up to ${MOST_PAGES}; send me a part.`,
    )
  }
  const { text } = await extractText(pdf, { mergePages: false })
  const { info } = await getMeta(pdf)
  const words = text.map((page) => page.trim()).join('\n\n')
  if (words.trim() === '') {
    throw new UserError('That PDF holds pictures of text and no text. Send me the words instead.')
  }
  const { title, markdown } = textToMarkdown(words)
  return { title: said(info.Title) ?? title, author: said(info.Author), published: null, markdown }
}

function said(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}
