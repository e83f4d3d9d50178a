/**
 * A local Telegram for tests: the Bot API on loopback, driven by the real grammY client.
 *
 * Order of events of a call: it is read -> a fault somebody asked for may meet it -> the token, Telegram's rules and
 * its official description are checked -> the world changes and people are told -> it is answered and written down.
 * It refuses what the real one refuses; how, stands in `telegram/*.ts`. Everything a chat took is kept in order in
 * `accepted`, for runs that compare what was due with what arrived.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { type Clock, systemClock } from '../../src/clock.ts'
import { createFaults, type Fault } from './faults.ts'
import { createAudience } from './telegram/audience.ts'
import { botMethods } from './telegram/bot-methods.ts'
import { type Call, checkedCall, type RawCall, readCall } from './telegram/call.ts'
import { chatMethods } from './telegram/chat-methods.ts'
import { createFlood } from './telegram/flood.ts'
import { messageMethods } from './telegram/message-methods.ts'
import { officialCheck } from './telegram/official-check.ts'
import { createPerson, type TelegramPerson } from './telegram/person.ts'
import { Refusal, refusals } from './telegram/refusal.ts'
import type { Methods } from './telegram/scene.ts'
import { createStaging } from './telegram/staging.ts'
import { createUpdateQueue } from './telegram/updates.ts'
import { bot, createWorld, type Room, type World } from './telegram/world.ts'

export interface TelegramServerOptions {
  /** Telegram's clock: flood limits and the life of a press are measured on it. */
  readonly clock?: Clock
  /** Default: any free one. */
  readonly port?: number
  /** How long every call is on its way, in real time. Default: no longer than it takes. */
  readonly latencyMs?: number
  /** Told of each call as it comes in, in the words faults are aimed with. */
  readonly onCall?: (call: string) => void
}

/** A call that was answered, with the time on the server's clock. */
export interface AnsweredCall {
  readonly at: number
  readonly arrivedAt: number
  readonly method: string
  readonly params: Readonly<Record<string, unknown>>
  readonly status: number
  /** The wait it was answered with. */
  readonly retryAfterMs?: number
}

export type TelegramServer = Awaited<ReturnType<typeof startTelegramServer>>

export const TELEGRAM_TOKEN = `${bot.id}:local-secret-of-the-tests`

const methods: Methods = { ...botMethods, ...chatMethods, ...messageMethods }

interface Answer {
  readonly status: number
  readonly body: object
}

export async function startTelegramServer(options: TelegramServerOptions = {}) {
  const { clock = systemClock, port = 0, latencyMs = 0 } = options
  const world = createWorld(clock)
  const people = new Map<string, TelegramPerson>()
  const updates = createUpdateQueue(clock)
  const flood = createFlood(clock)
  const faults = createFaults()
  const answered: AnsweredCall[] = []
  const tell = createAudience(world, people)
  const check = officialCheck()

  const take = async (request: IncomingMessage, response: ServerResponse) => {
    if (request.url?.startsWith('/file/')) return serveFile(world, request.url, response)
    const raw = await readCall(request)
    const arrivedAt = clock.now()
    const words = `${raw.method} ${String(raw.fields.chat_id ?? '')}`
    options.onCall?.(words)
    if (latencyMs > 0) await wait(latencyMs)
    const fault = faults.take(words)
    if (fault?.delayMs !== undefined) await wait(fault.delayMs)
    if (fault?.drop === 'before') return request.socket.destroy()
    const onGone = (forget: () => void) => response.once('close', forget)
    const { status, body } = await answerTo(raw, fault, onGone)
    const { method, fields: params } = raw
    answered.push({ at: clock.now(), arrivedAt, method, params, status, ...demandedWait(body) })
    if (fault?.drop === 'after') return request.socket.destroy()
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(body))
  }

  const answerTo = async (
    raw: RawCall,
    fault: Fault | undefined,
    onGone: (forget: () => void) => void,
  ): Promise<Answer> => {
    try {
      if (raw.token !== TELEGRAM_TOKEN) throw loginRefusal(raw.token)
      if (fault?.status !== undefined && fault.accepted !== true) throw asRefusal(fault, raw, flood)
      const call: Call = checkedCall(raw)
      check(call)
      const result = await methods[call.method]?.({ world, call, updates, flood, tell, onGone })
      if (fault?.status !== undefined) throw asRefusal(fault, raw, flood)
      return { status: 200, body: { ok: true, result } }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return { status: error.code, body: error.toJSON() }
    }
  }

  const http = createServer((request, response) => void take(request, response))
  const staging = createStaging(world, updates)
  const club = staging.group('Hill Road Runners')
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve))
  const apiRoot = `http://127.0.0.1:${(http.address() as AddressInfo).port}`

  return {
    token: TELEGRAM_TOKEN,
    /** To be given to the adapter. */
    apiRoot,
    world,
    /** The first chat: a group without topics. */
    club,
    botId: `${bot.id}`,
    botName: bot.username,
    updates,
    /** Every call that was answered, oldest first. */
    calls: answered,
    accepted: world.accepted,
    reactions: world.reactions,
    pings: world.pings,
    failNext: faults.failNext,
    /** From now on flood limits are kept. */
    limit: flood.keep,
    /** Requests that came while a `retry_after` was running. */
    violations: () => flood.violations,
    /** What Ironstride said in a chat and still stands there, oldest first. */
    ownWords: (room: Room): string[] =>
      [...room.messages.values()]
        .filter((message) => world.isTaken(message))
        .map(({ text, caption }) => text ?? caption ?? ''),
    ...staging,
    person(name: string): TelegramPerson {
      const user = world.addPerson(name)
      const person = createPerson({ world, updates, user, firstRoom: () => club })
      people.set(person.id, person)
      return person
    },
    /** This person touched Start some time ago. */
    startedBy(person: { readonly id: string }): void {
      const room = world.rooms.get(Number(person.id))
      if (room !== undefined) room.started = true
    },
    async stop() {
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
    },
  }
}

function demandedWait(body: Answer['body']): Pick<AnsweredCall, 'retryAfterMs'> {
  const { parameters } = body as { parameters?: { retry_after?: number } }
  const seconds = parameters?.retry_after
  return seconds === undefined ? {} : { retryAfterMs: seconds * 1_000 }
}

/** What is not even shaped like a token has no address. */
function loginRefusal(token: string): Refusal {
  return /^\d+:[\w-]+$/.test(token) ? refusals.unauthorised() : refusals.notFound()
}

function asRefusal(fault: Fault, { fields }: RawCall, flood: ReturnType<typeof createFlood>) {
  const { status = 500, description, retryAfterMs = 1_000, global = false } = fault
  if (status === 429) {
    return flood.run(global ? null : Number(fields.chat_id), retryAfterMs)
  }
  return new Refusal(status, description ?? (status >= 500 ? 'Bad Gateway' : 'Bad Request'))
}

function serveFile(world: World, url: string, response: ServerResponse): void {
  const [, token, id = ''] = /^\/file\/bot([^/]+)\/([^/]+)\//.exec(url) ?? []
  const bytes = token === TELEGRAM_TOKEN ? world.files.get(id)?.bytes : undefined
  response.writeHead(bytes === undefined ? 404 : 200)
  response.end(bytes)
}
