/**
 * Who can be reached, as far as is known.
 *
 * Blocked, kicked, deactivated, left, closed: written down with the reason, everything waiting for that target
 * dies with it, nothing is tried again. A message from there, or the platform's word, heals it. A chat that moved
 * to another address takes what waits for it, its followed programme and its schedules along.
 */
import { type Destination, formatDestination, parseDestination } from '../chat/address.ts'
import type { ReachabilityChange } from '../chat/platform.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../storage/database.ts'
import { isWaiting } from './waiting.ts'

export interface Reachability {
  /** What a platform tells: gone, back, or moved. */
  note(change: ReachabilityChange): Promise<void>
  /** Somebody wrote from there, so it can be reached again. */
  heard(from: Destination): Promise<void>
  /** Why nothing arrives there; null when it does, as far as is known. */
  reasonFor(destination: Destination): Promise<string | null>
}

export function createReachability(db: Database, clock: Clock): Reachability {
  return {
    note: (change) =>
      db.transaction().execute((step) => noteReachability(step, change, clock.now())),
    async heard(from) {
      await db
        .deleteFrom('reachability')
        .where('destination', 'in', [...new Set([formatDestination(from), chatOf(from)])])
        .where('reachable', '=', 0)
        .execute()
    },
    async reasonFor(destination) {
      const address = formatDestination(destination)
      return (await unreachableAmong(db, [address])).get(address) ?? null
    },
  }
}

/** The chat that a topic belongs to. */
function chatOf({ platform, chat }: Destination): string {
  return formatDestination({ platform, chat })
}

/** The targets among these that take nothing, with the reason. A topic takes nothing when its chat does not. */
export async function unreachableAmong(
  db: Database,
  targets: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const chats = new Map(targets.map((target) => [target, target.replace(/\/.*$/, '')]))
  const rows = await db
    .selectFrom('reachability')
    .select(['destination', 'reason'])
    .where('destination', 'in', [...new Set([...targets, ...chats.values()])])
    .where('reachable', '=', 0)
    .execute()
  const gone = new Map(rows.map(({ destination, reason }) => [destination, reason]))
  return new Map(
    targets.flatMap((target) => {
      const reason = gone.get(target) ?? gone.get(chats.get(target) ?? '')
      return reason === undefined ? [] : [[target, reason] as const]
    }),
  )
}

/** Where the chats among these that moved are now. */
export async function newAddresses(
  db: Database,
  targets: readonly string[],
): Promise<ReadonlyMap<string, Destination>> {
  const rows = await db
    .selectFrom('reachability')
    .select(['destination', 'moved_to'])
    .where('destination', 'in', targets)
    .where('moved_to', 'is not', null)
    .execute()
  return new Map(
    rows.flatMap(({ destination, moved_to }) => {
      const to = parseDestination(moved_to ?? '')
      return to === null ? [] : [[destination, to] as const]
    }),
  )
}

/** Writes a change down, with all that follows from it. Runs in the caller's transaction. */
export async function noteReachability(
  step: Database,
  { destination, reachable, reason, movedTo }: ReachabilityChange,
  now: number,
): Promise<void> {
  const address = formatDestination(destination)
  const row = {
    reachable: reachable ? (1 as const) : (0 as const),
    reason,
    since: now,
    moved_to: movedTo === undefined ? null : formatDestination(movedTo),
  }
  await step
    .insertInto('reachability')
    .values({ destination: address, ...row })
    .onConflict((conflict) => conflict.column('destination').doUpdateSet(row))
    .execute()
  if (movedTo !== undefined) await moveChat(step, address, formatDestination(movedTo), now)
  else if (!reachable) await buryWaiting(step, address, reason, now)
}

async function buryWaiting(step: Database, target: string, reason: string, now: number) {
  await step
    .updateTable('delivery')
    .set({ state: 'dead', reason, settled_at: now })
    .where('target', '=', target)
    .where(isWaiting)
    .execute()
}

/** Where the new address already has the same message, or the same chat is already followed, that one stands. */
async function moveChat(step: Database, from: string, to: string, now: number): Promise<void> {
  const alreadyThere = step.selectFrom('delivery').select('source').where('target', '=', to)
  await step
    .updateTable('delivery')
    .set({ state: 'dead', reason: 'moved', settled_at: now })
    .where('target', '=', from)
    .where(isWaiting)
    .where('source', 'in', alreadyThere)
    .execute()
  await step
    .updateTable('delivery')
    .set({ target: to })
    .where('target', '=', from)
    .where(isWaiting)
    .execute()
  await step.updateTable('schedule').set({ target: to }).where('target', '=', from).execute()
  const isFollowed = step
    .selectFrom('followed_chat')
    .select('destination')
    .where('destination', '=', to)
  await step
    .updateTable('followed_chat')
    .set({ destination: to })
    .where('destination', '=', from)
    .where(({ not, exists }) => not(exists(isFollowed)))
    .execute()
}
