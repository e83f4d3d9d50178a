/**
 * Choosing when an announcement lands: right away, in everybody's own morning, or at a time in the coach's words.
 */
import { button, buttons, code, type Reply, reply, text } from '../../chat/reply.ts'
import type { Announcement } from '../../delivery/announcements/announcement.ts'
import { UserError } from '../../errors.ts'
import { readMoment } from '../../schedule/words/read-moment.ts'
import type { Actions, Expectations } from '../command.ts'
import { draftReply } from './announce-draft.ts'
import {
  type AnnounceParts,
  announcementFor,
  insistOnDraft,
  say,
  sayAtDesk,
} from './announce-parts.ts'

const LONGEST_AHEAD_MS = 366 * 24 * 3_600_000

export function timeActions(parts: AnnounceParts): Actions {
  return {
    async [say.time](talk) {
      const draft = insistOnDraft(await announcementFor(talk, parts))
      await talk.expect(say.time, { id: draft.id })
      await talk.replace(choices(draft))
    },
    async [say.pickTime](talk) {
      const { id } = await announcementFor(talk, parts)
      const timing = { kind: talk.data.kind === 'morning' ? 'morning' : 'now' } as const
      const draft = insistOnDraft(await parts.desk.announcements.change(id, { timing }))
      await talk.replace(await draftReply(talk, draft, parts))
    },
  }
}

export function timeExpectations(parts: AnnounceParts): Expectations {
  return {
    async [say.time](talk) {
      const { id } = await announcementFor(talk, parts)
      const at = momentIn(talk.text, talk.member.settings.zone, parts.clock.now())
      const timing = { kind: 'at', at } as const
      const draft = insistOnDraft(await parts.desk.announcements.change(id, { timing }))
      await sayAtDesk(talk, await draftReply(talk, draft, parts), parts)
    },
  }
}

function choices({ id }: Announcement): Reply {
  const pick = (label: string, kind: string) =>
    button(label, { name: say.pickTime, data: { id, kind } })
  return reply(
    text(
      'When should it land? Press a button, or type a time such as ',
      code('tomorrow 18:30'),
      '.',
    ),
    buttons(
      [pick('Right away', 'now'), pick('Their own morning', 'morning')],
      [button('Back', { name: say.back, data: { id } })],
    ),
  )
}

/** An instant in the coach's words, on the clock on their wall. Throws a `UserError` when it is none. */
export function momentIn(words: string, zone: string, now: number): number {
  const at = readMoment(words, { now, zone })
  if (typeof at !== 'number') throw new UserError(at.sentence)
  if (at > now + LONGEST_AHEAD_MS)
    throw new UserError('That is more than a year ahead. Name a nearer day.')
  return at
}
