/**
 * Choosing whom an announcement is for, by buttons.
 */
import { isPlatformName, parseDestination } from '../../chat/address.ts'
import { type Button, button, buttons, type Reply, reply, text } from '../../chat/reply.ts'
import type { Announcement, Audience } from '../../delivery/announcements/announcement.ts'
import { knownChats } from '../../delivery/announcements/audience.ts'
import { platformTitles } from '../../delivery/announcements/plan.ts'
import { UserError } from '../../errors.ts'
import type { Actions, PressTalk } from '../command.ts'
import { draftReply } from './announce-draft.ts'
import { type AnnounceParts, announcementFor, insistOnDraft, say } from './announce-parts.ts'

const levels = ['L0', 'L1', 'L2', 'L3'] as const
/** Buttons in a row that still read well on a phone, and rows a message takes. */
const PER_ROW = 2
const MOST_CHOICES = 8

export function audienceActions(parts: AnnounceParts): Actions {
  return {
    async [say.audience](talk) {
      const draft = insistOnDraft(await announcementFor(talk, parts))
      await talk.replace(await choices(draft, `${talk.data.of ?? ''}`, parts))
    },
    async [say.pickAudience](talk) {
      const { id } = await announcementFor(talk, parts)
      const audience = await audienceFrom(talk, parts)
      const draft = insistOnDraft(await parts.desk.announcements.change(id, { audience }))
      await talk.replace(await draftReply(talk, draft, parts))
    },
  }
}

async function choices({ id }: Announcement, of: string, parts: AnnounceParts): Promise<Reply> {
  const pick = (label: string, data: Readonly<Record<string, unknown>>) =>
    button(label, { name: say.pickAudience, data: { id, ...data } })
  const more = (label: string, kind: string) =>
    button(label, { name: say.audience, data: { id, of: kind } })
  const back = button('Back', { name: say.back, data: { id } })
  switch (of) {
    case 'programme':
      return menu('Everybody on which programme?', programmeChoices(pick, parts), back)
    case 'level':
      return menu(
        'Members of which level?',
        levels.map((level) => pick(level, { kind: 'level', level })),
        back,
      )
    case 'chat':
      return menu('Which channel or group?', await chatChoices(pick, parts), back)
    default:
      return menu(
        'Who should get it?',
        [
          pick('Everybody', { kind: 'all' }),
          pick('Channels only', { kind: 'chats' }),
          ...platformChoices(pick, parts),
          more('One channel', 'chat'),
          more('A programme', 'programme'),
          more('A level', 'level'),
        ],
        back,
      )
  }
}

type Pick = (label: string, data: Readonly<Record<string, unknown>>) => Button

function platformChoices(pick: Pick, { platforms }: AnnounceParts): Button[] {
  if (platforms.size < 2) return []
  return [...platforms.values()].map(({ name }) =>
    pick(`Only ${platformTitles[name]}`, { kind: 'platform', platform: name }),
  )
}

function programmeChoices(pick: Pick, { programmes }: AnnounceParts): Button[] {
  return [...programmes]
    .slice(0, MOST_CHOICES)
    .map(([programme, { name }]) => pick(name, { kind: 'programme', programme }))
}

async function chatChoices(pick: Pick, { desk, platforms }: AnnounceParts): Promise<Button[]> {
  const chats = (await knownChats(desk.audience)).slice(0, MOST_CHOICES)
  return Promise.all(
    chats.map(async ({ to }) => {
      const facts = await platforms
        .get(to.platform)
        ?.look(to)
        .catch(() => null)
      const name = facts?.name ?? to.chat
      const label = platforms.size < 2 ? name : `${name} (${platformTitles[to.platform]})`
      const address = to.topic === undefined ? to.chat : `${to.chat}/${to.topic}`
      return pick(label.slice(0, 60), { kind: 'chat', to: `${to.platform}:${address}`, name })
    }),
  )
}

function menu(question: string, all: readonly Button[], back: Button): Reply {
  const rows = Array.from({ length: Math.ceil(all.length / PER_ROW) }, (_, row) =>
    all.slice(row * PER_ROW, (row + 1) * PER_ROW),
  )
  return reply(text(question), buttons(...rows, [back]))
}

/** Reads the audience back from the button; what it names may have gone meanwhile. */
async function audienceFrom({ data }: PressTalk, { programmes }: AnnounceParts): Promise<Audience> {
  const { kind, platform, programme, level, to, name } = data
  if (kind === 'all' || kind === 'chats') return { kind }
  if (kind === 'level' && typeof level === 'string') return { kind, level }
  if (kind === 'platform' && typeof platform === 'string' && isPlatformName(platform)) {
    return { kind, platform }
  }
  if (kind === 'programme' && typeof programme === 'string' && programmes.has(programme)) {
    return { kind, programme }
  }
  const destination = parseDestination(`${to}`)
  if (kind === 'chat' && destination !== null) return { kind, destination, name: `${name}` }
  throw new UserError('That audience is gone. Choose another one.')
}
