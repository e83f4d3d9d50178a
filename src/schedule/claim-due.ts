/**
 * Claiming what is due: the occurrence and the next due time are committed together, so that a slot is never
 * claimed twice and never left out.
 *
 * After a downtime several slots of a schedule may have passed. The latest stands for all of them; when it is older
 * than the schedule's age limit it is written down as skipped and nothing is said.
 */
import { randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { Database } from '../storage/database.ts'
import type { OccurrenceTable } from '../storage/tables/delivery.ts'
import { nextTime } from './recurrence.ts'
import { asSchedule, type Schedule } from './schedules.ts'

/** Schedules claimed in one transaction. */
const CLAIMS = 200

/** A schedule that skips what it missed still takes a slot this late: the ticker may have been busy. */
const ON_TIME_MS = 60_000

/** Older slots are not counted one by one. */
const LONGEST_LOOK_BACK_MS = 40 * 24 * 3_600_000

/** Claims the next due schedules; gives how many. */
export async function claimDue(db: Database, now: number): Promise<number> {
  return db.transaction().execute(async (step) => {
    const rows = await step
      .selectFrom('schedule')
      .selectAll()
      .where('next_due_at', '<=', now)
      .orderBy('next_due_at')
      .limit(CLAIMS)
      .execute()
    if (rows.length === 0) return 0
    const passed = rows.map(asSchedule).map((schedule) => passedSlots(schedule, now))
    await step
      .insertInto('occurrence')
      .values(passed.map((slots) => latestSlot(slots, now)))
      .onConflict((conflict) => conflict.columns(['schedule_id', 'slot']).doNothing())
      .execute()
    for (const slots of passed) await advance(step, slots)
    return rows.length
  })
}

/** When the next schedule is due; null when none is. */
export async function nextScheduleAt(db: Database): Promise<number | null> {
  const row = await db
    .selectFrom('schedule')
    .select(({ fn }) => fn.min('next_due_at').as('at'))
    .executeTakeFirst()
  return row?.at ?? null
}

interface PassedSlots {
  readonly schedule: Schedule
  /** The latest one up to now. */
  readonly slot: number
  /** How many came before it. */
  readonly missed: number
  /** The first one that is still to come; null when there is none. */
  readonly next: number | null
}

function passedSlots(schedule: Schedule, now: number): PassedSlots {
  const { recurrence, zone, nextDueAt } = schedule
  const due = nextDueAt ?? now
  const longAgo = now - LONGEST_LOOK_BACK_MS
  let slot = due
  let missed = 0
  let next = nextTime(recurrence, zone, Math.max(due, longAgo))
  while (next !== null && next <= now) {
    slot = next
    missed += 1
    next = nextTime(recurrence, zone, slot)
  }
  return { schedule, slot, missed, next }
}

function latestSlot(
  { schedule, slot, missed }: PassedSlots,
  now: number,
): Selectable<OccurrenceTable> {
  const limitMs = schedule.missedPolicy === 'skip' ? ON_TIME_MS : schedule.maxAgeMs
  const isUseless = now - slot > limitMs
  return {
    id: randomUUID(),
    schedule_id: schedule.id,
    slot,
    state: isUseless ? 'skipped' : 'claimed',
    missed,
    claimed_at: now,
    settled_at: isUseless ? now : null,
  }
}

async function advance(step: Database, { schedule, next }: PassedSlots) {
  await step
    .updateTable('schedule')
    .set({ next_due_at: next })
    .where('id', '=', schedule.id)
    .execute()
}
