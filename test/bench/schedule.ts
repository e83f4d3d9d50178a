/**
 * 100,000 stored reminders: `npm run bench -- schedule`.
 *
 * Order of events: the program, started as `npm start` does, has nothing to do, and what that takes is counted ->
 * the same database in this process, with the real beat: 10,000 come due one after the other within a minute ->
 * 10,000 come due in the same instant, as alarms at a full minute do -> 1,000 more do on a platform with Telegram's
 * limits, where the lane is the bound. Each is timed from its due instant to the first platform call; the platforms
 * take everything at once.
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
import { startFarServers } from './support/far-servers.ts'
import { atLeast, atMost, percentile, report, told } from './support/figures.ts'
import { type WatchedPlatform, watchedPlatform } from './support/platform-clock.ts'
import { type Group, nameOf, storeInOwnProcess } from './support/reminders-process.ts'
import { startProgram } from './support/whole-program.ts'

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
const idleSeconds = values.quick ? 2 : 20
const spreadMs = values.quick ? 5_000 : 60_000

const MINUTE_MS = 60_000
/** Time to store everything and to start twice. */
const PREPARE_MS = values.quick ? 20_000 : 45_000
const GIVE_UP_MS = 2 * MINUTE_MS

const free = watchedPlatform('web')
const limited = watchedPlatform('telegram')
const spreadFrom = Date.now() + PREPARE_MS + idleSeconds * 1_000
const atOnce = nextMinute(spreadFrom + spreadMs + 5_000)
const onLane = atOnce + MINUTE_MS

const dataDir = mkdtempSync(join(tmpdir(), 'ironstride-bench-'))
await storeInOwnProcess({ dataDir, count, due, spreadFrom, spreadMs, atOnce, onLane })
const idle = await watchIdleProgram()
const app = await createApp({
  config: readConfig({
    DATA_DIR: dataDir,
    KNOWLEDGE_DIR: join(import.meta.dirname, '../../knowledge'),
    TIME_ZONE: 'Europe/London',
  }),
  ...{ clock: systemClock, log: silentLog, platforms: [free, limited], watch: false },
})
await app.start()
if (Date.now() > spreadFrom) console.error('not ready in time: the first figures are too high')
const spread = await latenessOf(free, 'spread', (index) => spreadFrom + (index * spreadMs) / due)
const together = await latenessOf(free, 'together', () => atOnce)
const lane = await latenessOf(limited, 'lane', () => onLane, dueOnLane)
await app.stop()
rmSync(dataDir, { recursive: true })

const lanePace = dueOnLane / (Math.max(...lane) / 1_000)
report(
  `schedule: ${count} stored reminders`,
  [
    atMost('processor while nothing is due', idle.processorPercent, 1, '%'),
    told('watched for', idleSeconds, 's'),
    told('memory (RSS) meanwhile', idle.memoryMb, 'MB'),
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

function nextMinute(instant: number): number {
  return Math.ceil(instant / MINUTE_MS) * MINUTE_MS
}

async function watchIdleProgram() {
  const servers = startFarServers()
  const program = await startProgram(servers, dataDir)
  const idle = await program.watchIdle(idleSeconds)
  await program.stop()
  await servers.stop()
  return idle
}

/** Waits until everybody was called and gives how long each call came after its due instant. */
async function latenessOf(
  { firstCalls }: WatchedPlatform,
  group: Group,
  dueAt: (index: number) => number,
  howMany = due,
): Promise<number[]> {
  const chats = Array.from({ length: howMany }, (_, index) => nameOf(group, index))
  const giveUpAt = dueAt(howMany - 1) + GIVE_UP_MS
  while (!chats.every((chat) => firstCalls.has(chat)) && Date.now() < giveUpAt) await wait(250)
  return chats.map(
    (chat, index) => (firstCalls.get(chat) ?? Number.POSITIVE_INFINITY) - dueAt(index),
  )
}
