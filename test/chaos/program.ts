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
  /** Deliveries whose call it gave up without an answer, as its log says. */
  readonly unanswered: readonly Unanswered[]
  /** What it wrote to its log last. */
  lastWords(): string
}

export interface Unanswered {
  readonly delivery: string
  /** On the round's clock. */
  readonly at: number
}

const KEPT_CHARACTERS = 20_000
const NOT_ANSWERED = /"time":"([^"]+)".*"delivery":"([^"]+)".*(?:did not answer|was not reached)/

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
  const unanswered: Unanswered[] = []
  if (child.stderr !== null) {
    createInterface(child.stderr).on('line', (line) => {
      words = `${words}${line}\n`.slice(-KEPT_CHARACTERS)
      const [, time = '', delivery] = NOT_ANSWERED.exec(line) ?? []
      if (delivery !== undefined) unanswered.push({ delivery, at: Date.parse(time) })
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
    unanswered,
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
