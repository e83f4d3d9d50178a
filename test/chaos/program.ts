/**
 * One life of the program: started as a process of its own, killed from outside or by itself, its last words kept.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { ChildOrders } from './child.ts'

export interface Life {
  /** The machine's time at which it was started. */
  readonly startedAt: number
  readonly isOver: boolean
  /** Whether it has said that it runs. */
  readonly isReady: boolean
  /** Resolves when the process is gone. */
  readonly over: Promise<void>
  /** SIGKILL, and waits until it is gone. */
  kill(): Promise<void>
  /** Deliveries of which its log says that the platform wants a pause, with the first time it says so. */
  readonly toldToPause: ReadonlyMap<string, number>
  /** What it wrote to its log last. */
  lastWords(): string
}

const KEPT_CHARACTERS = 20_000
const PAUSED = /"time":"([^"]+)".*"delivery":"([^"]+)".*wants no more of this/

export function startProgram(orders: ChildOrders): Life {
  const startedAt = Date.now()
  const child = spawn(process.execPath, [join(import.meta.dirname, 'child.ts')], {
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: join(tmpdir(), 'chaos-compiled'),
      CHAOS_ORDERS: JSON.stringify(orders),
    },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let words = ''
  let isOver = false
  let isReady = false
  const toldToPause = new Map<string, number>()
  if (child.stderr !== null) {
    createInterface(child.stderr).on('line', (line) => {
      words = `${words}${line}\n`.slice(-KEPT_CHARACTERS)
      const [, time = '', delivery] = PAUSED.exec(line) ?? []
      if (delivery === undefined || toldToPause.has(delivery)) return
      toldToPause.set(delivery, Date.parse(time))
    })
  }
  child.once('message', () => {
    isReady = true
  })
  const over = gone(child).then(() => {
    isOver = true
  })
  return {
    startedAt,
    over,
    toldToPause,
    get isOver() {
      return isOver
    },
    get isReady() {
      return isReady
    },
    async kill() {
      child.kill('SIGKILL')
      await over
    },
    lastWords: () => words,
  }
}

function gone(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
}
