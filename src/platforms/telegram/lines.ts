/**
 * Everybody's lines one after the other, different people's side by side.
 *
 * Somebody who writes twice in a row means the second line to come after the first. Nobody waits for ever: after a
 * while the next line goes ahead.
 */
import type { Clock } from '../../clock.ts'
import { NEXT_LINE_WAITS_MS } from './limits.ts'

export interface Lines {
  /** Runs when the line before with the same key is dealt with; resolves when this one is. */
  run(key: string, line: () => Promise<void>): Promise<void>
}

export function createLines(clock: Clock): Lines {
  const last = new Map<string, Promise<void>>()
  return {
    async run(key, line) {
      const before = last.get(key)
      const running = before === undefined ? line() : overOrLate(before, clock).then(line)
      last.set(key, running)
      try {
        await running
      } finally {
        if (last.get(key) === running) last.delete(key)
      }
    },
  }
}

function overOrLate(before: Promise<void>, clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.after(NEXT_LINE_WAITS_MS, resolve)
    const over = () => {
      cancel()
      resolve()
    }
    before.then(over, over)
  })
}
