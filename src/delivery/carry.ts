/**
 * Carrying one claimed delivery to its platform and saying what became of it. One of the few places where errors
 * are caught: a failed send is a verdict, never a silence.
 */
import type { ChatPlatform, SendBudget } from '../chat/platform.ts'
import type { Clock } from '../clock.ts'
import { messageOf, PlatformError } from '../errors.ts'
import type { Log } from '../log.ts'
import type { LedgerForLanes } from './ledger.ts'
import type { Delivery } from './outgoing.ts'
import { HELD_BACK, judge, type Verdict } from './verdict.ts'

export interface CarryParts {
  readonly platform: ChatPlatform
  readonly ledger: LedgerForLanes
  readonly budget: SendBudget
  readonly clock: Clock
  readonly log: Log
}

/** What happened, and what it says about the platform as a whole. */
export interface Carried {
  readonly verdict: Verdict
  /** `unreachable`: the network; `unauthorised`: the token. */
  readonly health: 'well' | 'unreachable' | 'unauthorised'
}

export async function carry(delivery: Delivery, parts: CarryParts): Promise<Carried> {
  const { platform, ledger, clock } = parts
  try {
    const words = await ledger.words(delivery.contentId)
    const sent = await platform.send(delivery.to, words, {
      nonce: delivery.nonce,
      urgency: 'scheduled',
      ...(delivery.paid ? { paid: true } : {}),
      ...(delivery.pingRole === null ? {} : { pingRole: delivery.pingRole }),
    })
    return { verdict: { state: 'sent', messageIds: sent.messageIds }, health: 'well' }
  } catch (error) {
    const about = { now: clock.now(), nonce: platform.capabilities.nonce }
    const verdict = judge(delivery, error, about)
    pauseAsAsked(delivery, error, parts)
    logFailure(delivery, verdict, error, parts.log)
    return { verdict, health: healthAfter(error) }
  }
}

function pauseAsAsked({ to }: Delivery, error: unknown, { budget }: CarryParts): void {
  if (!(error instanceof PlatformError) || error.reason === HELD_BACK) return
  if (error.retryAfterMs !== undefined)
    budget.pauseFor(error.global ? null : to, error.retryAfterMs)
}

function healthAfter(error: unknown): Carried['health'] {
  if (!(error instanceof PlatformError)) return 'well'
  if (error.outcome === 'unauthorised') return 'unauthorised'
  return error.outcome === 'retry' && error.retryAfterMs === undefined ? 'unreachable' : 'well'
}

function logFailure({ id, source }: Delivery, verdict: Verdict, error: unknown, log: Log): void {
  const facts = { delivery: id, source, now: verdict.state, error: messageOf(error) }
  if (verdict.state === 'in_doubt') log.warn(facts, 'a delivery is in doubt')
  else log.debug(facts, 'a delivery did not go through')
}
