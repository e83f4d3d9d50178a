/**
 * Bytes of any kind -> a document, or the list of pages that a feed or sitemap is. Most programs that run never read
 * one, so each reader is loaded when its first file comes.
 */
import { UserError } from '../../errors.ts'
import { kindOf, type Listing, type SourceDocument, type SourceFile } from './source-file.ts'
import { textToMarkdown } from './text-document.ts'

/** Throws a `UserError` that says what can be read when this cannot. */
export async function readSource(file: SourceFile): Promise<SourceDocument | Listing> {
  switch (kindOf(file)) {
    case 'text':
      return { ...textToMarkdown(textOf(file)), author: null, published: null }
    case 'markdown':
      return { title: null, author: null, published: null, markdown: textOf(file) }
    case 'html':
      return (await import('./html-document.ts')).readHtml(textOf(file))
    case 'word':
      return (await import('./word-document.ts')).readWord(file.bytes)
    case 'pdf':
      return (await import('./pdf-document.ts')).readPdf(file.bytes)
    case 'xml':
      return (await import('./listing.ts')).readListing(textOf(file), file.url ?? 'file:///')
    default:
      throw new UserError(
        `I cannot read ${file.name}. I read Markdown, text, web pages, Word (.docx), PDF, feeds and sitemaps.`,
      )
  }
}

export function isListing(read: SourceDocument | Listing): read is Listing {
  return 'urls' in read
}

/** As the sender says; without a word from the sender UTF-8, and what is none of it is refused. */
function textOf({ bytes, charset, name }: SourceFile): string {
  try {
    return new TextDecoder(charset ?? 'utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw new UserError(`${name} is not UTF-8 text. Save it as UTF-8 and send it again.`, {
      cause: error,
    })
  }
}
