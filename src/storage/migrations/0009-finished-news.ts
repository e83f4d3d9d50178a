/** News of a platform that are dealt with, as long as the platform may tell them again. */
import type { Kysely } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('finished_news')
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('news', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('finished_news_key', ['platform', 'news'])
    .execute()
}
