/**
 * How long a model may take: 20 s to the first word, 60 s altogether.
 *
 * A writer that ignores its signal is left behind as well: nobody waits for a socket that has gone silent.
 */
import type { Clock } from '../clock.ts'

const FIRST_WORD_MS = 20_000
const WHOLE_MS = 60_000

export interface TimeLimit {
  /** Rejects when a limit passes or the caller's signal is aborted. `heard` is called at the first word. */
  within<Result>(work: (signal: AbortSignal, heard: () => void) => Promise<Result>): Promise<Result>
  /** Ends the limit; always called. */
  stop(): void
}

export function limitTime(clock: Clock, caller: AbortSignal | undefined): TimeLimit {
  const limit = new AbortController()
  const leave = () => limit.abort(caller?.reason)
  if (caller?.aborted) leave()
  caller?.addEventListener('abort', leave, { once: true })
  const stopWhole = clock.after(WHOLE_MS, () => limit.abort(new Error('no end within 60 s')))
  return {
    async within(work) {
      limit.signal.throwIfAborted()
      const late = () => limit.abort(new Error('no first word within 20 s'))
      const heard = clock.after(FIRST_WORD_MS, late)
      try {
        return await Promise.race([work(limit.signal, heard), aborted(limit.signal)])
      } finally {
        heard()
      }
    },
    stop() {
      stopWhole()
      caller?.removeEventListener('abort', leave)
    },
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}
