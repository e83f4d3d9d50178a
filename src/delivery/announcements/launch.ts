/**
 * From a confirmed announcement to its deliveries in the ledger.
 *
 * Order of events: the audience becomes chats -> each gets its time (at once, after quiet hours, in its own morning)
 * -> the plan is made and must be safe -> deliveries, the announcement's next state and what Discord is to publish
 * are committed in one transaction. Asked again after a crash, it changes nothing.
 */
import type { PlatformName } from '../../chat/address.ts'
import { plainText } from '../../chat/plain-text.ts'
import type { ChatPlatform } from '../../chat/platform.ts'
import { button, buttons, type Reply } from '../../chat/reply.ts'
import type { Clock } from '../../clock.ts'
import type { Database } from '../../storage/database.ts'
import { isPrivate } from '../chat-rates.ts'
import type { Ledger } from '../ledger.ts'
import type { Outgoing } from '../outgoing.ts'
import { type Announcement, announcementSource } from './announcement.ts'
import { type AudienceParts, type Recipient, recipientsOf } from './audience.ts'
import { type AnnouncementPlan, planOf } from './plan.ts'
import { addPublications, publishableAmong } from './publications.ts'

export interface LaunchParts {
  readonly db: Database
  readonly ledger: Ledger
  readonly clock: Clock
  readonly platforms: ReadonlyMap<string, ChatPlatform>
  readonly audience: AudienceParts
  /** When somebody gets it: not before `from`, outside quiet hours, or in their own next morning. */
  readonly landsAt: (
    hours: Pick<Recipient, 'zone' | 'quietFrom' | 'quietTo'>,
    when: 'soon' | 'morning',
    from: number,
  ) => number
  /** Telegram's paid rate. */
  readonly paid: boolean
  /** The one role an announcement may ping on Discord; null: none. */
  readonly role: string | null
}

export interface Launch {
  /** What sending it would mean if it were confirmed now. */
  plan(announcement: Announcement): Promise<AnnouncementPlan>
  /**
   * Queues everything. `refused`: the plan is not safe any more, nothing was queued. `gone`: it was called off, or
   * is out already.
   */
  launch(announcement: Announcement): Promise<'launched' | 'gone' | { readonly refused: string }>
}

/** The action behind the button under each private announcement. */
export const NO_MORE = 'announcements.stop'

export function createLaunch(parts: LaunchParts): Launch {
  const prepare = async (announcement: Announcement) => {
    const startsAt = startOf(announcement, parts.clock.now())
    const recipients = await recipientsOf(announcement, parts.audience)
    const outgoing = outgoingFor(announcement, recipients, startsAt, parts)
    const plan = planOf(
      outgoing.map(({ to, dueAt }) => ({ to, dueAt: dueAt ?? startsAt })),
      {
        startsAt,
        paid: parts.paid,
        partsOn: (platform) => partsOn(announcement.reply, platform, parts),
        discordPrivateToday: await discordPrivateToday(parts.db, parts.clock.now()),
      },
    )
    return { outgoing, plan }
  }

  return {
    plan: async (announcement) => (await prepare(announcement)).plan,
    async launch(announcement) {
      const { outgoing, plan } = await prepare(announcement)
      if (plan.refusal !== null) return { refused: plan.refusal }
      const source = announcementSource(announcement)
      const toPublish = await publishableAmong(
        outgoing.map(({ to }) => to),
        parts.platforms,
      )
      try {
        await parts.ledger.queue(outgoing, async (step) => {
          await takeToSending(step, announcement.id)
          await addPublications(step, source, toPublish, parts.clock.now())
        })
        return 'launched'
      } catch (error) {
        if (error instanceof CalledOff) return 'gone'
        throw error
      }
    },
  }
}

/** The words as they go into a private chat, with the way out under them. */
export function privateWords({ blocks }: Reply): Reply {
  return { blocks: [...blocks, buttons([button('No more announcements', { name: NO_MORE })])] }
}

/** Somebody was quicker: the coach's Cancel, or an earlier run of the program. */
class CalledOff extends Error {}

async function takeToSending(step: Database, id: string): Promise<void> {
  const taken = await step
    .updateTable('announcement')
    .set({ state: 'sending', live: 1 })
    .where('id', '=', id)
    .where('state', '=', 'confirmed')
    .executeTakeFirst()
  if (taken.numUpdatedRows === 0n) throw new CalledOff()
}

function startOf({ startsAt, timing }: Announcement, now: number): number {
  if (startsAt !== null) return Math.max(startsAt, now)
  return timing.kind === 'at' ? Math.max(timing.at, now) : now
}

function outgoingFor(
  announcement: Announcement,
  recipients: readonly Recipient[],
  startsAt: number,
  { landsAt, paid, role }: LaunchParts,
): Outgoing[] {
  const inPrivate = privateWords(announcement.reply)
  const when = announcement.timing.kind === 'morning' ? 'morning' : 'soon'
  return recipients.map((recipient): Outgoing => {
    const { to, memberId } = recipient
    const pings = announcement.pingRole && role !== null && to.platform === 'discord'
    return {
      source: announcementSource(announcement),
      to,
      kind: 'announcement',
      reply: isPrivate(to) ? inPrivate : announcement.reply,
      dueAt: landsAt(recipient, when, startsAt),
      ...(memberId === null ? {} : { memberId }),
      ...(paid && to.platform === 'telegram' ? { paid } : {}),
      ...(pings && !isPrivate(to) ? { pingRole: role } : {}),
    }
  })
}

/** About how many messages the words take there; pictures go along with them. */
function partsOn(reply: Reply, platform: PlatformName, { platforms }: LaunchParts): number {
  const longest = platforms.get(platform)?.capabilities.textLength ?? Number.POSITIVE_INFINITY
  return Math.max(1, Math.ceil(plainText(reply).length / longest))
}

const DAY_MS = 24 * 3_600_000

async function discordPrivateToday(db: Database, now: number): Promise<number> {
  const row = await db
    .selectFrom('delivery')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('source', 'like', 'announcement:%')
    .where('target', 'like', 'discord:@%')
    .where('created_at', '>', now - DAY_MS)
    .where('state', '!=', 'dead')
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
