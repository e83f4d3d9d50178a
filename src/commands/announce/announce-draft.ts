/**
 * A draft on the coach's desk: the announcement exactly as it will look, and below it whom it reaches, when, how
 * long that takes, and what can be done with it.
 */
import { privateDestination } from '../../chat/address.ts'
import { plainText } from '../../chat/plain-text.ts'
import { bold, button, buttons, note, type Reply, reply, text } from '../../chat/reply.ts'
import type { Announcement, Audience, Timing } from '../../delivery/announcements/announcement.ts'
import { privateWords } from '../../delivery/announcements/launch.ts'
import {
  type AnnouncementPlan,
  counted,
  planInWords,
  platformTitles,
} from '../../delivery/announcements/plan.ts'
import { momentInWords } from '../../delivery/announcements/words.ts'
import type { Talk } from '../command.ts'
import { type AnnounceParts, say, sayAtDesk } from './announce-parts.ts'

/** Shows the announcement as it will look, and the draft's buttons below it. */
export async function showDraft(
  talk: Talk,
  draft: Announcement,
  parts: AnnounceParts,
): Promise<void> {
  await sayAtDesk(talk, privateWords(draft.reply), parts)
  await sayAtDesk(talk, await draftReply(talk, draft, parts), parts)
}

/** Whom it reaches, when, and the buttons. */
export async function draftReply(
  talk: Talk,
  draft: Announcement,
  parts: AnnounceParts,
): Promise<Reply> {
  const { zone } = talk.member.settings
  const plan = await parts.desk.plan(draft)
  return reply(
    text(bold('To '), `${audienceInWords(draft.audience, parts)}: ${planInWords(plan)}.`),
    text(bold('When '), `${timingInWords(draft.timing, zone)}.`),
    ...[...remarksOn(plan, draft, zone), ...differences(talk, draft, parts)].map((words) =>
      note(words),
    ),
    (await canSeeNoOther(talk, parts)) &&
      note('To see it as it looks on the other platform, join your two accounts with /link.'),
    plan.refusal !== null && text(plan.refusal),
    await draftButtons(talk, draft, parts),
  )
}

async function draftButtons(talk: Talk, draft: Announcement, parts: AnnounceParts) {
  const about = (name: string) => ({ name, data: { id: draft.id } })
  const other = await otherPlatform(talk, parts)
  return buttons(
    [
      button('Send', about(say.send), 'primary'),
      button('Choose audience', about(say.audience)),
      button('Choose time', about(say.time)),
    ],
    [button('Edit text', about(say.editText)), button('Add a picture', about(say.addPicture))],
    [
      ...(parts.desk.role === null
        ? []
        : [button(`Ping the role: ${draft.pingRole ? 'on' : 'off'}`, about(say.pingRole))]),
      ...(other === null
        ? []
        : [button(`See it on ${platformTitles[other.platform]}`, about(say.elsewhere))]),
      button('Discard', about(say.discard), 'danger'),
    ],
  )
}

/** There is another platform, and the coach is not known there. */
async function canSeeNoOther(talk: Talk, parts: AnnounceParts): Promise<boolean> {
  return parts.platforms.size > 1 && (await otherPlatform(talk, parts)) === null
}

/** The coach's private chat on another platform that is on. */
export async function otherPlatform(talk: Talk, { members, platforms }: AnnounceParts) {
  const identities = await members.identitiesOf(talk.member.id)
  const other = identities.find(({ platform }) => {
    return platform !== talk.turn.author.platform && platforms.has(platform)
  })
  return other === undefined ? null : privateDestination(other.platform, other.personId)
}

/** `everybody`, `channels only`, `everybody on Max strength base`, … */
export function audienceInWords(audience: Audience, { programmes }: AnnounceParts): string {
  switch (audience.kind) {
    case 'all':
      return 'everybody'
    case 'chats':
      return 'channels only'
    case 'platform':
      return `everybody on ${platformTitles[audience.platform]}`
    case 'programme':
      return `everybody on ${programmes.get(audience.programme)?.name ?? audience.programme}`
    case 'level':
      return `members of level ${audience.level}`
    case 'chat':
      return audience.name
  }
}

export function timingInWords(timing: Timing, zone: string): string {
  if (timing.kind === 'now') return 'right away'
  if (timing.kind === 'morning') return "in everybody's own next morning"
  return momentInWords(timing.at, zone)
}

function remarksOn(plan: AnnouncementPlan, { timing }: Announcement, zone: string): string[] {
  if (plan.later === 0) return []
  const last = momentInWords(plan.lastDueAt, zone)
  return timing.kind === 'morning'
    ? [`The last morning comes ${last}, your time.`]
    : [
        `${counted(plan.later, 'person has', 'people have')} quiet hours and get it later, the last ${last}.`,
      ]
}

/** How it will look different on the platforms the coach does not see it on. */
function differences(
  talk: Talk,
  { reply: words }: Announcement,
  { platforms }: AnnounceParts,
): string[] {
  const length = plainText(words).length
  const hasPictures = words.blocks.some(({ kind }) => kind === 'image')
  return [...platforms.values()].flatMap(({ name, capabilities }) => {
    const parts = Math.ceil(length / capabilities.textLength)
    return [
      ...(parts > 1 ? [`On ${platformTitles[name]} it comes as ${parts} messages.`] : []),
      ...(hasPictures && !capabilities.images && name !== talk.turn.author.platform
        ? [`On ${platformTitles[name]} pictures are told in words.`]
        : []),
    ]
  })
}
