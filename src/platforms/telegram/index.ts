/**
 * Telegram as a chat platform, on grammY's client.
 *
 * Order of events: `start` asks who it is, writes the commands menu and begins to ask for news -> every line and
 * press becomes a turn -> the core answers through it -> only then is the news confirmed -> `stop` waits for the turns
 * under way and confirms them. Deliveries come in through `send` and `edit`.
 */
import type { CallbackQuery, Message, Update, UserFromGetMe } from 'grammy/types'
import type { ChatHandlers, ChatPlatform, MenuEntry, SendBudget } from '../../chat/platform.ts'
import type { Clock } from '../../clock.ts'
import { messageOf, PlatformError } from '../../errors.ts'
import type { Log } from '../../log.ts'
import type { FileSource } from './attachments.ts'
import { connect } from './connect.ts'
import { createInbox } from './inbox.ts'
import { EDIT_PACE_MS, TEXT_LENGTH } from './limits.ts'
import { createLines } from './lines.ts'
import { lookAt, mayManage } from './look.ts'
import { offerCoachMenu, offerMenu } from './menu.ts'
import { type Polling, startPolling } from './polling.ts'
import { readMigration, readStanding } from './reachability.ts'
import { isWritten, readMessage } from './receive.ts'
import { createSending } from './send.ts'
import { takeMessage, takePress } from './turn.ts'
import type { Speaking } from './voice.ts'
import { createWire } from './wire.ts'

export interface TelegramParts {
  readonly token: string
  /** Another Bot API server, without a slash at the end. Default: Telegram's own. */
  readonly apiRoot?: string | undefined
  /** Telegram ids of the coaches, who are shown their own commands. */
  readonly coachIds?: readonly string[]
  readonly budget: SendBudget
  readonly clock: Clock
  readonly log: Log
}

export function createTelegram(parts: TelegramParts): ChatPlatform {
  const { token, apiRoot = 'https://api.telegram.org', coachIds = [], clock, log } = parts
  const wire = createWire(parts)
  const speaking: Speaking = { wire, clock, log }
  let me: UserFromGetMe | null = null
  let polling: Polling | null = null

  const connected = () => {
    if (me === null) throw notConnected()
    return me
  }

  return {
    name: 'telegram',
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
      me = await connect(wire, log)
      const menus = await offerMenus(speaking, coachIds, menu)
      const source = { wire, token, apiRoot }
      const deal = createDealing(speaking, { me, handlers, source, menus })
      polling = startPolling({ wire, clock, log, inbox: createInbox(deal, { clock, log }) })
    },
    async stop() {
      await polling?.stop()
      polling = null
    },
    ...createSending(wire),
    look: async (at) => lookAt(wire, connected(), at),
    mayManage: (at, personId) => mayManage(wire, at, personId),
  }
}

interface Dealing {
  readonly me: UserFromGetMe
  readonly handlers: ChatHandlers
  readonly source: FileSource
  readonly menus: CoachMenus
}

/** What is done with each update. Never rejects: what went wrong stands in the log. */
function createDealing(speaking: Speaking, dealing: Dealing) {
  const { handlers } = dealing
  const lines = createLines(speaking.clock)

  const deal = async (update: Update) => {
    const { callback_query: press, my_chat_member: standing } = update
    const message = update.message ?? update.channel_post
    const change = standing ? readStanding(standing) : message ? readMigration(message) : null
    if (change !== null) await handlers.onReachability(change)
    if (press !== undefined) await hearPress(speaking, handlers, press)
    if (message !== undefined && isWritten(message)) {
      const key = `${message.chat.id} ${message.from?.id}`
      await lines.run(key, () => hearMessage(speaking, dealing, message))
    }
  }

  return (update: Update) =>
    deal(update).catch((error) => {
      const facts = { update: update.update_id, error: messageOf(error) }
      speaking.log.error(facts, 'a turn on Telegram failed')
    })
}

async function hearMessage(
  speaking: Speaking,
  { me, handlers, source, menus }: Dealing,
  message: Message,
): Promise<void> {
  if (message.chat.type === 'private') menus.wroteFrom(`${message.chat.id}`)
  const { turn, close } = takeMessage(speaking, message, readMessage(message, me, source))
  try {
    await handlers.onMessage(turn)
  } finally {
    close()
  }
}

/** The button stops turning at once, whatever the core does and however long that takes. */
async function hearPress(speaking: Speaking, handlers: ChatHandlers, press: CallbackQuery) {
  const { wire, log } = speaking
  const answered = wire
    .takePress(press.id)
    .catch((error) => log.debug({ error: messageOf(error) }, 'a press was not answered'))
  const taken = takePress(speaking, press)
  try {
    if (taken !== null) await handlers.onPress(taken.turn)
  } finally {
    await answered
    taken?.close()
  }
}

interface CoachMenus {
  /** Somebody wrote privately: a coach whose menu could not be written before gets it now. */
  wroteFrom(personId: string): void
}

/** Without a menu Ironstride still answers whoever types a command, so it stays. */
async function offerMenus(
  { wire, log }: Speaking,
  coachIds: readonly string[],
  menu: readonly MenuEntry[],
): Promise<CoachMenus> {
  const without = new Set(coachIds)
  const offerTo = async (coachId: string) => {
    try {
      await offerCoachMenu(wire, coachId, menu, log)
      without.delete(coachId)
    } catch (error) {
      log.info({ error: messageOf(error) }, 'a coach sees their commands after their first message')
    }
  }
  await offerMenu(wire, menu, log).catch((error) =>
    log.error({ error: messageOf(error) }, 'the commands menu could not be written'),
  )
  for (const coachId of coachIds) await offerTo(coachId)
  return {
    wroteFrom(personId) {
      if (without.has(personId)) void offerTo(personId)
    },
  }
}

function notConnected(): PlatformError {
  return new PlatformError('Telegram is not connected', {
    platform: 'telegram',
    outcome: 'retry',
    reason: 'not-connected',
  })
}
