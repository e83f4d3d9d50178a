/**
 * Who wants announcements: a person, or a chat, by their own word, else by the custom of the platform.
 *
 * A private chat on Telegram gets them until it says no, one on Discord only after a yes, because Discord takes
 * unasked private messages for spam. Channels and groups get them until somebody who manages them says no.
 */
import { type Destination, formatDestination, type PlatformName } from '../../chat/address.ts'
import type { Clock } from '../../clock.ts'
import type { Members } from '../../members/members.ts'
import type { Database } from '../../storage/database.ts'
import { isPrivate } from '../chat-rates.ts'

/** A chat for itself, or a member in all their private chats. */
export type Chooser = Destination | { readonly memberId: string }

export interface AnnouncementChoices {
  wantsAnnouncements(who: Chooser): Promise<boolean>
  choose(who: Chooser, wanted: boolean): Promise<void>
}

/** Whether a private chat gets announcements when nobody said anything. */
export const wantedByCustom: Readonly<Record<PlatformName, boolean>> = {
  telegram: true,
  discord: false,
  terminal: true,
  web: false,
}

export interface AnnouncementChoiceParts {
  readonly db: Database
  readonly clock: Clock
  readonly members: Members
}

export function createAnnouncementChoices(parts: AnnouncementChoiceParts): AnnouncementChoices {
  const { db, clock, members } = parts

  const chatWants = async (chat: Destination) => {
    const chosen = (await choicesOf(db, [chat])).get(formatDestination(chat))
    if (chosen !== undefined) return chosen
    if (!isPrivate(chat)) return true
    return (await personWants(chat)) ?? wantedByCustom[chat.platform]
  }

  /** What the person of a private chat chose for all of theirs. */
  const personWants = async ({ platform, chat }: Destination) => {
    const row = await db
      .selectFrom('identity')
      .select('member_id')
      .where('platform', '=', platform)
      .where('person_id', '=', chat.replace(/^@/, ''))
      .executeTakeFirst()
    return row === undefined ? null : (await members.member(row.member_id)).settings.announcements
  }

  return {
    async wantsAnnouncements(who) {
      if ('platform' in who) return chatWants(who)
      const chats = await members.privateChatsOf(who.memberId)
      const wanted = await Promise.all(chats.map(chatWants))
      return wanted.includes(true)
    },
    async choose(who, wanted) {
      if ('platform' in who) return chooseForChat(db, who, wanted, clock.now())
      await members.changeSettings(who.memberId, { announcements: wanted })
      const chats = await members.privateChatsOf(who.memberId)
      await forgetChoices(db, chats)
    },
  }
}

/** What these chats said for themselves; those that said nothing are left out. */
async function choicesOf(db: Database, chats: readonly Destination[]) {
  const rows = await db
    .selectFrom('announcement_choice')
    .select(['destination', 'wanted'])
    .where('destination', 'in', chats.map(formatDestination))
    .execute()
  return new Map(rows.map(({ destination, wanted }) => [destination, wanted === 1]))
}

async function chooseForChat(db: Database, chat: Destination, isWanted: boolean, now: number) {
  const choice = { wanted: isWanted ? (1 as const) : (0 as const), changed_at: now }
  await db
    .insertInto('announcement_choice')
    .values({ destination: formatDestination(chat), ...choice })
    .onConflict((conflict) => conflict.column('destination').doUpdateSet(choice))
    .execute()
}

/** The person's word for all their chats replaces what was said for single ones. */
async function forgetChoices(db: Database, chats: readonly Destination[]): Promise<void> {
  if (chats.length === 0) return
  await db
    .deleteFrom('announcement_choice')
    .where('destination', 'in', chats.map(formatDestination))
    .execute()
}
