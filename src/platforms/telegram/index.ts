/**
 * Telegram as a chat platform, on grammY's client.
 *
 * Order of events: `start` asks who it is, writes the commands menu and begins to ask for news -> every line and
 * press becomes a turn -> the core answers through it -> only then is the news confirmed -> `stop` waits for the turns
 * under way and confirms them. Deliveries come in through `send` and `edit`.
 */
import type { Update, UserFromGetMe } from 'grammy/types'
import {
  type ChatPlatform,
  type NewsBook,
  openNewsBook,
  type SendBudget,
} from '../../chat/platform.ts'
import { type Clock, waitFor } from '../../clock.ts'
import { PlatformError } from '../../errors.ts'
import type { Log } from '../../log.ts'
import { connect, type Webhook } from './connect.ts'
import { createDealing } from './deal.ts'
import { type Inbox, openInbox } from './inbox.ts'
import { EDIT_PACE_MS, TEXT_LENGTH, WEBHOOK_ANSWER_MS } from './limits.ts'
import { lookAt, mayManage, memberNameIn } from './look.ts'
import { offerMenus } from './menu.ts'
import { type Polling, startPolling } from './polling.ts'
import { createSending } from './send.ts'
import type { Speaking } from './voice.ts'
import { createWire } from './wire.ts'

export interface TelegramParts {
  readonly token: string
  /** Another Bot API server. Default: Telegram's own. */
  readonly apiRoot?: string | undefined
  /** Telegram ids of the coaches, who are shown their own commands. */
  readonly coachIds?: readonly string[]
  /** Absent: Telegram is asked for news. */
  readonly webhook?: Webhook | undefined
  readonly budget: SendBudget
  readonly clock: Clock
  readonly log: Log
  /** Which updates are dealt with, so that none is dealt with again after a crash. Default: forgotten. */
  readonly newsBook?: NewsBook
}

export interface Telegram extends ChatPlatform {
  /**
   * Takes what Telegram brought to the webhook; whoever calls has checked the secret. Resolves when it is dealt
   * with or takes long; when it rejects, Telegram has to bring it again.
   */
  receiveWebhook(body: unknown): Promise<void>
}

export function createTelegram(parts: TelegramParts): Telegram {
  const { token, coachIds = [], webhook, clock, log } = parts
  const apiRoot = (parts.apiRoot ?? 'https://api.telegram.org').replace(/\/+$/, '')
  const wire = createWire({ ...parts, apiRoot })
  const speaking: Speaking = { wire, clock, log }
  let me: UserFromGetMe | null = null
  let inbox: Inbox | null = null
  let polling: Polling | null = null

  const connected = () => {
    if (me === null) throw notConnected()
    return me
  }

  return {
    name: 'telegram',
    privateLink: (start) => (me === null ? null : `https://t.me/${me.username}?start=${start}`),
    capabilities: {
      textLength: TEXT_LENGTH,
      buttons: true,
      images: true,
      privateReplies: true,
      threads: true,
      editPaceMs: EDIT_PACE_MS,
      nonce: false,
    },
    async start(handlers, menu) {
      me = await connect(wire, webhook, log)
      handlers.onConnected?.()
      const menus = await offerMenus(wire, coachIds, await menu, log)
      const source = { wire, token, apiRoot }
      const deal = createDealing(speaking, { me, handlers, source, menus })
      inbox = await openInbox(deal, { clock, log, newsBook: parts.newsBook ?? openNewsBook })
      if (webhook === undefined) polling = startPolling({ wire, clock, log, inbox })
    },
    async stop() {
      const leaving = inbox
      inbox = null
      await polling?.stop()
      await leaving?.done()
    },
    async receiveWebhook(body) {
      if (inbox === null) throw notConnected()
      if (isUpdate(body)) await Promise.race([inbox.take(body), waitFor(clock, WEBHOOK_ANSWER_MS)])
    },
    ...createSending(wire),
    look: async (at) => lookAt(wire, connected(), at),
    mayManage: (at, personId) => mayManage(wire, at, personId),
    memberNameIn: (at, personId) => memberNameIn(wire, at, personId),
  }
}

function isUpdate(body: unknown): body is Update {
  return (
    typeof body === 'object' &&
    body !== null &&
    'update_id' in body &&
    Number.isInteger(body.update_id)
  )
}

function notConnected(): PlatformError {
  return new PlatformError('Telegram is not connected', {
    platform: 'telegram',
    outcome: 'retry',
    reason: 'not-connected',
  })
}
