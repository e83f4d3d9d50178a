/**
 * What is done with each piece of news: a line or press becomes a turn for the core, a change of place is told.
 */
import type { CallbackQuery, Message, Update, UserFromGetMe } from 'grammy/types'
import type { ChatHandlers } from '../../chat/platform.ts'
import { messageOf } from '../../errors.ts'
import type { FileSource } from './attachments.ts'
import { createLines } from './lines.ts'
import type { CoachMenus } from './menu.ts'
import { readMigration, readStanding } from './reachability.ts'
import { isWritten, readMessage } from './receive.ts'
import { takeMessage, takePress } from './turn.ts'
import type { Speaking } from './voice.ts'

export interface Dealing {
  readonly me: UserFromGetMe
  readonly handlers: ChatHandlers
  readonly source: FileSource
  readonly menus: CoachMenus
}

/** What is done with each update. Never rejects: what went wrong stands in the log. */
export function createDealing(
  speaking: Speaking,
  dealing: Dealing,
): (update: Update) => Promise<void> {
  const { handlers } = dealing
  const lines = createLines(speaking.clock)
  const albums = createAlbums()

  const deal = async (update: Update) => {
    const { callback_query: press, my_chat_member: standing } = update
    const message = update.message ?? update.channel_post
    const change = standing ? readStanding(standing) : message ? readMigration(message) : null
    if (change !== null) await handlers.onReachability(change)
    if (press !== undefined) await hearPress(speaking, handlers, press)
    if (message !== undefined && isWritten(message) && !albums.isMoreOf(message)) {
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

/** Albums kept in mind; the pictures of one come within a second. */
const REMEMBERED = 100

/** Several pictures sent together come one by one; only the first, which bears the words, is a line of its own. */
function createAlbums() {
  const seen = new Set<string>()
  return {
    isMoreOf({ media_group_id: album, photo, video, caption }: Message): boolean {
      if (album === undefined || (photo ?? video) === undefined) return false
      const isMore = seen.has(album) && caption === undefined
      seen.add(album)
      const [oldest] = seen
      if (seen.size > REMEMBERED && oldest !== undefined) seen.delete(oldest)
      return isMore
    },
  }
}
