/**
 * Which messages may go out now, and taking them: the intent to send is committed before the call.
 */
import type { Selectable } from 'kysely'
import { type Destination, type PlatformName, parseDestination } from '../chat/address.ts'
import type { Database } from '../storage/database.ts'
import type { DeliveryTable } from '../storage/tables/delivery.ts'
import { type Delivery, type DeliveryKind, priorities } from './outgoing.ts'
import { isWaiting } from './waiting.ts'

const inOrder = [...new Set(Object.values(priorities))].toSorted((one, other) => one - other)

export interface DueQuery {
  readonly platform: PlatformName
  readonly now: number
  readonly limit: number
  /** Targets that cannot take anything at the moment. */
  readonly except: readonly string[]
}

/** Deliveries that are due, the most urgent first. One short index search for each priority. */
export async function findDue(db: Database, query: DueQuery): Promise<Delivery[]> {
  const found: Delivery[] = []
  for (const priority of inOrder) {
    const left = query.limit - found.length
    if (left <= 0) break
    found.push(...(await findDueOf(db, priority, { ...query, limit: left })))
  }
  return found
}

async function findDueOf(db: Database, priority: number, query: DueQuery): Promise<Delivery[]> {
  const rows = await db
    .selectFrom('delivery')
    .selectAll()
    .where('platform', '=', query.platform)
    .where('priority', '=', priority)
    .where('due_at', '<=', query.now)
    .where(isWaiting)
    .$if(query.except.length > 0, (some) => some.where('target', 'not in', query.except))
    .orderBy('due_at')
    .limit(query.limit)
    .execute()
  return rows.map(asDelivery)
}

/** When the next waiting delivery of that platform is due; null when none waits. */
export async function nextDueAt(db: Database, platform: PlatformName): Promise<number | null> {
  const row = await db
    .selectFrom('delivery')
    .select(({ fn }) => fn.min('due_at').as('due_at'))
    .where('platform', '=', platform)
    .where(isWaiting)
    .executeTakeFirst()
  return row?.due_at ?? null
}

/** Commits the intent to send and gives the ids that are really ours now, in one durable step. */
export async function claimDeliveries(
  db: Database,
  ids: readonly string[],
  now: number,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .updateTable('delivery')
    .set(({ fn, val }) => ({
      state: 'sending' as const,
      tried_at: now,
      first_tried_at: fn.coalesce('first_tried_at', val(now)),
    }))
    .where('id', 'in', ids)
    .where(isWaiting)
    .returning('id')
    .execute()
  return new Set(rows.map(({ id }) => id))
}

export function asDelivery(row: Selectable<DeliveryTable>): Delivery {
  return {
    id: row.id,
    source: row.source,
    to: readTarget(row.target),
    kind: row.kind as DeliveryKind,
    contentId: row.content_id,
    nonce: row.nonce,
    paid: row.paid === 1,
    pingRole: row.ping_role,
    attempts: row.attempts,
    doubts: row.doubts,
    firstTriedAt: row.first_tried_at,
    nonceUntil: row.nonce_until,
    notAfter: row.not_after,
  }
}

function readTarget(target: string): Destination {
  const destination = parseDestination(target)
  if (destination === null) throw new Error(`The ledger holds "${target}", which is no address`)
  return destination
}
