/**
 * How long a model is waited for: a while for the first word, a while for the whole, never past the caller's signal.
 */
import type { Clock } from '../clock.ts'

export interface Patience {
  /** Aborts the call when patience ends. */
  readonly signal: AbortSignal
  heardFirst(): void
  giveUp(): void
  /** Why waiting ended early, or null. */
  reason(): string | null
  /** The call is over. */
  end(): void
}

export function createPatience(limits: {
  readonly clock: Clock
  readonly firstWordMs: number
  readonly wholeMs: number
  readonly signal: AbortSignal | undefined
}): Patience {
  const { clock, firstWordMs, wholeMs, signal } = limits
  const controller = new AbortController()
  let reason: string | null = null
  const stop = (why: string) => {
    reason ??= why
    controller.abort()
  }
  const stopFirst = clock.after(firstWordMs, () => stop(`no word within ${firstWordMs} ms`))
  const stopWhole = clock.after(wholeMs, () => stop(`not done within ${wholeMs} ms`))
  const onAbort = () => stop('the caller stopped waiting')
  if (signal?.aborted) onAbort()
  signal?.addEventListener('abort', onAbort, { once: true })
  return {
    signal: controller.signal,
    heardFirst: stopFirst,
    giveUp: () => controller.abort(),
    reason: () => reason,
    end() {
      stopFirst()
      stopWhole()
      signal?.removeEventListener('abort', onAbort)
    },
  }
}
