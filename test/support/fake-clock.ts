/**
 * A clock that stands still until a test moves it. Timers fire in order of their time, each at its own moment.
 */
import type { Clock } from '../../src/clock.ts'

export interface FakeClock extends Clock {
  /** Moves on, firing every timer that falls due on the way, and lets what they started run. */
  advance(byMs: number): Promise<void>
  /** Timers that have not fired yet. */
  readonly waiting: number
}

/** A Tuesday in November, 07:00 in London. */
export const SOME_MORNING = Date.UTC(2026, 10, 24, 7)

export function createFakeClock(startAt = SOME_MORNING): FakeClock {
  let now = startAt
  let timers: { readonly at: number; readonly run: () => void }[] = []

  const takeNext = (until: number) => {
    const [next] = timers
      .filter(({ at }) => at <= until)
      .toSorted((one, other) => one.at - other.at)
    timers = timers.filter((timer) => timer !== next)
    return next
  }

  return {
    now: () => now,
    after(delayMs, run) {
      const timer = { at: now + Math.max(0, delayMs), run }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    async advance(byMs) {
      const until = now + byMs
      await letRun()
      for (let next = takeNext(until); next !== undefined; next = takeNext(until)) {
        now = Math.max(now, next.at)
        next.run()
        await letRun()
      }
      now = until
      await letRun()
    },
    get waiting() {
      return timers.length
    },
  }
}

/** Gives what is ready a chance to run; real network answers need more and are awaited by what they cause. */
async function letRun(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}
