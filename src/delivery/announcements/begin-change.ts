/**
 * The beginning of an edit or recall: noted for every message that is out or on its way, in the caller's transaction.
 *
 * What still waits gets the new words, or is cancelled. A call under way keeps the old words and is changed after.
 */
import { randomUUID } from 'node:crypto'
import type { Reply } from '../../chat/reply.ts'
import type { Database } from '../../storage/database.ts'
import { storeContents } from '../contents.ts'
import { isWaiting } from '../waiting.ts'
import { type Announcement, announcementSource, asAnnouncement } from './announcement.ts'
import { privateWords } from './launch.ts'

export type ChangeKind = 'edit' | 'recall'

/** The reason word of a delivery that never went out because its announcement was taken back. */
export const RECALLED = 'recalled'

/** Gives how many messages are to be changed; null when it is not out or there are no new words. */
export async function beginChange(
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
