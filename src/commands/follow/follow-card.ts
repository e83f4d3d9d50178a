/**
 * The card of a chat that follows, or is about to: what is posted, when, from which day, and the next post.
 */
import { type Destination, formatDestination } from '../../chat/address.ts'
import {
  type Button,
  bold,
  button,
  buttons,
  code,
  note,
  type Reply,
  reply,
  text,
} from '../../chat/reply.ts'
import { localDay } from '../../clock.ts'
import type { FollowedChat } from '../../schedule/followed-chats.ts'
import { instantOf, readWallTime } from '../../schedule/wall-clock.ts'
import { saySoon } from '../../schedule/words/say-time.ts'
import { addDays, weekdayOf } from '../../training/local-days.ts'
import { sayWeekDay } from '../../training/say-day.ts'

/** What a chat will follow once somebody says so. */
export interface Following {
  readonly to: Destination
  readonly programme: string
  readonly startDay: string
  readonly localTime: string
  readonly zone: string
}

export interface CardParts {
  readonly programmes: ReadonlyMap<string, { readonly name: string }>
  /** Whether a chat on that programme gets a post on that local day. */
  readonly postsOn: (following: Pick<Following, 'programme' | 'startDay'>, day: string) => boolean
}

/** Names of the buttons' actions. */
export const followActions = {
  start: 'follow.start',
  choose: 'follow.choose',
  set: 'follow.set',
  stop: 'follow.stop',
  chat: 'follow.chat',
} as const

const TIMES = ['05:30', '06:00', '06:30', '07:00', '07:30', '08:00', '12:00', '18:00'] as const
const PER_ROW = 2
const TIMES_PER_ROW = 4
/** Further ahead nobody looks. */
const LONGEST_LOOK_DAYS = 60

/** The proposal, with a button for each part of it. */
export function proposalReply(
  following: Following,
  isFollowed: boolean,
  name: string,
  parts: CardParts,
): Reply {
  const { data } = acting(following)
  const choose = (label: string, what: string) =>
    button(label, { name: followActions.choose, data: { ...data, what } })
  const zone = following.zone
  return reply(
    text(bold(isFollowed ? `${name} follows` : `${name} would follow`)),
    text(sentence(following, parts)),
    note(
      'Another place or time in words: ',
      code('/follow 06:30 Europe/Berlin from Monday'),
      `. Zone now: ${zone}.`,
    ),
    buttons(
      [choose('Programme', 'programme'), choose('Time', 'time'), choose('First day', 'day')],
      [
        button(isFollowed ? 'Save' : 'Follow', acting(following), 'primary'),
        ...(isFollowed ? [button('Stop', { name: followActions.stop, data }, 'danger')] : []),
      ],
    ),
  )
}

/** The choices for one part of the proposal. */
export function choicesReply(
  following: Following,
  what: string,
  now: number,
  parts: CardParts,
): Reply {
  const { data } = acting(following)
  const set = (label: string, change: Partial<Following>) =>
    button(label, { name: followActions.set, data: { ...data, ...change } })
  const back = button('Back', { name: followActions.set, data })
  if (what === 'time') {
    return reply(
      text('At what time, on the clock there?'),
      buttons(
        ...rowsOf(
          TIMES.map((localTime) => set(localTime, { localTime })),
          TIMES_PER_ROW,
        ),
        [back],
      ),
    )
  }
  if (what === 'day') {
    const days = startDays(localDay(now, following.zone))
    return reply(
      text('On which day does week 1 begin?'),
      buttons(
        ...rowsOf(
          days.map((startDay) => set(sayWeekDay(startDay), { startDay })),
          PER_ROW,
        ),
        [back],
      ),
    )
  }
  const programmes = [...parts.programmes].map(([programme, { name }]) => set(name, { programme }))
  return reply(text('Which programme?'), buttons(...rowsOf(programmes, PER_ROW), [back]))
}

/** What was agreed, and when the next post comes. */
export function followedReply(chat: Following, now: number, name: string, parts: CardParts): Reply {
  const next = nextPost(chat, now, parts)
  return reply(
    text(`Done. ${sentence(chat, parts)}`),
    text(
      next === null
        ? 'There is no lift in the next weeks of that programme.'
        : `The next post in ${name} comes ${saySoon(next, chat.zone, now)}.`,
    ),
    note('/follow changes it, ', code('/follow stop'), ' ends it.'),
  )
}

/** The next day with a lift; nothing is posted on rest days. */
export function nextPost(chat: Following, now: number, { postsOn }: CardParts): number | null {
  const today = localDay(now, chat.zone)
  for (let ahead = 0; ahead <= LONGEST_LOOK_DAYS; ahead += 1) {
    const day = addDays(today, ahead)
    const at = instantOf(readWallTime(`${day}T${chat.localTime}`), chat.zone)
    if (at > now && day >= chat.startDay && postsOn(chat, day)) return at
  }
  return null
}

/** What a button carries of the proposal, and how it is read back. */
export function followingIn(data: Readonly<Record<string, unknown>>, to: Destination): Following {
  const read = (name: string) => `${data[name] ?? ''}`
  return {
    to,
    programme: read('programme'),
    startDay: read('startDay'),
    localTime: read('localTime'),
    zone: read('zone'),
  }
}

export function asFollowing({ destination, ...chat }: FollowedChat): Following {
  return { ...chat, to: destination }
}

function acting({ to, programme, startDay, localTime, zone }: Following) {
  const data = { to: formatDestination(to), programme, startDay, localTime, zone }
  return { name: followActions.start, data }
}

function sentence(chat: Following, { programmes }: CardParts): string {
  const name = programmes.get(chat.programme)?.name ?? chat.programme
  return (
    `${name}: the day's lift at ${chat.localTime}, ${chat.zone.replaceAll('_', ' ')} time, ` +
    `week 1 from ${sayWeekDay(chat.startDay)}.`
  )
}

/** Today, tomorrow and the next Mondays. */
function startDays(today: string): string[] {
  const monday = addDays(today, (7 - weekdayOf(today)) % 7 || 7)
  return [today, addDays(today, 1), monday, addDays(monday, 7)].filter(
    (day, index, all) => all.indexOf(day) === index,
  )
}

function rowsOf(all: readonly Button[], perRow: number): Button[][] {
  return Array.from({ length: Math.ceil(all.length / perRow) }, (_, row) =>
    all.slice(row * perRow, (row + 1) * perRow),
  )
}
