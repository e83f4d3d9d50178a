/**
 * A line or a press together with the ways to answer it.
 *
 * Lines are answered in their chat and topic, in groups below the author's words. What is private goes into the
 * private chat, which Telegram opens only for people who wrote there first.
 */
import type { CallbackQuery, Message } from 'grammy/types'
import type { Destination } from '../../chat/address.ts'
import type {
  IncomingMessage,
  MessageTurn,
  Person,
  PressTurn,
  SayOptions,
  Turn,
} from '../../chat/message.ts'
import type { Reply } from '../../chat/reply.ts'
import { createTyping } from '../../chat/typing.ts'
import { messageOf, PlatformError } from '../../errors.ts'
import { TYPING_AT_MOST_MS, TYPING_RENEWAL_MS } from './limits.ts'
import { createLiveReply } from './live.ts'
import { mayManage } from './look.ts'
import { privateChatWith } from './places.ts'
import { authorOf, destinationOf, presserOf } from './receive.ts'
import { renderReply } from './render.ts'
import { chatVoice, type Speaking, sayWith, type Voice } from './voice.ts'

/** A turn, and how to tidy up when the core is done with it. */
export interface Taken<Kind extends Turn> {
  readonly turn: Kind
  close(): void
}

export function takeMessage(
  speaking: Speaking,
  message: Message,
  incoming: IncomingMessage,
): Taken<MessageTurn> {
  const isPrivate = incoming.room === 'private'
  const destination = destinationOf(message)
  const voice = chatVoice(speaking, destination, isPrivate ? undefined : incoming.id)
  const author = authorOf(message)
  const { turn, close } = answerable(speaking, { author, destination, voice, isPrivate })
  const { anonymous } = incoming
  return {
    close,
    turn: {
      ...turn,
      message: incoming,
      react: (emoji) => react(speaking, destination, incoming.id, emoji),
      mayManageRoom: async () => !anonymous && (await turn.mayManageRoom()),
    },
  }
}

/** Null for presses under messages Telegram tells nothing about. */
export function takePress(speaking: Speaking, press: CallbackQuery): Taken<PressTurn> | null {
  const { message, data } = press
  if (message === undefined || data === undefined) return null
  const destination = destinationOf(message as Message)
  const messageId = `${message.message_id}`
  const isPrivate = message.chat.type === 'private'
  const voice = chatVoice(speaking, destination, isPrivate ? undefined : messageId)
  const author = presserOf(press)
  const { turn, close } = answerable(speaking, { author, destination, voice, isPrivate })
  return {
    close,
    turn: {
      ...turn,
      // The answer to the press went out already; typing would outlive a mere change of the message.
      acknowledge: async () => {},
      buttonId: data,
      pressed: { destination, messageIds: [messageId] },
      replace: (reply) => replacePressed(voice, messageId, reply),
    },
  }
}

interface Answering {
  readonly author: Person
  readonly destination: Destination
  readonly voice: Voice
  readonly isPrivate: boolean
}

function answerable(speaking: Speaking, answering: Answering): Taken<Turn> {
  const { author, destination, voice, isPrivate } = answering
  const typing = createTyping({
    show: () => speaking.wire.showTyping(destination),
    renewEveryMs: TYPING_RENEWAL_MS,
    atMostMs: TYPING_AT_MOST_MS,
    ...{ clock: speaking.clock, log: speaking.log },
  })
  const aside = chatVoice(speaking, privateChatWith(author.id))
  const turn: Turn = {
    author,
    destination,
    acknowledge: async () => typing.start(),
    async say(reply: Reply, options?: SayOptions) {
      typing.stop()
      if (isPrivate || options?.private !== true) return sayWith(voice, reply)
      return sayWith(aside, reply).catch(rethrowAsClosed)
    },
    live() {
      typing.stop()
      return createLiveReply(voice, speaking.clock, speaking.log)
    },
    // There is no message of the author's to put it on.
    react: async () => {},
    mayManageRoom: async () =>
      isPrivate || (await mayManage(speaking.wire, destination, author.id)),
  }
  return { turn, close: () => typing.stop() }
}

/** Puts a whole reply in place of the pressed message; what is too long for it, or cannot stand there, follows. */
async function replacePressed(voice: Voice, messageId: string, reply: Reply): Promise<void> {
  const [first, ...others] = renderReply(reply)
  if (first === undefined) return
  try {
    await voice.edit(messageId, first)
  } catch (error) {
    if (!(error instanceof PlatformError) || error.outcome !== 'refused') throw error
    await voice.post(first)
    // The old buttons must not stand above the new ones. An old message may have to stay.
    await voice.remove(messageId).catch(() => {})
  }
  for (const message of others) await voice.post(message)
}

/** Telegram takes no other emoji than its own few; these say nearly the same. */
const alike: Readonly<Record<string, string>> = {
  '🤕': '😢',
  '✅': '👌',
  '💪': '🔥',
  '👟': '👍',
  '🏅': '🏆',
}

async function react({ wire, log }: Speaking, to: Destination, messageId: string, emoji: string) {
  await wire
    .react(to, messageId, alike[emoji] ?? emoji)
    .catch((error) => log.debug({ error: messageOf(error) }, 'no reaction was put'))
}

/** Tells a private answer nobody can receive from a chat that is gone. */
function rethrowAsClosed(error: unknown): never {
  if (!(error instanceof PlatformError) || error.outcome !== 'gone') throw error
  throw new PlatformError('The private chat with this person is closed', {
    platform: 'telegram',
    outcome: 'gone',
    reason: 'private-closed',
    cause: error,
  })
}
