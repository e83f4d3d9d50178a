/**
 * A clock that runs several times faster than life, the same in every process that is given the same beginning.
 */
import type { Clock } from '../../../src/clock.ts'

/** Milliseconds since 1970 with their fractions, which differences of a few milliseconds need. */
export function preciseNow(): number {
  return performance.timeOrigin + performance.now()
}

export function createFastClock(times: number, beganAt: number): Clock {
  return {
    now: () => beganAt + (preciseNow() - beganAt) * times,
    after(delayMs, run) {
      const timer = setTimeout(run, Math.max(0, delayMs) / times)
      timer.unref()
      return () => clearTimeout(timer)
    },
  }
}
