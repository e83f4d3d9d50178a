/**
 * When the machine's clock is set back, by an hour or by a month: what was put off by the wrong time comes again
 * in its own time. Slots that were served stay served, whatever the clock said then.
 */
import type { Database } from '../storage/database.ts'
import { nextTime } from './recurrence.ts'
import { asSchedule } from './schedules.ts'

/** Smaller steps are ordinary corrections and cannot put anything off. */
export const SET_BACK_MS = 90_000

const SEEN = 'ticker.seen'
const PAGE = 500

/** The latest time the program has seen, also before a restart. */
export async function latestSeen(db: Database): Promise<number> {
  const row = await db
    .selectFrom('fact')
    .select('value')
    .where('name', '=', SEEN)
    .executeTakeFirst()
  return Number(row?.value ?? 0)
}

export async function rememberSeen(db: Database, now: number): Promise<void> {
  const value = `${now}`
  await db
    .insertInto('fact')
    .values({ name: SEEN, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute()
}

/** Computes every due time again, and forgets slots that were skipped in a future that never was. */
export async function countAgainFrom(db: Database, now: number): Promise<void> {
  await db.deleteFrom('occurrence').where('slot', '>', now).where('state', '=', 'skipped').execute()
  let after = ''
  for (;;) {
    const last = await countPage(db, after, now)
    if (last === null) return
    after = last
  }
}

async function countPage(db: Database, after: string, now: number): Promise<string | null> {
  return db.transaction().execute(async (step) => {
    const rows = await step
      .selectFrom('schedule')
      .selectAll()
      .where('id', '>', after)
      .where('paused_at', 'is', null)
      .where('deleted_at', 'is', null)
      .orderBy('id')
      .limit(PAGE)
      .execute()
    for (const row of rows) {
      const { id, recurrence, zone } = asSchedule(row)
      const next_due_at = nextTime(recurrence, zone, countedFrom(row, now))
      await step.updateTable('schedule').set({ next_due_at }).where('id', '=', id).execute()
    }
    return rows.at(-1)?.id ?? null
  })
}

/** What became due under the wrong time is still of use; what was due before the schedule stood so is not. */
function countedFrom(row: { max_age_ms: number; updated_at: number }, now: number): number {
  return row.updated_at > now ? now : Math.max(row.updated_at, now - row.max_age_ms)
}
