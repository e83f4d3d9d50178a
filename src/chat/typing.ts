/**
 * "Ironstride is typing", renewed until the answer stands there. A courtesy: its failure is never an error.
 */
import type { CancelTimer, Clock } from '../clock.ts'
import { messageOf } from '../errors.ts'
import type { Log } from '../log.ts'

export interface TypingParts {
  readonly show: () => Promise<unknown>
  /** After so long the platform shows it no more. */
  readonly renewEveryMs: number
  readonly atMostMs: number
  readonly clock: Clock
  readonly log: Log
}

export function createTyping({ show, renewEveryMs, atMostMs, clock, log }: TypingParts) {
  let cancel: CancelTimer | null = null
  let until = 0

  const showAgain = () => {
    show().catch((error) => log.debug({ error: messageOf(error) }, 'typing was not shown'))
    if (clock.now() < until) cancel = clock.after(renewEveryMs, showAgain)
  }

  return {
    /** Harmless when called again. */
    start() {
      if (cancel !== null) return
      until = clock.now() + atMostMs
      showAgain()
    },
    stop() {
      cancel?.()
      cancel = () => {}
    },
  }
}
