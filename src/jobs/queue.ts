/**
 * The contract of a job queue: work that is done later, apart from whoever asked for it, and not lost by a crash.
 *
 * Jobs only move work. What must never be lost or doubled stands in the ledger; a job may run twice after a crash,
 * so what it does has to bear that.
 */

export interface Job {
  readonly id: string
  readonly queue: string
  /** As given to `add`. */
  readonly data: unknown
  /** 1 at the first try. */
  readonly attempt: number
}

export interface JobOptions {
  /** Not before, epoch milliseconds. Default: at once. */
  readonly runAt?: number
  /** While a job with this key waits, another one is not added. */
  readonly uniqueKey?: string
  /** Tries before it is given up. Default: 5. */
  readonly maxAttempts?: number
}

export type JobWork = (job: Job) => Promise<void>

export interface JobQueue {
  /** Adds a job of plain JSON data; false when one with the same key waits already. */
  add(queue: string, data: unknown, options?: JobOptions): Promise<boolean>
  /** Who does the jobs of that queue, one after the other. To be said before `start`. */
  work(queue: string, work: JobWork): void
  /** Takes up what an earlier run left unfinished, then works. */
  start(): Promise<void>
  /** Takes nothing new and waits for what is being done. */
  stop(): Promise<void>
  /** Jobs given up, oldest first, with the last reason. */
  failed(queue: string): Promise<readonly FailedJob[]>
}

export interface FailedJob {
  readonly data: unknown
  readonly reason: string
}

export const DEFAULT_MAX_ATTEMPTS = 5

/** 1 s, 2 s, 4 s … 10 min between tries. */
export function jobBackOffMs(attempt: number): number {
  return Math.min(1_000 * 2 ** (attempt - 1), 10 * 60_000)
}
