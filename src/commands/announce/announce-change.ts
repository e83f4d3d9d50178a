/**
 * Editing or taking back an announcement that is out: new words or none, asked once more, then changed everywhere.
 */
import { button, buttons, note, reply, text } from '../../chat/reply.ts'
import { type Announcement, announcementSource } from '../../delivery/announcements/announcement.ts'
import type { ChangeKind } from '../../delivery/announcements/begin-change.ts'
import { privateWords } from '../../delivery/announcements/launch.ts'
import { counted } from '../../delivery/announcements/plan.ts'
import { announcementActions } from '../../delivery/announcements/words.ts'
import { UserError } from '../../errors.ts'
import type { Actions, Expectations, ExpectedTalk, PressTalk } from '../command.ts'
import { announcementIn, withNewWords } from './announce-content.ts'
import { type AnnounceParts, announcementFor, say, sayAtDesk } from './announce-parts.ts'

export interface ChangeTalkParts extends AnnounceParts {
  /** How many messages of a source are out. */
  readonly countSent: (source: string) => Promise<number>
}

export function changeActions(parts: ChangeTalkParts): Actions {
  return {
    async [announcementActions.edit](talk) {
      const { id } = insistOnOut(await announcementFor(talk, parts))
      await talk.expect(say.newWords, { id })
      await talk.say(reply(text('Send me the new words. Pictures stay as they are.')))
    },
    async [announcementActions.recall](talk) {
      const announcement = insistOnOut(await announcementFor(talk, parts))
      const count = await parts.countSent(announcementSource(announcement))
      await talk.say(
        reply(
          text(`Take it back from ${counted(count, 'chat')}? It disappears there.`),
          note('Telegram lets me remove a message for 48 hours; what stays is told in the report.'),
          confirmButtons('Yes, take it back', say.confirmRecall, announcement.id),
        ),
      )
    },
    [say.confirmEdit]: (talk) => begin(talk, 'edit', parts),
    [say.confirmRecall]: (talk) => begin(talk, 'recall', parts),
    async [say.keep](talk) {
      const { id } = await announcementFor(talk, parts)
      await parts.desk.announcements.keepEdit(id, null)
      await talk.replace(reply(text('It stays as it is.')))
    },
  }
}

export function changeExpectations(parts: ChangeTalkParts): Expectations {
  return { [say.newWords]: (talk) => takeNewWords(talk, parts) }
}

async function takeNewWords(talk: ExpectedTalk, parts: ChangeTalkParts): Promise<void> {
  const announcement = insistOnOut(await announcementFor(talk, parts))
  const fresh = await announcementIn(talk.turn.message, talk.text)
  const words = withNewWords(announcement.reply, fresh)
  await parts.desk.announcements.keepEdit(announcement.id, words)
  const count = await parts.countSent(announcementSource(announcement))
  await sayAtDesk(talk, privateWords(words), parts)
  await sayAtDesk(
    talk,
    reply(
      text(`Put these words into ${counted(count, 'chat')}?`),
      confirmButtons('Yes, change it', say.confirmEdit, announcement.id),
    ),
    parts,
  )
}

function confirmButtons(label: string, action: string, id: string) {
  return buttons([
    button(label, { name: action, data: { id }, once: true }, 'primary'),
    button('Leave it', { name: say.keep, data: { id }, once: true }),
  ])
}

/** The pressed message becomes the one in which the coach watches. */
async function begin(talk: PressTalk, kind: ChangeKind, parts: ChangeTalkParts): Promise<void> {
  const { id } = await announcementFor(talk, parts)
  const count = await parts.desk.changes.begin(id, kind)
  if (count === null)
    throw new UserError('That cannot be changed any more. /announce shows how it stands.')
  await parts.desk.announcements.watchIn(id, talk.turn.pressed)
  const verb = kind === 'edit' ? 'Editing' : 'Taking back'
  await talk.replace(reply(text(`${verb} ${counted(count, 'message')} …`)))
  parts.desk.runner.outdate(id)
  parts.desk.runner.wake()
}

function insistOnOut(announcement: Announcement): Announcement {
  if (announcement.state === 'sending' || announcement.state === 'finished') return announcement
  throw new UserError('That announcement is not out, so there is nothing to change in the chats.')
}
