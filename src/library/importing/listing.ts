/**
 * A feed (RSS, Atom) or a sitemap -> the pages it points to. Other hosts are left out: a feed speaks for its own
 * site.
 */
import { XMLParser } from 'fast-xml-parser'
import { parseFeed } from 'feedsmith'
import { UserError } from '../../errors.ts'
import type { Listing } from './source-file.ts'

/** Pages taken from one listing. */
export const MOST_PAGES = 300

/** Entities are never expanded, so that a few lines cannot become gigabytes. */
const xml = new XMLParser({ processEntities: false, ignoreAttributes: true })

/** Throws a `UserError` when it is neither a feed nor a sitemap. */
export function readListing(text: string, listingUrl: string): Listing {
  const urls = urlsOfSitemap(text) ?? urlsOfFeed(text)
  if (urls === null) {
    throw new UserError(
      'That is neither a feed nor a sitemap. Give me the address of an article instead.',
    )
  }
  const { host } = new URL(listingUrl)
  const own = urls
    .flatMap((url) => URL.parse(url.trim(), listingUrl) ?? [])
    .filter((url) => url.host === host && url.href !== listingUrl)
    .map(({ href }) => href)
  return { urls: [...new Set(own)].slice(0, MOST_PAGES) }
}

function urlsOfSitemap(text: string): string[] | null {
  if (!/<(urlset|sitemapindex)[\s>]/.test(text.slice(0, 2_000))) return null
  const { urlset, sitemapindex } = xml.parse(text)
  const entries = [urlset?.url ?? [], sitemapindex?.sitemap ?? []].flat()
  return entries.flatMap((entry: { loc?: unknown }) =>
    typeof entry?.loc === 'string' ? entry.loc : [],
  )
}

function urlsOfFeed(text: string): string[] | null {
  try {
    const { format, feed } = parseFeed(text)
    if (format === 'atom') {
      return (feed.entries ?? []).flatMap(
        ({ links = [] }) => links.find(({ rel = 'alternate' }) => rel === 'alternate')?.href ?? [],
      )
    }
    if (format === 'json') return (feed.items ?? []).flatMap(({ url }) => url ?? [])
    return (feed.items ?? []).flatMap(({ link }) => link ?? [])
  } catch {
    return null
  }
}
