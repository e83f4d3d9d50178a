/**
 * A local Discord for tests: REST and gateway on loopback, driven by the real discord.js client.
 *
 * Order of events of a call: it is read -> a fault somebody asked for may meet it -> the login, Discord's rules and
 * its official description are checked -> the world changes, people and the gateway are told -> it is answered and
 * written down. It refuses what the real one refuses; how, stands in `discord/*.ts`.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { ChannelType } from 'discord.js'
import { type Clock, systemClock } from '../../src/clock.ts'
import { applicationRoutes } from './discord/application-routes.ts'
import { createAudience } from './discord/audience.ts'
import { type Call, readCall } from './discord/call.ts'
import { channelRoutes, peopleRoutes } from './discord/channel-routes.ts'
import { createGateway, url as gatewayUrl } from './discord/gateway.ts'
import { interactionRoutes } from './discord/interaction-routes.ts'
import { addMessage, asEvent } from './discord/messages.ts'
import { officialCheck } from './discord/official-check.ts'
import { createPerson, type DiscordPerson } from './discord/person.ts'
import { type BucketRule, createBuckets } from './discord/rate-limit.ts'
import { Refusal, rateLimited, refusals } from './discord/refusal.ts'
import { findRoute, type Route } from './discord/scene.ts'
import {
  asChannel,
  createWorld,
  type PermissionName,
  type Room,
  type World,
} from './discord/world.ts'
import { createFaults, type Fault } from './faults.ts'

export interface DiscordServerOptions {
  /** Discord's clock: three seconds for an acknowledgement are three seconds of it. */
  readonly clock?: Clock
  readonly grantsMessageContent?: boolean
  /** Told of each call as it comes in, in the words faults are aimed with. */
  readonly onCall?: (call: string) => void
}

/** A call that was answered, with the time on the server's clock. */
export interface AnsweredCall {
  readonly at: number
  readonly method: string
  readonly path: string
  readonly body: Readonly<Record<string, unknown>>
  readonly status: number
}

export interface RoomOptions {
  readonly type?: 'text' | 'announcement' | 'forum'
  /** What the bot may not do there. */
  readonly deny?: readonly PermissionName[]
}

export type DiscordServer = Awaited<ReturnType<typeof startDiscordServer>>

export const DISCORD_TOKEN = 'MTIzNDU2Nzg5.local-secret.of-the-tests'

const channelTypes = {
  text: ChannelType.GuildText,
  announcement: ChannelType.GuildAnnouncement,
  forum: ChannelType.GuildForum,
} as const

const routes: readonly Route[] = [
  ...peopleRoutes,
  ...interactionRoutes,
  ...applicationRoutes,
  ...channelRoutes,
]

