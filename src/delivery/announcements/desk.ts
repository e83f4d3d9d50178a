/**
 * Everything about announcements, joined: drafts, choices, launching, progress, changes, publishing and fail-over.
 */
import type { Destination } from '../../chat/address.ts'
import type { ChatPlatform } from '../../chat/platform.ts'
import type { Reply } from '../../chat/reply.ts'
import type { Clock } from '../../clock.ts'
import { messageOf } from '../../errors.ts'
import type { Log } from '../../log.ts'
import type { Members } from '../../members/members.ts'
import type { Database } from '../../storage/database.ts'
import type { Buttons } from '../buttons.ts'
import { createFailOver, type FailOver } from '../fail-over.ts'
import type { Ledger } from '../ledger.ts'
import type { Reachability } from '../reachability.ts'
import type { Outcome } from '../record-outcomes.ts'
import { type Announcement, announcementSource } from './announcement.ts'
import { type Announcements, createAnnouncements } from './announcements.ts'
import type { AudienceParts } from './audience.ts'
import { type AnnouncementChanges, createAnnouncementChanges } from './changes.ts'
import { type AnnouncementChoices, createAnnouncementChoices } from './choices.ts'
import { createLaunch, type Launch, type LaunchParts } from './launch.ts'
import { createPublications } from './publications.ts'
import { type AnnouncementRunner, createAnnouncementRunner } from './runner.ts'
import { type AnnouncementStatus, createAnnouncementStatus } from './status.ts'

export interface AnnouncementDesk {
  readonly announcements: Announcements
  readonly choices: AnnouncementChoices
  readonly audience: AudienceParts
  readonly plan: Launch['plan']
  readonly status: AnnouncementStatus
  readonly changes: AnnouncementChanges
  readonly runner: AnnouncementRunner
  /** The one role that may be pinged; null: none. */
  readonly role: string | null
  /** For lanes: progress, and the other platform of people who turn out to be blocked. */
  onOutcomes(outcomes: readonly Outcome[]): void
  /** Sends to people's other platform what they could not get on the first; gives how many messages that were. */
  sendElsewhere(): Promise<number>
  /** The coach's word on what is in doubt; gives how many messages that were. */
  settleDoubts(id: string, choice: 'resend' | 'leave'): Promise<number>
  /** Sends nothing more of a running announcement; gives how many messages that spares. */
  stopRest(id: string): Promise<number>
}

export interface DeskParts {
  readonly db: Database
  readonly clock: Clock
  readonly log: Log
  readonly ledger: Ledger
  readonly members: Members
  readonly reachability: Reachability
  readonly buttons: Buttons
  /** Platforms that are on. */
  readonly platforms: ReadonlyMap<string, ChatPlatform>
  readonly settingsChats: readonly Destination[]
  readonly zone: string
  readonly communityProgramme: string
  readonly readMember: AudienceParts['readMember']
  readonly landsAt: LaunchParts['landsAt']
  readonly paid: boolean
  readonly role: string | null
}

export function createAnnouncementDesk(parts: DeskParts): AnnouncementDesk {
  const { db, clock, ledger } = parts
  const isOn = (platform: string) => parts.platforms.has(platform)
  const audience: AudienceParts = { ...parts, isOn }
  const announcements = createAnnouncements(db, clock)
  const choices = createAnnouncementChoices(parts)
  const failOver: FailOver = createFailOver({ ...parts, choices, isOn })
  const changes = createAnnouncementChanges({ ...parts, onChanged: (id) => runner.outdate(id) })
  const launch = createLaunch({ ...parts, audience })
  const zoneOf = (memberId: string) => zoneOfCoach(memberId, parts)
  const status = createAnnouncementStatus({ ...parts, announcements, changes, failOver, zoneOf })
  const runner = createAnnouncementRunner({
    ...parts,
    announcements,
    launch,
    status,
    changes,
    publications: createPublications(parts),
    tell: (announcement, words) => tellCoach(announcement, words, parts),
  })

  return {
    announcements,
    choices,
    audience,
    plan: launch.plan,
    status,
    changes,
    runner,
    role: parts.role,
    sendElsewhere: () => failOver.ofEverybody(),
    onOutcomes(outcomes) {
      failOver.onOutcomes(outcomes)
      runner.onOutcomes(outcomes)
    },
    async settleDoubts(id, choice) {
      const settled = await ledger.settleDoubts(announcementSource({ id }), choice)
      await watchAgain(db, id)
      runner.outdate(id)
      return settled
    },
    async stopRest(id) {
      const stopped = await ledger.cancel(announcementSource({ id }))
      runner.outdate(id)
      return stopped
    },
  }
}

/** A coach who joined two accounts, or was forgotten, is told times in the community's zone. */
async function zoneOfCoach(memberId: string, { db, members, zone }: DeskParts): Promise<string> {
  const known = await db
    .selectFrom('member')
    .select('id')
    .where('id', '=', memberId)
    .executeTakeFirst()
  return known === undefined ? zone : (await members.member(memberId)).settings.zone
}

async function watchAgain(db: Database, id: string): Promise<void> {
  await db.updateTable('announcement').set({ live: 1 }).where('id', '=', id).execute()
}

async function tellCoach({ id, progress }: Announcement, words: Reply, parts: DeskParts) {
  if (progress === null) return
  const platform = parts.platforms.get(progress.destination.platform)
  await platform
    ?.send(progress.destination, words, { urgency: 'interactive' })
    .catch((error) =>
      parts.log.warn({ announcement: id, error: messageOf(error) }, 'the coach could not be told'),
    )
}
