/**
 * Choosing when an announcement lands: right away, in everybody's own morning, or at a time in the coach's words.
 */
import { parse } from 'chrono-node/en'
import { button, buttons, code, type Reply, reply, text } from '../../chat/reply.ts'
import type { Announcement } from '../../delivery/announcements/announcement.ts'
import { momentInWords } from '../../delivery/announcements/words.ts'
import { UserError } from '../../errors.ts'
import { instantOf, offsetAt } from '../../schedule/wall-clock.ts'
import type { Actions, Expectations } from '../command.ts'
import { draftReply } from './announce-draft.ts'
import {
  type AnnounceParts,
  announcementFor,
  insistOnDraft,
  say,
  sayAtDesk,
} from './announce-parts.ts'

const MINUTE_MS = 60_000
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
      const at = readMoment(talk.text, talk.member.settings.zone, parts.clock.now())
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

/** An instant in the coach's words, read on the clock on their wall. Throws a `UserError` when it is none. */
export function readMoment(words: string, zone: string, now: number): number {
  const offset = offsetAt(now, zone)
  const reference = { instant: new Date(now), timezone: offset / MINUTE_MS }
  const [found] = parse(words, reference, { forwardDate: true })
  if (found === undefined || !hasTime(found.start)) {
    throw new UserError(
      'I did not find a day and time in that. Write it like "tomorrow 18:30" or "Friday at 7am".',
    )
  }
  const at = found.start.isCertain('timezoneOffset')
    ? found.start.date().getTime()
    : instantOf(wallTimeOf(found.start), zone)
  if (at <= now) throw new UserError(`${momentInWords(at, zone)} is over. Name a time to come.`)
  if (at > now + LONGEST_AHEAD_MS)
    throw new UserError('That is more than a year ahead. Name a nearer day.')
  return at
}

type Moment = ReturnType<typeof parse>[number]['start']

/** A day alone is no time: an announcement at noon because nobody said when would surprise. */
function hasTime(moment: Moment): boolean {
  return moment.isCertain('hour') || moment.isCertain('timezoneOffset')
}

function wallTimeOf(moment: Moment): number {
  const part = (name: Parameters<Moment['get']>[0]) => moment.get(name) ?? 0
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'))
}
