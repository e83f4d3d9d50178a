/**
 * A document as a Markdown article with front matter: what the library reads and the coach can take along.
 */
import { stringify } from 'yaml'
import { readArticle } from '../article.ts'
import { splitArticle } from '../front-matter.ts'
import { slugOf } from '../passages.ts'
import type { SourceDocument } from './source-file.ts'

export interface Provenance {
  /** Where it can be read; null for a file. */
  readonly url: string | null
  /** Name of the file or last part of the address, for articles without a title. */
  readonly name: string
}

export interface ComposedArticle {
  readonly id: string
  readonly title: string
  readonly markdown: string
  /** What keeps it from being used; empty when it is sound. */
  readonly problems: readonly string[]
}

/** What the document's own front matter says stands; the rest is filled in from what is known. */
export function composeArticle(document: SourceDocument, from: Provenance): ComposedArticle {
  const fallback = from.name.replace(/\.\w+$/, '')
  const { front, body, problems } = splitArticle(
    from.name,
    document.markdown.replace(/\r\n?/g, '\n'),
  )
  if (front === null) {
    const said = problems.map(({ line, message }) => `line ${line}: ${message}`)
    return { id: idFrom(fallback), title: fallback, markdown: document.markdown, problems: said }
  }
  const title = String(front.title ?? document.title ?? headlineOf(body) ?? fallback)
  const filled = {
    ...front,
    title,
    author: front.author ?? document.author ?? undefined,
    published: front.published ?? document.published ?? undefined,
    url: front.url ?? from.url ?? undefined,
    status: front.status ?? 'coach',
  }
  const markdown = `---\n${stringify(filled)}---\n\n${body.trim()}\n`
  const read = readArticle(`${fallback}.md`, markdown)
  return {
    id: idFrom(title),
    title,
    markdown,
    problems: read.problems.map(({ line, message }) => `line ${line}: ${message}`),
  }
}

function headlineOf(body: string): string | null {
  return /^#\s+(.+)$/m.exec(body)?.[1]?.trim() ?? null
}

/** Short enough to be cited, and never a path. */
function idFrom(title: string): string {
  return slugOf(title).slice(0, 60).replace(/-+$/, '')
}
