/**
 * The overall pace of a platform: so many a second, never more in any second, and evenly spread.
 *
 * Deliveries go out one after the other at even distances. Somebody who waits for an answer does not: an
 * interactive call goes at once as long as the second has room, and the next delivery comes that much later.
 * When the platform refuses all the same, calls arrive less evenly than they set out; from then on a second is
 * taken to be a little longer, until it has gone well for a while.
 */
import { createWindow } from './window.ts'

/** Calls sent a second apart may arrive a little closer together. */
const JITTER_MS = 12

/** So much more after each refusal, at most and for how long. */
const MORE_JITTER_MS = 8
const MOST_JITTER_MS = 60
const WELL_FOR_MS = 60_000

/** After a late timer this much may be caught up at once. */
const CATCH_UP_MS = 60

export interface Pace {
  freeAt(now: number, isInteractive: boolean): number
  take(now: number): void
  /** When a call that took its turn may really set out; it may have been held up on the way to here. */
  depart(now: number): number
  /** The platform refused although the pace was kept. */
  easeOff(now: number): void
}

export function createPace(perSecond: number): Pace {
  const second = createWindow({ most: perSecond, perMs: 1_000 + JITTER_MS })
  const departed = createWindow({ most: perSecond, perMs: 1_000 + JITTER_MS })
  let nextTurn = 0
  let eased = { byMs: 0, at: 0 }

  const easedMs = (now: number) => {
    const wellForMs = Math.abs(now - eased.at)
    return eased.byMs * Math.max(0, 1 - wellForMs / WELL_FOR_MS)
  }

  return {
    freeAt(now, isInteractive) {
      if (nextTurn > now + 1_000 + CATCH_UP_MS) nextTurn = now
      const longer = easedMs(now)
      const full = second.freeAt(now - longer) + longer
      return isInteractive ? full : Math.max(full, nextTurn)
    },
    take(now) {
      second.take(now)
      const distanceMs = (1_000 + JITTER_MS + easedMs(now)) / perSecond
      nextTurn = Math.max(nextTurn, now - CATCH_UP_MS) + distanceMs
    },
    depart(now) {
      const longer = easedMs(now)
      const at = Math.max(now, departed.freeAt(now - longer) + longer)
      departed.take(at)
      return at
    },
    easeOff(now) {
      const byMs = Math.min(easedMs(now) + MORE_JITTER_MS, MOST_JITTER_MS)
      eased = { byMs, at: now }
    },
  }
}

/** No limit at all, for the terminal. */
export const noPace: Pace = { freeAt: (now) => now, take() {}, depart: (now) => now, easeOff() {} }
