/**
 * The ledger: what is to be sent, to whom, and what became of it. The truth that survives every crash.
 *
 * Order of events of one delivery: queued (unique for its source and target) -> found due by the lane -> claimed:
 * `sending` is committed before the call -> the call -> its verdict is committed: sent, to be tried again at a
 * time, dead with its reason, or in doubt. What a crash leaves `sending` is settled at the next start.
 */
import { type Destination, formatDestination, type PlatformName } from '../chat/address.ts'
import type { Reply } from '../chat/reply.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../storage/database.ts'
import { claimDeliveries, type DueQuery, findDue, nextDueAt } from './claim-deliveries.ts'
import { createContents } from './contents.ts'
import type { Delivery, Outgoing } from './outgoing.ts'
import { queueDeliveries } from './queue-deliveries.ts'
import { buryExpired, doubtAgain, type Outcome, recordOutcomes } from './record-outcomes.ts'
import { type Recovered, recoverDeliveries } from './recover.ts'
import {
  cancelWaiting,
  type DeliveryReport,
  reportOf,
  type SentDelivery,
  sentOf,
  settleDoubts,
  sourceOf,
} from './report.ts'

export interface Ledger {
  /**
   * Queues what is not there yet, all or nothing, and gives how many that were. `also` runs in the same
   * transaction, so that what caused the messages is settled together with them.
   */
  queue(outgoing: readonly Outgoing[], also?: (step: Database) => Promise<void>): Promise<number>
  /** Calls `listen` whenever there is something new to send. */
  onNews(listen: () => void): void
  /** Calls `listen` whenever something was queued for a chat that, it turned out, takes nothing. */
  onUndeliverable(listen: () => void): void
  report(source: string): Promise<DeliveryReport>
  sent(source: string): Promise<readonly SentDelivery[]>
  /** What a message that stands in a chat came from; null when it was no delivery. */
  sourceOf(at: Destination, messageId: string): Promise<string | null>
  settleDoubts(source: string, choice: 'resend' | 'leave'): Promise<number>
  cancel(source: string): Promise<number>
  /** The clock was set back: what was put off to a time that was never real waits no longer. */
  clockWentBack(): Promise<void>
  readonly forLanes: LedgerForLanes
}

/** What only lanes need. */
export interface LedgerForLanes {
  due(query: Omit<DueQuery, 'now'>): Promise<readonly Delivery[]>
  nextDueAt(platform: PlatformName): Promise<number | null>
  claim(deliveries: readonly Delivery[]): Promise<readonly Delivery[]>
  record(outcomes: readonly Outcome[]): Promise<void>
  bury(expired: readonly Delivery[]): Promise<void>
  /** Their nonce is not remembered any more: a repeat would not be harmless. */
  doubtAgain(outlived: readonly Delivery[]): Promise<void>
  recover(platform: PlatformName, nonce: boolean): Promise<Recovered>
  words(contentId: string): Promise<Reply>
}

export function createLedger(db: Database, clock: Clock): Ledger {
  const listeners: (() => void)[] = []
  const undeliverableListeners: (() => void)[] = []
  const tellNews = (count: number) => {
    if (count > 0) for (const listen of listeners) listen()
    return count
  }
  return {
    async queue(outgoing, also) {
      const queued = await db.transaction().execute(async (step) => {
        await also?.(step)
        return queueDeliveries(step, outgoing, clock.now())
      })
      if (queued.undeliverable > 0) for (const listen of undeliverableListeners) listen()
      return tellNews(queued.count)
    },
    onNews: (listen) => void listeners.push(listen),
    onUndeliverable: (listen) => void undeliverableListeners.push(listen),
    report: (source) => reportOf(db, source),
    sent: (source) => sentOf(db, source),
    sourceOf: (at, messageId) => sourceOf(db, formatDestination(at), messageId),
    settleDoubts: async (source, choice) => tellNews(await settleDoubts(db, clock, source, choice)),
    cancel: (source) => cancelWaiting(db, clock, source),
    async clockWentBack() {
      await dropUnrealWaits(db, clock.now())
      tellNews(1)
    },
    forLanes: forLanes(db, clock),
  }
}

function forLanes(db: Database, clock: Clock): LedgerForLanes {
  return {
    due: (query) => findDue(db, { ...query, now: clock.now() }),
    nextDueAt: (platform) => nextDueAt(db, platform),
    async claim(deliveries) {
      const ids = deliveries.map(({ id }) => id)
      const now = clock.now()
      const ours = await claimDeliveries(db, ids, now)
      return deliveries
        .filter(({ id }) => ours.has(id))
        .map((one) => ({ ...one, firstTriedAt: one.firstTriedAt ?? now }))
    },
    record: (outcomes) => recordOutcomes(db, outcomes, clock.now()),
    bury: (expired) => buryExpired(db, expired, clock.now()),
    doubtAgain: (outlived) => doubtAgain(db, outlived, clock.now()),
    recover: (platform, nonce) => recoverDeliveries(db, platform, { now: clock.now(), nonce }),
    words: createContents(db),
  }
}

/** No back-off and no demanded wait is as long as this. */
const LONGEST_WAIT_MS = 24 * 3_600_000

async function dropUnrealWaits(db: Database, now: number): Promise<void> {
  const unreal = now + LONGEST_WAIT_MS
  await db
    .updateTable('delivery')
    .set({ due_at: now })
    .where('due_at', '>', unreal)
    .where((row) => row.or([row('state', '=', 'retry_at'), row('created_at', '>', now)]))
    .where('state', 'in', ['queued', 'retry_at'])
    .execute()
  await db.deleteFrom('pause').where('until', '>', unreal).execute()
}
