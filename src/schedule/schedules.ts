/**
 * Schedules in the database: added, changed, paused, resumed, deleted, found.
 *
 * The next due instant is computed when a schedule changes and stored in an indexed column; the ticker only asks
 * what is due. It is empty while a schedule is paused, deleted or finished.
 */
import { randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Database } from '../storage/database.ts'
import type { ScheduleTable } from '../storage/tables/delivery.ts'
import { nextTime, type Recurrence } from './recurrence.ts'

/** What happens to slots that passed while the program was not running: one catch-up, or nothing. */
export type MissedPolicy = 'catch-up' | 'skip'

export interface Schedule {
  readonly id: string
  /** Which code prepares what is due. */
  readonly kind: string
  readonly ownerMember: string | null
  /** An address such as `telegram:42`; null when the kind finds its targets itself. */
  readonly target: string | null
  readonly recurrence: Recurrence
  readonly zone: string
  /** Epoch milliseconds; null while paused, deleted or finished. */
  readonly nextDueAt: number | null
  readonly missedPolicy: MissedPolicy
  /** How late it is still of use, in milliseconds. */
  readonly maxAgeMs: number
  /** What the kind keeps with it, as plain JSON. */
  readonly payload: unknown
  readonly pausedAt: number | null
  readonly createdAt: number
}

export interface NewSchedule {
  /** Default: a random one. A known id makes `put` possible. */
  readonly id?: string
  readonly kind: string
  readonly ownerMember?: string
  readonly target?: string
  readonly recurrence: Recurrence
  readonly zone: string
  /** Default: `catch-up`. */
  readonly missedPolicy?: MissedPolicy
  /** Default: 6 hours. */
  readonly maxAgeMs?: number
  readonly payload?: unknown
}

export type ScheduleChange = Partial<
  Pick<NewSchedule, 'recurrence' | 'zone' | 'payload' | 'target' | 'maxAgeMs' | 'missedPolicy'>
>

export interface Schedules {
  add(schedule: NewSchedule): Promise<Schedule>
  /** Adds it, or makes the one of that id the same; unchanged times keep what is due. */
  put(schedule: NewSchedule & { readonly id: string }): Promise<Schedule>
  /** Null when there is none or it was deleted. */
  find(id: string): Promise<Schedule | null>
  /** A member's schedules of a kind, oldest first, deleted ones left out. */
  ofMember(memberId: string, kind: string): Promise<readonly Schedule[]>
  /** A new recurrence or zone counts from now on. Rejects when there is no such schedule. */
  change(id: string, change: ScheduleChange): Promise<Schedule>
  pause(id: string): Promise<void>
  /** Goes on with the next due time from now; nothing is caught up. */
  resume(id: string): Promise<void>
  remove(id: string): Promise<void>
  /** Brings a removed one back, paused if it was; its next due time counts from now. */
  restore(id: string): Promise<void>
}

export const DEFAULT_MAX_AGE_MS = 6 * 3_600_000

