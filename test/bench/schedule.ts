/**
 * 100,000 stored reminders in the real program with its real beat: `npm run bench -- schedule`.
 *
 * Order of events: nothing is due, and the processor is watched -> 10,000 come due one after the other within a
 * minute -> 10,000 come due in the same instant, as alarms at a full minute do -> 1,000 more do on a platform with
 * Telegram's limits, where the lane is the bound. Each is timed from its due instant to the first platform call;
 * the platforms take everything at once.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { createApp } from '../../src/app.ts'
import { systemClock } from '../../src/clock.ts'
import { readConfig } from '../../src/config.ts'
import { silentLog } from '../../src/log.ts'
import type { Recurrence } from '../../src/schedule/recurrence.ts'
import { openDatabase } from '../../src/storage/database.ts'
import { atLeast, atMost, percentile, report, told } from './support/figures.ts'
import { type WatchedPlatform, watchedPlatform } from './support/platform-clock.ts'
import { type StoredReminder, storeReminders } from './support/stored-reminders.ts'

const { values } = parseArgs({
  options: {
    reminders: { type: 'string', default: '100000' },
    due: { type: 'string', default: '10000' },
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})
const count = values.quick ? 3_000 : Number(values.reminders)
const due = values.quick ? 500 : Number(values.due)
const dueOnLane = due / 10
const idleMs = values.quick ? 2_000 : 25_000
const spreadMs = values.quick ? 5_000 : 60_000

const MINUTE_MS = 60_000
/** Time to store everything and to start. */
const PREPARE_MS = values.quick ? 12_000 : 30_000
const GIVE_UP_MS = 2 * MINUTE_MS
const KEPT_FOR_LATER_MS = 24 * 60 * MINUTE_MS

const free = watchedPlatform('web')
const limited = watchedPlatform('telegram')
const spreadFrom = Date.now() + PREPARE_MS + idleMs
const atOnce = nextMinute(spreadFrom + spreadMs + 5_000)
const onLane = atOnce + MINUTE_MS

const dataDir = mkdtempSync(join(tmpdir(), 'ironstride-bench-'))
await store()
const app = await createApp({
  config: readConfig({
    DATA_DIR: dataDir,
    KNOWLEDGE_DIR: join(import.meta.dirname, '../../knowledge'),
    TIME_ZONE: 'Europe/London',
  }),
  ...{ clock: systemClock, log: silentLog, platforms: [free, limited], watch: false },
})
await app.start()
await wait(3_000)
const idle = await watchIdle(Math.max(1_000, Math.min(idleMs, spreadFrom - Date.now() - 500)))
const spread = await latenessOf(free, 'spread', (index) => spreadFrom + (index * spreadMs) / due)
const together = await latenessOf(free, 'together', () => atOnce)
const lane = await latenessOf(limited, 'lane', () => onLane, dueOnLane)
await app.stop()
rmSync(dataDir, { recursive: true })

const lanePace = dueOnLane / (Math.max(...lane) / 1_000)
report(
  `schedule: ${count} stored reminders`,
  [
    atMost('processor while nothing is due', idle.cpuPercent, 1, '%'),
    told('watched for', idle.watchedMs / 1_000, 's'),
    told('memory (RSS)', idle.memoryMb, 'MB'),
    told(
      `${due} due within ${spreadMs / 1_000} s, to first call: p50`,
      percentile(spread, 0.5),
      'ms',
    ),
    atMost('the same: p99', percentile(spread, 0.99), 1_000, 'ms'),
    told(`${due} due in one instant, to first call: p50`, percentile(together, 0.5), 'ms'),
    told('the same: p99', percentile(together, 0.99), 'ms'),
    atLeast(
      `${dueOnLane} in one instant on Telegram's lane, share of 30/s`,
      lanePace / 0.3,
      95,
      '%',
    ),
  ],
  values.json,
)

async function store(): Promise<void> {
  const now = Date.now()
  const { db, close } = await openDatabase(dataDir, now)
  const dueSoon = [
    ...people('web', 'spread', due, (index) => ({ at: spreadFrom + (index * spreadMs) / due })),
    ...people('web', 'together', due, () => dailyAt(atOnce)),
    ...people('telegram', 'lane', dueOnLane, () => dailyAt(onLane)),
  ]
  const later = people('web', 'later', count - dueSoon.length, (index) =>
    dailyAt(now + KEPT_FOR_LATER_MS / 4 + (index % 720) * MINUTE_MS),
  )
  await storeReminders(db, [...dueSoon, ...later], now)
  await close()
}

function people(
  platform: StoredReminder['platform'],
  name: string,
  howMany: number,
  recurrenceOf: (index: number) => Recurrence,
): StoredReminder[] {
  return Array.from({ length: howMany }, (_, index) => ({
    platform,
    person: `${name}_${index}`,
    recurrence: recurrenceOf(index),
  }))
}

function dailyAt(instant: number): Recurrence {
  const inLondon = { timeZone: 'Europe/London', hour: 'numeric', minute: 'numeric' } as const
  const parts = new Intl.DateTimeFormat('en-GB', inLondon).formatToParts(instant)
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value)
  return { cron: `${part('minute')} ${part('hour')} * * *` }
}

function nextMinute(instant: number): number {
  return Math.ceil(instant / MINUTE_MS) * MINUTE_MS
}

async function watchIdle(watchedMs: number) {
  const before = process.cpuUsage()
  await wait(watchedMs)
  const { user, system } = process.cpuUsage(before)
  return {
    watchedMs,
    cpuPercent: (user + system) / 1_000 / (watchedMs / 100),
    memoryMb: process.memoryUsage.rss() / 1_048_576,
  }
}

/** Waits until everybody was called and gives how long each call came after its due instant. */
async function latenessOf(
  { firstCalls }: WatchedPlatform,
  name: string,
  dueAt: (index: number) => number,
  howMany = due,
): Promise<number[]> {
  const chats = Array.from({ length: howMany }, (_, index) => `${name}_${index}`)
  const giveUpAt = dueAt(howMany - 1) + GIVE_UP_MS
  while (!chats.every((chat) => firstCalls.has(chat)) && Date.now() < giveUpAt) await wait(250)
  return chats.map(
    (chat, index) => (firstCalls.get(chat) ?? Number.POSITIVE_INFINITY) - dueAt(index),
  )
}
