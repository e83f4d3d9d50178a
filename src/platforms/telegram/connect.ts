/**
 * The first calls: who Ironstride is on Telegram, and what a refusal means to the person who set this up.
 */
import type { UserFromGetMe } from 'grammy/types'
import { PlatformError, SetupError } from '../../errors.ts'
import type { Log } from '../../log.ts'
import type { Wire } from './wire.ts'

/** Where Telegram shall bring its news, instead of being asked for them. */
export interface Webhook {
  readonly url: string
  /** Comes back with every call, so that nobody else's is taken for Telegram's. */
  readonly secret: string
}

/** Rejects with a `SetupError` when the token is wrong. */
export async function connect(
  wire: Wire,
  webhook: Webhook | undefined,
  log: Log,
): Promise<UserFromGetMe> {
  try {
    const me = await wire.me()
    // News go either to a webhook or to whoever asks for them.
    if (webhook === undefined) await wire.dropWebhook()
    else await wire.setWebhook(webhook.url, webhook.secret)
    log.info({ bot: me.username, hearsGroups: me.can_read_all_group_messages }, 'on Telegram')
    return me
  } catch (error) {
    if (error instanceof PlatformError && error.outcome === 'unauthorised') throw wrongToken()
    throw error
  }
}

function wrongToken(): SetupError {
  return new SetupError([
    {
      where: 'TELEGRAM_TOKEN',
      problem: 'Telegram does not know this token',
      mend: 'Get it from @BotFather in Telegram: /mybots, your bot, API Token',
    },
  ])
}
