/**
 * What people write and press, in the core's words.
 *
 * Order of events for a message: bots and notices are left out -> how it reached Ironstride is found (private,
 * mention, reply, command, overheard) -> its own name is taken out of the words -> a line that begins with a slash is
 * a command. What somebody forwarded was not written to Ironstride: it is text, never a command.
 */
import type { CallbackQuery, Message, MessageEntity, User, UserFromGetMe } from 'grammy/types'
import type { Destination } from '../../chat/address.ts'
import type {
  Addressed,
  IncomingCommand,
  IncomingMessage,
  Person,
  RepliedTo,
} from '../../chat/message.ts'
import { type FileSource, readAttachments } from './attachments.ts'
import { markedWords } from './marked-words.ts'
import { destinationFor } from './places.ts'

export type Me = Pick<UserFromGetMe, 'id' | 'username'>

/** What somebody can send; everything else in a message is a notice about the chat. */
const written = [
  'text',
  'photo',
  'voice',
  'audio',
  'video',
  'video_note',
  'animation',
  'document',
  'sticker',
  'location',
  'contact',
  'poll',
  'dice',
] as const

/** Whether somebody wrote this: no other bot, no "joined the group". Anonymous administrators and channels count. */
export function isWritten(message: Message): boolean {
  const isMachine = message.from?.is_bot === true && message.sender_chat === undefined
  return !isMachine && written.some((kind) => message[kind] !== undefined)
}

export function readMessage(message: Message, me: Me, source: FileSource): IncomingMessage {
  const typed = withoutMyName(message, me)
  const command = isForwarded(message) ? null : typedCommand(typed.text)
  const addressed = howAddressed(message, me, typed.isMentioned, command)
  const isCommand = command !== null && addressed !== 'overheard'
  return {
    id: `${message.message_id}`,
    room: roomOf(message),
    addressed: isCommand ? 'command' : addressed,
    text: isCommand ? command.text : typed.text,
    ...(typed.isMentioned ? {} : markedIn(message, isCommand)),
    command: isCommand ? { name: command.name, text: command.text } : null,
    attachments: readAttachments(message, source),
    repliedTo: repliedTo(message, me),
    anonymous: message.sender_chat !== undefined || message.from === undefined,
    sentAt: message.date * 1_000,
  }
}

/** Bold words and links, which Telegram keeps beside the text. */
function markedIn(message: Message, isCommand: boolean): { marked?: string } {
  const said = message.text ?? message.caption ?? ''
  const whole = markedWords(said, message.entities ?? message.caption_entities ?? [])
  const marked = isCommand && whole !== null ? typedCommand(whole)?.text : whole
  return marked === null || marked === undefined ? {} : { marked: marked.trim() }
}

/** Who wrote it; for a channel or an anonymous administrator the chat they speak for. */
export function authorOf({ from, sender_chat: speaker, chat }: Message): Person {
  if (speaker === undefined && from !== undefined) return asPerson(from)
  const shown = speaker ?? chat
  return { platform: 'telegram', id: `${shown.id}`, name: shown.title ?? 'channel' }
}

export function presserOf({ from }: CallbackQuery): Person {
  return asPerson(from)
}

/** The chat, and the topic in it. Plain reply threads of a group are no topics. */
export function destinationOf(
  message: Pick<Message, 'chat' | 'is_topic_message' | 'message_thread_id'>,
): Destination {
  const topic = message.is_topic_message === true ? message.message_thread_id : undefined
  return destinationFor(message.chat.id, topic)
}

function asPerson({ id, first_name, last_name, language_code }: User): Person {
  const name = [first_name, last_name].filter(Boolean).join(' ')
  const language = language_code === undefined ? {} : { language: language_code }
  return { platform: 'telegram', id: `${id}`, name, ...language }
}

/** A command may name the bot it is for; one for somebody else is only overheard. */
interface TypedCommand extends IncomingCommand {
  readonly isFor: string | null
}

function typedCommand(text: string): TypedCommand | null {
  const [, name, isFor = null, rest = ''] =
    /^\/([a-z]\w{0,31})(?:@(\w+))?(?:\s+(.*))?$/is.exec(text) ?? []
  return name === undefined ? null : { name: name.toLowerCase(), isFor, text: rest.trim() }
}

function howAddressed(
  message: Message,
  me: Me,
  isMentioned: boolean,
  command: TypedCommand | null,
): Addressed {
  if (message.chat.type === 'private') return 'private'
  // Its own channel's posts are carried into the group as if somebody else had written them.
  if (isForwarded(message) || message.is_automatic_forward === true) return 'overheard'
  if (command !== null) return isForMe(command, me) ? 'command' : 'overheard'
  if (isMentioned) return 'mention'
  return repliedTo(message, me)?.fromIronstride === true ? 'reply' : 'overheard'
}

function isForMe({ isFor }: TypedCommand, { username }: Me): boolean {
  return isFor === null || isFor.toLowerCase() === username.toLowerCase()
}

function isForwarded(message: Message): boolean {
  return message.forward_origin !== undefined
}

/** The words without Ironstride's name, and whether it was named. */
function withoutMyName(message: Message, me: Me): { text: string; isMentioned: boolean } {
  const said = message.text ?? message.caption ?? ''
  const entities = message.entities ?? message.caption_entities ?? []
  const mine = entities.filter((one) => isMyName(one, said, me))
  const words = mine
    .toSorted((one, other) => other.offset - one.offset)
    .reduce(
      (text, { offset, length }) => `${text.slice(0, offset)} ${text.slice(offset + length)}`,
      said,
    )
  const text = mine.length === 0 ? words : words.replace(/[ \t]{2,}/g, ' ')
  return { text: text.trim(), isMentioned: mine.length > 0 }
}

function isMyName(entity: MessageEntity, text: string, me: Me): boolean {
  if (entity.type === 'text_mention') return entity.user.id === me.id
  if (entity.type !== 'mention') return false
  const name = text.slice(entity.offset + 1, entity.offset + entity.length)
  return name.toLowerCase() === me.username.toLowerCase()
}

/** The first message of a topic stands in every message of it, as if that were the one answered. */
function repliedTo(message: Message, me: Me): RepliedTo | null {
  const answered = message.reply_to_message
  if (answered === undefined || answered.forum_topic_created !== undefined) return null
  return {
    messageId: `${answered.message_id}`,
    text: message.quote?.text ?? answered.text ?? answered.caption ?? '',
    fromIronstride: answered.from?.id === me.id,
  }
}

function roomOf({ chat, is_topic_message }: Message): IncomingMessage['room'] {
  if (chat.type === 'private') return 'private'
  return is_topic_message === true ? 'thread' : 'group'
}
