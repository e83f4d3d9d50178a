/**
 * Discord as a chat platform, on discord.js.
 *
 * Order of events: `start` connects, watches and registers the slash commands -> every line, command and press
 * becomes a turn and is acknowledged at once -> the core answers through it -> `stop` waits for the turns under
 * way and disconnects. Deliveries come in through `send` and `edit`.
 */
import { type Client, Events, type Interaction, type Message } from 'discord.js'
import type { Turn } from '../../chat/message.ts'
import type { ChatHandlers, ChatPlatform, MenuEntry, SendBudget } from '../../chat/platform.ts'
import type { Clock } from '../../clock.ts'
import { messageOf, PlatformError } from '../../errors.ts'
import type { Log } from '../../log.ts'
import { connect, createClient } from './connect.ts'
import { EDIT_PACE_MS, TEXT_LENGTH } from './limits.ts'
import { lookAt, mayManage, memberNameIn } from './look.ts'
import { registerMenu } from './menu.ts'
import { createOwnThreads, type OwnThreads } from './own-threads.ts'
import { createPlaces } from './places.ts'
import { publish } from './publish.ts'
import { watchReachability } from './reachability.ts'
import { isFromPerson, readCommand, readMessage } from './receive.ts'
import { createSending } from './send.ts'
import { type Taken, takeCommand, takeMessage, takePress } from './turn.ts'
import type { Speaking } from './voice.ts'
import { createWhispers } from './whispers.ts'
import { countInvalid, createWire } from './wire.ts'

export interface DiscordParts {
  readonly token: string
  /** Another Discord API, without the version; for tests. */
  readonly apiUrl?: string | undefined
  readonly budget: SendBudget
  readonly clock: Clock
  readonly log: Log
}

export function createDiscord(parts: DiscordParts): ChatPlatform {
  const { apiUrl, token, budget, clock, log } = parts
  const wire = createWire(parts)
  const places = createPlaces(wire)
  const whispers = createWhispers(clock)
  const speaking: Speaking = { wire, places, whispers, budget, clock, log }
  const turns = createTurnsUnderWay(log)
  let client: Client<true> | null = null

  const connected = () => {
    if (client === null) throw notConnected()
    return client
  }

  return {
    name: 'discord',
    capabilities: {
      textLength: TEXT_LENGTH,
      buttons: true,
      images: true,
      privateReplies: true,
      threads: true,
      editPaceMs: EDIT_PACE_MS,
      nonce: true,
    },
    async start(handlers, menu) {
      const fresh = createClient(apiUrl)
      countInvalid(fresh.rest, budget)
      listen(fresh, handlers, { ...speaking, apiUrl, turns })
      client = await connect(fresh, token, log)
      handlers.onConnected?.()
      await offerMenu(client, await menu, log)
    },
    async stop() {
      turns.takeNoMore()
      await turns.done()
      await client?.destroy()
      wire.close()
    },
    ...createSending(speaking),
    look: async (at) => lookAt(connected(), at),
    mayManage: async (at, personId) => mayManage(connected(), at, personId),
    memberNameIn: async (at, personId) => memberNameIn(connected(), at, personId),
    publish: (sent) => publish(speaking, sent),
  }
}

interface Listening extends Speaking {
  readonly apiUrl: string | undefined
  readonly turns: TurnsUnderWay
}

/** Hears what happens on Discord and hands it on. */
function listen(client: Client, handlers: ChatHandlers, listening: Listening): void {
  const { turns, clock, log } = listening
  const threads = createOwnThreads(client, clock.now(), log)

  client.on(Events.MessageCreate, (message) => {
    if (isFromPerson(message)) turns.run(() => hearMessage(message, threads, handlers, listening))
  })
  client.on(Events.InteractionCreate, (interaction) =>
    turns.run(() => hearInteraction(interaction, handlers, listening)),
  )
  watchReachability(client, (change) => turns.run(() => handlers.onReachability(change)))
}

async function hearMessage(
  message: Message,
  threads: OwnThreads,
  handlers: ChatHandlers,
  listening: Listening,
): Promise<void> {
  if (message.guildId === null) listening.places.remember(message.author.id, message.channelId)
  const incoming = await readMessage(message, threads, listening.apiUrl)
  await tend(takeMessage(listening, message, incoming), (turn) => handlers.onMessage(turn))
}

async function hearInteraction(
  interaction: Interaction,
  handlers: ChatHandlers,
  listening: Listening,
): Promise<void> {
  const { guildId, channelId, user } = interaction
  if (guildId === null && channelId !== null) listening.places.remember(user.id, channelId)
  if (interaction.isChatInputCommand()) {
    const incoming = readCommand(interaction, listening.apiUrl)
    await tend(takeCommand(listening, interaction, incoming), (turn) => handlers.onMessage(turn))
  } else if (interaction.isButton()) {
    await tend(takePress(listening, interaction), (turn) => handlers.onPress(turn))
  }
}

/**
 * Lets the core work on a turn. It may choose how to acknowledge in its first breath, before anything is awaited;
 * otherwise the adapter acknowledges right then, because Discord waits three seconds and no longer.
 */
async function tend<Kind extends Turn>(taken: Taken<Kind>, handle: (turn: Kind) => Promise<void>) {
  const work = handle(taken.turn)
  const acknowledged = taken.acknowledge()
  try {
    await work
  } finally {
    await acknowledged
    await taken.close()
  }
}

/** Without its slash commands Ironstride still answers mentions and private messages, so it stays. */
async function offerMenu(client: Client<true>, menu: readonly MenuEntry[], log: Log) {
  try {
    await registerMenu(client.rest, client.application.id, menu, log)
  } catch (error) {
    log.error({ error: messageOf(error) }, 'the slash commands could not be registered')
  }
}

type TurnsUnderWay = ReturnType<typeof createTurnsUnderWay>

/** The turns nobody has finished yet, so that stopping does not cut anybody off in the middle. */
function createTurnsUnderWay(log: Log) {
  const underWay = new Set<Promise<void>>()
  let isTaking = true
  return {
    run(turn: () => Promise<void>) {
      if (!isTaking) return
      const running = turn()
        .catch((error) => log.error({ error: messageOf(error) }, 'a turn on Discord failed'))
        .finally(() => underWay.delete(running))
      underWay.add(running)
    },
    takeNoMore() {
      isTaking = false
    },
    async done() {
      await Promise.all(underWay)
    },
  }
}

function notConnected(): PlatformError {
  return new PlatformError('Discord is not connected', {
    platform: 'discord',
    outcome: 'retry',
    reason: 'not-connected',
  })
}
