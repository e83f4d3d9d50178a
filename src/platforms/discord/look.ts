/**
 * What is known of a chat: its kind, whether Ironstride may write there, and what a person may do in it.
 *
 * What is missing is said in Discord's own words for the switches, so that whoever manages the server finds them.
 */
import {
  type Channel,
  ChannelType,
  type Client,
  type GuildBasedChannel,
  type GuildMember,
  PermissionFlagsBits,
} from 'discord.js'
import type { Destination } from '../../chat/address.ts'
import type { ChatFacts } from '../../chat/platform.ts'
import type { PlatformError } from '../../errors.ts'
import { translateError } from './errors.ts'
import { userOf } from './places.ts'

const needed = [
  ['View Channel', PermissionFlagsBits.ViewChannel],
  ['Send Messages', PermissionFlagsBits.SendMessages],
  ['Attach Files', PermissionFlagsBits.AttachFiles],
  ['Read Message History', PermissionFlagsBits.ReadMessageHistory],
] as const

const neededInThreads = [
  ['View Channel', PermissionFlagsBits.ViewChannel],
  ['Send Messages in Threads', PermissionFlagsBits.SendMessagesInThreads],
  ['Attach Files', PermissionFlagsBits.AttachFiles],
  ['Read Message History', PermissionFlagsBits.ReadMessageHistory],
] as const

export const managing = [
  PermissionFlagsBits.ManageChannels,
  PermissionFlagsBits.ManageGuild,
  PermissionFlagsBits.Administrator,
]

/** Looks at a channel, thread or private chat. */
export async function lookAt(client: Client<true>, at: Destination): Promise<ChatFacts> {
  const userId = userOf(at)
  if (userId !== null) return lookAtPerson(client, userId)
  try {
    const channel = await client.channels.fetch(at.chat)
    return channel === null ? unseen(at) : factsOf(channel)
  } catch (error) {
    return unreachable(at, translateError(error))
  }
}

/** Whether that person may manage the chat: its own private chat, or a channel they may change. */
export async function mayManage(
  client: Client<true>,
  at: Destination,
  personId: string,
): Promise<boolean> {
  const userId = userOf(at)
  if (userId !== null) return userId === personId
  try {
    const channel = await client.channels.fetch(at.chat)
    if (channel === null || channel.isDMBased()) return false
    return managesHere(channel, await channel.guild.members.fetch({ user: personId, force: true }))
  } catch (error) {
    const failure = translateError(error)
    if (failure.outcome === 'gone' || failure.reason === 'no-permission') return false
    throw failure
  }
}

/** The name, on its server, of somebody who sees the channel now; null for anybody else. */
export async function memberNameIn(
  client: Client<true>,
  at: Destination,
  personId: string,
): Promise<string | null> {
  if (userOf(at) !== null) return null
  try {
    const channel = await client.channels.fetch(at.chat)
    if (channel === null || channel.isDMBased()) return null
    const member = await channel.guild.members.fetch({ user: personId, force: true })
    const maySee = channel.permissionsFor(member).has(PermissionFlagsBits.ViewChannel)
    return maySee ? member.displayName : null
  } catch (error) {
    const failure = translateError(error)
    if (failure.outcome === 'gone' || failure.reason === 'no-permission') return null
    throw failure
  }
}

export function managesHere(channel: GuildBasedChannel, member: GuildMember): boolean {
  return channel.permissionsFor(member).any(managing)
}

async function lookAtPerson(client: Client<true>, userId: string): Promise<ChatFacts> {
  try {
    const { displayName } = await client.users.fetch(userId)
    return { name: displayName, kind: 'private', mayWrite: true, missing: null }
  } catch (error) {
    throw translateError(error)
  }
}

function factsOf(channel: Channel): ChatFacts {
  if (channel.isDMBased()) {
    const name =
      channel.type === ChannelType.DM ? (channel.recipient?.displayName ?? 'you') : 'group'
    return { name, kind: 'private', mayWrite: true, missing: null }
  }
  const name = `#${channel.name}`
  const kind = kindOf(channel)
  if (!channel.isTextBased()) return { name, kind, mayWrite: false, missing: notForWords(name) }
  const lacking = permissionsLacking(channel)
  const mayWrite = !lacking.some((permission) => /View|Send/.test(permission))
  return { name, kind, mayWrite, missing: lacking.length === 0 ? null : ask(lacking, name) }
}

function kindOf(channel: GuildBasedChannel): ChatFacts['kind'] {
  if (channel.isThread()) return 'thread'
  return channel.type === ChannelType.GuildAnnouncement ? 'announcement-channel' : 'channel'
}

function permissionsLacking(channel: GuildBasedChannel): string[] {
  const me = channel.guild.members.me
  const mine = me === null ? null : channel.permissionsFor(me)
  const wanted = channel.isThread() ? neededInThreads : needed
  return wanted.filter(([, bit]) => mine?.has(bit) !== true).map(([name]) => name)
}

function ask(lacking: readonly string[], name: string): string {
  return (
    `I need ${inWords(lacking)} in ${name}. ` +
    'Whoever manages the server can allow that under Edit Channel, Permissions, for my role.'
  )
}

function inWords(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}

function notForWords(name: string): string {
  return `${name} takes no messages. Name a text channel, or a thread inside it.`
}

function unreachable(at: Destination, failure: PlatformError): ChatFacts {
  if (failure.reason === 'no-permission' || failure.reason === 'unknown-channel') return unseen(at)
  throw failure
}

function unseen({ chat }: Destination): ChatFacts {
  return {
    name: chat,
    kind: 'channel',
    mayWrite: false,
    missing:
      `I cannot see a channel with the id ${chat}. Check the id, invite me to its server, ` +
      'and allow View Channel for my role there.',
  }
}
