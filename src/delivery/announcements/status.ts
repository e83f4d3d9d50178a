/**
 * Showing the coach how far an announcement has come, in one message that is edited in place.
 *
 * When nothing is open any more the message becomes the report, and only then the announcement counts as finished:
 * a crash in between shows the report once more, which changes nothing.
 */

import { plainText } from '../../chat/plain-text.ts'
import type { ChatPlatform } from '../../chat/platform.ts'
import type { Clock } from '../../clock.ts'
import { messageOf, PlatformError } from '../../errors.ts'
import type { Log } from '../../log.ts'
import type { Database } from '../../storage/database.ts'
import type { Buttons } from '../buttons.ts'
import type { FailOver } from '../fail-over.ts'
import type { Ledger } from '../ledger.ts'
import { isWaiting } from '../waiting.ts'
import { type Announcement, announcementSource } from './announcement.ts'
import type { Announcements } from './announcements.ts'
import type { AnnouncementChanges } from './changes.ts'
import { type Status, statusReply } from './words.ts'

export interface AnnouncementStatus {
  of(announcement: Announcement): Promise<Status>
  /**
   * Shows it where the coach watches, and finishes the announcement when nothing is open. `unseen`: the platform
   * does not take it for now.
   */
  show(announcement: Announcement): Promise<'open' | 'finished' | 'unseen'>
}

export interface StatusParts {
  readonly db: Database
  readonly clock: Clock
  readonly ledger: Ledger
  readonly announcements: Announcements
  readonly changes: AnnouncementChanges
  readonly failOver: FailOver
  readonly buttons: Buttons
  readonly platforms: ReadonlyMap<string, ChatPlatform>
  readonly zoneOf: (coachMember: string) => Promise<string>
  readonly log: Log
}

export function createAnnouncementStatus(parts: StatusParts): AnnouncementStatus {
  const shown = new Map<string, string>()
  const read = (announcement: Announcement) => readStatus(announcement, parts)
  return {
    of: read,
    async show(announcement) {
      await parts.failOver.ofSource(announcementSource(announcement))
      const status = await read(announcement)
      const words = plainText(statusReply(status))
      const isShown = shown.get(announcement.id) === words || (await put(status, parts))
      if (!isShown) return 'unseen'
      shown.set(announcement.id, words)
      if (status.report.open > 0 || status.changes.waiting > 0) return 'open'
      shown.delete(announcement.id)
      await finish(parts.db, announcement.id, parts.clock.now())
      return 'finished'
    },
  }
}

async function readStatus(announcement: Announcement, parts: StatusParts): Promise<Status> {
  const source = announcementSource(announcement)
  return {
    announcement,
    report: await parts.ledger.report(source),
    changes: await parts.changes.report(announcement),
    lastDueAt: await lastDueAt(parts.db, source),
    now: parts.clock.now(),
    zone: await parts.zoneOf(announcement.coachMember),
  }
}

async function lastDueAt(db: Database, source: string): Promise<number | null> {
  const row = await db
    .selectFrom('delivery')
    .select(({ fn }) => fn.max('due_at').as('due_at'))
    .where('source', '=', source)
    .where(isWaiting)
    .executeTakeFirst()
  return row?.due_at ?? null
}

/** True when the coach sees it, or never will. */
async function put(status: Status, parts: StatusParts): Promise<boolean> {
  const { progress } = status.announcement
  if (progress === null) return true
  const platform = parts.platforms.get(progress.destination.platform)
  if (platform === undefined) return true
  const words = await parts.buttons.issueAgain(
    `progress:${status.announcement.id}`,
    statusReply(status),
  )
  try {
    await platform.edit(progress, words)
    return true
  } catch (error) {
    if (isForNow(error)) return false
    parts.log.debug({ error: messageOf(error) }, 'progress goes into a new message')
    return putAnew(status, platform, words, parts)
  }
}

/** The message is gone or closed to edits: a new one below takes its place. */
async function putAnew(
  { announcement: { id, progress } }: Status,
  platform: ChatPlatform,
  words: ReturnType<typeof statusReply>,
  { announcements, log }: StatusParts,
): Promise<boolean> {
  if (progress === null) return true
  try {
    await announcements.watchIn(id, await platform.send(progress.destination, words))
    return true
  } catch (error) {
    if (isForNow(error)) return false
    log.warn({ announcement: id, error: messageOf(error) }, 'the coach cannot be shown progress')
    return true
  }
}

function isForNow(error: unknown): boolean {
  return error instanceof PlatformError && ['retry', 'in-doubt'].includes(error.outcome)
}

async function finish(db: Database, id: string, now: number): Promise<void> {
  await db
    .updateTable('announcement')
    .set(({ eb, ref }) => ({
      live: 0 as const,
      finished_at: eb.fn.coalesce('finished_at', eb.val(now)),
      state: eb
        .case()
        .when('state', '=', 'sending')
        .then('finished' as const)
        .else(ref('state'))
        .end(),
    }))
    .where('id', '=', id)
    .execute()
}
