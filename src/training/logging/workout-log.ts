/**
 * What members did, kept: one row an exercise and day.
 *
 * Rows are added, corrected and deleted; loads, maxima, streaks and records are worked out from them each time,
 * so a correction reaches every later number by itself. A deleted row stays until the member is forgotten, so
 * that a slip can be undone.
 */
import { randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { Clock } from '../../clock.ts'
import { UserError } from '../../errors.ts'
import type { Database } from '../../storage/database.ts'
import type { WorkoutEntryTable } from '../../storage/tables/training.ts'
import type { LoggedExercise, LoggedSet } from '../lift.ts'
import { assertLoggable } from './log-day.ts'

export interface StoredEntry extends LoggedExercise {
  readonly id: string
  readonly note: string | null
  /** Epoch milliseconds. */
  readonly loggedAt: number
}

export type NewEntry = LoggedExercise & { readonly note?: string | null }

export interface WorkoutLog {
  /**
   * Writes all entries or none. Throws a `UserError` when a day is after `today` (the member's local day), more
   * than a year before it, or an entry holds no set and says nothing of pain or soreness.
   */
  add(memberId: string, entries: readonly NewEntry[], today: string): Promise<StoredEntry[]>
  /** Entries that were not deleted, by day and then in the order they were logged. */
  entries(memberId: string, days?: { from?: string; to?: string }): Promise<StoredEntry[]>
  /** The newest entries, newest first. */
  latest(memberId: string, count: number): Promise<StoredEntry[]>
  /** The corrected entry; null when it is not this member's or was deleted. Throws like `add`. */
  correct(
    memberId: string,
    id: string,
    change: Partial<NewEntry>,
    today: string,
  ): Promise<StoredEntry | null>
  /** Whether there was something to delete. */
  delete(memberId: string, id: string): Promise<boolean>
  /** Brings a deleted entry back. */
  restore(memberId: string, id: string): Promise<boolean>
}

export function createWorkoutLog(db: Database, clock: Clock): WorkoutLog {
  return {
    async add(memberId, entries, today) {
      for (const entry of entries) assertEntry(entry, today)
      if (entries.length === 0) return []
      const rows = entries.map((entry) => rowOf(entry, memberId, clock.now()))
      await db.insertInto('workout_entry').values(rows).execute()
      return rows.map(entryOf)
    },
    entries: (memberId, days) => entriesOf(db, memberId, days ?? {}),
    async latest(memberId, count) {
      const rows = await living(db, memberId)
        .orderBy('logged_at', 'desc')
        .orderBy('id', 'desc')
        .limit(count)
        .execute()
      return rows.map(entryOf)
    },
    async correct(memberId, id, change, today) {
      const row = await living(db, memberId).where('id', '=', id).executeTakeFirst()
      if (row === undefined) return null
      const corrected = { ...entryOf(row), ...change }
      assertEntry(corrected, today)
      const columns = columnsOf(corrected)
      await db.updateTable('workout_entry').set(columns).where('id', '=', id).execute()
      return entryOf({ ...row, ...columns })
    },
    delete: (memberId, id) => setDeleted(db, memberId, id, clock.now()),
    restore: (memberId, id) => setDeleted(db, memberId, id, null),
  }
}

function living(db: Database, memberId: string) {
  return db
    .selectFrom('workout_entry')
    .selectAll()
    .where('member_id', '=', memberId)
    .where('deleted_at', 'is', null)
}

async function entriesOf(
  db: Database,
  memberId: string,
  { from, to }: { from?: string; to?: string },
): Promise<StoredEntry[]> {
  let query = living(db, memberId)
  if (from !== undefined) query = query.where('day', '>=', from)
  if (to !== undefined) query = query.where('day', '<=', to)
  const rows = await query.orderBy('day').orderBy('logged_at').orderBy('id').execute()
  return rows.map(entryOf)
}

async function setDeleted(
  db: Database,
  memberId: string,
  id: string,
  deletedAt: number | null,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('workout_entry')
    .set({ deleted_at: deletedAt })
    .where('member_id', '=', memberId)
    .where('id', '=', id)
    .where('deleted_at', deletedAt === null ? 'is not' : 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

function assertEntry(entry: NewEntry, today: string) {
  assertLoggable(entry.day, today)
  const toldOnly = entry.pain !== null || entry.soreness !== null
  if (entry.sets.length > 0 || toldOnly) return
  throw new UserError('There is no set in that. Write it like this: goblet squat 3x8 16kg')
}

type Row = Selectable<WorkoutEntryTable>

function rowOf(entry: NewEntry, memberId: string, now: number): Row {
  return {
    id: randomUUID(),
    member_id: memberId,
    logged_at: now,
    deleted_at: null,
    ...columnsOf(entry),
  }
}

function columnsOf(entry: NewEntry) {
  return {
    day: entry.day,
    exercise: entry.exercise,
    sets_json: JSON.stringify(entry.sets),
    pain: entry.pain,
    soreness: entry.soreness,
    note: entry.note ?? null,
  }
}

function entryOf(row: Row): StoredEntry {
  return {
    id: row.id,
    day: row.day,
    exercise: row.exercise,
    sets: JSON.parse(row.sets_json) as LoggedSet[],
    pain: row.pain,
    soreness: row.soreness,
    note: row.note,
    loggedAt: row.logged_at,
  }
}
