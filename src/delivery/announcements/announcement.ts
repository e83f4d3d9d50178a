/**
 * What an announcement is: words, whom they are for, when they land, and how far it has come.
 *
 * draft -> (asked once more) -> confirmed, with a grace period -> sending -> finished, or recalled afterwards.
 */
import { type Destination, type PlatformName, parseDestination } from '../../chat/address.ts'
import type { SentMessage } from '../../chat/message.ts'
import type { Reply } from '../../chat/reply.ts'
import type { AnnouncementTable } from '../../storage/tables/delivery.ts'
import { unpackReply } from '../contents.ts'

export type Audience =
  | { readonly kind: 'all' }
  /** Channels and groups alone, nobody in private. */
  | { readonly kind: 'chats' }
  | { readonly kind: 'platform'; readonly platform: PlatformName }
  /** Everybody on a programme: chats that follow it and members who train by it. */
  | { readonly kind: 'programme'; readonly programme: string }
  | { readonly kind: 'level'; readonly level: string }
  /** One channel or group, so whoever follows it. */
  | { readonly kind: 'chat'; readonly destination: Destination; readonly name: string }

export type Timing =
  | { readonly kind: 'now' }
  /** Epoch milliseconds. */
  | { readonly kind: 'at'; readonly at: number }
  /** In everybody's own next morning. */
  | { readonly kind: 'morning' }

export interface Announcement {
  readonly id: string
  readonly coachMember: string
  readonly state: AnnouncementTable['state']
  readonly reply: Reply
  /** New words for one that is out already, not confirmed yet. */
  readonly edit: Reply | null
  readonly audience: Audience
  readonly timing: Timing
  readonly pingRole: boolean
  readonly createdAt: number
  /** The second yes counts until then, epoch milliseconds. */
  readonly confirmUntil: number | null
  readonly startsAt: number | null
  readonly finishedAt: number | null
  /** The message in which the coach watches it. */
  readonly progress: SentMessage | null
  readonly live: boolean
  readonly round: number
}

/** Where the ledger keeps its deliveries. */
export function announcementSource({ id }: Pick<Announcement, 'id'>): string {
  return `announcement:${id}`
}

/** The announcement a delivery belongs to; null when it is something else. */
export function announcementOf(source: string): string | null {
  return source.startsWith('announcement:') ? source.slice('announcement:'.length) : null
}

/** Reads the stored row. */
export function asAnnouncement(row: AnnouncementTable): Announcement {
  return {
    id: row.id,
    coachMember: row.coach_member,
    state: row.state,
    reply: unpackReply(row.reply_json),
    edit: row.edit_json === null ? null : unpackReply(row.edit_json),
    audience: JSON.parse(row.audience_json),
    timing: JSON.parse(row.timing_json),
    pingRole: row.ping_role === 1,
    createdAt: row.created_at,
    confirmUntil: row.confirm_until,
    startsAt: row.starts_at,
    finishedAt: row.finished_at,
    progress: row.progress_json === null ? null : JSON.parse(row.progress_json),
    live: row.live === 1,
    round: row.round,
  }
}

/** The sent message of one target, for editing and taking back. */
export function sentMessage(target: string, messageIds: readonly string[]): SentMessage {
  const destination = parseDestination(target)
  if (destination === null) throw new Error(`The ledger holds "${target}", which is no address`)
  return { destination, messageIds }
}
