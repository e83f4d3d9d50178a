/** Until when a repeat of a delivery in doubt is recognised by its nonce. */
import type { Kysely } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await db.schema.alterTable('delivery').addColumn('nonce_until', 'bigint').execute()
}
