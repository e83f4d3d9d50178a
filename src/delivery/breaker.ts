/**
 * The circuit breaker: too many refused requests in ten minutes, and deliveries rest before the platform bans the
 * whole machine. (Discord bans at 10,000 answers of 401, 403 and 429.)
 */
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import { createWindow } from './window.ts'

const TEN_MINUTES_MS = 10 * 60_000

export interface Breaker {
  count(): void
  /** Deliveries rest until then; at or before now: they do not. */
  restsUntil(): number
}

export function createBreaker(refusals: number | null, clock: Clock, log: Log): Breaker {
  if (refusals === null) return { count() {}, restsUntil: () => 0 }
  const window = createWindow({ most: refusals, perMs: TEN_MINUTES_MS })
  let until = 0
  return {
    count() {
      const now = clock.now()
      window.take(now)
      if (until > now || window.freeAt(now) <= now) return
      until = now + TEN_MINUTES_MS
      log.error({ refusals }, 'too many refused requests: deliveries rest for ten minutes')
    },
    restsUntil() {
      until = Math.min(until, clock.now() + TEN_MINUTES_MS)
      return until
    },
  }
}
