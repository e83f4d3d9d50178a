/**
 * One message that is to be changed: edited or removed through its platform, and what became of that written down.
 */
import type { ChatPlatform } from '../../chat/platform.ts'
import type { Reply } from '../../chat/reply.ts'
import type { Clock } from '../../clock.ts'
import { messageOf, PlatformError } from '../../errors.ts'
import type { Log } from '../../log.ts'
import type { Database } from '../../storage/database.ts'
import type { Buttons } from '../buttons.ts'
import { isPrivate } from '../chat-rates.ts'
import { isWaiting } from '../waiting.ts'
import { sentMessage } from './announcement.ts'
import { findAnnouncement } from './announcements.ts'
import { RECALLED } from './begin-change.ts'
import { privateWords } from './launch.ts'

export interface ChangeParts {
  readonly db: Database
  readonly clock: Clock
  readonly buttons: Buttons
  readonly platforms: ReadonlyMap<string, ChatPlatform>
  readonly log: Log
  /** Told after each batch, for progress. */
  readonly onChanged: (announcementId: string) => void
}

const MAX_ATTEMPTS = 12
const FIRST_BACK_OFF_MS = 1_000
const LONGEST_BACK_OFF_MS = 5 * 60_000

export type DueChange = Awaited<ReturnType<typeof dueChanges>>[number]

/** Changes whose message is settled one way or the other; one still on its way is waited for. */
export function dueChanges(db: Database, now: number, most: number) {
  return db
    .selectFrom('announcement_change as change')
    .innerJoin('announcement', 'announcement.id', 'change.announcement_id')
    .innerJoin('delivery', (on) =>
      on
        .onRef('delivery.target', '=', 'change.target')
        .on(({ eb, ref, val }) =>
          eb('delivery.source', '=', eb(val('announcement:'), '||', ref('change.announcement_id'))),
        ),
    )
    .select([
      'change.id',
      'change.announcement_id',
      'change.kind',
      'change.target',
      'change.attempts',
    ])
    .select(['change.round', 'announcement.round as latest_round'])
    .select(['delivery.id as delivery_id', 'delivery.state', 'delivery.sent_ids_json'])
    .where('change.state', '=', 'waiting')
    .where('change.due_at', '<=', now)
    .where('delivery.state', '!=', 'sending')
    .orderBy('change.due_at')
    .limit(most)
    .execute()
}

export async function changeOne(
  one: DueChange,
  wordsOf: WordsOf,
  parts: ChangeParts,
): Promise<void> {
  const { db, clock } = parts
  const failed = (reason: string) =>
    settle(db, one, { state: 'failed', reason, settled_at: clock.now() })
  if (one.round < one.latest_round) return failed('changed again')
  if (one.state === 'in_doubt') return failed('in-doubt')
  if (one.state === 'queued' || one.state === 'retry_at') return changeUnsent(one, parts)
  if (one.state === 'dead') return failed('not-sent')
  try {
    await callPlatform(one, wordsOf, parts)
    await settle(db, one, { state: 'done', reason: null, settled_at: clock.now() })
  } catch (error) {
    parts.log.debug({ target: one.target, error: messageOf(error) }, 'not changed')
    await settle(db, one, afterFailure(one, error, clock.now()))
  }
}

/** The call that was under way did not go through: what comes next has the new words, or is not to come at all. */
async function changeUnsent(one: DueChange, { db, clock }: ChangeParts): Promise<void> {
  const now = clock.now()
  if (one.kind === 'recall') {
    await db
      .updateTable('delivery')
      .set({ state: 'dead', reason: RECALLED, settled_at: now })
      .where('id', '=', one.delivery_id)
      .where(isWaiting)
      .execute()
  }
  await settle(db, one, { state: 'done', reason: null, settled_at: now })
}

async function callPlatform(one: DueChange, wordsOf: WordsOf, { platforms }: ChangeParts) {
  const sent = sentMessage(one.target, JSON.parse(one.sent_ids_json ?? '[]'))
  const platform = platforms.get(sent.destination.platform)
  if (platform === undefined) throw new Error(`${sent.destination.platform} is not connected`)
  if (one.kind === 'recall') return platform.remove(sent)
  const words = await wordsOf(one.announcement_id, one.round)
  await platform.edit(sent, isPrivate(sent.destination) ? words.inPrivate : words.inChats)
}

function afterFailure({ attempts }: DueChange, error: unknown, now: number): Settled {
  const failure = error instanceof PlatformError ? error : null
  const reason = failure?.reason ?? failure?.outcome ?? 'unknown'
  if (reason === 'not-modified') return { state: 'done', reason: null, settled_at: now }
  const isFinal = failure !== null && ['refused', 'gone', 'moved'].includes(failure.outcome)
  if (isFinal || attempts + 1 >= MAX_ATTEMPTS) return { state: 'failed', reason, settled_at: now }
  const backOffMs = Math.min(FIRST_BACK_OFF_MS * 2 ** attempts, LONGEST_BACK_OFF_MS)
  return { reason, attempts: attempts + 1, due_at: now + (failure?.retryAfterMs ?? backOffMs) }
}

interface Settled {
  readonly state?: 'done' | 'failed'
  readonly reason: string | null
  readonly attempts?: number
  readonly due_at?: number
  readonly settled_at?: number
}

async function settle(db: Database, { id }: DueChange, change: Settled): Promise<void> {
  await db.updateTable('announcement_change').set(change).where('id', '=', id).execute()
}

interface IssuedWords {
  readonly inChats: Reply
  readonly inPrivate: Reply
}

export type WordsOf = (id: string, round: number) => Promise<IssuedWords>

/** The latest words with their buttons ready, the same for every chat. */
export function createWords({ db, buttons }: ChangeParts): WordsOf {
  const ready = new Map<string, Promise<IssuedWords>>()
  const issue = async (id: string) => {
    const announcement = await findAnnouncement(db, id)
    if (announcement === null) throw new Error(`There is no announcement ${id}`)
    const { reply } = announcement
    return {
      inChats: await buttons.issue(reply),
      inPrivate: await buttons.issue(privateWords(reply)),
    }
  }
  return (id, round) => {
    const key = `${id} ${round}`
    const words = ready.get(key) ?? issue(id)
    if (!ready.has(key)) ready.clear()
    ready.set(key, words)
    return words
  }
}
