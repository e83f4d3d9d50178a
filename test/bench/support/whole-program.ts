/**
 * The whole program, started as `npm start` does, with both platforms connected to local servers in a process of
 * their own; and what the operating system counts for it.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import type { FarServers } from './far-servers.ts'

export interface Program {
  /** From the start of the process until it says that it is running. */
  readonly readyMs: number
  /** Leaves it alone for so long and gives what it took meanwhile. */
  watchIdle(seconds: number): Promise<Idle>
  stop(): Promise<void>
}

export interface Idle {
  readonly memoryMb: number
  readonly processorPercent: number
}

/** After a start the engine is still tidying up. */
const SETTLE_MS = 3_000
const TICKS_PER_SECOND = 100

export async function startProgram(far: FarServers, dataDir: string): Promise<Program> {
  const telegram = await far.ask('startTelegram')
  const discord = await far.ask('startDiscord')
  const began = performance.now()
  const program = spawn(process.execPath, ['src/main.ts'], {
    cwd: join(import.meta.dirname, '../../..'),
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
  for await (const line of createInterface(program.stdout)) if (line.includes('is running')) break
  return {
    readyMs: performance.now() - began,
    async watchIdle(seconds) {
      await wait(SETTLE_MS)
      const before = processorSeconds(program)
      await wait(seconds * 1_000)
      const processorPercent = (100 * (processorSeconds(program) - before)) / seconds
      return { memoryMb: residentMb(program), processorPercent }
    },
    async stop() {
      const gone = once(program, 'exit')
      program.kill('SIGTERM')
      await gone
    },
  }
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
