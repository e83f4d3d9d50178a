/**
 * `/settings`: everything a member may choose, by button, and in words: `/settings zone Berlin`.
 *
 * Order of events: words or a press become one change -> it is stored -> a new zone moves the reminders with the
 * wall clock -> the page is shown again, with what changed in one line. Personal settings are shown to their owner
 * alone; a chat's announcements are for those who may manage the chat.
 */
import { formatDestination, parseDestination } from '../../chat/address.ts'
import type { ChatPlatform } from '../../chat/platform.ts'
import { text } from '../../chat/reply.ts'
import type { Clock } from '../../clock.ts'
import type { AnnouncementChoices } from '../../delivery/announcements/choices.ts'
import { isPrivate } from '../../delivery/chat-rates.ts'
import { UserError } from '../../errors.ts'
import type { Member, Members } from '../../members/members.ts'
import type { StoredSettings } from '../../members/settings.ts'
import { sayZone } from '../../members/zones.ts'
import type { Reminders } from '../../schedule/reminders.ts'
import { saySoon } from '../../schedule/words/say-time.ts'
import type { CommandSet, CommandTalk, PressTalk, Talk } from '../command.ts'
import { sayPrivately } from '../privately.ts'
import { type PageParts, pageOf, unknownZone } from './settings-pages.ts'
import { type Page, readSetting } from './settings-words.ts'

export interface SettingsParts {
  readonly members: Members
  readonly reminders: Reminders
  readonly choices: AnnouncementChoices
  readonly clock: Clock
  readonly platforms: ReadonlyMap<string, ChatPlatform>
}

const TYPED = 'settings.typed'

export function settingsCommands(parts: SettingsParts): CommandSet {
  return {
    commands: [
      {
        name: 'settings',
        description: 'Your time zone, units, quiet hours, announcements and more',
        argument: { name: 'change', description: 'Such as: zone Berlin', required: false },
        screened: false,
        private: true,
        run: (talk) => (talk.text === '' ? open(talk, parts) : take(talk, talk.text, parts)),
      },
    ],
    actions: {
      'settings.page': async (talk) => {
        const page = await shown(talk.data.page as Page, talk, parts)
        if (talk.data.fresh === true) await sayPrivately(talk, page)
        else await talk.replace(page)
      },
      'settings.set': async (talk) => {
        const change = talk.data.change as StoredSettings
        await talk.replace(await changed(talk, change, parts))
      },
      'settings.type': async (talk) => {
        await talk.expect(TYPED, { topic: talk.data.topic })
        await sayPrivately(talk, { blocks: [text(String(talk.data.question))] })
      },
      'settings.chat': (talk) => chooseForChat(talk, parts),
    },
    expectations: {
      [TYPED]: (talk) => take(talk, `${String(talk.data.topic)} ${talk.text}`, parts),
    },
  }
}

async function open(talk: CommandTalk, parts: SettingsParts): Promise<void> {
  await sayPrivately(talk, await shown('main', talk, parts, await chatFor(talk)))
}

/** The group or channel whose announcements this person may switch; null in private, or when they may not. */
async function chatFor({ turn }: CommandTalk): Promise<string | null> {
  if (isPrivate(turn.destination) || turn.author.platform === 'terminal') return null
  return (await turn.mayManageRoom()) ? formatDestination(turn.destination) : null
}

async function shown(
  page: Page,
  talk: Talk,
  parts: SettingsParts,
  chat: string | null = null,
  news = '',
) {
  return pageOf(page, await pageParts(talk, parts, chat, news))
}

async function pageParts(
  talk: Talk,
  { members, choices, clock }: SettingsParts,
  chat: string | null,
  news: string,
): Promise<PageParts> {
  const member = await members.member(talk.member.id)
  const destination = chat === null ? null : parseDestination(chat)
  return {
    member,
    news,
    now: clock.now(),
    language: talk.turn.author.language ?? null,
    platforms: (await members.identitiesOf(member.id)).map(({ platform }) => platform),
    wantsAnnouncements: await choices.wantsAnnouncements({ memberId: member.id }),
    chat:
      destination === null || chat === null
        ? null
        : { address: chat, isOn: await choices.wantsAnnouncements(destination) },
  }
}

// ---- changing

async function take(talk: CommandTalk, words: string, parts: SettingsParts): Promise<void> {
  const { clock, members } = parts
  const identities = await members.identitiesOf(talk.member.id)
  const reading = readSetting(words, {
    now: clock.now(),
    platforms: identities.map(({ platform }) => platform),
  })
  if (reading.kind === 'unclear') throw new UserError(reading.sentence)
  if (reading.kind === 'page')
    return void (await sayPrivately(talk, await shown(reading.page, talk, parts)))
  if (reading.kind === 'unknown-zone') {
    return void (await sayPrivately(talk, unknownZone(reading, talk.member.id, clock.now())))
  }
  await sayPrivately(talk, await changed(talk, reading.change, parts))
}

async function changed(talk: Talk, change: StoredSettings, parts: SettingsParts) {
  const { members, choices } = parts
  const { id } = talk.member
  const { announcements, ...rest } = change
  if (announcements !== undefined && announcements !== null) {
    await choices.choose({ memberId: id }, announcements)
  }
  await members.changeSettings(id, rest)
  const news =
    change.zone === undefined ? 'Saved.' : await moveReminders(talk.member, change.zone, parts)
  return shown('main', talk, parts, null, news)
}

/** Reminders keep their local time; the member hears how many moved and when the next one comes. */
async function moveReminders({ id }: Member, zone: string, { reminders, clock }: SettingsParts) {
  const now = clock.now()
  const moved = await reminders.moveTo(id, zone)
  const saved = `Your zone is ${sayZone(zone, now)}.`
  if (moved === 0) return saved
  const coming = (await reminders.list(id)).flatMap(({ nextDueAt }) => nextDueAt ?? [])
  const next =
    coming.length === 0 ? '' : `; the next comes ${saySoon(Math.min(...coming), zone, now)}`
  const what = moved === 1 ? 'Your reminder keeps its' : `Your ${moved} reminders keep their`
  return `${saved} ${what} local time${next}.`
}

/** Checked again at the press: the button may be older than the right to manage. */
async function chooseForChat(talk: PressTalk, parts: SettingsParts): Promise<void> {
  const { chat, wanted } = talk.data as { chat: string; wanted: boolean }
  const destination = parseDestination(chat)
  const platform = parts.platforms.get(destination?.platform ?? '')
  const mayManage =
    destination !== null && (await platform?.mayManage(destination, talk.turn.author.id)) === true
  if (destination === null || !mayManage) {
    throw new UserError(
      'Only those who manage that chat can switch its announcements. Ask one of them.',
    )
  }
  await parts.choices.choose(destination, wanted)
  const news = `Announcements in that chat are ${wanted ? 'on' : 'off'}.`
  await talk.replace(await shown('main', talk, parts, chat, news))
}
