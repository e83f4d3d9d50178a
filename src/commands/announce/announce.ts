/**
 * `/announce`: the coach tells everybody.
 *
 * Order of events: words, pictures or a forwarded message -> a draft, shown exactly as it will look -> audience and
 * time by buttons -> Send, asked once more, confirmed within ten minutes -> thirty seconds to cancel -> it goes out
 * and the coach watches -> the report, from which it can be edited or taken back. Without words it shows what there
 * is. All of it lies in the database, so a restart loses nothing.
 */
import { plainText } from '../../chat/plain-text.ts'
import { button, buttons, note, type Reply, reply, text, title } from '../../chat/reply.ts'
import type { Announcement } from '../../delivery/announcements/announcement.ts'
import { NO_MORE, privateWords } from '../../delivery/announcements/launch.ts'
import { planInWords } from '../../delivery/announcements/plan.ts'
import { graceReply, momentInWords, statusReply } from '../../delivery/announcements/words.ts'
import type { Ledger } from '../../delivery/ledger.ts'
import type {
  Actions,
  CommandSet,
  CommandTalk,
  Expectations,
  ExpectedTalk,
  PressTalk,
} from '../command.ts'
import { audienceActions } from './announce-audience.ts'
import { changeActions, changeExpectations } from './announce-change.ts'
import { announcementIn, holdsContent, withNewWords, withPictures } from './announce-content.ts'
import { draftReply, otherPlatform, showDraft } from './announce-draft.ts'
import {
  type AnnounceParts,
  announcementFor,
  forCoach,
  insistOnDraft,
  isAtDesk,
  pointToDesk,
  say,
  sayAtDesk,
} from './announce-parts.ts'
import { sendActions } from './announce-send.ts'
import { timeActions, timeExpectations } from './announce-time.ts'

export interface AnnounceCommandParts extends AnnounceParts {
  readonly ledger: Ledger
}

export function announceCommands(given: AnnounceCommandParts): CommandSet {
  const countSent = async (source: string) => (await given.ledger.report(source)).sent
  const parts = { ...given, countSent }
  return {
    commands: [
      {
        name: 'announce',
        description: 'Tell everybody something, or see what was told',
        argument: { name: 'text', description: 'What you want to say', required: false },
        file: { name: 'picture', description: 'A picture that goes with it' },
        coachOnly: true,
        screened: false,
        run: (talk) => announce(talk, parts),
      },
    ],
    actions: {
      ...forCoach({
        ...draftActions(parts),
        ...audienceActions(parts),
        ...timeActions(parts),
        ...sendActions(parts),
        ...changeActions(parts),
      }),
      [NO_MORE]: (talk) => choose(talk, false, parts),
      [say.startAgain]: (talk) => choose(talk, true, parts),
    },
    expectations: forCoach({
      ...draftExpectations(parts),
      ...timeExpectations(parts),
      ...changeExpectations(parts),
    }),
  }
}

async function announce(talk: CommandTalk, parts: AnnounceParts): Promise<void> {
  if (holdsContent(talk.turn.message, talk.text)) return startDraft(talk, parts)
  if (isAtDesk(talk)) await talk.expect(say.words)
  await sayAtDesk(talk, await overview(talk, parts), parts)
  await pointToDesk(talk)
}

async function startDraft(talk: CommandTalk, parts: AnnounceParts): Promise<void> {
  const words = await announcementIn(talk.turn.message, talk.text)
  const draft = await parts.desk.announcements.draft(talk.member.id, words)
  await showDraft(talk, draft, parts)
  await pointToDesk(talk)
}

const SHOWN = 6

/** Drafts and the latest announcements, each with a button. */
async function overview(talk: CommandTalk, { desk }: AnnounceParts): Promise<Reply> {
  const recent = await desk.announcements.recent(SHOWN)
  const { zone } = talk.member.settings
  const lines = await Promise.all(recent.map((one) => lineFor(one, zone, desk)))
  const open = recent.map(({ id }, index) =>
    button(`${index + 1}`, { name: say.open, data: { id } }),
  )
  return reply(
    title('Announcements'),
    isAtDesk(talk)
      ? text('Send me what you want to tell everybody: words, pictures, or a forwarded message.')
      : text('Type /announce here and send me what you want to tell everybody.'),
    recent.length > 0 && {
      kind: 'list',
      ordered: true,
      items: lines.map((line) => [{ text: line }]),
    },
    recent.length > 0 && buttons(open.slice(0, 3), open.slice(3)),
  )
}

