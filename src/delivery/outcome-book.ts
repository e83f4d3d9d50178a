/**
 * Collects verdicts and commits them, as many together as have come in while the last commit was under way. On a
 * lane of many hundred a second it also waits a moment, so that one durable write serves several messages.
 */
import { type Clock, waitFor } from '../clock.ts'
import { messageOf } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Outcome } from './record-outcomes.ts'

export interface OutcomeBook {
  add(outcome: Outcome): void
  /** Resolves when everything added so far is committed. */
  settled(): Promise<void>
}

export interface OutcomeBookParts {
  readonly clock: Clock
  readonly log: Log
  /** How long to collect before a commit, in milliseconds. */
  collectMs(): number
  record(outcomes: readonly Outcome[]): Promise<void>
  onRecorded(outcomes: readonly Outcome[]): void
}

/** The disk may be full for a while; the verdicts are kept until it is not. */
const TRY_AGAIN_MS = 1_000

export function createOutcomeBook(parts: OutcomeBookParts): OutcomeBook {
  let open: Outcome[] = []
  let writing: Promise<void> | null = null

  const write = async () => {
    while (open.length > 0) {
      const collectMs = parts.collectMs()
      if (collectMs > 0) await waitFor(parts.clock, collectMs)
      const batch = open
      open = []
      if (await recordBatch(batch, parts)) parts.onRecorded(batch)
      else {
        open = [...batch, ...open]
        await waitFor(parts.clock, TRY_AGAIN_MS)
      }
    }
    writing = null
  }

  return {
    add(outcome) {
      open.push(outcome)
      writing ??= write()
    },
    settled: async () => void (await writing),
  }
}

async function recordBatch(batch: readonly Outcome[], parts: OutcomeBookParts): Promise<boolean> {
  try {
    await parts.record(batch)
    return true
  } catch (error) {
    const facts = { deliveries: batch.length, error: messageOf(error) }
    parts.log.error(facts, 'outcomes could not be written; trying again')
    return false
  }
}
