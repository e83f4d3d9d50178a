/**
 * The whole program on a local platform: the real app, the real client library, a real database file, a clock that
 * stands still. Conversation tests start here: alice says, alice hears.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type App, type AppParts, createApp } from '../../src/app.ts'
import { type Environment, readConfig } from '../../src/config.ts'
import { createLog } from '../../src/log.ts'
import { chatPlatforms } from '../../src/platforms/index.ts'
import { type DiscordServer, startDiscordServer } from './discord-server.ts'
import { createFakeClock, type FakeClock, SOME_MORNING } from './fake-clock.ts'
import type { Fault } from './faults.ts'
import type { ChatPerson, SayingOptions } from './people.ts'
import { startTelegramServer } from './telegram-server.ts'

export type StagePlatform = 'discord' | 'telegram'
/** Where every conversation is held. */
export const stagePlatforms: readonly StagePlatform[] = ['discord', 'telegram']

export interface AppStageOptions {
  /** Settings beside the platform's own; `room` is the address of the server's first chat. */
  readonly environment?: (room: string) => Environment
  readonly startAt?: number
  readonly app?: Partial<AppParts>
}

export interface AppStage {
  readonly platform: StagePlatform
  readonly clock: FakeClock
  readonly logLines: readonly string[]
  /** The data folder; `restart` keeps it. */
  readonly dataDir: string
  /** Address of the server's first chat, such as `discord:123`. */
  readonly room: string
  /** The person whose id stands in COACH_IDS. */
  readonly coach: ChatPerson
  /** The same person for the same name. */
  person(name: string): ChatPerson
  /** Makes somebody manage the server's first chat, or not any more. */
  mayManage(person: ChatPerson, may?: boolean): void
  /** Somebody leaves the server's first chat. */
  leaves(person: ChatPerson): void
  /** Telegram: somebody makes Ironstride an administrator of a channel of that name. */
  takesIntoChannel(person: ChatPerson, name: string): void
  /** Telegram: an administrator who hides behind the first chat calls Ironstride there. */
  saysAnonymously(words: string): void
  /** Somebody forwards a message into the private chat with Ironstride. */
  forwards(person: ChatPerson, words: string, options?: SayingOptions): Promise<void>
  /** The next call to a route of the platform goes wrong. */
  failNext(fault: Fault): void
  /** Moves the clock and looks for what is due. */
  pass(ms: number): Promise<void>
  /** The program stops. */
  stop(): Promise<void>
  /** Stops the program if it runs and starts it again on the same data; the platform and its people stay. */
  restart(): Promise<void>
  close(): Promise<void>
}

const knowledgeDir = join(import.meta.dirname, '../../knowledge')

/** One side of the stage: a local platform and the settings that lead to it. */
interface Venue {
  readonly environment: Environment
  readonly room: string
  person(name: string): ChatPerson
  /** Makes a person manage the first chat, or not any more. */
  manage(id: string, may: boolean): void
  leave(id: string): void
  takeIntoChannel?(person: ChatPerson, name: string): void
  sayAnonymously?(words: string): void
  forward(person: ChatPerson, words: string, options: SayingOptions): Promise<void>
  failNext(fault: Fault): void
  stop(): Promise<void>
}

