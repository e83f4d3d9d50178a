/** Questions, gaps, aliases, usage, imported articles, embeddings and questions handed to the coach. */
import type { Kysely } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await addQuestions(db)
  await addUsage(db)
  await addKnowledge(db)
  await addCoachQuestions(db)
}

async function addQuestions(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('question')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('member_id', 'text')
    .addColumn('question', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('writer', 'text', (column) => column.notNull())
    .addColumn('passages_json', 'text', (column) => column.notNull())
    .addColumn('library', 'text', (column) => column.notNull())
    .addColumn('ms', 'integer', (column) => column.notNull())
    .addColumn('solved', 'integer', (column) => column.notNull())
    .addColumn('asked_at', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('question_asked').on('question').column('asked_at').execute()
  await db.schema.createIndex('question_member').on('question').column('member_id').execute()
  await db.schema
    .createTable('gap')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('member_id', 'text')
    .addColumn('question', 'text', (column) => column.notNull())
    .addColumn('nearby_json', 'text', (column) => column.notNull())
    .addColumn('escalated', 'integer', (column) => column.notNull())
    .addColumn('asked_at', 'bigint', (column) => column.notNull())
    .addColumn('settled_at', 'bigint')
    .execute()
  await db.schema.createIndex('gap_asked').on('gap').column('asked_at').execute()
}

async function addUsage(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('usage')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('member_id', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('month', 'text', (column) => column.notNull())
    .addColumn('writer', 'text', (column) => column.notNull())
    .addColumn('prompt_tokens', 'integer', (column) => column.notNull())
    .addColumn('completion_tokens', 'integer', (column) => column.notNull())
    .addColumn('cost_micros', 'bigint', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema
    .createIndex('usage_member_day')
    .on('usage')
    .columns(['member_id', 'day'])
    .execute()
  await db.schema.createIndex('usage_month').on('usage').column('month').execute()
}

async function addKnowledge(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('alias')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('passage', 'text', (column) => column.notNull())
    .addColumn('question', 'text', (column) => column.notNull())
    .addColumn('learnt_at', 'bigint', (column) => column.notNull())
    .addColumn('undone_at', 'bigint')
    .execute()
  await db.schema
    .createTable('article')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('markdown', 'text', (column) => column.notNull())
    .addColumn('origin', 'text', (column) => column.notNull())
    .addColumn('source_url', 'text')
    .addColumn('source_hash', 'text')
    .addColumn('etag', 'text')
    .addColumn('last_modified', 'text')
    .addColumn('imported_at', 'bigint', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .addColumn('removed_at', 'bigint')
    .execute()
  await db.schema
    .createTable('embedding')
    .addColumn('model', 'text', (column) => column.notNull())
    .addColumn('text_hash', 'text', (column) => column.notNull())
    .addColumn('vector', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('embedding_key', ['model', 'text_hash'])
    .execute()
}

async function addCoachQuestions(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('coach_question')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('member_id', 'text')
    .addColumn('question_id', 'text')
    .addColumn('question', 'text', (column) => column.notNull())
    .addColumn('draft', 'text', (column) => column.notNull())
    .addColumn('nearby_json', 'text', (column) => column.notNull())
    .addColumn('destination', 'text', (column) => column.notNull())
    .addColumn('message_id', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('asked_at', 'bigint', (column) => column.notNull())
    .addColumn('reply', 'text')
    .addColumn('replied_at', 'bigint')
    .addColumn('article', 'text')
    .addColumn('settled_at', 'bigint')
    .execute()
  await db.schema
    .createIndex('coach_question_state')
    .on('coach_question')
    .columns(['state', 'asked_at'])
    .execute()
}
