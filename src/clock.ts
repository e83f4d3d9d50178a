/**
 * Time as an argument. Everything that asks what time it is or waits takes a `Clock`, so that no test waits.
 */

/** Stops a timer that has not fired yet; harmless afterwards. */
export type CancelTimer = () => void

export interface Clock {
  /** Epoch milliseconds. */
  now(): number
  /** Calls `run` once, `delayMs` from now. The timer does not keep the process alive. */
  after(delayMs: number, run: () => void): CancelTimer
}

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, Math.max(0, delayMs))
    timer.unref()
    return () => clearTimeout(timer)
  },
}

/** Resolves `delayMs` from now by this clock; rejects with the signal's reason when aborted first. */
export function waitFor(clock: Clock, delayMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const stop = () => {
      cancel()
      reject(signal?.reason)
    }
    const cancel = clock.after(delayMs, () => {
      signal?.removeEventListener('abort', stop)
      resolve()
    })
    signal?.addEventListener('abort', stop, { once: true })
  })
}

/** A calendar date `YYYY-MM-DD` as people in `zone` see it at that instant. */
export function localDay(epochMs: number, zone: string): string {
  return dayFormatOf(zone).format(epochMs)
}

const dayFormats = new Map<string, Intl.DateTimeFormat>()

/** Making a format costs fifty times as much as using it. */
function dayFormatOf(zone: string): Intl.DateTimeFormat {
  const known = dayFormats.get(zone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  dayFormats.set(zone, made)
  return made
}
