/**
 * Members with reminders, written into a database in the shape the program itself writes them.
 */
import type { PlatformName } from '../../../src/chat/address.ts'
import { nextTime, type Recurrence } from '../../../src/schedule/recurrence.ts'
import { REMINDER } from '../../../src/schedule/reminders.ts'
import { DEFAULT_MAX_AGE_MS } from '../../../src/schedule/schedules.ts'
import type { Database } from '../../../src/storage/database.ts'

export interface StoredReminder {
  readonly platform: PlatformName
  /** The member, their account and their chat have this name. */
  readonly person: string
  readonly recurrence: Recurrence
}

const ZONE = 'Europe/London'
const ROWS = 1_000

/** Everybody has one account. Several reminders may be one person's. */
export async function storeReminders(
  db: Database,
  reminders: readonly StoredReminder[],
  now: number,
): Promise<void> {
  const people = [...new Map(reminders.map((one) => [one.person, one])).values()]
  await inParts(people, async (part) => {
    const member = ({ person: id }: StoredReminder) => ({
      ...{ id, created_at: now, settings_json: '{}', profile_json: '{}' },
    })
    const identity = ({ platform, person }: StoredReminder) => ({
      ...{ platform, person_id: person, member_id: person, created_at: now },
    })
    await db.insertInto('member').values(part.map(member)).execute()
    await db.insertInto('identity').values(part.map(identity)).execute()
  })
  await inParts(reminders, async (part, from) => {
    const rows = part.map((one, index) => rowOf(one, from + index, now))
    await db.insertInto('schedule').values(rows).execute()
  })
}

function rowOf({ person, recurrence }: StoredReminder, number: number, now: number) {
  return {
    id: `reminder-${number}`,
    kind: REMINDER,
    owner_member: person,
    target: null,
    recurrence_json: JSON.stringify(recurrence),
    zone: ZONE,
    next_due_at: nextTime(recurrence, ZONE, now),
    missed_policy: 'catch-up' as const,
    max_age_ms: DEFAULT_MAX_AGE_MS,
    payload_json: JSON.stringify({ text: 'Ten minutes of hips', onLiftDays: false }),
    ...{ paused_at: null, deleted_at: null, created_at: now, updated_at: now },
  }
}

async function inParts<One>(
  all: readonly One[],
  treat: (part: readonly One[], from: number) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < all.length; from += ROWS)
    await treat(all.slice(from, from + ROWS), from)
}
