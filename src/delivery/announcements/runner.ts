/**
 * What happens to announcements by itself: they go out when their grace period or their hour is over, progress is
 * shown, changes are carried out, and Discord publishes.
 *
 * All of it stands in the database; this only looks, acts and sets an alarm for the next look. So it goes on after
 * a restart where it was, whatever it was doing.
 */
import { type Reply, reply, text } from '../../chat/reply.ts'
import { type Clock, waitFor } from '../../clock.ts'
import { messageOf } from '../../errors.ts'
import type { Log } from '../../log.ts'
import type { Database } from '../../storage/database.ts'
import type { Outcome } from '../record-outcomes.ts'
import { createAlarm, createSide } from './alarm.ts'
import { type Announcement, announcementOf, asAnnouncement } from './announcement.ts'
import type { Announcements } from './announcements.ts'
import type { AnnouncementChanges } from './changes.ts'
import type { Launch } from './launch.ts'
import type { Publications } from './publications.ts'
import type { AnnouncementStatus } from './status.ts'

export interface AnnouncementRunner {
  /** Goes on with what an earlier run left, then keeps looking. */
  start(): void
  /** Looks no more and waits, 10 s at most, for what is under way. */
  stop(): Promise<void>
  /** Something was confirmed or changed. */
  wake(): void
  /** For lanes: what became of deliveries. */
  onOutcomes(outcomes: readonly Outcome[]): void
  /** Progress of that announcement is out of date. */
  outdate(announcementId: string): void
}

export interface RunnerParts {
  readonly db: Database
  readonly clock: Clock
  readonly log: Log
  readonly announcements: Announcements
  readonly launch: Launch
  readonly status: AnnouncementStatus
  readonly changes: AnnouncementChanges
  readonly publications: Publications
  /** Tells the coach something about an announcement. */
  readonly tell: (announcement: Announcement, words: Reply) => Promise<void>
}

/** Between two edits of the same progress message. */
const PACE_MS = 3_000
/** A look without any cause, for whatever nobody told. */
const LONGEST_SLEEP_MS = 60_000
const AFTER_FAULT_MS = 5_000
const LONGEST_DRAIN_MS = 10_000

export function createAnnouncementRunner(parts: RunnerParts): AnnouncementRunner {
  const { clock, log } = parts
  const outdated = new Set<string>()
  const shownAt = new Map<string, number>()
  const alarm = createAlarm(clock, wake)
  const sides = [parts.changes, parts.publications].map((side) =>
    createSide(side, alarm, parts, () => isRunning),
  )
  let looking: Promise<void> | null = null
  let isWoken = false
  let isRunning = false

  return {
    start() {
      isRunning = true
      wake()
    },
    async stop() {
      isRunning = false
      alarm.cancel()
      const settled = Promise.all([looking, ...sides.map((side) => side.settled())])
      await Promise.race([settled, waitFor(clock, LONGEST_DRAIN_MS)])
    },
    wake,
    onOutcomes(outcomes) {
      const ids = outcomes.map(({ delivery }) => announcementOf(delivery.source))
      for (const id of new Set(ids)) if (id !== null) outdate(id)
    },
    outdate,
  }

  function outdate(id: string): void {
    outdated.add(id)
    if (isRunning) alarm.noLaterThan((shownAt.get(id) ?? 0) + PACE_MS)
  }

  function wake(): void {
    isWoken = true
    if (isRunning) looking ??= lookUntilQuiet()
  }

  async function lookUntilQuiet(): Promise<void> {
    while (isWoken && isRunning) {
      isWoken = false
      const nextAt = await look().catch((error) => {
        log.error({ error: messageOf(error) }, 'announcements stumbled; looking again soon')
        return clock.now() + AFTER_FAULT_MS
      })
      if (isRunning) alarm.noLaterThan(nextAt)
    }
    looking = null
  }

  /** Acts on everything that is due and says when to look again. */
  async function look(): Promise<number> {
    let nextAt = Math.min(clock.now() + LONGEST_SLEEP_MS, await launchDue(parts))
    for (const { id } of await announcementsIn(parts.db, 'live')) {
      nextAt = Math.min(nextAt, await showPaced(id))
    }
    for (const side of sides) side.start()
    return nextAt
  }

  /** Shows progress when there is news and the pace allows it; gives when it has to be looked at again. */
  async function showPaced(id: string): Promise<number> {
    const freeAt = (shownAt.get(id) ?? 0) + PACE_MS
    const isOld = freeAt + LONGEST_SLEEP_MS <= clock.now()
    if (!outdated.has(id) && shownAt.has(id) && !isOld) return freeAt + LONGEST_SLEEP_MS
    if (freeAt > clock.now()) return freeAt
    outdated.delete(id)
    shownAt.set(id, clock.now())
    const announcement = await parts.announcements.find(id)
    if (announcement === null) return Number.POSITIVE_INFINITY
    const seen = await parts.status.show(announcement)
    if (seen === 'unseen') outdated.add(id)
    if (seen === 'finished') shownAt.delete(id)
    return outdated.has(id) ? clock.now() + PACE_MS : Number.POSITIVE_INFINITY
  }
}

/** Sends what was confirmed and whose time has come; gives when the next one's time comes. */
async function launchDue(parts: RunnerParts): Promise<number> {
  let nextAt = Number.POSITIVE_INFINITY
  for (const announcement of await announcementsIn(parts.db, 'confirmed')) {
    const startsAt = announcement.startsAt ?? 0
    if (startsAt > parts.clock.now()) nextAt = Math.min(nextAt, startsAt)
    else await launchOne(announcement, parts)
  }
  return nextAt
}

async function launchOne(announcement: Announcement, parts: RunnerParts): Promise<void> {
  const launched = await parts.launch.launch(announcement)
  if (typeof launched === 'string') return
  if (!(await parts.announcements.callOff(announcement.id))) return
  const words = `The announcement did not go out and is a draft again. ${launched.refused}`
  await parts.tell(announcement, reply(text(words)))
}

async function announcementsIn(db: Database, which: 'confirmed' | 'live') {
  const rows = await db
    .selectFrom('announcement')
    .selectAll()
    .$if(which === 'live', (some) => some.where('live', '=', 1))
    .$if(which === 'confirmed', (some) => some.where('state', '=', 'confirmed'))
    .orderBy('created_at')
    .execute()
  return rows.map(asAnnouncement)
}
