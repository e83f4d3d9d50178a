/**
 * A sliding window: at most so many in so much time, wherever the time is looked at.
 */

export interface Rate {
  readonly most: number
  readonly perMs: number
}

export interface Window {
  /** When another one fits, epoch milliseconds; at or before `now` when one fits at once. */
  freeAt(now: number): number
  take(now: number): void
}

export function createWindow({ most, perMs }: Rate): Window {
  const taken: number[] = []
  let oldest = 0

  /** Looks back at the one that has to be `perMs` old. A clock set back empties the window. */
  const inTheWay = (now: number): number | undefined => {
    const last = taken.length === 0 ? undefined : taken[(oldest + taken.length - 1) % most]
    if (last !== undefined && last > now + perMs) {
      taken.length = 0
      oldest = 0
    }
    return taken.length < most ? undefined : taken[oldest]
  }

  return {
    freeAt(now) {
      const earlier = inTheWay(now)
      return earlier === undefined ? now : earlier + perMs
    },
    take(now) {
      if (taken.length < most) {
        taken.push(now)
      } else {
        taken[oldest] = now
        oldest = (oldest + 1) % most
      }
    },
  }
}
