/**
 * The whole program, started as `npm start` does, with both platforms connected to local servers in a process of
 * their own, and then left alone: `npm run bench -- start`.
 *
 * Ready is when it says so on standard output; the knowledge is that of the repository, the database is new. Memory
 * and processor time are what the operating system counts for the process.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type FarServers, startFarServers } from './support/far-servers.ts'
import { atMost, percentile, report, told } from './support/figures.ts'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '20' },
    starts: { type: 'string', default: '5' },
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})
const seconds = values.quick ? 2 : Number(values.seconds)
const starts = values.quick ? 1 : Number(values.starts)

/** After a start the engine is still tidying up. */
const SETTLE_MS = 3_000
const TICKS_PER_SECOND = 100

const root = join(import.meta.dirname, '../..')
const servers = startFarServers()
const readyMs: number[] = []
for (let round = 1; round < starts; round += 1) {
  const { bot, tookMs } = await startBot(servers)
  readyMs.push(tookMs)
  await stopBot(bot)
}
const { bot, tookMs } = await startBot(servers)
readyMs.push(tookMs)
await wait(SETTLE_MS)
const before = processorSeconds(bot)
await wait(seconds * 1_000)
const cpuPercent = (100 * (processorSeconds(bot) - before)) / seconds
const memoryMb = residentMb(bot)
await stopBot(bot)
await servers.stop()
report(
  `start: both platforms connected, idle for ${seconds} s`,
  [
    atMost('memory (RSS)', memoryMb, 170, 'MB'),
    atMost(`ready, median of ${starts} starts`, percentile(readyMs, 0.5), 1_500, 'ms'),
    told('ready, fastest', Math.min(...readyMs), 'ms'),
    atMost('processor while idle', cpuPercent, 0.5, '%'),
  ],
  values.json,
)

async function startBot(far: FarServers) {
  const telegram = await far.ask('startTelegram')
  const discord = await far.ask('startDiscord')
  const dataDir = mkdtempSync(join(tmpdir(), 'ironstride-bench-'))
  const began = performance.now()
  const bot = spawn(process.execPath, ['src/main.ts'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      DATA_DIR: dataDir,
      TIME_ZONE: 'Europe/London',
      LOG_LEVEL: 'error',
      TELEGRAM_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      PORT: '0',
    },
  })
  bot.once('exit', () => rmSync(dataDir, { recursive: true }))
  for await (const line of createInterface(bot.stdout)) if (line.includes('is running')) break
  return { bot, tookMs: performance.now() - began }
}

async function stopBot(bot: ChildProcess): Promise<void> {
  const gone = once(bot, 'exit')
  bot.kill('SIGTERM')
  await gone
}

/** User and system time since it began, by the kernel. */
function processorSeconds({ pid }: ChildProcess): number {
  const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
  const [user = 0, system = 0] = fields.split(' ').slice(11, 13).map(Number)
  return (user + system) / TICKS_PER_SECOND
}

function residentMb({ pid }: ChildProcess): number {
  const [, kilobytes = ''] =
    /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) / 1_024
}
