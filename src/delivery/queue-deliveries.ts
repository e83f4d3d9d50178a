/**
 * Putting messages into the ledger.
 *
 * Order of events: moved chats get their new address -> what is there already is left out -> the words are stored once for everybody who gets them,
 * their buttons ready -> one row a source and target, so that asking twice changes nothing. A target known to
 * take nothing gets its row too, dead from the start, so that the report is complete.
 */
import { createHash, randomUUID } from 'node:crypto'
import type { Insertable } from 'kysely'
import { formatDestination } from '../chat/address.ts'
import type { Database } from '../storage/database.ts'
import type { DeliveryTable } from '../storage/tables/delivery.ts'
import { storeContents } from './contents.ts'
import { type Outgoing, priorities } from './outgoing.ts'
import { newAddresses, unreachableAmong } from './reachability.ts'

const DAY_MS = 24 * 3_600_000

/** Rows a statement; SQLite takes 32,766 values. */
const ROWS = 500

export interface Queued {
  readonly count: number
  /** Of these, how many are dead from the start, because their target takes nothing. */
  readonly undeliverable: number
}

/** Queues what is not there yet and says how many that were. Runs in the caller's transaction. */
export async function queueDeliveries(
  change: Database,
  outgoing: readonly Outgoing[],
  now: number,
): Promise<Queued> {
  const fresh = (
    await inParts(outgoing, async (part) => {
      return withoutKnown(change, await toNewAddresses(change, part))
    })
  ).flat()
  const replies = fresh.map(({ reply }) => reply)
  const contentIds = await storeContents(change, replies, now)
  const counts = await inParts(fresh, async (part) => {
    const gone = await unreachableAmong(change, part.map(targetOf))
    const rows = part.map((one) => rowOf(one, contentIds.get(one.reply) ?? '', gone, now))
    const count = await insertRows(change, rows)
    return { count, undeliverable: rows.filter(({ state }) => state === 'dead').length }
  })
  return {
    count: counts.reduce((sum, { count }) => sum + count, 0),
    undeliverable: counts.reduce((sum, { undeliverable }) => sum + undeliverable, 0),
  }
}

async function inParts<Result>(
  all: readonly Outgoing[],
  treat: (part: readonly Outgoing[]) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  for (let start = 0; start < all.length; start += ROWS) {
    results.push(await treat(all.slice(start, start + ROWS)))
  }
  return results
}

/** Whoever still knows a chat by its old address reaches it at the new one. */
async function toNewAddresses(change: Database, part: readonly Outgoing[]): Promise<Outgoing[]> {
  const moved = await newAddresses(change, part.map(targetOf))
  return part.map((one) => {
    const to = moved.get(targetOf(one))
    return to === undefined ? one : { ...one, to }
  })
}

async function withoutKnown(change: Database, part: readonly Outgoing[]): Promise<Outgoing[]> {
  const rows = await change
    .selectFrom('delivery')
    .select(['source', 'target'])
    .where('source', 'in', [...new Set(part.map(({ source }) => source))])
    .where('target', 'in', part.map(targetOf))
    .execute()
  const known = new Set(rows.map(({ source, target }) => `${source} ${target}`))
  return part.filter((one) => !known.has(`${one.source} ${targetOf(one)}`))
}

async function insertRows(change: Database, rows: Insertable<DeliveryTable>[]): Promise<number> {
  const added = await change
    .insertInto('delivery')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['source', 'target']).doNothing())
    .executeTakeFirst()
  return Number(added.numInsertedOrUpdatedRows ?? 0n)
}

function targetOf({ to }: Outgoing): string {
  return formatDestination(to)
}

function rowOf(
  one: Outgoing,
  contentId: string,
  gone: ReadonlyMap<string, string>,
  now: number,
): Insertable<DeliveryTable> {
  const id = randomUUID()
  const dueAt = one.dueAt ?? now
  const goneBecause = gone.get(targetOf(one))
  return {
    id,
    source: one.source,
    target: targetOf(one),
    platform: one.to.platform,
    kind: one.kind,
    member_id: one.memberId ?? null,
    content_id: contentId,
    priority: priorities[one.kind],
    paid: one.paid === true ? 1 : 0,
    ping_role: one.pingRole ?? null,
    nonce: nonceOf(id),
    state: goneBecause === undefined ? 'queued' : 'dead',
    due_at: dueAt,
    not_after: one.notAfter ?? dueAt + DAY_MS,
    attempts: 0,
    doubts: 0,
    nonce_until: null,
    reason: goneBecause ?? null,
    created_at: now,
    settled_at: goneBecause === undefined ? null : now,
  }
}

/** At most 25 characters, Discord's limit, and the same for every try of one delivery. */
function nonceOf(id: string): string {
  return createHash('sha256').update(id).digest('base64url').slice(0, 24)
}
