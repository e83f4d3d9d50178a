/**
 * Drafts of a growing reply, shown no faster than the platform bears.
 *
 * While a call is under way or the pace is not over, newer drafts replace the waiting one; then the newest is shown.
 * A lost draft loses nothing: the next one, or the final reply, says it all again.
 */
import type { CancelTimer, Clock } from '../clock.ts'
import { messageOf, PlatformError } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Reply } from './reply.ts'

export interface DraftPaceParts {
  readonly clock: Clock
  readonly log: Log
  /** Shortest time from the end of one call to the next. */
  readonly paceMs: number
  readonly show: (draft: Reply) => Promise<void>
}

export interface DraftPace {
  /** Shows it as soon as the pace allows, unless a newer one comes first. Returns at once. */
  show(draft: Reply): void
  /** Shows nothing more; resolves when the call under way is over. */
  end(): Promise<void>
}

export function createDraftPace({ clock, log, paceMs, show }: DraftPaceParts): DraftPace {
  let newest: Reply | null = null
  let calling = Promise.resolve()
  let isResting = false
  let isOver = false
  let cancelRest: CancelTimer = () => {}

  const showNext = () => {
    if (newest === null || isResting || isOver) return
    const draft = newest
    newest = null
    isResting = true
    calling = show(draft).then(() => rest(paceMs), afterFailure)
  }

  const afterFailure = (error: unknown) => {
    log.debug({ error: messageOf(error) }, 'a draft was not shown')
    const askedMs = error instanceof PlatformError ? (error.retryAfterMs ?? 0) : 0
    rest(Math.max(paceMs, askedMs))
  }

  const rest = (restMs: number) => {
    if (isOver) return
    cancelRest = clock.after(restMs, () => {
      isResting = false
      showNext()
    })
  }

  return {
    show(draft) {
      newest = draft
      showNext()
    },
    async end() {
      isOver = true
      cancelRest()
      await calling
    },
  }
}
