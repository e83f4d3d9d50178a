/**
 * What is known of a chat: its kind, whether Ironstride may write there, and what a person may do in it.
 *
 * What is missing is said in Telegram's own words for the switches, so that whoever manages the chat finds them.
 */
import type { ChatFullInfo, ChatMember } from 'grammy/types'
import type { Destination } from '../../chat/address.ts'
import type { ChatFacts } from '../../chat/platform.ts'
import { PlatformError } from '../../errors.ts'
import { isGroup } from './places.ts'
import type { Me } from './receive.ts'
import type { Wire } from './wire.ts'

type Lookout = Pick<Wire, 'chat' | 'member'>

/** Looks at a private chat, group, channel or topic. */
export async function lookAt(wire: Lookout, me: Me, at: Destination): Promise<ChatFacts> {
  try {
    const chat = await wire.chat(at.chat)
    if (chat.type === 'private') return allIsWell(chat.first_name, 'private')
    return factsOf(chat, await wire.member(at.chat, me.id), at)
  } catch (error) {
    if (!(error instanceof PlatformError) || error.outcome !== 'gone') throw error
    return unseen(at, me)
  }
}

/** Whether that person may manage the chat: its own private chat, or one it administers. */
export async function mayManage(
  wire: Pick<Wire, 'member'>,
  at: Destination,
  personId: string,
): Promise<boolean> {
  if (!isGroup(at)) return at.chat === personId
  try {
    const { status } = await wire.member(at.chat, Number(personId))
    return status === 'creator' || status === 'administrator'
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error
    if (error.outcome === 'gone' || error.outcome === 'refused') return false
    throw error
  }
}

/** The first name of somebody who is in the group or channel now; null for anybody else. */
export async function memberNameIn(
  wire: Pick<Wire, 'member'>,
  at: Destination,
  personId: string,
): Promise<string | null> {
  if (!isGroup(at)) return null
  try {
    const member = await wire.member(at.chat, Number(personId))
    return isInside(member) ? member.user.first_name : null
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error
    if (error.outcome === 'gone' || error.outcome === 'refused') return null
    throw error
  }
}

function isInside(member: ChatMember): boolean {
  if (member.status === 'restricted') return member.is_member
  return member.status !== 'left' && member.status !== 'kicked'
}

type SharedChat = Exclude<ChatFullInfo, { type: 'private' }>

function factsOf(chat: SharedChat, mine: ChatMember, at: Destination): ChatFacts {
  const kind = kindOf(chat, at)
  const missing =
    chat.type === 'channel' ? lackingInChannel(chat, mine) : lackingInGroup(chat, mine)
  return { name: chat.title, kind, mayWrite: missing === null, missing }
}

function kindOf({ type }: SharedChat, { topic }: Destination): ChatFacts['kind'] {
  if (type === 'channel') return 'channel'
  return topic === undefined ? 'group' : 'thread'
}

function lackingInChannel({ title }: SharedChat, mine: ChatMember): string | null {
  if (mine.status === 'administrator' && mine.can_post_messages === true) return null
  return (
    `I may not post in ${title} yet. Whoever manages the channel can make me an administrator there ` +
    'with the right Post messages.'
  )
}

function lackingInGroup(chat: SharedChat, mine: ChatMember): string | null {
  const maySend =
    mine.status === 'administrator' ||
    (mine.status === 'restricted'
      ? mine.can_send_messages
      : chat.type === 'channel' || chat.permissions?.can_send_messages !== false)
  if (maySend) return null
  return (
    `Members may not write in ${chat.title}. Whoever manages the group can allow Send messages ` +
    'under Permissions, or make me an administrator.'
  )
}

function allIsWell(name: string, kind: ChatFacts['kind']): ChatFacts {
  return { name, kind, mayWrite: true, missing: null }
}

function unseen(at: Destination, { username }: Me): ChatFacts {
  if (!isGroup(at)) {
    const missing = `This person has not written to me yet. They can open t.me/${username} and touch Start.`
    return { name: at.chat, kind: 'private', mayWrite: false, missing }
  }
  return {
    name: at.chat,
    kind: 'group',
    mayWrite: false,
    missing: `I am in no chat with the id ${at.chat}. Check the id, and add @${username} to the chat.`,
  }
}
