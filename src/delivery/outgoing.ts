/**
 * What the rest of the program hands to the ledger: words, a target, and how to treat them.
 */
import type { Destination } from '../chat/address.ts'
import type { Reply } from '../chat/reply.ts'

/**
 * What a delivery is to the person who gets it. An announcement in doubt waits for the coach; the others are sent
 * once more, because a reminder twice is better than none.
 */
export type DeliveryKind = 'reminder' | 'lift' | 'announcement' | 'notice'

export interface Outgoing {
  /** What it comes from, such as `occurrence:ID` or `announcement:ID`. A source reaches a target once. */
  readonly source: string
  readonly to: Destination
  readonly kind: DeliveryKind
  /** Deliveries that share one reply object share its stored words and its buttons. */
  readonly reply: Reply
  /** The member it is for, so that it is theirs to export and to forget. */
  readonly memberId?: string
  /** Not before, epoch milliseconds. Default: at once. */
  readonly dueAt?: number
  /** Useless after, epoch milliseconds. Default: 24 hours from `dueAt`. */
  readonly notAfter?: number
  /** Telegram's paid broadcast rate. */
  readonly paid?: boolean
  /** The one Discord role an announcement may mention. */
  readonly pingRole?: string
}

/** Lower goes first: who is waiting for the minute they chose, then the daily post, then everybody's news. */
export const priorities: Readonly<Record<DeliveryKind, number>> = {
  notice: 0,
  reminder: 10,
  lift: 20,
  announcement: 30,
}

/** One row of the ledger on its way to a platform. */
export interface Delivery {
  readonly id: string
  readonly source: string
  readonly to: Destination
  readonly kind: DeliveryKind
  readonly contentId: string
  readonly nonce: string
  readonly paid: boolean
  readonly pingRole: string | null
  readonly attempts: number
  readonly doubts: number
  readonly firstTriedAt: number | null
  /** It may have arrived; a repeat is harmless until then and not after. */
  readonly nonceUntil: number | null
  readonly notAfter: number | null
}
