/**
 * What people write and press, in the core's words.
 *
 * Order of events for a message: bots, webhooks and notices are left out -> how it reached Ironstride is found
 * (private, mention, reply, own thread, overheard) -> its own name is taken out of the words -> a line that begins
 * with a slash is a command as well.
 */
import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  cleanContent,
  type GuildMember,
  type Message,
  MessageType,
  type User,
} from 'discord.js'
import type { Destination } from '../../chat/address.ts'
import type {
  Addressed,
  IncomingCommand,
  IncomingMessage,
  Person,
  RepliedTo,
} from '../../chat/message.ts'
import { readFile, readSticker } from './attachments.ts'
import type { OwnThreads } from './own-threads.ts'
import { privateChatWith } from './places.ts'

/** Whether a person wrote this, and wrote it as a message: no bot, no webhook, no "joined the server". */
export function isFromPerson(message: Message): boolean {
  const isWritten = message.type === MessageType.Default || message.type === MessageType.Reply
  return isWritten && !message.author.bot && message.webhookId === null && !message.system
}

export async function readMessage(
  message: Message,
  threads: OwnThreads,
  apiUrl: string | undefined,
): Promise<IncomingMessage> {
  const addressed = await howAddressed(message, threads)
  const forwarded = message.messageSnapshots.first()
  const text = [wordsOf(message), forwarded?.content ?? ''].filter(Boolean).join('\n')
  // What somebody forwarded was not written to Ironstride: it is text, never a command.
  const isTyped = addressed !== 'overheard' && forwarded === undefined
  const command = isTyped ? typedCommand(text) : null
  return {
    id: message.id,
    room: roomOf(message),
    addressed: command === null ? addressed : 'command',
    text: command === null ? text : command.text,
    command,
    attachments: [
      ...message.attachments.map((file) => readFile(file, apiUrl)),
      ...(forwarded?.attachments.map((file) => readFile(file, apiUrl)) ?? []),
      ...message.stickers.map((sticker) => readSticker(sticker, apiUrl)),
    ],
    repliedTo: repliedTo(message),
    anonymous: false,
    sentAt: message.createdTimestamp,
  }
}

/** A slash command with its one argument and its one file. */
export function readCommand(
  interaction: ChatInputCommandInteraction,
  apiUrl: string | undefined,
): IncomingMessage {
  const options = interaction.options.data
  const typed = options.find(({ value, attachment }) => !attachment && typeof value === 'string')
  const text = typed === undefined ? '' : String(typed.value).trim()
  const files = options.flatMap(({ attachment }) => (attachment ? [attachment] : []))
  return {
    id: interaction.id,
    room: roomOf(interaction),
    addressed: 'command',
    text,
    command: { name: interaction.commandName.toLowerCase(), text },
    attachments: files.map((file) => readFile(file, apiUrl)),
    repliedTo: null,
    anonymous: false,
    sentAt: interaction.createdTimestamp,
  }
}

export function authorOf({ author, member }: Message): Person {
  return { platform: 'discord', id: author.id, name: member?.displayName ?? author.displayName }
}

export function presserOf(interaction: ChatInputCommandInteraction | ButtonInteraction): Person {
  const { user, member, locale } = interaction
  return { platform: 'discord', id: user.id, name: shownName(member, user), language: locale }
}

/** The private chat with the author, or the channel or thread it happened in. */
export function destinationOf(
  happening: Pick<Message, 'guildId' | 'channelId'>,
  authorId: string,
): Destination {
  if (happening.guildId === null) return privateChatWith(authorId)
  return { platform: 'discord', chat: happening.channelId }
}

async function howAddressed(message: Message, threads: OwnThreads): Promise<Addressed> {
  if (message.guildId === null) return 'private'
  const { channel } = message
  if (mentionsMe(message)) {
    if (channel.isThread()) threads.join(channel.id)
    return 'mention'
  }
  if (repliedTo(message)?.fromIronstride === true) return 'reply'
  return channel.isThread() && (await threads.takesPartIn(channel)) ? 'own-thread' : 'overheard'
}

/** By name, or by the role Discord made for the bot, which people pick from the list by mistake. */
function mentionsMe(message: Message): boolean {
  return myMentions(message).some((mention) => message.content.includes(mention))
}

function myMentions({ client, guild }: Message): string[] {
  const { id } = client.user
  const role = guild?.members.me?.roles.botRole
  return [`<@${id}>`, `<@!${id}>`, ...(role ? [`<@&${role.id}>`] : [])]
}

function wordsOf(message: Message): string {
  const own = myMentions(message)
  const words = own.reduce((text, mention) => text.replaceAll(mention, ' '), message.content)
  return cleanContent(words, message.channel)
    .replace(/[ \t]{2,}/g, ' ')
    .trim()
}

function typedCommand(text: string): IncomingCommand | null {
  const [, name, rest = ''] = /^\/([a-z][\w-]{0,31})(?:\s+(.*))?$/is.exec(text) ?? []
  return name === undefined ? null : { name: name.toLowerCase(), text: rest.trim() }
}

function repliedTo(message: Message): RepliedTo | null {
  const messageId = message.reference?.messageId
  if (message.type !== MessageType.Reply || messageId === undefined) return null
  const answered = message.channel.messages.cache.get(messageId)
  return {
    messageId,
    text: answered?.content ?? '',
    fromIronstride: answered?.author.id === message.client.user.id,
  }
}

function roomOf({
  guildId,
  channel,
}: Pick<Message | ChatInputCommandInteraction, 'guildId' | 'channel'>): IncomingMessage['room'] {
  if (guildId === null) return 'private'
  return channel?.isThread() === true ? 'thread' : 'group'
}

function shownName(member: ButtonInteraction['member'], user: User): string {
  if (member === null) return user.displayName
  return 'displayName' in member
    ? (member as GuildMember).displayName
    : (member.nick ?? user.displayName)
}