export function createSchedules(db: Database, clock: Clock): Schedules {
  const schedules: Schedules = {
    async add(schedule) {
      const row = rowOf(schedule, clock.now())
      await db.insertInto('schedule').values(row).execute()
      return asSchedule(row)
    },
    async put(schedule) {
      const known = await schedules.find(schedule.id)
      if (known === null) {
        await db.deleteFrom('schedule').where('id', '=', schedule.id).execute()
        return schedules.add(schedule)
      }
      return schedules.change(schedule.id, onlyWhatDiffers(schedule, known))
    },
    async find(id) {
      const row = await db
        .selectFrom('schedule')
        .selectAll()
        .where('id', '=', id)
        .where('deleted_at', 'is', null)
        .executeTakeFirst()
      return row === undefined ? null : asSchedule(row)
    },
    async ofMember(memberId, kind) {
      const rows = await db
        .selectFrom('schedule')
        .selectAll()
        .where('owner_member', '=', memberId)
        .where('kind', '=', kind)
        .where('deleted_at', 'is', null)
        .orderBy('created_at')
        .execute()
      return rows.map(asSchedule)
    },
    async change(id, change) {
      const known = await schedules.find(id)
      if (known === null) throw new Error(`There is no schedule ${id}`)
      await update(db, id, changedColumns(known, change, clock.now()))
      return { ...known, ...(await schedules.find(id)) }
    },
    async pause(id) {
      const now = clock.now()
      await update(db, id, { paused_at: now, next_due_at: null, updated_at: now })
    },
    async resume(id) {
      const known = await schedules.find(id)
      if (known === null || known.pausedAt === null) return
      const now = clock.now()
      const next_due_at = nextTime(known.recurrence, known.zone, now)
      await update(db, id, { paused_at: null, next_due_at, updated_at: now })
    },
    async remove(id) {
      const now = clock.now()
      await update(db, id, { deleted_at: now, next_due_at: null, updated_at: now })
    },
    async restore(id) {
      const now = clock.now()
      await update(db, id, { deleted_at: null, updated_at: now })
      const known = await schedules.find(id)
      if (known === null || known.pausedAt !== null) return
      await update(db, id, { next_due_at: nextTime(known.recurrence, known.zone, now) })
    },
  }
  return schedules
}

/** The stored row as the rest of the program knows it. */
export function asSchedule(row: Selectable<ScheduleTable>): Schedule {
  return {
    id: row.id,
    kind: row.kind,
    ownerMember: row.owner_member,
    target: row.target,
    recurrence: JSON.parse(row.recurrence_json),
    zone: row.zone,
    nextDueAt: row.next_due_at,
    missedPolicy: row.missed_policy,
    maxAgeMs: row.max_age_ms,
    payload: JSON.parse(row.payload_json),
    pausedAt: row.paused_at,
    createdAt: row.created_at,
  }
}

function rowOf(schedule: NewSchedule, now: number): Selectable<ScheduleTable> {
  return {
    id: schedule.id ?? randomUUID(),
    kind: schedule.kind,
    owner_member: schedule.ownerMember ?? null,
    target: schedule.target ?? null,
    recurrence_json: JSON.stringify(schedule.recurrence),
    zone: schedule.zone,
    next_due_at: nextTime(schedule.recurrence, schedule.zone, now),
    missed_policy: schedule.missedPolicy ?? 'catch-up',
    max_age_ms: schedule.maxAgeMs ?? DEFAULT_MAX_AGE_MS,
    payload_json: JSON.stringify(schedule.payload ?? null),
    paused_at: null,
    deleted_at: null,
    created_at: now,
    updated_at: now,
  }
}

/** A start of the program must not move what is due already. */
function onlyWhatDiffers(wanted: NewSchedule, known: Schedule): ScheduleChange {
  const isSameTime =
    JSON.stringify([wanted.recurrence, wanted.zone]) ===
    JSON.stringify([known.recurrence, known.zone])
  const { recurrence, zone, kind: _kind, id: _id, ownerMember: _owner, ...rest } = wanted
  return isSameTime ? rest : { ...rest, recurrence, zone }
}

function changedColumns(known: Schedule, change: ScheduleChange, now: number) {
  const { recurrence = known.recurrence, zone = known.zone } = change
  const isNewTime = change.recurrence !== undefined || change.zone !== undefined
  const isRunning = known.pausedAt === null
  return {
    recurrence_json: JSON.stringify(recurrence),
    zone,
    target: change.target ?? known.target,
    max_age_ms: change.maxAgeMs ?? known.maxAgeMs,
    missed_policy: change.missedPolicy ?? known.missedPolicy,
    payload_json: JSON.stringify(change.payload === undefined ? known.payload : change.payload),
    updated_at: now,
    ...(isNewTime && isRunning ? { next_due_at: nextTime(recurrence, zone, now) } : {}),
  }
}

async function update(db: Database, id: string, change: Partial<ScheduleTable>): Promise<void> {
  await db.updateTable('schedule').set(change).where('id', '=', id).execute()
}
