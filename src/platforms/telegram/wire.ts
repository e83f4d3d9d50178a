/**
 * Every call that writes to Telegram, each made exactly once.
 *
 * The budget is asked first. A failure comes out as a `PlatformError`, a demanded wait is reported to the budget. The
 * one thing done twice is a message whose entities were refused: that proves it did not arrive, and its words are
 * sent without their looks rather than not at all.
 */
import { Api } from 'grammy'
import type { BotCommand, BotCommandScope, Message, Update } from 'grammy/types'
import type { Destination } from '../../chat/address.ts'
import type { SendBudget, Urgency } from '../../chat/platform.ts'
import type { Clock } from '../../clock.ts'
import type { Log } from '../../log.ts'
import { type Attempt, attemptWith } from './attempt.ts'
import {
  editCaption,
  editMedia,
  editText,
  type PostOptions,
  postContent,
  type RawApi,
  ways,
} from './content.ts'
import { hasReason } from './errors.ts'
import {
  CAPTION_LENGTH,
  POLL_GRACE_SECONDS,
  POLL_SECONDS,
  REQUEST_TIMEOUT_SECONDS,
  UPDATES_PER_POLL,
} from './limits.ts'
import { targetOf } from './places.ts'
import type { RenderedMessage } from './render.ts'

export interface WireParts {
  readonly token: string
  /** Where the Bot API lives. Default: Telegram. */
  readonly apiRoot?: string | undefined
  readonly budget: SendBudget
  readonly clock: Clock
  readonly log: Log
}

/** What Ironstride wants to hear of; edits and reactions are none of it. */
const HEARD = ['message', 'channel_post', 'callback_query', 'my_chat_member'] as const

export type Wire = ReturnType<typeof createWire>

export function createWire(parts: WireParts) {
  const { raw } = new Api(parts.token, clientOptions(parts, REQUEST_TIMEOUT_SECONDS))
  const attempt = attemptWith(parts)
  return {
    ...messageCalls(raw, attempt, parts),
    ...chatCalls(raw, attempt),
    ...botCalls(raw, attempt),
    ...newsCalls(parts, attempt),
  }
}

function clientOptions({ apiRoot }: WireParts, timeoutSeconds: number) {
  return { ...(apiRoot === undefined ? {} : { apiRoot }), timeoutSeconds }
}

/** A message as its sender sees it: what to call, and with which content. */
type Write = (message: RenderedMessage) => Promise<Message | true>

function messageCalls(raw: RawApi, attempt: Attempt, { budget, log }: WireParts) {
  const write = async (to: Destination, message: RenderedMessage, call: Write, enter: Enter) => {
    const once = async (content: RenderedMessage) => {
      await enter()
      return attempt(to, () => call(content))
    }
    try {
      return await once(message)
    } catch (error) {
      if (!hasReason(error, 'bad-entities') || message.entities.length === 0) throw error
      log.warn({ chat: to.chat }, 'Telegram refused the looks of a message; its words go without')
      return once({ ...message, entities: [] })
    }
  }

  return {
    /** Resolves with the id of the new message. */
    async post(to: Destination, message: RenderedMessage, options: PostOptions = {}) {
      const { urgency = 'scheduled', paid = false } = options
      const enter = () => budget.enter(to, urgency, { paid })
      const call: Write = (content) =>
        postContent(raw, { ...targetOf(to), ...ways(options) }, content)
      const sent = (await write(to, message, call, enter)) as Message
      return `${sent.message_id}`
    },
    /** A message that already says exactly this counts as changed. */
    async edit(to: Destination, messageId: string, message: RenderedMessage, urgency: Urgency) {
      const place = { chat_id: to.chat, message_id: Number(messageId) }
      const enter = () => budget.enter(to, urgency)
      const edit = (how: typeof editText) =>
        write(to, message, (content) => how(raw, place, content), enter)
      try {
        await edit(message.file === null ? editText : editMedia).catch((error) => {
          if (!hasReason(error, 'no-text') || message.text.length > CAPTION_LENGTH) throw error
          return edit(editCaption)
        })
      } catch (error) {
        if (!hasReason(error, 'not-modified')) throw error
      }
    },
    /** A message that is not there any more counts as taken back. */
    async remove({ chat }: Destination, messageId: string) {
      const place = { chat_id: chat, message_id: Number(messageId) }
      try {
        await attempt(null, () => raw.deleteMessage(place))
      } catch (error) {
        if (!hasReason(error, 'unknown-message')) throw error
      }
    },
  }
}

type Enter = () => Promise<void>

function chatCalls(raw: RawApi, attempt: Attempt) {
  return {
    showTyping: (to: Destination) =>
      attempt(null, () => raw.sendChatAction({ ...targetOf(to), action: 'typing' })),
    react: ({ chat }: Destination, messageId: string, emoji: string) =>
      attempt(null, () =>
        raw.setMessageReaction({
          chat_id: chat,
          message_id: Number(messageId),
          // Telegram says whether it knows the emoji.
          reaction: [{ type: 'emoji', emoji: emoji as '👍' }],
        }),
      ),
    takePress: (pressId: string) =>
      attempt(null, () => raw.answerCallbackQuery({ callback_query_id: pressId })),
    chat: (chat: string) => attempt(null, () => raw.getChat({ chat_id: chat })),
    member: (chat: string, userId: number) =>
      attempt(null, () => raw.getChatMember({ chat_id: chat, user_id: userId })),
    file: (fileId: string) => attempt(null, () => raw.getFile({ file_id: fileId })),
  }
}

function botCalls(raw: RawApi, attempt: Attempt) {
  return {
    me: () => attempt(null, () => raw.getMe()),
    commands: (scope: BotCommandScope) => attempt(null, () => raw.getMyCommands({ scope })),
    writeCommands: (scope: BotCommandScope, commands: readonly BotCommand[]) =>
      attempt(null, () => raw.setMyCommands({ scope, commands: [...commands] })),
    setWebhook: (url: string, secret: string) =>
      attempt(null, () => raw.setWebhook({ url, secret_token: secret, allowed_updates: HEARD })),
    dropWebhook: () => attempt(null, () => raw.deleteWebhook({})),
  }
}

export interface News {
  readonly offset: number
  readonly limit?: number
  readonly waitSeconds: number
}

/** News come over a client of their own, because its calls may stay open for half a minute. */
function newsCalls(parts: WireParts, attempt: Attempt) {
  const { raw } = new Api(parts.token, clientOptions(parts, POLL_SECONDS + POLL_GRACE_SECONDS))
  return {
    news: ({ offset, limit = UPDATES_PER_POLL, waitSeconds }: News, signal: AbortSignal) =>
      attempt<Update[]>(null, () =>
        raw.getUpdates(
          { offset, limit, timeout: waitSeconds, allowed_updates: HEARD },
          asGrammys(signal),
        ),
      ),
  }
}

/** The library's type is that of an older stand-in; the object is the same. */
function asGrammys(signal: AbortSignal) {
  return signal as unknown as Parameters<RawApi['getUpdates']>[1]
}
