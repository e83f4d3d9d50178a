/**
 * Editing and taking back an announcement that is out already, in every chat it reached.
 *
 * Order of events: one transaction notes the change for every message that is out or on its way, and gives the new
 * words to what still waits (or cancels it) -> each message is changed through its platform, which keeps to the
 * lane's budget -> done, or failed with its reason. What a restart cuts off is taken up again: changing a message
 * twice does no harm.
 */
import { randomUUID } from 'node:crypto'
import type { ChatPlatform } from '../../chat/platform.ts'
import type { Reply } from '../../chat/reply.ts'
import type { Clock } from '../../clock.ts'
import { messageOf, PlatformError } from '../../errors.ts'
import type { Log } from '../../log.ts'
import type { Database } from '../../storage/database.ts'
import type { Buttons } from '../buttons.ts'
import { isPrivate } from '../chat-rates.ts'
import { storeContents } from '../contents.ts'
import { isWaiting } from '../waiting.ts'
import {
  type Announcement,
  announcementSource,
  asAnnouncement,
  sentMessage,
} from './announcement.ts'
import { findAnnouncement } from './announcements.ts'
import { privateWords } from './launch.ts'

export type ChangeKind = 'edit' | 'recall'

export interface AnnouncementChanges {
  /** Begins; gives how many messages are to be changed, null when it is not out or there are no new words. */
  begin(id: string, kind: ChangeKind): Promise<number | null>
  /** Changes what may be changed now, as long as it may; gives when to look again, null: nothing waits. */
  work(mayGoOn: () => boolean): Promise<number | null>
  /** How far the latest edit or recall has come. */
  report(announcement: Pick<Announcement, 'id' | 'round'>): Promise<ChangeReport>
}

export interface ChangeReport {
  readonly kind: ChangeKind | null
  readonly done: number
  readonly waiting: number
  /** What could not be changed, by reason. */
  readonly failed: Readonly<Record<string, number>>
}

export interface ChangeParts {
  readonly db: Database
  readonly clock: Clock
  readonly buttons: Buttons
  readonly platforms: ReadonlyMap<string, ChatPlatform>
  readonly log: Log
  /** Told after each batch, for progress. */
  readonly onChanged: (announcementId: string) => void
}

/** The reason word of a delivery that never went out because its announcement was taken back. */
const RECALLED = 'recalled'
const MAX_ATTEMPTS = 12
const FIRST_BACK_OFF_MS = 1_000
const LONGEST_BACK_OFF_MS = 5 * 60_000
/** Calls under way at once; the platform's budget says how fast they go. */
const PARALLEL = 12
const PAGE = 60

export function createAnnouncementChanges(parts: ChangeParts): AnnouncementChanges {
  const { db, clock } = parts
  const wordsOf = createWords(parts)
  return {
    begin: (id, kind) => db.transaction().execute((step) => begin(step, id, kind, clock.now())),
    report: ({ id, round }) => reportOf(db, id, round),
    async work(mayGoOn) {
      for (;;) {
        const batch = await dueChanges(db, clock.now())
        if (batch.length === 0 || !mayGoOn()) return nextDueAt(db)
        await inParallel(batch, async (one) => {
          if (mayGoOn()) await changeOne(one, wordsOf, parts)
        })
        for (const id of new Set(batch.map((one) => one.announcement_id))) parts.onChanged(id)
      }
    },
  }
}

async function begin(
  step: Database,
  id: string,
  kind: ChangeKind,
  now: number,
): Promise<number | null> {
  const announcement = await takeChange(step, id, kind)
  if (announcement === null) return null
  const source = announcementSource(announcement)
  if (kind === 'edit') await giveNewWords(step, source, announcement.reply, now)
  else await cancelForRecall(step, source, now)
  return noteChanges(step, announcement, kind, now)
}

/** The announcement as it is after the change; null when it cannot be changed like this. */
async function takeChange(step: Database, id: string, kind: ChangeKind) {
  const row = await step
    .updateTable('announcement')
    .set(({ ref, eb }) => ({
      round: eb('round', '+', 1),
      live: 1 as const,
      ...(kind === 'edit'
        ? { reply_json: ref('edit_json').$notNull(), edit_json: null }
        : { state: 'recalled' as const }),
    }))
    .where('id', '=', id)
    .where('state', 'in', ['sending', 'finished'])
    .$if(kind === 'edit', (some) => some.where('edit_json', 'is not', null))
    .returningAll()
    .executeTakeFirst()
  return row === undefined ? null : asAnnouncement(row)
}

