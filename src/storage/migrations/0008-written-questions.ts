/** Questions a model wrote for passages that came without any. */
import type { Kysely } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('written_question')
    .addColumn('text_hash', 'text', (column) => column.primaryKey())
    .addColumn('questions_json', 'text', (column) => column.notNull())
    .addColumn('written_at', 'bigint', (column) => column.notNull())
    .execute()
}
