/**
 * How long a model may take: 20 s to the first word and 60 s altogether for an answer, less for a translation.
 *
 * A writer that ignores its signal is left behind as well: nobody waits for a socket that has gone silent.
 */
import type { Clock } from '../../clock.ts'

export interface Limits {
  readonly firstWordMs: number
  readonly wholeMs: number
}

export const answerLimits: Limits = { firstWordMs: 20_000, wholeMs: 60_000 }
/** A translation is short work; somebody waits for it on top of the answer. */
export const quickLimits: Limits = { firstWordMs: 10_000, wholeMs: 20_000 }

export interface TimeLimit {
  /** Rejects when a limit passes or the caller's signal is aborted. `heard` is called at the first word. */
  within<Result>(work: (signal: AbortSignal, heard: () => void) => Promise<Result>): Promise<Result>
  /** Ends the limit; always called. */
  stop(): void
}

export function limitTime(
  clock: Clock,
  caller: AbortSignal | undefined,
  { firstWordMs, wholeMs }: Limits = answerLimits,
): TimeLimit {
  const limit = new AbortController()
  const leave = () => limit.abort(caller?.reason)
  if (caller?.aborted) leave()
  caller?.addEventListener('abort', leave, { once: true })
  const stopWhole = clock.after(wholeMs, () =>
    limit.abort(new Error(`no end within ${wholeMs / 1_000} s`)),
  )
  return {
    async within(work) {
      limit.signal.throwIfAborted()
      const late = () => limit.abort(new Error(`no first word within ${firstWordMs / 1_000} s`))
      const heard = clock.after(firstWordMs, late)
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
