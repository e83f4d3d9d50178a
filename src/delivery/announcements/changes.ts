/**
 * Editing and taking back an announcement that is out already, in every chat it reached.
 *
 * Order of events: one transaction notes the change for every message that is out or on its way, and gives the new
 * words to what still waits (or cancels it) -> each message is changed through its platform, which keeps to the
 * lane's budget -> done, or failed with its reason. What a restart cuts off is taken up again: changing a message
 * twice does no harm.
 */
import type { Database } from '../../storage/database.ts'
import type { Announcement } from './announcement.ts'
import { beginChange, type ChangeKind } from './begin-change.ts'
import { type ChangeParts, changeOne, createWords, dueChanges } from './carry-change.ts'

export interface AnnouncementChanges {
  /** Begins; gives how many messages are to be changed, null when it is not out or there are no new words. */
  begin(id: string, kind: ChangeKind): Promise<number | null>
  /** Changes what may be changed now, as long as it may; gives when to look again, null: nothing waits. */
  work(mayGoOn: () => boolean): Promise<number | null>
  /** How far the latest edit or recall has come. */
  report(announcement: Pick<Announcement, 'id' | 'round'>): Promise<ChangeReport>
}

export interface ChangeReport {
  readonly kind: ChangeKind | null
  readonly done: number
  readonly waiting: number
  /** What could not be changed, by reason. */
  readonly failed: Readonly<Record<string, number>>
}

/** Calls under way at once; the platform's budget says how fast they go. */
const PARALLEL = 12
const PAGE = 60

export function createAnnouncementChanges(parts: ChangeParts): AnnouncementChanges {
  const { db, clock } = parts
  const wordsOf = createWords(parts)
  return {
    begin: (id, kind) =>
      db.transaction().execute((step) => beginChange(step, id, kind, clock.now())),
    report: ({ id, round }) => reportOf(db, id, round),
    async work(mayGoOn) {
      for (;;) {
        const batch = await dueChanges(db, clock.now(), PAGE)
        if (batch.length === 0 || !mayGoOn()) return nextDueAt(db)
        await inParallel(batch, async (one) => {
          if (mayGoOn()) await changeOne(one, wordsOf, parts)
        })
        for (const id of new Set(batch.map((one) => one.announcement_id))) parts.onChanged(id)
      }
    },
  }
}

async function nextDueAt(db: Database): Promise<number | null> {
  const row = await db
    .selectFrom('announcement_change')
    .select(({ fn }) => fn.min('due_at').as('due_at'))
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return row?.due_at ?? null
}

async function inParallel<Row>(rows: readonly Row[], treat: (row: Row) => Promise<void>) {
  const left = [...rows]
  const treatNext = async () => {
    for (let row = left.shift(); row !== undefined; row = left.shift()) await treat(row)
  }
  await Promise.all(Array.from({ length: PARALLEL }, treatNext))
}

async function reportOf(db: Database, id: string, round: number): Promise<ChangeReport> {
  const rows = await db
    .selectFrom('announcement_change')
    .select(['kind', 'state', 'reason'])
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('announcement_id', '=', id)
    .where('round', '=', round)
    .groupBy(['kind', 'state', 'reason'])
    .execute()
  const countOf = (wanted: string) =>
    rows.filter(({ state }) => state === wanted).reduce((sum, { count }) => sum + Number(count), 0)
  const failed = rows.filter(({ state }) => state === 'failed')
  return {
    kind: rows[0]?.kind ?? null,
    done: countOf('done'),
    waiting: countOf('waiting'),
    failed: Object.fromEntries(
      failed.map(({ reason, count }) => [reason ?? 'unknown', Number(count)]),
    ),
  }
}
