/** Who asked the coach, to be called when the answer arrives in the room of the question. */
import type { Kysely } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await db.schema.alterTable('coach_question').addColumn('asker_id', 'text').execute()
}
