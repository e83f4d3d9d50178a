/** Schedules, occurrences, deliveries, pauses, reachability, followed chats, announcements and jobs. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await addSchedules(db)
  await addDeliveries(db)
  await addChats(db)
  await addAnnouncements(db)
  await addJobs(db)
}

async function addSchedules(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('schedule')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('owner_member', 'text')
    .addColumn('target', 'text')
    .addColumn('recurrence_json', 'text', (column) => column.notNull())
    .addColumn('zone', 'text', (column) => column.notNull())
    .addColumn('next_due_at', 'bigint')
    .addColumn('missed_policy', 'text', (column) => column.notNull())
    .addColumn('max_age_ms', 'bigint', (column) => column.notNull())
    .addColumn('payload_json', 'text', (column) => column.notNull())
    .addColumn('paused_at', 'bigint')
    .addColumn('deleted_at', 'bigint')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('schedule_due').on('schedule').column('next_due_at').execute()
  await db.schema.createIndex('schedule_owner').on('schedule').column('owner_member').execute()
  await db.schema
    .createTable('occurrence')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('schedule_id', 'text', (column) => column.notNull())
    .addColumn('slot', 'bigint', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('missed', 'integer', (column) => column.notNull())
    .addColumn('claimed_at', 'bigint', (column) => column.notNull())
    .addColumn('settled_at', 'bigint')
    .addUniqueConstraint('occurrence_slot', ['schedule_id', 'slot'])
    .execute()
  await sql`create index occurrence_claimed on occurrence (claimed_at) where state = 'claimed'`.execute(
    db,
  )
}

async function addDeliveries(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('content')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('reply_json', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('delivery')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('target', 'text', (column) => column.notNull())
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('member_id', 'text')
    .addColumn('content_id', 'text', (column) => column.notNull())
    .addColumn('priority', 'integer', (column) => column.notNull())
    .addColumn('paid', 'integer', (column) => column.notNull())
    .addColumn('ping_role', 'text')
    .addColumn('nonce', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('not_after', 'bigint')
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('doubts', 'integer', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('first_tried_at', 'bigint')
    .addColumn('tried_at', 'bigint')
    .addColumn('sent_at', 'bigint')
    .addColumn('sent_ids_json', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('settled_at', 'bigint')
    .addUniqueConstraint('delivery_source_target', ['source', 'target'])
    .execute()
  await sql`create index delivery_waiting on delivery (platform, priority, due_at)
    where state in ('queued', 'retry_at')`.execute(db)
  await sql`create index delivery_unsettled on delivery (platform, state)
    where state in ('sending', 'in_doubt')`.execute(db)
  await db.schema.createIndex('delivery_target').on('delivery').column('target').execute()
  await db.schema.createIndex('delivery_content').on('delivery').column('content_id').execute()
}

async function addChats(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('pause')
    .addColumn('target', 'text', (column) => column.primaryKey())
    .addColumn('until', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('reachability')
    .addColumn('destination', 'text', (column) => column.primaryKey())
    .addColumn('reachable', 'integer', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('since', 'bigint', (column) => column.notNull())
    .addColumn('moved_to', 'text')
    .execute()
  await db.schema
    .createTable('followed_chat')
    .addColumn('destination', 'text', (column) => column.primaryKey())
    .addColumn('programme', 'text', (column) => column.notNull())
    .addColumn('start_day', 'text', (column) => column.notNull())
    .addColumn('local_time', 'text', (column) => column.notNull())
    .addColumn('zone', 'text', (column) => column.notNull())
    .addColumn('followed_by', 'text', (column) => column.notNull())
    .addColumn('followed_at', 'bigint', (column) => column.notNull())
    .addColumn('stopped_at', 'bigint')
    .execute()
}

async function addAnnouncements(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('announcement')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('coach_member', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('reply_json', 'text', (column) => column.notNull())
    .addColumn('audience_json', 'text', (column) => column.notNull())
    .addColumn('timing_json', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('confirm_until', 'bigint')
    .addColumn('confirmed_at', 'bigint')
    .addColumn('starts_at', 'bigint')
    .addColumn('finished_at', 'bigint')
    .addColumn('progress_json', 'text')
    .execute()
  await db.schema
    .createTable('announcement_choice')
    .addColumn('destination', 'text', (column) => column.primaryKey())
    .addColumn('wanted', 'integer', (column) => column.notNull())
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .execute()
}

async function addJobs(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('job')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('queue', 'text', (column) => column.notNull())
    .addColumn('unique_key', 'text')
    .addColumn('data_json', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('run_at', 'bigint', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('max_attempts', 'integer', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('settled_at', 'bigint')
    .execute()
  await sql`create index job_waiting on job (queue, run_at) where state = 'waiting'`.execute(db)
  await sql`create unique index job_unique on job (queue, unique_key) where state = 'waiting'`.execute(
    db,
  )
}
