/** Workout entries, holds and each member's plan. */
import type { Kysely } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('workout_entry')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('member_id', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('exercise', 'text', (column) => column.notNull())
    .addColumn('sets_json', 'text', (column) => column.notNull())
    .addColumn('pain', 'integer')
    .addColumn('soreness', 'integer')
    .addColumn('note', 'text')
    .addColumn('logged_at', 'bigint', (column) => column.notNull())
    .addColumn('deleted_at', 'bigint')
    .execute()
  await db.schema
    .createIndex('workout_entry_member_day')
    .on('workout_entry')
    .columns(['member_id', 'day'])
    .execute()
  await db.schema
    .createTable('hold')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('member_id', 'text', (column) => column.notNull())
    .addColumn('category', 'text', (column) => column.notNull())
    .addColumn('scope_json', 'text', (column) => column.notNull())
    .addColumn('since_day', 'text', (column) => column.notNull())
    .addColumn('opened_at', 'bigint', (column) => column.notNull())
    .addColumn('cleared_at', 'bigint')
    .addColumn('cleared_words', 'text')
    .execute()
  await db.schema.createIndex('hold_member').on('hold').column('member_id').execute()
  await db.schema
    .createTable('plan')
    .addColumn('member_id', 'text', (column) => column.primaryKey())
    .addColumn('programme', 'text', (column) => column.notNull())
    .addColumn('start_day', 'text', (column) => column.notNull())
    .addColumn('answers_json', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .execute()
}
