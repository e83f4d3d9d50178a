/** Announcements that are changed after they went out, and Discord's hand-on to following servers. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await addColumns(db)
  await addChanges(db)
  await addPublications(db)
}

async function addColumns(db: Kysely<never>): Promise<void> {
  const table = () => db.schema.alterTable('announcement')
  await table()
    .addColumn('live', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await table()
    .addColumn('ping_role', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await table().addColumn('edit_json', 'text').execute()
  await table()
    .addColumn('round', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
}

async function addChanges(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('announcement_change')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('announcement_id', 'text', (column) => column.notNull())
    .addColumn('round', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('target', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('settled_at', 'bigint')
    .addUniqueConstraint('announcement_change_target', ['announcement_id', 'round', 'target'])
    .execute()
  await sql`create index announcement_change_waiting on announcement_change (due_at)
    where state = 'waiting'`.execute(db)
}

async function addPublications(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('publication')
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('target', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('parts', 'integer', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('settled_at', 'bigint')
    .addPrimaryKeyConstraint('publication_key', ['source', 'target'])
    .execute()
  await db.schema
    .createIndex('publication_target')
    .on('publication')
    .columns(['target', 'settled_at'])
    .execute()
}
