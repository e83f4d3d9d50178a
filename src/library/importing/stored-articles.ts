/**
 * Articles that live in the database: imported ones, and the coach's answers that became knowledge.
 *
 * Each is a Markdown file with its front matter, just as one in the folder, so that all of them can be taken along.
 */
import type { Selectable } from 'kysely'
import type { Clock } from '../../clock.ts'
import type { Database } from '../../storage/database.ts'
import type { ArticleTable } from '../../storage/tables/answers.ts'
import type { ArticleFile } from '../read-folder.ts'

export type ArticleOrigin = 'file' | 'link' | 'feed' | 'sitemap' | 'answer'

export interface StoredArticle {
  /** The name it is cited by. */
  readonly id: string
  readonly markdown: string
  readonly origin: ArticleOrigin
  readonly sourceUrl: string | null
  /** Of what was read, to notice that nothing changed. */
  readonly sourceHash: string | null
  readonly etag: string | null
  readonly lastModified: string | null
}

export interface StoredArticles {
  /** Adds the article or replaces the one of that id. */
  put(article: StoredArticle): Promise<void>
  find(id: string): Promise<StoredArticle | null>
  /** The article that came from there, removed ones included, so that a removed one keeps its name. */
  bySource(sourceUrl: string): Promise<StoredArticle | null>
  all(): Promise<readonly StoredArticle[]>
  /** False when there is none of that id. */
  remove(id: string): Promise<boolean>
  /** As the library reads them. */
  files(): Promise<readonly ArticleFile[]>
}

export function createStoredArticles(db: Database, clock: Clock): StoredArticles {
  const living = () => db.selectFrom('article').selectAll().where('removed_at', 'is', null)
  return {
    async put(article) {
      const now = clock.now()
      const columns = { ...columnsOf(article), updated_at: now, removed_at: null }
      await db
        .insertInto('article')
        .values({ id: article.id, ...columns, imported_at: now })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
        .execute()
    },
    async find(id) {
      const row = await living().where('id', '=', id).executeTakeFirst()
      return row === undefined ? null : asArticle(row)
    },
    async bySource(sourceUrl) {
      const row = await db
        .selectFrom('article')
        .selectAll()
        .where('source_url', '=', sourceUrl)
        .executeTakeFirst()
      return row === undefined ? null : asArticle(row)
    },
    async all() {
      return (await living().orderBy('id').execute()).map(asArticle)
    },
    async remove(id) {
      const removed = await db
        .updateTable('article')
        .set({ removed_at: clock.now(), source_hash: null, etag: null, last_modified: null })
        .where('id', '=', id)
        .where('removed_at', 'is', null)
        .executeTakeFirst()
      return removed.numUpdatedRows > 0n
    },
    async files() {
      const rows = await living().orderBy('id').execute()
      return rows.map(({ id, markdown }) => ({ file: `${id}.md`, text: markdown }))
    },
  }
}

function columnsOf(article: StoredArticle) {
  return {
    markdown: article.markdown,
    origin: article.origin,
    source_url: article.sourceUrl,
    source_hash: article.sourceHash,
    etag: article.etag,
    last_modified: article.lastModified,
  }
}

function asArticle(row: Selectable<ArticleTable>): StoredArticle {
  return {
    id: row.id,
    markdown: row.markdown,
    origin: row.origin as ArticleOrigin,
    sourceUrl: row.source_url,
    sourceHash: row.source_hash,
    etag: row.etag,
    lastModified: row.last_modified,
  }
}
