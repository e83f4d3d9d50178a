/**
 * Discord's announcement channels hand a message on to the servers that follow them, ten messages an hour and
 * channel. What is to be published is written down with the announcement; what exceeds the cap waits, also through
 * a restart.
 */
import { type Destination, formatDestination } from '../../chat/address.ts'
import type { ChatPlatform } from '../../chat/platform.ts'
import type { Clock } from '../../clock.ts'
import { messageOf, PlatformError } from '../../errors.ts'
import type { Log } from '../../log.ts'
import type { Database } from '../../storage/database.ts'
import { isPrivate } from '../chat-rates.ts'
import { sentMessage } from './announcement.ts'

export const PUBLISHED_AN_HOUR = 10
const HOUR_MS = 3_600_000
const MAX_ATTEMPTS = 20
const FIRST_BACK_OFF_MS = 5_000

export interface Publications {
  /** Publishes what has been sent and may go out now; gives when to look again, null: nothing waits. */
  work(): Promise<number | null>
}

/** The Discord announcement channels among these chats. One that cannot be looked at is none. */
export async function publishableAmong(
  chats: readonly Destination[],
  platforms: ReadonlyMap<string, ChatPlatform>,
): Promise<readonly Destination[]> {
  const channels = chats.filter((chat) => {
    return platforms.get(chat.platform)?.publish !== undefined && !isPrivate(chat)
  })
  const looked = await Promise.all(
    channels.map(async (chat) => {
      const facts = await platforms
        .get(chat.platform)
        ?.look(chat)
        .catch(() => null)
      return facts?.kind === 'announcement-channel' ? [chat] : []
    }),
  )
  return looked.flat()
}

/** Notes that they are to be published once they are sent. Runs in the caller's transaction. */
export async function addPublications(
  step: Database,
  source: string,
  chats: readonly Destination[],
  now: number,
): Promise<void> {
  if (chats.length === 0) return
  const rows = chats.map((chat) => ({
    source,
    target: formatDestination(chat),
    state: 'waiting' as const,
    reason: null,
    attempts: 0,
    parts: 1,
    due_at: now,
    settled_at: null,
  }))
  await step
    .insertInto('publication')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['source', 'target']).doNothing())
    .execute()
}

export interface PublicationParts {
  readonly db: Database
  readonly clock: Clock
  readonly platforms: ReadonlyMap<string, ChatPlatform>
  readonly log: Log
}

export function createPublications(parts: PublicationParts): Publications {
  const { db, clock } = parts
  return {
    async work() {
      await dropUnsent(db, clock.now())
      for (const waiting of await readyToPublish(db, clock.now())) await publish(waiting, parts)
      return nextLook(db, clock.now())
    },
  }
}

type Ready = Awaited<ReturnType<typeof readyToPublish>>[number]

function readyToPublish(db: Database, now: number) {
  return db
    .selectFrom('publication')
    .innerJoin('delivery', (on) =>
      on
        .onRef('delivery.source', '=', 'publication.source')
        .onRef('delivery.target', '=', 'publication.target'),
    )
    .select(['publication.source', 'publication.target', 'publication.attempts', 'sent_ids_json'])
    .where('publication.state', '=', 'waiting')
    .where('publication.due_at', '<=', now)
    .where('delivery.state', '=', 'sent')
    .orderBy('publication.due_at')
    .execute()
}

/** What never went out cannot be published. */
async function dropUnsent(db: Database, now: number): Promise<void> {
  await db
    .updateTable('publication')
    .set({ state: 'failed', reason: 'not-sent', settled_at: now })
    .where('state', '=', 'waiting')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('delivery')
          .select('id')
          .whereRef('delivery.source', '=', 'publication.source')
          .whereRef('delivery.target', '=', 'publication.target')
          .where('delivery.state', '=', 'dead'),
      ),
    )
    .execute()
}

async function publish(ready: Ready, parts: PublicationParts): Promise<void> {
  const { db, clock, platforms } = parts
  const sent = sentMessage(ready.target, JSON.parse(ready.sent_ids_json ?? '[]'))
  const count = sent.messageIds.length
  const freeAt = await roomAt(db, ready.target, count, clock.now())
  if (freeAt > clock.now()) return settle(db, ready, { due_at: freeAt })
  try {
    await platforms.get(sent.destination.platform)?.publish?.(sent)
    await settle(db, ready, { state: 'published', parts: count, settled_at: clock.now() })
  } catch (error) {
    await settle(db, ready, afterFailure(ready, error, clock.now()))
    parts.log.debug({ target: ready.target, error: messageOf(error) }, 'not published yet')
  }
}

/** When the channel has room for so many more, by what was published there within the hour. */
async function roomAt(db: Database, target: string, count: number, now: number): Promise<number> {
  const rows = await db
    .selectFrom('publication')
    .select(['settled_at', 'parts'])
    .where('target', '=', target)
    .where('state', '=', 'published')
    .where('settled_at', '>', now - HOUR_MS)
    .orderBy('settled_at')
    .execute()
  let used = rows.reduce((sum, { parts }) => sum + parts, 0)
  let freeAt = now
  for (const { settled_at, parts } of rows) {
    if (used + count <= PUBLISHED_AN_HOUR) break
    used -= parts
    freeAt = (settled_at ?? now) + HOUR_MS + 1
  }
  return freeAt
}

function afterFailure({ attempts }: Ready, error: unknown, now: number) {
  const failure = error instanceof PlatformError ? error : null
  const reason = failure?.reason ?? failure?.outcome ?? 'unknown'
  const isFinal = failure?.outcome === 'gone' || failure?.reason === 'not-announcement-channel'
  const isRefused = failure?.outcome === 'refused' && failure.retryAfterMs === undefined
  if (isFinal || isRefused || attempts + 1 >= MAX_ATTEMPTS) {
    return { state: 'failed' as const, reason, settled_at: now }
  }
  const waitMs = failure?.retryAfterMs ?? Math.min(FIRST_BACK_OFF_MS * 2 ** attempts, HOUR_MS)
  return { reason, attempts: attempts + 1, due_at: now + waitMs }
}

interface Change {
  readonly state?: 'published' | 'failed'
  readonly reason?: string
  readonly attempts?: number
  readonly parts?: number
  readonly due_at?: number
  readonly settled_at?: number
}

async function settle(db: Database, { source, target }: Ready, change: Change): Promise<void> {
  await db
    .updateTable('publication')
    .set(change)
    .where('source', '=', source)
    .where('target', '=', target)
    .execute()
}

/** What is not sent yet is not looked for: the lane tells when it is. */
async function nextLook(db: Database, now: number): Promise<number | null> {
  const row = await db
    .selectFrom('publication')
    .innerJoin('delivery', (on) =>
      on
        .onRef('delivery.source', '=', 'publication.source')
        .onRef('delivery.target', '=', 'publication.target'),
    )
    .select(({ fn }) => fn.min('publication.due_at').as('due_at'))
    .where('publication.state', '=', 'waiting')
    .where('delivery.state', '=', 'sent')
    .executeTakeFirst()
  return row?.due_at == null ? null : Math.max(row.due_at, now + 1_000)
}