export async function startDiscordServer(options: DiscordServerOptions = {}) {
  const { clock = systemClock, grantsMessageContent = true } = options
  const world = createWorld(clock)
  const people = new Map<string, DiscordPerson>()
  const faults = createFaults()
  const buckets = createBuckets(clock)
  const answered: AnsweredCall[] = []
  const http = createServer((request, response) => void take(request, response))
  const gateway = createGateway(http, world, { token: DISCORD_TOKEN, grantsMessageContent })
  const audience = createAudience(world, people, gateway.emit)
  const check = officialCheck()

  const take = async (request: IncomingMessage, response: ServerResponse) => {
    if (request.url?.startsWith('/attachments/')) return serveFile(world, request.url, response)
    const call = await readCall(request)
    const words = `${call.method} ${call.path}`
    options.onCall?.(words)
    const fault = faults.take(words)
    if (fault?.delayMs !== undefined) await wait(fault.delayMs)
    if (fault?.drop === 'before') return request.socket.destroy()
    const answer = answerTo(call, fault)
    answered.push({ at: clock.now(), ...call, status: answer.status })
    if (fault?.drop === 'after') return request.socket.destroy()
    const type = answer.json === undefined ? {} : { 'content-type': 'application/json' }
    response.writeHead(answer.status, { ...type, ...answer.headers })
    response.end(answer.json === undefined ? undefined : JSON.stringify(answer.json))
  }

  const answerTo = (call: Call, fault: Fault | undefined): Answer => {
    try {
      if (fault?.status !== undefined && fault.accepted !== true) throw asRefusal(fault)
      checkLogin(call)
      const headers = buckets.count(call)
      check(call)
      const found = findRoute(routes, call)
      if (found === null) throw refusals.notFound()
      const scene = { world, call, tell: audience, gatewayUrl: () => gatewayUrl(http) }
      const json = found.route[2](scene, found.params)
      if (fault?.status !== undefined) throw asRefusal(fault)
      return { status: json === undefined ? 204 : 200, json, headers }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return { status: error.status, json: error.toJSON(), headers: error.headers }
    }
  }

  const addRoom = (name: string, { type = 'text', deny = [] }: RoomOptions = {}): Room => {
    const room = world.addRoom({
      name,
      type: channelTypes[type],
      guildId: world.guildId,
      denied: deny,
    })
    gateway.emit('CHANNEL_CREATE', asChannel(room, world))
    return room
  }

  const general = addRoom('general')
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  world.fileUrl = origin

  return {
    token: DISCORD_TOKEN,
    /** To be given to the adapter; the version is added by the client. */
    apiUrl: `${origin}/api`,
    world,
    general,
    botId: world.bot.id,
    pings: audience.pings,
    reactions: audience.reactions,
    /** Every call that was answered, oldest first. */
    calls: answered,
    failNext: faults.failNext,
    limit: (room: Room, rule: BucketRule) => buckets.limit(room.id, rule),
    channel: addRoom,
    /** A thread, started by the bot or by somebody else. */
    thread(
      name: string,
      { startedBy = world.newId() }: { readonly startedBy?: string } = {},
    ): Room {
      const thread = world.addRoom({
        name,
        type: ChannelType.PublicThread,
        guildId: world.guildId,
        parentId: general.id,
        ownerId: startedBy,
        denied: [],
      })
      gateway.emit('THREAD_CREATE', { ...asChannel(thread, world), newly_created: true })
      return thread
    },
    person(name: string): DiscordPerson {
      const user = world.addPerson(name)
      const person = createPerson({ world, user, firstRoom: () => general, emit: gateway.emit })
      people.set(person.id, person)
      return person
    },
    /** What Ironstride said through the API for everybody and still stands there, oldest first. */
    ownWords: (room: Room): string[] =>
      [...room.messages.values()].flatMap(({ id, content, onlyFor }) =>
        onlyFor === undefined && audience.own.has(id) ? [content] : [],
      ),
    /** A line by a bot or a webhook. */
    machineSays(words: string, kind: 'bot' | 'webhook' | 'ironstride', room = general): void {
      const author = kind === 'ironstride' ? world.bot : { ...world.bot, id: world.newId() }
      const webhook = kind === 'webhook' ? { webhookId: author.id } : {}
      const body = { content: `<@${world.bot.id}> ${words}` }
      const message = addMessage(world, { room, author, body, ...webhook })
      gateway.emit('MESSAGE_CREATE', asEvent(message, room, world))
    },
    deleteChannel(room: Room): void {
      world.rooms.delete(room.id)
      gateway.emit('CHANNEL_DELETE', asChannel(room, world))
    },
    /** The bot is removed from the server. */
    kick: () => gateway.emit('GUILD_DELETE', { id: world.guildId }),
    cutConnection: gateway.cut,
    async stop() {
      gateway.close()
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
    },
  }
}

interface Answer {
  readonly status: number
  readonly json: unknown
  readonly headers: Readonly<Record<string, string>>
}

/** Interactions carry their own secret in the path; everything else needs the bot's. */
function checkLogin({ path, authorization }: Call): void {
  const needsNone = path.startsWith('/interactions/') || path.startsWith('/webhooks/')
  if (!needsNone && authorization !== `Bot ${DISCORD_TOKEN}`) throw refusals.unauthorised()
}

function asRefusal({
  status = 500,
  code = 0,
  retryAfterMs = 1_000,
  global = false,
}: Fault): Refusal {
  if (status === 429) return rateLimited(retryAfterMs, { global })
  return new Refusal(status, code, status >= 500 ? 'Internal Server Error' : `refused with ${code}`)
}

function serveFile(world: World, url: string, response: ServerResponse): void {
  const bytes = world.files.get(url.split('/')[2] ?? '')
  response.writeHead(bytes === undefined ? 404 : 200)
  response.end(bytes)
}
