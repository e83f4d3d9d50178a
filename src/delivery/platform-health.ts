/**
 * Whether a platform answers at all. While the network is down every delivery would fail the same way, so the
 * lane asks again at growing distances instead of a thousand times a second.
 */
import type { Clock } from '../clock.ts'
import type { Carried } from './carry.ts'

export interface PlatformHealth {
  note(health: Carried['health']): void
  /** Nothing is to be tried before; infinity: not until the token is mended. */
  restsUntil(): number
}

const FIRST_REST_MS = 250
const LONGEST_REST_MS = 30_000

export function createPlatformHealth(clock: Clock): PlatformHealth {
  let failures = 0
  let until = 0
  let isLockedOut = false
  return {
    note(health) {
      if (health === 'unauthorised') isLockedOut = true
      if (health === 'well') failures = 0
      // Calls that were under way together fail together; they count once.
      if (health !== 'unreachable' || until > clock.now()) return
      until = clock.now() + Math.min(FIRST_REST_MS * 2 ** failures, LONGEST_REST_MS)
      failures += 1
    },
    restsUntil() {
      if (isLockedOut) return Number.POSITIVE_INFINITY
      until = Math.min(until, clock.now() + LONGEST_REST_MS)
      return until
    },
  }
}
