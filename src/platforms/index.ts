/**
 * The list of platforms: which are on, by the settings, and how each is made.
 *
 * A platform without a token is off. With no token at all the terminal is the platform, so that a newcomer has
 * somebody to talk to.
 */
import type { PlatformName } from '../chat/address.ts'
import type { ChatPlatform, NewsBook, SendBudget } from '../chat/platform.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Log } from '../log.ts'
import { createDiscord } from './discord/index.ts'
import { createTelegram } from './telegram/index.ts'
import { createTerminal, type TerminalParts } from './terminal/index.ts'

export interface PlatformParts {
  readonly budget: SendBudget
  readonly clock: Clock
  readonly log: Log
  /** Which of its news are dealt with. Default: nothing is remembered over a restart. */
  readonly newsBook?: NewsBook
}

/** A platform that is on, not made yet: its lane has to be there first. */
export interface PlatformChoice {
  readonly name: PlatformName
  create(parts: PlatformParts): ChatPlatform
}

/** Every platform that has its token. */
export function chatPlatforms(config: Config): PlatformChoice[] {
  const { discord, telegram, coaches } = config
  const choices: PlatformChoice[] = []
  if (discord !== null) {
    choices.push({
      name: 'discord',
      create: (parts) =>
        createDiscord({ ...parts, token: discord.token, apiUrl: discord.apiUrl ?? undefined }),
    })
  }
  if (telegram !== null) {
    const coachIds = coaches
      .filter(({ platform }) => platform === 'telegram')
      .map(({ chat }) => chat)
    choices.push({
      name: 'telegram',
      create: (parts) =>
        createTelegram({
          ...parts,
          token: telegram.token,
          apiRoot: telegram.apiRoot ?? undefined,
          coachIds,
        }),
    })
  }
  return choices
}

export function terminalPlatform(terminal: Omit<TerminalParts, 'clock'>): PlatformChoice {
  return { name: 'terminal', create: ({ clock }) => createTerminal({ ...terminal, clock }) }
}
