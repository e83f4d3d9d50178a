/**
 * The gateway connection: which events are asked for, and what a refusal means to the person who set this up.
 */
import {
  Client,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayIntentBits,
  Options,
  Partials,
} from 'discord.js'
import { messageOf, SetupError } from '../../errors.ts'
import type { Log } from '../../log.ts'
import { translateError } from './errors.ts'
import { REQUEST_TIMEOUT_MS, WAIT_FOR_GUILDS_MS } from './limits.ts'

/** Why Discord closes a connection for good: https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway */
const CLOSED_WRONG_TOKEN = 4004
const CLOSED_INTENT_NOT_GRANTED = 4014

/** Messages of a channel kept in memory: enough to know what somebody replies to. */
const MESSAGES_IN_MEMORY = 50
const MEMBERS_IN_MEMORY = 200

/** A client that is not connected yet. Nothing it sends ever pings. */
export function createClient(apiUrl: string | undefined): Client {
  return new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.MessageContent,
      GatewayIntentBits.DirectMessages,
    ],
    // Private chats are not announced before the first message in them.
    partials: [Partials.Channel],
    allowedMentions: { parse: [], repliedUser: false },
    waitGuildTimeout: WAIT_FOR_GUILDS_MS,
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: MESSAGES_IN_MEMORY,
      ReactionManager: 0,
      GuildMemberManager: {
        maxSize: MEMBERS_IN_MEMORY,
        keepOverLimit: (member) => member.id === member.client.user.id,
      },
    }),
    rest: { ...(apiUrl === undefined ? {} : { api: apiUrl }), timeout: REQUEST_TIMEOUT_MS },
  })
}

/** Connects and resolves when Discord has told of its servers. Rejects with a `SetupError` where a setting is wrong. */
export async function connect(client: Client, token: string, log: Log): Promise<Client<true>> {
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve))
  client.on(Events.Error, (error) => log.error({ error: messageOf(error) }, 'discord.js failed'))
  try {
    await client.login(token)
    watchConnection(client, log)
    return await ready
  } catch (error) {
    throw setupProblem(error) ?? translateError(error)
  }
}

function watchConnection(client: Client, log: Log): void {
  client.on(Events.ShardError, (error) => {
    log.warn({ error: messageOf(error) }, 'the connection to Discord failed; it is tried again')
  })
  client.on(Events.ShardReconnecting, () => log.info({}, 'connecting to Discord again'))
  client.on(Events.ShardDisconnect, ({ code }) => {
    const problem = problemOfClose(code)
    log.error({ code }, problem?.message ?? 'Discord closed the connection for good')
  })
}

function setupProblem(error: unknown): SetupError | null {
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) {
    return wrongToken()
  }
  const said = messageOf(error)
  if (said === 'Authentication failed') return wrongToken()
  return said === 'Used disallowed intents' ? intentNotGranted() : null
}

function problemOfClose(code: number): SetupError | null {
  if (code === CLOSED_WRONG_TOKEN) return wrongToken()
  return code === CLOSED_INTENT_NOT_GRANTED ? intentNotGranted() : null
}

function wrongToken(): SetupError {
  return new SetupError([
    {
      where: 'DISCORD_TOKEN',
      problem: 'Discord does not know this token',
      mend: 'Get it at discord.com/developers/applications, your app, Bot, Reset Token',
    },
  ])
}

function intentNotGranted(): SetupError {
  return new SetupError([
    {
      where: 'DISCORD_TOKEN',
      problem: 'the bot may not read messages yet',
      mend:
        'At discord.com/developers/applications open your app, Bot, Privileged Gateway Intents, ' +
        'switch on Message Content Intent, save and start again',
    },
  ])
}
