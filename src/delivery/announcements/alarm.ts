/**
 * When to look at announcements again, and work that may take long and goes on beside the looks.
 */
import type { CancelTimer, Clock } from '../../clock.ts'
import { messageOf } from '../../errors.ts'
import type { Log } from '../../log.ts'

const AFTER_FAULT_MS = 5_000
/** Between two looks at what waits for its message or for an hourly limit. */
const SIDE_PAUSE_MS = 1_000

export interface Alarm {
  /** Rings then, unless it rings earlier anyway. */
  noLaterThan(at: number): void
  cancel(): void
}

export function createAlarm(clock: Clock, ring: () => void): Alarm {
  let at = Number.POSITIVE_INFINITY
  let cancelTimer: CancelTimer = () => {}
  const cancel = () => {
    cancelTimer()
    at = Number.POSITIVE_INFINITY
  }
  return {
    cancel,
    noLaterThan(wanted) {
      if (wanted >= at || wanted === Number.POSITIVE_INFINITY) return
      cancel()
      at = wanted
      cancelTimer = clock.after(wanted - clock.now(), () => {
        at = Number.POSITIVE_INFINITY
        ring()
      })
    },
  }
}

interface Work {
  work(mayGoOn: () => boolean): Promise<number | null>
}

/** Work that may take long and goes on beside the looks, never twice at once. */
export function createSide(
  { work }: Work,
  alarm: Alarm,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
  mayGoOn: () => boolean,
) {
  let working: Promise<void> | null = null
  const run = async () => {
    try {
      const nextAt = await work(mayGoOn)
      if (nextAt !== null && mayGoOn())
        alarm.noLaterThan(Math.max(nextAt, clock.now() + SIDE_PAUSE_MS))
    } catch (error) {
      log.error({ error: messageOf(error) }, 'changes of announcements stumbled')
      if (mayGoOn()) alarm.noLaterThan(clock.now() + AFTER_FAULT_MS)
    } finally {
      working = null
    }
  }
  return {
    start() {
      working ??= run()
    },
    settled: async () => void (await working),
  }
}