export async function openAppStage(
  platform: StagePlatform,
  options: AppStageOptions = {},
): Promise<AppStage> {
  const clock = createFakeClock(options.startAt ?? SOME_MORNING)
  const venue = await venues[platform](clock)
  const dataDir = mkdtempSync(join(tmpdir(), 'ironstride-'))
  const logLines: string[] = []
  const people = new Map<string, ChatPerson>()
  const person = (name: string) => {
    const known = people.get(name) ?? venue.person(name)
    people.set(name, known)
    return known
  }
  const coach = person('coach')
  const config = readConfig({
    DATA_DIR: dataDir,
    KNOWLEDGE_DIR: knowledgeDir,
    TIME_ZONE: 'Europe/London',
    COACH_IDS: `${platform}:${coach.id}`,
    ...venue.environment,
    ...options.environment?.(venue.room),
  })
  const log = createLog({
    level: 'debug',
    secrets: config.secrets,
    write: (line) => logLines.push(line),
  })
  const open = async () => {
    const app = await createApp({
      config,
      clock,
      log,
      platforms: chatPlatforms(config),
      watch: false,
      beat: false,
      ...options.app,
    })
    await app.start()
    return app
  }
  let app: App | null = await open()
  const stop = async () => {
    if (app !== null) await passingUntil(clock, app.stop())
    app = null
  }
  return {
    platform,
    clock,
    logLines,
    dataDir,
    room: venue.room,
    coach,
    person,
    mayManage: ({ id }, may = true) => venue.manage(id, may),
    leaves: ({ id }) => venue.leave(id),
    takesIntoChannel: (person, name) => venue.takeIntoChannel?.(person, name),
    saysAnonymously: (words) => venue.sayAnonymously?.(words),
    forwards: async (person, words, options) =>
      venue.forward(person, words, { ...options, in: 'private' }),
    failNext: (fault) => venue.failNext(fault),
    stop,
    async pass(ms) {
      await clock.advance(ms)
      await app?.tick()
      await clock.advance(1)
    },
    async restart() {
      await stop()
      app = await open()
    },
    async close() {
      await stop()
      await venue.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

const venues: Readonly<Record<StagePlatform, (clock: FakeClock) => Promise<Venue>>> = {
  async discord(clock) {
    const server: DiscordServer = await startDiscordServer({ clock })
    const people = new Map<string, ReturnType<typeof server.person>>()
    return {
      environment: { DISCORD_TOKEN: server.token, DISCORD_API_URL: server.apiUrl },
      room: `discord:${server.general.id}`,
      person(name) {
        const person = server.person(name)
        people.set(person.id, person)
        return person
      },
      manage(id, may) {
        if (may) server.world.managers.add(id)
        else server.world.managers.delete(id)
      },
      leave: (id) => void server.world.left.add(id),
      async forward({ id }, words, options) {
        await people.get(id)?.forwards(words, options)
      },
      failNext: (fault) => server.failNext(fault),
      stop: () => server.stop(),
    }
  },
  async telegram(clock) {
    const server = await startTelegramServer({ clock })
    const people = new Map<string, ReturnType<typeof server.person>>()
    return {
      environment: { TELEGRAM_TOKEN: server.token, TELEGRAM_API_ROOT: server.apiRoot },
      room: `telegram:${server.club.id}`,
      person(name) {
        const person = server.person(name)
        people.set(person.id, person)
        server.startedBy(person)
        return patient(person, clock)
      },
      manage(id, may) {
        if (may) server.club.admins.add(Number(id))
        else server.club.admins.delete(Number(id))
      },
      leave: (id) => void server.club.left.add(Number(id)),
      sayAnonymously: (words) => void server.anonymousSays(words, server.club),
      async forward({ id }, words, options) {
        const from = { type: 'hidden_user', sender_user_name: 'Somebody', date: 1 } as const
        await people.get(id)?.saysWith(words, { forward_origin: from }, options)
      },
      takeIntoChannel(person, name) {
        const channel = server.channel(name)
        channel.bot = 'left'
        server.invite(channel, person)
      },
      failNext: (fault) => server.failNext(fault),
      stop: () => server.stop(),
    }
  },
}

/** Telegram takes one message a second in a chat, so time has to pass while somebody listens. */
function patient(person: ChatPerson, clock: FakeClock): ChatPerson {
  return {
    ...person,
    hears: (expected, options) => passingUntil(clock, person.hears(expected, options)),
  }
}

/** Lets the clock go on in small steps until something has happened. */
async function passingUntil<Result>(clock: FakeClock, happening: Promise<Result>): Promise<Result> {
  let isOver = false
  const over = () => {
    isOver = true
  }
  happening.then(over, over)
  for (let round = 0; !isOver; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 5))
    if (!isOver && round % 4 === 3) await clock.advance(100)
  }
  return happening
}
