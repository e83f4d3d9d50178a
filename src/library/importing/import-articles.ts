/**
 * Files and links into the library, with one report of what was read.
 *
 * Order of events for each source: read it (an unchanged page is not read again) -> a feed or sitemap becomes the
 * pages it points to -> a document becomes an article -> stored under a name of its own. One source's trouble does
 * not stop the others. At the end a model, when there is one, writes the questions the new passages answer.
 */
import { createHash } from 'node:crypto'
import { UserError } from '../../errors.ts'
import { idOf, readArticle } from '../article.ts'
import { cutPassages } from '../passages.ts'
import type { QuestionsWritten, QuestionWriting } from '../write-questions.ts'
import { composeArticle } from './compose-article.ts'
import { isListing, readSource } from './read-source.ts'
import type { ReadLink } from './safe-fetch.ts'
import type { Listing, SourceDocument, SourceFile } from './source-file.ts'
import type { ArticleOrigin, StoredArticle, StoredArticles } from './stored-articles.ts'

export interface ImportParts {
  readonly articles: StoredArticles
  readonly readLink: ReadLink
  /** Names of articles in the folder, which an imported one must not take. */
  readonly takenIds: ReadonlySet<string>
  /** Writes the questions new passages answer, once. Null or left out: there is no model. Never rejects. */
  readonly writeQuestions?: QuestionWriting['write'] | null
}

export interface ImportReport {
  readonly added: readonly Imported[]
  readonly changed: readonly Imported[]
  readonly unchanged: readonly string[]
  readonly failed: readonly { readonly source: string; readonly reason: string }[]
  /** Null when nothing was to be written or nobody is there to write. */
  readonly written: QuestionsWritten | null
}

export interface Imported {
  readonly id: string
  readonly title: string
  readonly source: string
}

/** A link, or a file that is here already. */
export type Source = string | SourceFile

/** A sitemap may point to sitemaps, and no deeper. */
const DEEPEST_LISTING = 2

/** Never throws for a source; its trouble stands in the report. */
export async function importArticles(
  sources: readonly Source[],
  parts: ImportParts,
): Promise<ImportReport> {
  const report: Report = { added: [], changed: [], unchanged: [], failed: [], written: null }
  const done = new Set<string>()
  for (const source of sources)
    await importOne({ source, origin: null, depth: 0 }, report, done, parts)
  return { ...report, written: await writeQuestions(report, parts) }
}

async function writeQuestions(
  { added, changed }: ImportReport,
  { articles, writeQuestions: write = null }: ImportParts,
): Promise<QuestionsWritten | null> {
  const ids = new Set([...added, ...changed].map(({ id }) => id))
  if (write === null || ids.size === 0) return null
  const files = (await articles.files()).filter(({ file }) => ids.has(idOf(file)))
  const read = files.map(({ file, text }) => readArticle(file, text).article)
  return write(read.flatMap((article) => (article === null ? [] : cutPassages(article))))
}

interface Report extends ImportReport {
  readonly added: Imported[]
  readonly changed: Imported[]
  readonly unchanged: string[]
  readonly failed: { source: string; reason: string }[]
}

interface Step {
  readonly source: Source
  /** The listing it came from; null when it was named itself. */
  readonly origin: ArticleOrigin | null
  readonly depth: number
}

async function importOne(
  step: Step,
  report: Report,
  done: Set<string>,
  parts: ImportParts,
): Promise<void> {
  const name = nameOf(step.source)
  if (done.has(name)) return
  done.add(name)
  try {
    const known = await parts.articles.bySource(name)
    const file = await fetchSource(step.source, known, parts)
    if (file === 'unchanged') return void report.unchanged.push(name)
    const read = await readSource(file)
    if (isListing(read)) return await followListing(read, file, step, report, done, parts)
    await store({ name, file, read, known, origin: originOf(step) }, report, parts)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    report.failed.push({ source: name, reason: error.message })
  }
}

async function fetchSource(source: Source, known: StoredArticle | null, { readLink }: ImportParts) {
  if (typeof source !== 'string') return source
  return readLink(source, known ?? undefined)
}

async function followListing(
  { urls }: Listing,
  file: SourceFile,
  { depth }: Step,
  report: Report,
  done: Set<string>,
  parts: ImportParts,
): Promise<void> {
  if (urls.length === 0) throw new UserError('That list names no page of its own site.')
  if (depth >= DEEPEST_LISTING) throw new UserError('Those lists lead to lists without end.')
  const origin = /<(urlset|sitemapindex)/.test(
    Buffer.from(file.bytes.subarray(0, 2_000)).toString(),
  )
    ? 'sitemap'
    : 'feed'
  for (const url of urls)
    await importOne({ source: url, origin, depth: depth + 1 }, report, done, parts)
}

interface Arrived {
  readonly name: string
  readonly file: SourceFile
  readonly read: SourceDocument
  readonly known: StoredArticle | null
  readonly origin: ArticleOrigin
}

async function store(
  { name, file, read, known, origin }: Arrived,
  report: Report,
  parts: ImportParts,
) {
  const sourceHash = createHash('sha256').update(read.markdown).digest('hex')
  if (known?.sourceHash === sourceHash) return void report.unchanged.push(name)
  const composed = composeArticle(read, { url: file.url, name: file.name })
  if (composed.problems.length > 0) throw new UserError(composed.problems.join('; '))
  const id = known?.id ?? (await freeId(composed.id, parts))
  await parts.articles.put({
    id,
    markdown: composed.markdown,
    origin,
    sourceUrl: name,
    sourceHash,
    etag: file.etag,
    lastModified: file.lastModified,
  })
  const list = known === null ? report.added : report.changed
  list.push({ id, title: composed.title, source: name })
}

async function freeId(wanted: string, { articles, takenIds }: ImportParts): Promise<string> {
  let id = wanted
  for (let count = 2; takenIds.has(id) || (await articles.find(id)) !== null; count += 1) {
    id = `${wanted}-${count}`
  }
  return id
}

/** What a source is known by when it comes again. */
function nameOf(source: Source): string {
  return typeof source === 'string' ? source : `file:${source.name}`
}

function originOf({ source, origin }: Step): ArticleOrigin {
  return origin ?? (typeof source === 'string' ? 'link' : 'file')
}

/** The report in words, one line a thing, for the coach. */
export function sayImport(report: ImportReport): readonly string[] {
  const { added, changed, unchanged, failed, written } = report
  return [
    ...added.map(({ title, id }) => `New: ${title} (${id})`),
    ...changed.map(({ title, id }) => `Changed: ${title} (${id})`),
    ...(unchanged.length === 0 ? [] : [`Unchanged: ${unchanged.length}`]),
    ...failed.map(({ source, reason }) => `Not read: ${source}. ${reason}`),
    ...(written === null ? [] : sayWritten(written)),
  ]
}

function sayWritten({ questions, passages, left }: QuestionsWritten): readonly string[] {
  const words = (count: number) => (count === 1 ? '1 passage' : `${count} passages`)
  return [
    ...(passages === 0
      ? []
      : [`Questions written to find it by: ${questions}, for ${words(passages)}`]),
    ...(left === 0 ? [] : [`No questions yet for ${words(left)}; I write them at the next start`]),
  ]
}
