/**
 * "Ironstride is typing", renewed until the answer stands there. A courtesy: its failure is never an error.
 */
import type { Destination } from '../../chat/address.ts'
import type { CancelTimer } from '../../clock.ts'
import { messageOf } from '../../errors.ts'
import { TYPING_AT_MOST_MS, TYPING_RENEWAL_MS } from './limits.ts'
import type { Speaking } from './voice.ts'

export function createTyping({ wire, clock, log }: Speaking, to: Destination) {
  let cancel: CancelTimer | null = null
  let until = 0

  const show = () => {
    wire
      .showTyping(to)
      .catch((error) => log.debug({ error: messageOf(error) }, 'typing was not shown'))
    if (clock.now() < until) cancel = clock.after(TYPING_RENEWAL_MS, show)
  }

  return {
    /** Harmless when called again. */
    start() {
      if (cancel !== null) return
      until = clock.now() + TYPING_AT_MOST_MS
      show()
    },
    stop() {
      cancel?.()
      cancel = () => {}
    },
  }
}
