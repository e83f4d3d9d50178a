/**
 * Stores the reminders of the schedule bench, in a process of its own so that what that takes is not counted as
 * the program's.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { PlatformName } from '../../../src/chat/address.ts'
import type { Recurrence } from '../../../src/schedule/recurrence.ts'
import { openDatabase } from '../../../src/storage/database.ts'
import { type StoredReminder, storeReminders } from './stored-reminders.ts'

export interface RemindersPlan {
  readonly dataDir: string
  /** All together; most of them are not due for hours. */
  readonly count: number
  /** Due one after the other from `spreadFrom`, as many again at `atOnce`, and a tenth `onLane`. */
  readonly due: number
  readonly spreadFrom: number
  readonly spreadMs: number
  readonly atOnce: number
  readonly onLane: number
}

/** The people called by these names get them. */
export type Group = 'spread' | 'together' | 'lane' | 'later'

export const nameOf = (group: Group, index: number) => `${group}_${index}`

const MINUTE_MS = 60_000
const HOURS_AHEAD_MS = 6 * 60 * MINUTE_MS

export async function storeInOwnProcess(plan: RemindersPlan): Promise<void> {
  const storing = fork(import.meta.filename, [JSON.stringify(plan)], { stdio: 'inherit' })
  const [code] = await once(storing, 'exit')
  if (code !== 0) throw new Error('the reminders could not be stored')
}

async function store(plan: RemindersPlan): Promise<void> {
  const { dataDir, count, due, spreadFrom, spreadMs, atOnce, onLane } = plan
  const now = Date.now()
  const { db, close } = await openDatabase(dataDir, now)
  const [together, onLimitedLane] = [dailyAt(atOnce), dailyAt(onLane)]
  const minutes = Array.from({ length: 720 }, (_, minute) =>
    dailyAt(now + HOURS_AHEAD_MS + minute * MINUTE_MS),
  )
  const dueSoon = [
    ...people('web', 'spread', due, (index) => ({ at: spreadFrom + (index * spreadMs) / due })),
    ...people('web', 'together', due, () => together),
    ...people('telegram', 'lane', due / 10, () => onLimitedLane),
  ]
  const later = people(
    'web',
    'later',
    count - dueSoon.length,
    (index) => minutes[index % minutes.length] ?? together,
  )
  await storeReminders(db, [...dueSoon, ...later], now)
  await close()
}

function people(
  platform: PlatformName,
  group: Group,
  howMany: number,
  recurrenceOf: (index: number) => Recurrence,
): StoredReminder[] {
  return Array.from({ length: howMany }, (_, index) => ({
    platform,
    person: nameOf(group, index),
    recurrence: recurrenceOf(index),
  }))
}

function dailyAt(instant: number): Recurrence {
  const inLondon = { timeZone: 'Europe/London', hour: 'numeric', minute: 'numeric' } as const
  const parts = new Intl.DateTimeFormat('en-GB', inLondon).formatToParts(instant)
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value)
  return { cron: `${part('minute')} ${part('hour')} * * *` }
}

const [, , given] = process.argv
if (import.meta.main && given !== undefined) await store(JSON.parse(given))
