/** What the talk about announcements works with, and who may take part in it. */
import { type Destination, formatDestination, privateDestination } from '../../chat/address.ts'
import type { SentMessage } from '../../chat/message.ts'
import type { ChatPlatform } from '../../chat/platform.ts'
import { note, type Reply, reply } from '../../chat/reply.ts'
import type { Clock } from '../../clock.ts'
import type { Announcement } from '../../delivery/announcements/announcement.ts'
import type { AnnouncementDesk } from '../../delivery/announcements/desk.ts'
import type { Buttons } from '../../delivery/buttons.ts'
import { PlatformError, UserError } from '../../errors.ts'
import type { Members } from '../../members/members.ts'
import type { Talk } from '../command.ts'

export interface AnnounceParts {
  readonly desk: AnnouncementDesk
  readonly clock: Clock
  readonly members: Members
  readonly buttons: Buttons
  /** Platforms that are on. */
  readonly platforms: ReadonlyMap<string, ChatPlatform>
  /** Programmes by id, with the name people know. */
  readonly programmes: ReadonlyMap<string, { readonly name: string }>
}

/** Names of buttons' actions and of awaited messages. */
export const say = {
  open: 'announce.open',
  words: 'announce.words',
  pictures: 'announce.pictures',
  audience: 'announce.audience',
  pickAudience: 'announce.pick-audience',
  time: 'announce.time',
  pickTime: 'announce.pick-time',
  editText: 'announce.edit-text',
  addPicture: 'announce.add-picture',
  pingRole: 'announce.ping-role',
  elsewhere: 'announce.elsewhere',
  back: 'announce.back',
  send: 'announce.send',
  confirm: 'announce.confirm',
  discard: 'announce.discard',
  newWords: 'announce.new-words',
  confirmEdit: 'announce.confirm-edit',
  confirmRecall: 'announce.confirm-recall',
  keep: 'announce.keep',
  startAgain: 'announcements.start',
} as const

/** Only the coach gets on, every time anew: a button may be older than the list of coaches. */
export function forCoach<Kind extends Talk>(
  steps: Readonly<Record<string, (talk: Kind) => Promise<void>>>,
): Readonly<Record<string, (talk: Kind) => Promise<void>>> {
  const guarded = Object.entries(steps).map(([name, step]) => [
    name,
    async (talk: Kind) => {
      if (!talk.isCoach) throw new UserError('That is for the coach.')
      await step(talk)
    },
  ])
  return Object.fromEntries(guarded)
}

/** The announcement a button or an awaited message is about. */
export async function announcementFor(
  { data }: { readonly data: Readonly<Record<string, unknown>> },
  { desk }: AnnounceParts,
): Promise<Announcement> {
  const found = typeof data.id === 'string' ? await desk.announcements.find(data.id) : null
  if (found === null)
    throw new UserError('That announcement is gone. /announce shows those there are.')
  return found
}

/** A draft that can still be changed. */
export function insistOnDraft(announcement: Announcement | null): Announcement {
  if (announcement === null || announcement.state !== 'draft') {
    throw new UserError('That one is not a draft any more. /announce shows how far it is.')
  }
  return announcement
}

export function isAtDesk({ turn }: Talk): boolean {
  return formatDestination(turn.destination) === formatDestination(deskOf(turn))
}

/** Drafts are talked about in private, where nobody reads along and messages can be edited for good. */
export async function sayAtDesk(
  talk: Talk,
  words: Reply,
  parts: AnnounceParts,
): Promise<SentMessage> {
  if (isAtDesk(talk)) return talk.say(words)
  const to = deskOf(talk.turn)
  const platform = parts.platforms.get(to.platform)
  if (platform === undefined) return talk.say(words)
  try {
    return await platform.send(to, await parts.buttons.issue(words), { urgency: 'interactive' })
  } catch (error) {
    if (error instanceof PlatformError && error.outcome === 'gone') throw cannotTalk()
    throw error
  }
}

/** Tells in the room that the rest is in private. */
export async function pointToDesk(talk: Talk): Promise<void> {
  if (!isAtDesk(talk))
    await talk.say(reply(note('The draft is in our private chat.')), { private: true })
}

function deskOf({ author }: Talk['turn']): Destination {
  return privateDestination(author.platform, author.id)
}

function cannotTalk(): UserError {
  return new UserError(
    'I cannot write to you in private yet. Open a chat with me and type /announce there.',
  )
}
