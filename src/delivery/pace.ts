/**
 * The overall pace of a platform: so many a second, never more in any second, and evenly spread.
 *
 * Deliveries go out one after the other at even distances. Somebody who waits for an answer does not: an
 * interactive call goes at once as long as the second has room, and the next delivery comes that much later.
 * A delivery takes its turn a little ahead, so that everything it needs is written down by then; what counts in the
 * end is when its call really set out, and, where its answer comes late, that it may have been held up on its way.
 * When the platform refuses all the same, calls arrive less evenly than they set out; from then on a second is
 * taken to be a little longer, until it has gone well for a while.
 */
import { createWindow } from './window.ts'

/** So much more after each refusal, at most and for how long. */
const MORE_JITTER_MS = 8
const MOST_JITTER_MS = 60
const WELL_FOR_MS = 60_000

/** After a late timer this much may be caught up at once. */
const CATCH_UP_MS = 60

/** After a rest this long there is nothing to catch up, and connections have to be opened again. */
const REST_MS = 1_000

/** The first calls on new connections arrive so much later; without it the second after would come too close. */
const OPENING_MS = 50
const OPENING_FOR_MS = 500

export interface PaceLimits {
  readonly perSecond: number
  /** Calls sent a second apart may arrive so much closer together. */
  readonly jitterMs: number
}

export interface Pace {
  /** When the next call may set out; at `now` or later. */
  freeAt(now: number, isInteractive: boolean): number
  /** Takes the turn that `freeAt` gave. */
  take(at: number): void
  /** The turn is not used. */
  giveBack(at: number): void
  /** When the call that took the place `at` may really set out: others may have come in between meanwhile. */
  depart(at: number, now: number): number
  /** The call that was to set out `at` has left now. Gives the place in the second it is counted at. */
  left(at: number, now: number): number
  /** The call counted at `at` was under way `longerMs` longer than usual, and may have arrived as much later. */
  heldUp(at: number, longerMs: number): void
  /** The platform refused although the pace was kept. */
  easeOff(now: number): void
}

export function createPace({ perSecond, jitterMs }: PaceLimits): Pace {
  const secondMs = 1_000 + jitterMs
  const second = createWindow({ most: perSecond, perMs: secondMs })
  let nextTurn = 0
  let openedAt = 0
  let eased = { byMs: 0, at: 0 }

  const easedMs = (now: number) => {
    const wellForMs = Math.abs(now - eased.at)
    return eased.byMs * Math.max(0, 1 - wellForMs / WELL_FOR_MS)
  }

  const move = (from: number, to: number) => {
    if (from === to) return
    second.giveBack(from)
    second.take(to)
  }

  return {
    freeAt(now, isInteractive) {
      if (nextTurn > now + 1_000 + CATCH_UP_MS) nextTurn = now
      return second.freeAt(isInteractive ? now : Math.max(now, nextTurn), easedMs(now))
    },
    take(at) {
      second.take(at)
      const isAfterRest = at - nextTurn > REST_MS
      if (isAfterRest) openedAt = at
      const turn = isAfterRest ? at : Math.max(nextTurn, at - CATCH_UP_MS)
      nextTurn = turn + (secondMs + easedMs(at)) / perSecond
    },
    giveBack: second.giveBack,
    depart(at, now) {
      second.giveBack(at)
      const departure = second.freeAt(Math.max(at, now), easedMs(now))
      second.take(departure)
      return departure
    },
    left(at, now) {
      const isOpening = at >= openedAt && at - openedAt < OPENING_FOR_MS
      const counted = Math.max(at, now) + (isOpening ? OPENING_MS : 0)
      move(at, counted)
      return counted
    },
    heldUp(at, longerMs) {
      if (longerMs > jitterMs) move(at, at + longerMs)
    },
    easeOff(now) {
      const byMs = Math.min(easedMs(now) + MORE_JITTER_MS, MOST_JITTER_MS)
      eased = { byMs, at: now }
    },
  }
}

/** No limit at all, for the terminal. */
export const noPace: Pace = {
  freeAt: (now) => now,
  take() {},
  giveBack() {},
  depart: (_at, now) => now,
  left: (_at, now) => now,
  heldUp() {},
  easeOff() {},
}