/** What has not gone out goes out with the new words. A call under way keeps the old ones and is edited after. */
async function giveNewWords(step: Database, source: string, reply: Reply, now: number) {
  const inPrivate = privateWords(reply)
  const ids = await storeContents(step, [reply, inPrivate], now)
  const rows = await step
    .selectFrom('delivery')
    .select(['id', 'member_id'])
    .where('source', '=', source)
    .where('state', 'in', ['queued', 'retry_at', 'sending'])
    .execute()
  for (const [words, isTheirs] of [
    [reply, (memberId: string | null) => memberId === null],
    [inPrivate, (memberId: string | null) => memberId !== null],
  ] as const) {
    const own = rows.filter(({ member_id }) => isTheirs(member_id)).map(({ id }) => id)
    await inPages(own, async (page) => {
      await step
        .updateTable('delivery')
        .set({ content_id: ids.get(words) ?? '' })
        .where('id', 'in', page)
        .execute()
    })
  }
}

async function cancelForRecall(step: Database, source: string, now: number): Promise<void> {
  await step
    .updateTable('delivery')
    .set({ state: 'dead', reason: RECALLED, settled_at: now })
    .where('source', '=', source)
    .where(isWaiting)
    .execute()
}

async function noteChanges(
  step: Database,
  announcement: Announcement,
  kind: ChangeKind,
  now: number,
) {
  const out = await step
    .selectFrom('delivery')
    .select('target')
    .where('source', '=', announcementSource(announcement))
    .where('state', 'in', ['sent', 'sending', 'in_doubt'])
    .execute()
  await inPages(out, async (page) => {
    const rows = page.map(({ target }) => ({
      id: randomUUID(),
      announcement_id: announcement.id,
      round: announcement.round,
      kind,
      target,
      state: 'waiting' as const,
      reason: null,
      attempts: 0,
      due_at: now,
      settled_at: null,
    }))
    await step.insertInto('announcement_change').values(rows).execute()
  })
  return out.length
}

const ROWS = 500

async function inPages<Row>(rows: readonly Row[], treat: (page: readonly Row[]) => Promise<void>) {
  for (let start = 0; start < rows.length; start += ROWS)
    await treat(rows.slice(start, start + ROWS))
}

type DueChange = Awaited<ReturnType<typeof dueChanges>>[number]

/** Changes whose message is settled one way or the other; one still on its way is waited for. */
function dueChanges(db: Database, now: number) {
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
    .limit(PAGE)
    .execute()
}

async function nextDueAt(db: Database): Promise<number | null> {
  const row = await db
    .selectFrom('announcement_change')
    .select(({ fn }) => fn.min('due_at').as('due_at'))
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return row?.due_at ?? null
}

async function inParallel<Row>(rows: readonly Row[], treat: (row: Row) => Promise<void>) {
  const left = [...rows]
  const treatNext = async () => {
    for (let row = left.shift(); row !== undefined; row = left.shift()) await treat(row)
  }
  await Promise.all(Array.from({ length: PARALLEL }, treatNext))
}

async function changeOne(one: DueChange, wordsOf: WordsOf, parts: ChangeParts): Promise<void> {
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

type WordsOf = (id: string, round: number) => Promise<IssuedWords>

/** The latest words with their buttons ready, the same for every chat. */
function createWords({ db, buttons }: ChangeParts): WordsOf {
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

async function reportOf(db: Database, id: string, round: number): Promise<ChangeReport> {
  const rows = await db
    .selectFrom('announcement_change')
    .select(['kind', 'state', 'reason'])
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('announcement_id', '=', id)
    .where('round', '=', round)
    .groupBy(['kind', 'state', 'reason'])
    .execute()
  const countOf = (wanted: string) =>
    rows.filter(({ state }) => state === wanted).reduce((sum, { count }) => sum + Number(count), 0)
  const failed = rows.filter(({ state }) => state === 'failed')
  return {
    kind: rows[0]?.kind ?? null,
    done: countOf('done'),
    waiting: countOf('waiting'),
    failed: Object.fromEntries(
      failed.map(({ reason, count }) => [reason ?? 'unknown', Number(count)]),
    ),
  }
}
