/**
 * A line, a slash command or a press together with the ways to answer it.
 *
 * Messages are answered in their channel, below the author's words; commands and presses through their interaction
 * as long as that is open. What is private goes to the author alone: unseen by others where an interaction allows
 * it, into the private chat otherwise.
 */
import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Message,
  MessageFlags,
} from 'discord.js'
import type { IncomingMessage, MessageTurn, PressTurn, Turn } from '../../chat/message.ts'
import { createTyping } from '../../chat/typing.ts'
import { messageOf, PlatformError } from '../../errors.ts'
import { OpenExchange, replacePressed } from './exchange.ts'
import { THREAD_NAME_LENGTH, TYPING_AT_MOST_MS, TYPING_RENEWAL_MS } from './limits.ts'
import { createLiveReply } from './live.ts'
import { managesHere, managing } from './look.ts'
import { privateChatWith } from './places.ts'
import { authorOf, destinationOf, presserOf } from './receive.ts'
import { channelVoice, type Speaking, sayWith, type Voice } from './voice.ts'

/** A turn, and what the adapter itself does before and after the core has it. */
export interface Taken<Kind extends Turn> {
  readonly turn: Kind
  /** Makes sure that Discord has its acknowledgement, in case the core has not given one yet. */
  acknowledge(): Promise<void>
  /** Tidies up when the core is done. */
  close(): Promise<void>
}

export function takeMessage(
  speaking: Speaking,
  message: Message,
  incoming: IncomingMessage,
): Taken<MessageTurn> {
  const author = authorOf(message)
  const destination = destinationOf(message, author.id)
  const isPrivate = message.guildId === null
  const typing = createTyping({
    show: () => speaking.wire.showTyping(message.channelId),
    renewEveryMs: TYPING_RENEWAL_MS,
    atMostMs: TYPING_AT_MOST_MS,
    ...{ clock: speaking.clock, log: speaking.log },
  })
  const voice = channelVoice(speaking, destination, isPrivate ? undefined : message.id)
  const aside = channelVoice(speaking, privateChatWith(author.id))

  const turn: MessageTurn = {
    author,
    destination,
    message: incoming,
    acknowledge: async () => typing.start(),
    async say(reply, options) {
      typing.stop()
      if (!isPrivate && options?.private === true) {
        return sayWith(aside, reply).catch(rethrowAsClosed)
      }
      if (options?.thread === true)
        return sayWith(await threadVoice(speaking, message, voice), reply)
      return sayWith(voice, reply)
    },
    live() {
      typing.stop()
      return createLiveReply(voice, speaking.clock, speaking.log)
    },
    async react(emoji) {
      await speaking.wire
        .react(message.channelId, message.id, emoji)
        .catch((error) => speaking.log.debug({ error: messageOf(error) }, 'no reaction was put'))
    },
    mayManageRoom: async () => isPrivate || authorManages(message),
  }
  return { turn, acknowledge: async () => {}, close: async () => typing.stop() }
}

export function takeCommand(
  speaking: Speaking,
  interaction: ChatInputCommandInteraction,
  incoming: IncomingMessage,
): Taken<MessageTurn> {
  const open = openFor(speaking, interaction, 'command')
  return {
    ...tended(open),
    turn: { ...interactionTurn(speaking, interaction, open), message: incoming },
  }
}

export function takePress(speaking: Speaking, interaction: ButtonInteraction): Taken<PressTurn> {
  const open = openFor(speaking, interaction, 'press')
  const { message, customId } = interaction
  const base = interactionTurn(speaking, interaction, open)
  const turn: PressTurn = {
    ...base,
    buttonId: customId,
    pressed: { destination: base.destination, messageIds: [message.id] },
    replace: (reply) => replacePressed(open, message.id, reply),
  }
  return { ...tended(open), turn }
}

/** A thread under the message. Where there cannot be one, or it may not be opened, the answer stands in the room. */
async function threadVoice(speaking: Speaking, message: Message, room: Voice): Promise<Voice> {
  if (message.channel.isThread() || !message.inGuild()) return room
  try {
    const name = message.cleanContent.slice(0, THREAD_NAME_LENGTH) || 'Question'
    const thread = await message.startThread({ name })
    return channelVoice(speaking, { platform: 'discord', chat: thread.id })
  } catch (error) {
    speaking.log.debug({ error: messageOf(error) }, 'no thread could be opened')
    return room
  }
}

type AnyInteraction = ChatInputCommandInteraction | ButtonInteraction

function openFor(speaking: Speaking, interaction: AnyInteraction, kind: 'command' | 'press') {
  const { id, applicationId, token, user } = interaction
  return new OpenExchange(speaking, {
    exchange: { id, applicationId, token },
    to: destinationOf(
      { guildId: interaction.guildId, channelId: channelIdOf(interaction) },
      user.id,
    ),
    authorId: user.id,
    kind,
    secret: interaction.isButton() && interaction.message.flags.has(MessageFlags.Ephemeral),
  })
}

function interactionTurn(
  speaking: Speaking,
  interaction: AnyInteraction,
  open: OpenExchange,
): Turn {
  return {
    author: presserOf(interaction),
    destination: open.voice().to,
    acknowledge: (options) => open.acknowledge(options?.private),
    say: (reply, options) =>
      sayWith(open.voice(options?.private), reply).catch((error) => {
        if (options?.private === true) return rethrowAsClosed(error)
        throw error
      }),
    live: () => createLiveReply(open.voice(), speaking.clock, speaking.log),
    // There is no message of the author's to put it on.
    react: async () => {},
    mayManageRoom: async () =>
      interaction.guildId === null || interaction.memberPermissions?.any(managing) === true,
  }
}

function tended(open: OpenExchange) {
  return { acknowledge: () => open.acknowledge(), close: () => open.close() }
}

function channelIdOf({ channelId, user }: AnyInteraction): string {
  return channelId ?? user.id
}

/** Tells a private answer nobody can receive from a channel that is gone. */
function rethrowAsClosed(error: unknown): never {
  if (!(error instanceof PlatformError) || error.outcome !== 'gone') throw error
  throw new PlatformError('The private chat with this person is closed', {
    platform: 'discord',
    outcome: 'gone',
    reason: 'private-closed',
    cause: error,
  })
}

async function authorManages(message: Message): Promise<boolean> {
  if (!message.inGuild()) return false
  const member = message.member ?? (await message.guild.members.fetch(message.author.id))
  return managesHere(message.channel, member)
}
