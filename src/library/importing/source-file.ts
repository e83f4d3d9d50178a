/** Bytes that came from somewhere, before anybody knows what is in them. */
export interface SourceFile {
  /** File name or last part of the address; untrusted, only shown and used to guess the kind. */
  readonly name: string
  readonly bytes: Uint8Array
  /** As the sender says, without parameters; null when unknown. */
  readonly mediaType: string | null
  /** As the sender says, such as `iso-8859-1`; null: UTF-8. */
  readonly charset: string | null
  /** Where it was read from at last, after redirects; null for a file. */
  readonly url: string | null
  readonly etag: string | null
  readonly lastModified: string | null
}

/** What a document says, as Markdown, with what is known about it. */
export interface SourceDocument {
  readonly title: string | null
  readonly author: string | null
  /** `YYYY-MM-DD`. */
  readonly published: string | null
  readonly markdown: string
}

/** Pages that a feed or a sitemap points to. */
export interface Listing {
  readonly urls: readonly string[]
}

export type SourceKind = 'markdown' | 'text' | 'html' | 'word' | 'pdf' | 'xml'

/** The largest file that is read, in bytes. */
export const LARGEST_SOURCE = 10 * 1024 * 1024

const endings: readonly (readonly [RegExp, SourceKind])[] = [
  [/\.(md|markdown)$/i, 'markdown'],
  [/\.txt$/i, 'text'],
  [/\.x?html?$/i, 'html'],
  [/\.docx$/i, 'word'],
  [/\.pdf$/i, 'pdf'],
  [/\.(xml|rss|atom)$/i, 'xml'],
]

const mediaTypes: Readonly<Record<string, SourceKind>> = {
  'text/markdown': 'markdown',
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'word',
  'application/pdf': 'pdf',
  'application/rss+xml': 'xml',
  'application/atom+xml': 'xml',
  'application/xml': 'xml',
  'text/xml': 'xml',
}

/** What a file is: by its first bytes, then by what the sender says, then by its name; null when unknown. */
export function kindOf({ name, bytes, mediaType }: SourceFile): SourceKind | null {
  if (startsWith(bytes, '%PDF-')) return 'pdf'
  if (startsWith(bytes, 'PK\u0003\u0004'))
    return /\.docx$/i.test(name) || mediaTypes[mediaType ?? ''] === 'word' ? 'word' : null
  const byName = endings.find(([ending]) => ending.test(name))?.[1]
  const bySender = mediaTypes[mediaType ?? '']
  if (byName === 'markdown' && mediaType === 'text/plain') return 'markdown'
  return bySender ?? byName ?? (mediaType === 'text/plain' ? 'text' : null)
}

function startsWith(bytes: Uint8Array, sign: string): boolean {
  return Buffer.from(bytes.subarray(0, sign.length)).toString('latin1') === sign
}