async function lineFor(
  one: Announcement,
  zone: string,
  desk: AnnounceParts['desk'],
): Promise<string> {
  const first = plainText(one.reply).replace(/\s+/g, ' ').slice(0, 50)
  if (one.state === 'draft') return `Draft: ${first}`
  if (one.state === 'confirmed') {
    return `${momentInWords(one.startsAt ?? one.createdAt, zone)}, planned: ${first}`
  }
  const { report } = await desk.status.of(one)
  const isBack = one.state === 'recalled' ? ', taken back' : ''
  const at = momentInWords(one.startsAt ?? one.createdAt, zone)
  return `${at}, ${report.sent.toLocaleString('en')} of ${report.total.toLocaleString('en')} sent${isBack}: ${first}`
}

function draftActions(parts: AnnounceParts): Actions {
  const { desk } = parts
  const draftOf = async (talk: PressTalk) => insistOnDraft(await announcementFor(talk, parts))
  return {
    [say.open]: (talk) => open(talk, parts),
    async [say.back](talk) {
      await talk.replace(await draftReply(talk, await draftOf(talk), parts))
    },
    async [say.editText](talk) {
      const { id } = await draftOf(talk)
      await talk.expect(say.words, { id })
      await talk.say(reply(text('Send me the new words. Pictures stay unless you send new ones.')))
    },
    async [say.addPicture](talk) {
      const { id } = await draftOf(talk)
      await talk.expect(say.pictures, { id })
      await talk.say(reply(text('Send me the picture.')))
    },
    async [say.pingRole](talk) {
      const { id, pingRole } = await draftOf(talk)
      const draft = insistOnDraft(await desk.announcements.change(id, { pingRole: !pingRole }))
      await talk.replace(await draftReply(talk, draft, parts))
    },
    [say.elsewhere]: (talk) => showElsewhere(talk, parts),
    async [say.discard](talk) {
      const { id } = await draftOf(talk)
      await desk.announcements.discard(id)
      await talk.replace(reply(text('The draft is gone.')))
    },
  }
}

function draftExpectations(parts: AnnounceParts): Expectations {
  const change = async (talk: ExpectedTalk, join: typeof withNewWords) => {
    const { id, reply: old } = insistOnDraft(await announcementFor(talk, parts))
    const words = join(old, await announcementIn(talk.turn.message, talk.text))
    const draft = insistOnDraft(await parts.desk.announcements.change(id, { reply: words }))
    await showDraft(talk, draft, parts)
  }
  return {
    [say.words]: (talk) =>
      talk.data.id === undefined ? startDraft(talk, parts) : change(talk, withNewWords),
    [say.pictures]: (talk) => change(talk, withPictures),
  }
}

/** A draft with its buttons, or how an announcement stands. */
async function open(talk: PressTalk, parts: AnnounceParts): Promise<void> {
  const announcement = await announcementFor(talk, parts)
  if (announcement.state === 'draft') return showDraft(talk, announcement, parts)
  if (announcement.state === 'confirmed') {
    const plan = planInWords(await parts.desk.plan(announcement))
    const { zone } = talk.member.settings
    return void (await talk.say(graceReply(announcement, plan, parts.clock.now(), zone)))
  }
  await talk.say(statusReply(await parts.desk.status.of(announcement)))
}

async function showElsewhere(talk: PressTalk, parts: AnnounceParts): Promise<void> {
  const draft = insistOnDraft(await announcementFor(talk, parts))
  const to = await otherPlatform(talk, parts)
  const platform = to === null ? undefined : parts.platforms.get(to.platform)
  if (to === null || platform === undefined) return
  const words = await parts.buttons.issue(privateWords(draft.reply))
  await platform.send(to, words, { urgency: 'interactive' })
  await talk.say(reply(note('Sent to your other account. Have a look there.')))
}

/** The button under an announcement, and the way back. */
async function choose(talk: PressTalk, isWanted: boolean, { desk }: AnnounceParts): Promise<void> {
  await desk.choices.choose({ memberId: talk.member.id }, isWanted)
  const words = isWanted
    ? reply(text('Good. The announcements come to you again.'))
    : reply(
        text('Done: no more announcements. Your own lifts and reminders still come.'),
        buttons([button('Send them again', { name: say.startAgain })]),
      )
  await talk.say(words, { private: true })
}
