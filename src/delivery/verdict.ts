/**
 * What becomes of a delivery after a call failed. Pure: the row, the error and the time in, the next state out.
 *
 * The platform's error says whether the message may have arrived. Only when it certainly did not is a repeat
 * harmless; in doubt, the kind of the message decides.
 */
import { messageOf, PlatformError } from '../errors.ts'
import type { Delivery } from './outgoing.ts'

export type Verdict =
  | { readonly state: 'sent'; readonly messageIds: readonly string[] }
  /**
   * `doubted`: this repeat may put the message there a second time. `nonceUntil`: it will not, until then.
   */
  | {
      readonly state: 'retry_at'
      readonly dueAt: number
      readonly reason: string
      readonly doubted: boolean
      readonly nonceUntil?: number
    }
  /** `targetIsGone`: nothing else will arrive there either. */
  | { readonly state: 'dead'; readonly reason: string; readonly targetIsGone: boolean }
  | { readonly state: 'in_doubt'; readonly reason: string }
  | { readonly state: 'moved'; readonly movedTo: string }
  /** The call never started; everything is as before. */
  | { readonly state: 'untried'; readonly dueAt: number; readonly reason: string }

export interface Circumstances {
  readonly now: number
  /** Whether the platform recognises a repeat by its nonce. */
  readonly nonce: boolean
  /** The program has just started: nothing says that the platform is in trouble, so nothing has to be waited out. */
  readonly hasRestarted?: boolean
}

type Tried = Pick<Delivery, 'kind' | 'attempts' | 'doubts' | 'firstTriedAt' | 'notAfter'>

/** After so many certain failures it is a dead letter. */
export const MAX_ATTEMPTS = 30
const FIRST_BACK_OFF_MS = 1_000
const LONGEST_BACK_OFF_MS = 5 * 60_000

/** Discord remembers nonces "for the past few minutes"; this is surely within. */
export const NONCE_LIFE_MS = 2 * 60_000

/** The reason of a call that the lane itself held back: no request inside a running pause. */
export const HELD_BACK = 'held-back'

export function judge(delivery: Tried, error: unknown, about: Circumstances): Verdict {
  if (!(error instanceof PlatformError)) return judgeDoubt(delivery, messageOf(error), about)
  const reason = error.reason ?? error.outcome
  switch (error.outcome) {
    case 'retry':
      return retry(delivery, error, about)
    case 'refused':
      return { state: 'dead', reason, targetIsGone: false }
    case 'gone':
      return { state: 'dead', reason, targetIsGone: true }
    case 'moved':
      return error.movedTo === undefined
        ? { state: 'dead', reason, targetIsGone: true }
        : { state: 'moved', movedTo: error.movedTo }
    case 'unauthorised':
      return { state: 'untried', dueAt: about.now, reason }
    case 'in-doubt':
      return judgeDoubt(delivery, reason, about)
  }
}

/** Nobody knows whether it arrived: the connection broke, or the process died during the call. */
export function judgeDoubt(delivery: Tried, reason: string, about: Circumstances): Verdict {
  const { now, nonce, hasRestarted = false } = about
  const dueAt = hasRestarted ? now : now + backOffMs(delivery.attempts)
  const nonceUntil = (delivery.firstTriedAt ?? now) + NONCE_LIFE_MS
  if (nonce && dueAt < nonceUntil) {
    return { state: 'retry_at', dueAt, reason, doubted: false, nonceUntil }
  }
  if (delivery.kind === 'announcement' || delivery.doubts > 0) return { state: 'in_doubt', reason }
  return { state: 'retry_at', dueAt, reason, doubted: true }
}

function retry(delivery: Tried, error: PlatformError, { now }: Circumstances): Verdict {
  const reason = error.reason ?? 'retry'
  const dueAt = now + (error.retryAfterMs ?? backOffMs(delivery.attempts))
  if (reason === HELD_BACK) return { state: 'untried', dueAt, reason }
  if (delivery.notAfter !== null && dueAt > delivery.notAfter) {
    return { state: 'dead', reason: `too-late after ${reason}`, targetIsGone: false }
  }
  if (delivery.attempts + 1 >= MAX_ATTEMPTS) return { state: 'dead', reason, targetIsGone: false }
  return { state: 'retry_at', dueAt, reason, doubted: false }
}

/** 1 s, 2 s, 4 s … 5 min. */
function backOffMs(attempts: number): number {
  return Math.min(FIRST_BACK_OFF_MS * 2 ** attempts, LONGEST_BACK_OFF_MS)
}
