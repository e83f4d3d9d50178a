/**
 * Carrying an answer through while somebody waits for it.
 *
 * Deliveries are repeated by their ledger. A turn has no ledger: an answer that was refused for a moment would
 * simply be lost. So calls of a turn that certainly did not arrive, and those that are harmless when repeated
 * (edits, posts with a nonce), are made again after the wait the platform asks for.
 */
import { type Clock, waitFor } from '../clock.ts'
import { PlatformError } from '../errors.ts'

const TRIES = 4

/** Nobody waits longer for an answer in a chat; a longer ban is reported instead. */
const LONGEST_WAIT_MS = 60_000

const SHORT_BREAK_MS = 1_000

/** Makes a call up to four times, as far as a repeat is harmless: `repeatable` says whether it is in doubt, too. */
export async function persist<Result>(
  clock: Clock,
  call: () => Promise<Result>,
  { repeatable }: { readonly repeatable: boolean },
): Promise<Result> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await call()
    } catch (error) {
      const waitMs = tried < TRIES ? worthWaiting(error, repeatable) : null
      if (waitMs === null) throw error
      await waitFor(clock, waitMs)
    }
  }
}

function worthWaiting(error: unknown, repeatable: boolean): number | null {
  if (!(error instanceof PlatformError)) return null
  if (error.outcome === 'in-doubt') return repeatable ? SHORT_BREAK_MS : null
  if (error.outcome !== 'retry') return null
  const waitMs = error.retryAfterMs ?? SHORT_BREAK_MS
  return waitMs <= LONGEST_WAIT_MS ? waitMs : null
}
