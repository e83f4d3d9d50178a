/**
 * A member's own data: taken along, deleted, or joined with a second identity of the same person.
 *
 * Every table with a `member_id` column holds personal data; a test compares the list below with the database,
 * so that a new table cannot be forgotten.
 */
import { sql } from 'kysely'
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

/** Deletes a member and every row that is theirs, in one transaction. */
export async function forgetMember(db: Database, memberId: string): Promise<void> {
  const tables = await personalTables(db)
  await db.transaction().execute(async (change) => {
    for (const { table, column } of tables) {
      await sql`delete from ${sql.table(table)} where ${sql.ref(column)} = ${memberId}`.execute(
        change,
      )
    }
    await change.deleteFrom('member').where('id', '=', memberId).execute()
  })
}

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
