/**
 * A sliding window: at most so many in so much time, wherever the time is looked at. Places may be taken a little
 * ahead of their time and out of order.
 */

export interface Rate {
  readonly most: number
  readonly perMs: number
}

export interface Window {
  /** When another one fits, at `at` or later, epoch milliseconds. `longerMs`: each counts for so much longer. */
  freeAt(at: number, longerMs?: number): number
  take(at: number): void
  /** What was taken for that time does not happen then. */
  giveBack(at: number): void
}

export function createWindow({ most, perMs }: Rate): Window {
  /** In order of time; twice as many as fit, because some lie ahead of now. */
  const taken: number[] = []

  /** A clock set back empties the window. */
  const forgetUnreal = (now: number) => {
    const last = taken.at(-1)
    if (last !== undefined && last > now + perMs) taken.length = 0
  }
  const countUntil = (at: number) => taken.findLastIndex((one) => one <= at) + 1

  return {
    freeAt(at, longerMs = 0) {
      forgetUnreal(at)
      let free = at
      for (;;) {
        const inTheWay = taken[countUntil(free) - most]
        if (inTheWay === undefined || inTheWay + perMs + longerMs <= free) return free
        free = inTheWay + perMs + longerMs
      }
    },
    take(at) {
      taken.splice(countUntil(at), 0, at)
      if (taken.length > 2 * most) taken.shift()
    },
    giveBack(at) {
      const index = taken.lastIndexOf(at)
      if (index >= 0) taken.splice(index, 1)
    },
  }
}
