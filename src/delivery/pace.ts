/**
 * The overall pace of a platform: so many a second, never more in any second, and evenly spread.
 *
 * Deliveries go out one after the other at even distances. Somebody who waits for an answer does not: an
 * interactive call goes at once as long as the second has room, and the next delivery comes that much later.
 */
import { createWindow } from './window.ts'

/** Calls sent a second apart may arrive a little closer together. */
const JITTER_MS = 12

/** After a late timer this much may be caught up at once. */
const CATCH_UP_MS = 60

export interface Pace {
  freeAt(now: number, isInteractive: boolean): number
  take(now: number): void
}

export function createPace(perSecond: number): Pace {
  const second = createWindow({ most: perSecond, perMs: 1_000 + JITTER_MS })
  const distanceMs = (1_000 + JITTER_MS) / perSecond
  let nextTurn = 0
  return {
    freeAt(now, isInteractive) {
      if (nextTurn > now + 1_000 + CATCH_UP_MS) nextTurn = now
      const full = second.freeAt(now)
      return isInteractive ? full : Math.max(full, nextTurn)
    },
    take(now) {
      second.take(now)
      nextTurn = Math.max(nextTurn, now - CATCH_UP_MS) + distanceMs
    },
  }
}

/** No limit at all, for the terminal. */
export const noPace: Pace = { freeAt: (now) => now, take() {} }
