/**
 * Calls from the moment they leave to their answer. What counts in the budget is when they really left and, where
 * the answer comes late, when they may have arrived.
 */
import type { Destination } from '../chat/address.ts'
import type { Clock } from '../clock.ts'
import type { Pace } from './pace.ts'
import { createRoundTrips } from './round-trips.ts'

export interface UnderWay {
  /** A call that took the place `at` sets out now. */
  leaves(at: number): void
  /** The same for one whose answer will be told: the call of a delivery. */
  leavesFor(to: Destination, at: number): void
  /** The last call that left for this chat was answered, or nobody waits for its answer any more. */
  answered(to: Destination): void
}

interface Call {
  /** Its place in the second. */
  readonly countedAt: number
  readonly leftAt: number
}

export function createUnderWay(pace: Pace, clock: Clock): UnderWay {
  const calls = new Map<string, Call>()
  const trips = createRoundTrips()

  /**
   * The machine may be held up between the last look at the clock and the call; what counts is when it left, a round
   * later where a connection has to be opened.
   */
  const note = (at: number, onLeft?: (call: Call) => void) => {
    setImmediate(() =>
      setImmediate(() => {
        const leftAt = clock.now()
        const call = { countedAt: pace.left(at, leftAt), leftAt }
        onLeft?.(call)
      }),
    )
  }

  return {
    leaves: (at) => note(at),
    leavesFor: ({ chat }, at) => note(at, (call) => void calls.set(chat, call)),
    answered({ chat }) {
      const call = calls.get(chat)
      if (call === undefined) return
      calls.delete(chat)
      pace.heldUp(call.countedAt, trips.note(clock.now() - call.leftAt))
    },
  }
}
