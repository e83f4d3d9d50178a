/**
 * Every call that writes to Discord, each made exactly once.
 *
 * discord.js repeats a failed POST up to three times by itself; a message that had arrived would then stand there
 * twice. Writing therefore goes through a REST client of its own that repeats nothing and does not wait out rate
 * limits silently: a failure comes out as a `PlatformError`, a demanded wait is reported to the budget.
 */
import {
  type APIMessage,
  InteractionResponseType,
  MessageFlags,
  REST,
  RESTEvents,
  type RESTPostAPIChannelMessageJSONBody,
  type RESTPostAPICurrentUserCreateDMChannelResult,
  type ResponseLike,
  Routes,
} from 'discord.js'
import type { Destination } from '../../chat/address.ts'
import type { SendBudget } from '../../chat/platform.ts'
import { translateError } from './errors.ts'
import { REQUEST_TIMEOUT_MS } from './limits.ts'
import { quiet, type RenderedMessage } from './render.ts'

export interface WireParts {
  readonly token: string
  /** Where the API lives, without the version. Default: Discord. */
  readonly apiUrl?: string | undefined
  readonly budget: SendBudget
}

/** A channel as Discord numbers it, with the address its budget is kept under. */
export interface Place {
  readonly to: Destination
  readonly channelId: string
}

/** What only a normal channel message has. */
export type PostOptions = Pick<
  RESTPostAPIChannelMessageJSONBody,
  'nonce' | 'message_reference' | 'allowed_mentions'
>

/** An interaction that may still be answered. */
export interface Exchange {
  readonly id: string
  readonly applicationId: string
  readonly token: string
}

export type Wire = ReturnType<typeof createWire>

export function createWire({ token, apiUrl, budget }: WireParts) {
  const rest = new REST({
    ...(apiUrl === undefined ? {} : { api: apiUrl }),
    retries: 0,
    rejectOnRateLimit: () => true,
    timeout: REQUEST_TIMEOUT_MS,
  }).setToken(token)
  countInvalid(rest, budget)
  const attempt = attemptWith(budget)

  return {
    ...channelCalls(rest, attempt),
    ...exchangeCalls(rest, attempt),
    close() {
      rest.clearHashSweeper()
      rest.clearHandlerSweeper()
    },
  }
}

function channelCalls(rest: REST, attempt: Attempt) {
  return {
    post: ({ to, channelId }: Place, message: RenderedMessage, options: PostOptions = {}) =>
      attempt<APIMessage>(to, () =>
        rest.post(Routes.channelMessages(channelId), {
          body: { ...quiet(message), ...options, enforce_nonce: options.nonce !== undefined },
          files: message.files,
        }),
      ),
    edit: ({ to, channelId }: Place, messageId: string, message: RenderedMessage) =>
      attempt<APIMessage>(to, () =>
        rest.patch(Routes.channelMessage(channelId, messageId), {
          body: quiet(message),
          files: message.files,
        }),
      ),
    remove: ({ to, channelId }: Place, messageId: string) =>
      attempt<void>(to, () => rest.delete(Routes.channelMessage(channelId, messageId))),
    publish: ({ to, channelId }: Place, messageId: string) =>
      attempt<APIMessage>(to, () =>
        rest.post(Routes.channelMessageCrosspost(channelId, messageId)),
      ),
    showTyping: (channelId: string) =>
      attempt<void>(null, () => rest.post(Routes.channelTyping(channelId))),
    react: (channelId: string, messageId: string, emoji: string) =>
      attempt<void>(null, () =>
        rest.put(Routes.channelMessageOwnReaction(channelId, messageId, encodeURIComponent(emoji))),
      ),
    openPrivateChat: (userId: string) =>
      attempt<RESTPostAPICurrentUserCreateDMChannelResult>(null, () =>
        rest.post(Routes.userChannels(), { body: { recipient_id: userId } }),
      ),
  }
}

/**
 * Answers to an interaction. Its token stands for the login, so the bot's own token stays out of these calls and
 * an expired one is not mistaken for a withdrawn login.
 */
function exchangeCalls(rest: REST, attempt: Attempt) {
  return {
    /** "… is thinking", seen by everybody or by the asker alone. */
    showThinking: ({ id, token }: Exchange, secretly: boolean) =>
      attempt<void>(null, () =>
        rest.post(Routes.interactionCallback(id, token), {
          auth: false,
          body: {
            type: InteractionResponseType.DeferredChannelMessageWithSource,
            data: { flags: secretly ? MessageFlags.Ephemeral : 0 },
          },
        }),
      ),
    takePress: ({ id, token }: Exchange) =>
      attempt<void>(null, () =>
        rest.post(Routes.interactionCallback(id, token), {
          auth: false,
          body: { type: InteractionResponseType.DeferredMessageUpdate },
        }),
      ),
    followUp: ({ applicationId, token }: Exchange, message: RenderedMessage, secretly: boolean) =>
      attempt<APIMessage>(null, () =>
        rest.post(Routes.webhook(applicationId, token), {
          auth: false,
          body: { ...quiet(message), flags: secretly ? secretFlags : MessageFlags.SuppressEmbeds },
          files: message.files,
        }),
      ),
    /** `@original` is the thinking note, or the message under which a button was pressed. */
    editAnswer: ({ applicationId, token }: Exchange, messageId: string, message: RenderedMessage) =>
      attempt<APIMessage>(null, () =>
        rest.patch(Routes.webhookMessage(applicationId, token, messageId), {
          auth: false,
          body: quiet(message),
          files: message.files,
        }),
      ),
    removeAnswer: ({ applicationId, token }: Exchange, messageId: string) =>
      attempt<void>(null, () =>
        rest.delete(Routes.webhookMessage(applicationId, token, messageId), { auth: false }),
      ),
  }
}

const secretFlags = MessageFlags.SuppressEmbeds | MessageFlags.Ephemeral

type Attempt = <Result>(to: Destination | null, call: () => Promise<unknown>) => Promise<Result>

/** Makes a call once, translates its failure and tells the budget when Discord wants a pause. */
function attemptWith(budget: SendBudget): Attempt {
  return async <Result>(to: Destination | null, call: () => Promise<unknown>) => {
    try {
      return (await call()) as Result
    } catch (error) {
      const { retryAfterMs, global } = translateError(error)
      if (retryAfterMs !== undefined && (global || to !== null)) {
        budget.pauseFor(global ? null : to, retryAfterMs)
      }
      throw translateError(error)
    }
  }
}

/** Tells the budget of every answer that brings the machine nearer to a ban. */
export function countInvalid(rest: REST, budget: SendBudget): void {
  rest.on(RESTEvents.Response, (_request, response) => {
    if (countsAsInvalid(response)) budget.countInvalid()
  })
}

/** 10,000 of these in ten minutes get the machine banned; a limit shared with other bots is not our doing. */
function countsAsInvalid({ status, headers }: ResponseLike): boolean {
  if (status === 429) return headers.get('X-RateLimit-Scope') !== 'shared'
  return status === 401 || status === 403
}
