/**
 * The announcement desk of this installation: what the settings, the members and the training side say about who
 * gets an announcement and when.
 */
import type { ChatPlatform } from './chat/platform.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import { type AnnouncementDesk, createAnnouncementDesk } from './delivery/announcements/desk.ts'
import type { Buttons } from './delivery/buttons.ts'
import type { Ledger } from './delivery/ledger.ts'
import type { Reachability } from './delivery/reachability.ts'
import type { Log } from './log.ts'
import type { Members } from './members/members.ts'
import { readSettings } from './members/settings.ts'
import { nextMorning } from './schedule/member-hours.ts'
import { afterQuietHours } from './schedule/quiet-hours.ts'
import type { Database } from './storage/database.ts'

export interface AnnouncingParts {
  readonly config: Config
  readonly db: Database
  readonly clock: Clock
  readonly log: Log
  readonly ledger: Ledger
  readonly members: Members
  readonly reachability: Reachability
  readonly buttons: Buttons
  readonly platforms: ReadonlyMap<string, ChatPlatform>
  /** Programme id of the chats in the settings. */
  readonly communityProgramme: string
}

export function openAnnouncementDesk(parts: AnnouncingParts): AnnouncementDesk {
  const { config } = parts
  return createAnnouncementDesk({
    ...parts,
    settingsChats: config.dailyLiftChats,
    zone: config.zone,
    readMember: ({ settings_json, profile_json }) => ({
      ...readSettings(settings_json, config.zone),
      level: levelIn(profile_json),
    }),
    landsAt: (hours, when, from) =>
      when === 'morning' ? nextMorning(hours, from) : afterQuietHours(from, hours),
    paid: config.paidBroadcast,
    role: config.announceRole,
  })
}

/** The level a member gave in their training profile; null before they did. */
function levelIn(profileJson: string): string | null {
  const { level }: { level?: { value?: unknown } } = JSON.parse(profileJson)
  return typeof level?.value === 'string' ? level.value : null
}
