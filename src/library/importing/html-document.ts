/**
 * A web page -> its article: the part a reader would call the article, without menus, scripts and advertising.
 *
 * Order of events: the page is parsed without running anything -> readability finds the article and what is known
 * about it -> its HTML becomes Markdown through the standard syntax trees.
 */
import { Readability } from '@mozilla/readability'
import { fromHtml } from 'hast-util-from-html'
import { toMdast } from 'hast-util-to-mdast'
import { parseHTML } from 'linkedom'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { toMarkdown } from 'mdast-util-to-markdown'
import { UserError } from '../../errors.ts'
import type { SourceDocument } from './source-file.ts'

/** Throws a `UserError` when there is no article on the page. */
export function readHtml(html: string): SourceDocument {
  const { document } = parseHTML(html)
  const published = dayOf(document)
  const article = new Readability(document as never, { charThreshold: 200 }).parse()
  if (article?.content == null || (article.textContent ?? '').trim() === '') {
    throw new UserError(
      'I find no article on that page. Send me the text itself as a file instead.',
    )
  }
  return {
    title: article.title?.trim() || null,
    author: article.byline?.trim() || null,
    published: dayFrom(article.publishedTime) ?? published,
    markdown: htmlToMarkdown(article.content),
  }
}

/** HTML as Markdown; pictures and links keep their words only. */
export function htmlToMarkdown(html: string): string {
  const tree = toMdast(fromHtml(html, { fragment: true }), {
    handlers: { img: () => undefined, a: (state, node) => state.all(node) },
  })
  return toMarkdown(tree, { extensions: [gfmToMarkdown()], bullet: '-' })
}

function dayOf(document: { querySelector(selector: string): unknown }): string | null {
  const time = document.querySelector('time[datetime]') as {
    getAttribute(name: string): string | null
  } | null
  return dayFrom(time?.getAttribute('datetime'))
}

function dayFrom(time: string | null | undefined): string | null {
  return /^\d{4}-\d{2}-\d{2}/.exec(time ?? '')?.[0] ?? null
}
