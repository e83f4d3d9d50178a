/**
 * Announcements in the database: drafted, changed, asked about, confirmed, called off, and looked up again.
 *
 * Every step is one conditional statement, so that a button pressed twice, or an old one, changes nothing.
 */
import { randomUUID } from 'node:crypto'
import type { Updateable } from 'kysely'
import type { SentMessage } from '../../chat/message.ts'
import type { Reply } from '../../chat/reply.ts'
import type { Clock } from '../../clock.ts'
import type { Database } from '../../storage/database.ts'
import type { AnnouncementTable } from '../../storage/tables/delivery.ts'
import { packReply } from '../contents.ts'
import { type Announcement, type Audience, asAnnouncement, type Timing } from './announcement.ts'

export interface DraftChange {
  readonly reply?: Reply
  readonly audience?: Audience
  readonly timing?: Timing
  readonly pingRole?: boolean
}

export interface Announcements {
  draft(coachMember: string, reply: Reply): Promise<Announcement>
  find(id: string): Promise<Announcement | null>
  /** Drafts and what is under way or was sent, newest first. */
  recent(limit: number): Promise<readonly Announcement[]>
  /** Changes a draft; what was asked about before has to be asked again. Null when it is no draft any more. */
  change(id: string, change: DraftChange): Promise<Announcement | null>
  /** The first yes: the second one counts for ten minutes. Null when it is no draft any more. */
  ask(id: string): Promise<Announcement | null>
  /**
   * The second yes: it goes out when the grace period is over, or at its time. `progress` is the message in which
   * the coach watches. Null when the ten minutes are over or it is no draft any more.
   */
  confirm(id: string, progress: SentMessage): Promise<Announcement | null>
  /** Back to a draft, as long as nothing has gone out. */
  callOff(id: string): Promise<boolean>
  discard(id: string): Promise<boolean>
  /** Keeps new words for one that is out, until they are confirmed; null forgets them. */
  keepEdit(id: string, reply: Reply | null): Promise<void>
  /** Watches it in that message from now on. */
  watchIn(id: string, progress: SentMessage): Promise<void>
}

export const CONFIRM_WITHIN_MS = 10 * 60_000
export const GRACE_MS = 30_000

export function createAnnouncements(db: Database, clock: Clock): Announcements {
  const whenIn = async (
    id: string,
    state: AnnouncementTable['state'],
    set: Updateable<AnnouncementTable>,
  ) => {
    const changed = await db
      .updateTable('announcement')
      .set(set)
      .where('id', '=', id)
      .where('state', '=', state)
      .executeTakeFirst()
    return changed.numUpdatedRows > 0n
  }
  const set = async (id: string, change: Updateable<AnnouncementTable>) =>
    void (await db.updateTable('announcement').set(change).where('id', '=', id).execute())

  const find = (id: string) => findAnnouncement(db, id)
  const findIf = async (id: string, was: boolean) => (was ? find(id) : null)

  return {
    find,
    async draft(coachMember, reply) {
      const row = newDraft(coachMember, reply, clock.now())
      await db.insertInto('announcement').values(row).execute()
      return asAnnouncement(row)
    },
    async recent(limit) {
      const rows = await db
        .selectFrom('announcement')
        .selectAll()
        .where('state', '!=', 'cancelled')
        .orderBy('created_at', 'desc')
        .limit(limit)
        .execute()
      return rows.map(asAnnouncement)
    },
    async change(id, change) {
      const columns = { ...columnsOf(change), confirm_until: null }
      return findIf(id, await whenIn(id, 'draft', columns))
    },
    async ask(id) {
      const until = { confirm_until: clock.now() + CONFIRM_WITHIN_MS }
      return findIf(id, await whenIn(id, 'draft', until))
    },
    async confirm(id, progress) {
      const now = clock.now()
      const draft = await find(id)
      if (draft === null || (draft.confirmUntil ?? 0) < now) return null
      const startsAt = Math.max(now + GRACE_MS, draft.timing.kind === 'at' ? draft.timing.at : now)
      const confirmed = { state: 'confirmed', confirmed_at: now, starts_at: startsAt } as const
      const watched = { progress_json: JSON.stringify(progress) }
      return findIf(id, await whenIn(id, 'draft', { ...confirmed, ...watched }))
    },
    callOff: (id) =>
      whenIn(id, 'confirmed', {
        state: 'draft',
        confirm_until: null,
        confirmed_at: null,
        starts_at: null,
        progress_json: null,
      }),
    discard: (id) => whenIn(id, 'draft', { state: 'cancelled' }),
    keepEdit: (id, reply) => set(id, { edit_json: reply === null ? null : packReply(reply) }),
    watchIn: (id, progress) => set(id, { progress_json: JSON.stringify(progress) }),
  }
}

export async function findAnnouncement(db: Database, id: string): Promise<Announcement | null> {
  const row = await db
    .selectFrom('announcement')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : asAnnouncement(row)
}

function newDraft(coachMember: string, reply: Reply, now: number): AnnouncementTable {
  return {
    id: randomUUID(),
    coach_member: coachMember,
    state: 'draft',
    reply_json: packReply(reply),
    audience_json: JSON.stringify({ kind: 'all' } satisfies Audience),
    timing_json: JSON.stringify({ kind: 'now' } satisfies Timing),
    created_at: now,
    confirm_until: null,
    confirmed_at: null,
    starts_at: null,
    finished_at: null,
    progress_json: null,
    live: 0,
    ping_role: 0,
    edit_json: null,
    round: 0,
  }
}

function columnsOf({ reply, audience, timing, pingRole }: DraftChange) {
  return {
    ...(reply === undefined ? {} : { reply_json: packReply(reply) }),
    ...(audience === undefined ? {} : { audience_json: JSON.stringify(audience) }),
    ...(timing === undefined ? {} : { timing_json: JSON.stringify(timing) }),
    ...(pingRole === undefined ? {} : { ping_role: pingRole ? (1 as const) : (0 as const) }),
  }
}
