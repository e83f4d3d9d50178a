/**
 * A member's own data: taken along, deleted, or joined with a second identity of the same person.
 *
 * Every table with a `member_id` column holds personal data; a test compares the list below with the database,
 * so that a new table cannot be forgotten.
 */
import { sql } from 'kysely'
import { formatDestination, isPlatformName, privateDestination } from '../chat/address.ts'
import type { Database } from '../storage/database.ts'

/** Tables whose rows belong to one member, with the column that says whose. */
export async function personalTables(
  db: Database,
): Promise<readonly { table: string; column: string }[]> {
  const tables = await db.introspection.getTables()
  return tables.flatMap((table) =>
    table.columns
      .filter(({ name }) => ownerColumns.includes(name))
      .map(({ name }) => ({ table: table.name, column: name })),
  )
}

const ownerColumns = ['member_id', 'owner_member', 'only_member']

/** Everything stored about a member, by table, as plain JSON values. */
export async function exportMember(
  db: Database,
  memberId: string,
): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {
    member: await db.selectFrom('member').selectAll().where('id', '=', memberId).execute(),
  }
  for (const { table, column } of await personalTables(db)) {
    const { rows } =
      await sql`select * from ${sql.table(table)} where ${sql.ref(column)} = ${memberId}`.execute(
        db,
      )
    if (rows.length > 0) found[table] = rows
  }
  return found
}

/**
 * Deletes a member and every row that is theirs, in one transaction: what waits to be sent with its words, what
 * came due, and what is known of their private chats. Words that others got too stay theirs.
 */
export async function forgetMember(db: Database, memberId: string): Promise<void> {
  const tables = await personalTables(db)
  await db.transaction().execute(async (change) => {
    await forgetOccurrences(change, memberId)
    await forgetChats(change, memberId)
    const contents = await contentsOf(change, memberId)
    for (const { table, column } of tables) {
      await sql`delete from ${sql.table(table)} where ${sql.ref(column)} = ${memberId}`.execute(
        change,
      )
    }
    await forgetUnusedContents(change, contents)
    await change.deleteFrom('member').where('id', '=', memberId).execute()
  })
}

async function forgetOccurrences(change: Database, memberId: string): Promise<void> {
  const schedules = change
    .selectFrom('schedule')
    .select('schedule.id')
    .where('owner_member', '=', memberId)
  await change.deleteFrom('occurrence').where('schedule_id', 'in', schedules).execute()
}

async function forgetChats(change: Database, memberId: string): Promise<void> {
  const identities = await change
    .selectFrom('identity')
    .select(['platform', 'person_id'])
    .where('member_id', '=', memberId)
    .execute()
  const chats = identities.flatMap(({ platform, person_id }) =>
    isPlatformName(platform) ? [formatDestination(privateDestination(platform, person_id))] : [],
  )
  if (chats.length === 0) return
  await change.deleteFrom('reachability').where('destination', 'in', chats).execute()
  await change.deleteFrom('announcement_choice').where('destination', 'in', chats).execute()
}

async function contentsOf(change: Database, memberId: string): Promise<readonly string[]> {
  const rows = await change
    .selectFrom('delivery')
    .select('content_id')
    .distinct()
    .where('member_id', '=', memberId)
    .execute()
  return rows.map(({ content_id }) => content_id)
}

async function forgetUnusedContents(change: Database, ids: readonly string[]): Promise<void> {
  for (let start = 0; start < ids.length; start += ROWS) {
    await change
      .deleteFrom('content')
      .where('id', 'in', ids.slice(start, start + ROWS))
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('delivery')
              .select('delivery.id')
              .whereRef('delivery.content_id', '=', 'content.id'),
          ),
        ),
      )
      .execute()
  }
}

/** Rows a statement; SQLite takes 32,766 values. */
const ROWS = 1_000

/**
 * Makes two members one: rows of `from` become rows of `into`. Where both have a row that can stand only once
 * (a plan, say), the one of `into` stays.
 */
export async function joinMembers(db: Database, from: string, into: string): Promise<void> {
  if (from === into) return
  const tables = await personalTables(db)
  await db.transaction().execute(async (change) => {
    for (const { table, column } of tables) {
      const [name, owner] = [sql.table(table), sql.ref(column)]
      await sql`update or ignore ${name} set ${owner} = ${into} where ${owner} = ${from}`.execute(
        change,
      )
      await sql`delete from ${name} where ${owner} = ${from}`.execute(change)
    }
    await change.deleteFrom('member').where('id', '=', from).execute()
  })
}
