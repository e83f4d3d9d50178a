/**
 * The pages of `/settings`: what stands now, and buttons for the usual choices.
 */
import type { PlatformName } from '../../chat/address.ts'
import {
  type Button,
  bold,
  button,
  buttons,
  list,
  note,
  type Reply,
  reply,
  text,
  title,
} from '../../chat/reply.ts'
import type { Member } from '../../members/members.ts'
import type { MemberSettings, StoredSettings } from '../../members/settings.ts'
import { sayZone, zonesOfLanguage } from '../../members/zones.ts'
import type { Page, UnknownZone } from './settings-words.ts'

export interface PageParts {
  readonly member: Member
  /** What just changed, in one line; empty for nothing. */
  readonly news: string
  readonly now: number
  /** As the platform says; null when it does not. */
  readonly language: string | null
  /** Where the member is known. */
  readonly platforms: readonly PlatformName[]
  readonly wantsAnnouncements: boolean
  /** A group or channel whose announcements this person may switch. */
  readonly chat: { readonly address: string; readonly isOn: boolean } | null
}

export function pageOf(page: Page, parts: PageParts): Reply {
  return pageMakers[page](parts)
}

const pageMakers: Readonly<Record<Page, (parts: PageParts) => Reply>> = {
  main: mainPage,
  zone: zonePage,
  quiet: quietPage,
  language: languagePage,
  platform: platformPage,
}

const platformNames: Readonly<Record<PlatformName, string>> = {
  discord: 'Discord',
  telegram: 'Telegram',
  terminal: 'the terminal',
  web: 'the web',
}

function mainPage(parts: PageParts): Reply {
  const { member, news, now, wantsAnnouncements, platforms, chat } = parts
  const { settings } = member
  return reply(
    title('Your settings'),
    news !== '' && text(news),
    list(
      line(
        'Zone',
        `${sayZone(settings.zone, now)}${settings.zoneChosen ? '' : ' (the community’s)'}`,
      ),
      line('Weights in', settings.units),
      line('Effort as', settings.effort === 'rir' ? 'RIR, reps left' : 'RPE, 1 to 10'),
      line('Quiet hours', sayQuiet(settings)),
      line('Announcements in private', onOff(wantsAnnouncements)),
      line('Write to me on', sayPreferred(settings, platforms)),
      line('Language', settings.language ?? 'the one you ask in'),
      line('Counted in the group’s week', yesNo(settings.groupSummary)),
      line('The coach sees why training is on hold', yesNo(settings.shareHolds)),
    ),
    mainButtons(parts),
    chat !== null && note('The last button is for everybody in that chat.'),
  )
}

function mainButtons({ member: { id, settings }, wantsAnnouncements, chat }: PageParts) {
  const [page, set] = [pageButton(id), setButton(id)]
  const { units, effort, groupSummary, shareHolds } = settings
  return buttons(
    [page('Zone', 'zone'), page('Quiet hours', 'quiet'), page('Language', 'language')],
    [
      units === 'kg' ? set('Use lb', { units: 'lb' }) : set('Use kg', { units: 'kg' }),
      effort === 'rir' ? set('Use RPE', { effort: 'rpe' }) : set('Use RIR', { effort: 'rir' }),
    ],
    [
      set(`Announcements ${onOff(!wantsAnnouncements)}`, { announcements: !wantsAnnouncements }),
      page('Platform', 'platform'),
    ],
    [
      set(groupSummary ? 'Leave group week' : 'Join group week', { groupSummary: !groupSummary }),
      set(shareHolds ? 'Keep holds private' : 'Share holds', { shareHolds: !shareHolds }),
    ],
    ...(chat === null ? [] : [[chatButton(chat, id)]]),
  )
}

function chatButton({ address, isOn }: NonNullable<PageParts['chat']>, onlyMember: string) {
  const data = { chat: address, wanted: !isOn }
  return button(`This chat: announcements ${onOff(!isOn)}`, {
    name: 'settings.chat',
    data,
    onlyMember,
  })
}

