/**
 * Who got what: the numbers behind an announcement's progress and report, and the coach's word on what is in doubt.
 */
import type { Clock } from '../clock.ts'
import type { Database } from '../storage/database.ts'
import type { DeliveryState } from '../storage/tables/delivery.ts'

export interface DeliveryReport {
  readonly total: number
  readonly sent: number
  /** Queued, on its way or to be tried again. */
  readonly open: number
  /** Sent once more although it may have arrived. */
  readonly maybeTwice: number
  readonly inDoubt: number
  /** Did not arrive, by reason: `blocked`, `too-late`, … */
  readonly failed: Readonly<Record<string, number>>
}

export interface SentDelivery {
  readonly target: string
  readonly messageIds: readonly string[]
}

/** The state of every delivery of a source, counted. */
export async function reportOf(db: Database, source: string): Promise<DeliveryReport> {
  const rows = await db
    .selectFrom('delivery')
    .select(['state', 'reason'])
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.sum<number>('doubts').as('doubts')])
    .where('source', '=', source)
    .groupBy(['state', 'reason'])
    .execute()
  const countOf = (...states: DeliveryState[]) =>
    sum(rows.filter(({ state }) => states.includes(state)).map(({ count }) => count))
  const dead = rows.filter(({ state }) => state === 'dead')
  return {
    total: sum(rows.map(({ count }) => count)),
    sent: countOf('sent'),
    open: countOf('queued', 'sending', 'retry_at'),
    maybeTwice: sum(rows.filter(({ state }) => state === 'sent').map(({ doubts }) => doubts)),
    inDoubt: countOf('in_doubt'),
    failed: Object.fromEntries(
      dead.map(({ reason, count }) => [reason ?? 'unknown', Number(count)]),
    ),
  }
}

/** Every message of a source that is out there, for editing and recalling. */
export async function sentOf(db: Database, source: string): Promise<SentDelivery[]> {
  const rows = await db
    .selectFrom('delivery')
    .select(['target', 'sent_ids_json'])
    .where('source', '=', source)
    .where('state', '=', 'sent')
    .execute()
  return rows.map(({ target, sent_ids_json }) => ({
    target,
    messageIds: JSON.parse(sent_ids_json ?? '[]'),
  }))
}

/** What a message in a chat came from; null when it was no delivery. */
export async function sourceOf(db: Database, target: string, messageId: string) {
  const rows = await db
    .selectFrom('delivery')
    .select(['source', 'sent_ids_json'])
    .where('target', '=', target)
    .where('state', '=', 'sent')
    .orderBy('sent_at', 'desc')
    .limit(LATEST_LOOKED_AT)
    .execute()
  const found = rows.find(({ sent_ids_json }) =>
    JSON.parse(sent_ids_json ?? '[]').includes(messageId),
  )
  return found?.source ?? null
}

/** Nobody replies to what stands further up. */
const LATEST_LOOKED_AT = 500

/** The coach decides about what is in doubt: send it again (it may come twice) or leave it. Gives how many. */
export async function settleDoubts(
  db: Database,
  clock: Clock,
  source: string,
  choice: 'resend' | 'leave',
): Promise<number> {
  const now = clock.now()
  const change =
    choice === 'resend'
      ? { state: 'retry_at' as const, due_at: now, settled_at: null, not_after: now + DAY_MS }
      : { state: 'dead' as const, reason: 'left-in-doubt', settled_at: now }
  const changed = await db
    .updateTable('delivery')
    .set(change)
    .where('source', '=', source)
    .where('state', '=', 'in_doubt')
    .executeTakeFirst()
  return Number(changed.numUpdatedRows)
}

/** Takes back what has not gone out yet. Gives how many. */
export async function cancelWaiting(db: Database, clock: Clock, source: string): Promise<number> {
  const changed = await db
    .updateTable('delivery')
    .set({ state: 'dead', reason: 'cancelled', settled_at: clock.now() })
    .where('source', '=', source)
    .where('state', 'in', ['queued', 'retry_at'])
    .executeTakeFirst()
  return Number(changed.numUpdatedRows)
}

const DAY_MS = 24 * 3_600_000

function sum(numbers: readonly unknown[]): number {
  return numbers.reduce<number>((total, number) => total + Number(number), 0)
}
