/**
 * The announcement desk in a real database file with both platforms' lanes in front of doubles, on a clock that
 * stands still. `restart` is what a crash leaves behind: the file, and nothing else.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Destination, type PlatformName, parseDestination } from '../../../src/chat/address.ts'
import type { SentMessage } from '../../../src/chat/message.ts'
import { plainText } from '../../../src/chat/plain-text.ts'
import { reply, text } from '../../../src/chat/reply.ts'
import type { Announcement } from '../../../src/delivery/announcements/announcement.ts'
import {
  type AnnouncementDesk,
  createAnnouncementDesk,
} from '../../../src/delivery/announcements/desk.ts'
import { createButtons } from '../../../src/delivery/buttons.ts'
import { createLane, type Lane } from '../../../src/delivery/lane.ts'
import { createLedger, type Ledger } from '../../../src/delivery/ledger.ts'
import { createReachability, type Reachability } from '../../../src/delivery/reachability.ts'
import type { Outcome } from '../../../src/delivery/record-outcomes.ts'
import { silentLog } from '../../../src/log.ts'
import { createMembers, type Members } from '../../../src/members/members.ts'
import { joinMembers } from '../../../src/members/personal-data.ts'
import { readSettings } from '../../../src/members/settings.ts'
import { nextMorning } from '../../../src/schedule/member-hours.ts'
import { afterQuietHours } from '../../../src/schedule/quiet-hours.ts'
import { type OpenDatabase, openDatabase } from '../../../src/storage/database.ts'
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts'
import { createPlatformDouble, type PlatformDouble } from './platform-double.ts'

export interface AnnouncementOffice {
  readonly clock: FakeClock
  readonly database: OpenDatabase
  readonly ledger: Ledger
  readonly members: Members
  readonly reachability: Reachability
  readonly desk: AnnouncementDesk
  readonly telegram: PlatformDouble
  readonly discord: PlatformDouble
  /** Adds a member with that identity. */
  person(platform: PlatformName, id: string): Promise<string>
  /** Joins two identities of one person, the first one's member stays. */
  link(memberId: string, other: string): Promise<void>
  /** A draft of these words by the coach. */
  draft(words: string): Promise<Announcement>
  /** Both yeses; it goes out when the grace period is over. */
  confirm(announcement: Announcement): Promise<Announcement>
  /** Everybody who saw these words, sorted. */
  readersOf(words: string): string[]
  /** The words of the latest progress or report. */
  progress(): string
  restart(): Promise<AnnouncementOffice>
  close(): Promise<void>
}

export interface OfficeOptions {
  readonly settingsChats?: readonly string[]
  readonly role?: string
  readonly paid?: boolean
}

/** The coach's private chat, where progress is shown. */
const COACH: Destination = { platform: 'telegram', chat: '1' }
const ZONE = 'Europe/London'

export async function openAnnouncementOffice(
  options: OfficeOptions = {},
  clock = createFakeClock(),
  folder = mkdtempSync(join(tmpdir(), 'ironstride-')),
): Promise<AnnouncementOffice> {
  const database = await openDatabase(folder, clock.now())
  const { db } = database
  const ledger = createLedger(db, clock)
  const members = createMembers(db, clock, ZONE)
  const reachability = createReachability(db, clock)
  const heed: { outcomes: (outcomes: readonly Outcome[]) => void } = { outcomes: () => {} }
  const onOutcomes = (outcomes: readonly Outcome[]) => heed.outcomes(outcomes)
  const open = (platform: PlatformName) => {
    const lane = createLane({ platform, db, ledger, clock, log: silentLog, onOutcomes })
    return { lane, double: createPlatformDouble(platform, lane.budget, clock) }
  }
  const [telegram, discord] = [open('telegram'), open('discord')]
  const desk = createAnnouncementDesk({
    db,
    clock,
    log: silentLog,
    ledger,
    members,
    reachability,
    buttons: createButtons(db, clock),
    platforms: new Map([telegram, discord].map(({ double }) => [double.name, double])),
    settingsChats: (options.settingsChats ?? []).map(at),
    zone: ZONE,
    communityProgramme: 'bodyweight-foundation',
    readMember: ({ settings_json, profile_json }) => ({
      ...readSettings(settings_json, ZONE),
      level: JSON.parse(profile_json).level ?? null,
    }),
    landsAt: (hours, when, from) =>
      when === 'morning' ? nextMorning(hours, from) : afterQuietHours(from, hours),
    paid: options.paid ?? false,
    role: options.role ?? null,
  })
  heed.outcomes = desk.onOutcomes
  await telegram.lane.start(telegram.double)
  await discord.lane.start(discord.double)
  desk.runner.start()
  const coach = await members.memberFor({ platform: 'telegram', id: '1' })
  await members.changeSettings(coach.id, { announcements: false })
  const doubles = [telegram.double, discord.double]
  let nextMessage = 0

  return {
    clock,
    database,
    ledger,
    members,
    reachability,
    desk,
    telegram: telegram.double,
    discord: discord.double,
    person: async (platform, id) => (await members.memberFor({ platform, id })).id,
    link: (memberId, other) => joinMembers(db, other, memberId),
    draft: (words) => desk.announcements.draft(coach.id, reply(text(words))),
    async confirm({ id }) {
      nextMessage += 1
      const progress: SentMessage = { destination: COACH, messageIds: [`progress-${nextMessage}`] }
      await desk.announcements.ask(id)
      const confirmed = await desk.announcements.confirm(id, progress)
      desk.runner.wake()
      if (confirmed === null) throw new Error('the second yes did not count')
      return confirmed
    },
    readersOf: (words) =>
      doubles
        .flatMap(({ accepted }) => accepted)
        .filter((one) => plainText(one.reply).startsWith(words))
        .map(({ to }) => to)
        .sort(),
    progress() {
      const edits = telegram.double.edits.filter(({ to }) => to === 'telegram:1')
      return plainText(edits.at(-1)?.reply ?? { blocks: [] })
    },
    async restart() {
      await die([telegram.lane, discord.lane], desk, database, clock)
      return openAnnouncementOffice(options, clock, folder)
    },
    async close() {
      await die([telegram.lane, discord.lane], desk, database, clock)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Calls that wait at the gate need the clock to move on before they can end. */
async function die(
  lanes: readonly Lane[],
  { runner }: AnnouncementDesk,
  database: OpenDatabase,
  clock: FakeClock,
) {
  const stopped = Promise.all([runner.stop(), ...lanes.map((lane) => lane.stop())])
  await clock.advance(1_000)
  await stopped
  await database.close()
}

function at(address: string): Destination {
  const destination = parseDestination(address)
  if (destination === null) throw new Error(`${address} is no address`)
  return destination
}