function zonePage({ member: { id, settings }, language, now }: PageParts): Reply {
  const guesses = [settings.zone, ...zonesOfLanguage(language)]
  const offered = [...new Set(guesses)].slice(0, 3)
  return reply(
    text('Where are you? Your reminders and days go by that clock.'),
    zoneButtons(offered, id, now),
    note('Or write: /settings zone Berlin'),
  )
}

/** What to choose from when words fit no zone, or several. */
export function unknownZone(
  { words, zones, isSure }: UnknownZone,
  memberId: string,
  now: number,
): Reply {
  const sentence = isSure
    ? `Several places fit "${words}". Which one?`
    : `I know no zone called "${words}". Did you mean one of these?`
  return reply(text(sentence), zoneButtons(zones, memberId, now))
}

function zoneButtons(zones: readonly string[], memberId: string, now: number) {
  const set = setButton(memberId)
  return buttons(...zones.map((zone) => [set(sayZone(zone, now), { zone })]), [
    typeButton(memberId)(
      'Type a city',
      'zone',
      'Which city or zone? For example "Lisbon" or "UTC+2".',
    ),
    pageButton(memberId)('Back', 'main'),
  ])
}

function quietPage({ member: { id, settings } }: PageParts): Reply {
  const set = setButton(id)
  const hours = (quietFrom: string, quietTo: string) =>
    set(`${quietFrom} to ${quietTo}`, { quietFrom, quietTo })
  return reply(
    text('Quiet hours: ', bold(sayQuiet(settings)), '.'),
    note('A reminder you set for an hour inside them still comes. Everything else waits.'),
    buttons(
      [hours('21:00', '07:00'), hours('22:00', '06:00')],
      [hours('22:00', '07:00'), hours('23:00', '07:00')],
      [
        set('Off', { quietFrom: null, quietTo: null }),
        typeButton(id)('Other hours', 'quiet', 'From when to when? For example "22:30 to 6:15".'),
        pageButton(id)('Back', 'main'),
      ],
    ),
  )
}

const languages = ['English', 'Deutsch', 'Français', 'Español', 'Italiano', 'Nederlands']

function languagePage({ member: { id } }: PageParts): Reply {
  const set = setButton(id)
  const choices = languages.map((language) => set(language, { language }))
  return reply(
    text('Which language shall answers be in?'),
    buttons(
      choices.slice(0, 3),
      choices.slice(3),
      [set('The one I ask in', { language: null })],
      [
        typeButton(id)('Another', 'language', 'Which language? For example "Svenska".'),
        pageButton(id)('Back', 'main'),
      ],
    ),
  )
}

function platformPage({ member: { id }, platforms }: PageParts): Reply {
  const set = setButton(id)
  const known = [...new Set(platforms)]
  return reply(
    text(
      known.length > 1
        ? 'Where shall I write to you? When that one is closed, I use the other.'
        : 'I know you on one platform only. /link joins your account on the other one.',
    ),
    buttons(
      ...(known.length > 1
        ? [known.map((platform) => set(platformNames[platform], { preferredPlatform: platform }))]
        : []),
      [pageButton(id)('Back', 'main')],
    ),
  )
}

// ---- buttons and words

function setButton(onlyMember: string) {
  return (label: string, change: StoredSettings): Button =>
    button(label, { name: 'settings.set', data: { change }, onlyMember })
}

function pageButton(onlyMember: string) {
  return (label: string, page: Page): Button =>
    button(label, { name: 'settings.page', data: { page }, onlyMember })
}

function typeButton(onlyMember: string) {
  return (label: string, topic: string, question: string): Button =>
    button(label, { name: 'settings.type', data: { topic, question }, onlyMember })
}

function line(name: string, value: string) {
  return [`${name}: `, bold(value)]
}

function sayQuiet({ quietFrom, quietTo }: MemberSettings): string {
  return quietFrom === null || quietTo === null ? 'none' : `${quietFrom} to ${quietTo}`
}

function sayPreferred(
  { preferredPlatform }: MemberSettings,
  known: readonly PlatformName[],
): string {
  const platform = preferredPlatform ?? known[0]
  return platform === undefined ? 'this platform' : platformNames[platform]
}

function onOff(isOn: boolean): string {
  return isOn ? 'on' : 'off'
}

function yesNo(is: boolean): string {
  return is ? 'yes' : 'no'
}
