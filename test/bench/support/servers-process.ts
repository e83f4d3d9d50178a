/**
 * The other side of `far-servers.ts`: local servers that are told over the process's channel what to do.
 */
import { systemClock } from '../../../src/clock.ts'
import { type DiscordServer, startDiscordServer } from '../../support/discord-server.ts'
import type { Fault } from '../../support/faults.ts'
import type { FloodRules } from '../../support/telegram/flood.ts'
import { startTelegramServer, type TelegramServer } from '../../support/telegram-server.ts'
import { askAll } from './far-questions.ts'
import { trafficOf } from './far-traffic.ts'
import { createFastClock, preciseNow } from './fast-clock.ts'

export interface FarTelegramOptions {
  /** How much faster than life its clock runs, and since when. Default: life. */
  readonly fast?: { readonly times: number; readonly beganAt: number }
  readonly latencyMs?: number
  /** Flood limits it keeps. Default: none. */
  readonly limit?: Partial<FloodRules>
}

let telegram: TelegramServer | null = null
let discord: DiscordServer | null = null

const calls = {
  async startTelegram({ fast, latencyMs = 0, limit }: FarTelegramOptions = {}) {
    const clock =
      fast === undefined
        ? { ...systemClock, now: preciseNow }
        : createFastClock(fast.times, fast.beganAt)
    await telegram?.stop()
    telegram = await startTelegramServer({ clock, latencyMs })
    if (limit !== undefined) telegram.limit(limit)
    return { token: telegram.token, apiRoot: telegram.apiRoot }
  },
  async startDiscord() {
    discord = await startDiscordServer()
    return { token: discord.token, apiUrl: discord.apiUrl }
  },
  /** People who started a chat; every so-manieth has blocked Ironstride since. Gives their ids. */
  people(count: number, blockedEvery: number | null = null): string[] {
    const { world } = running()
    return Array.from({ length: count }, (_, index) => {
      const { id } = world.addPerson(`Runner${index}`)
      const room = world.rooms.get(id)
      if (room === undefined) throw new Error('a person has no private chat')
      room.started = true
      if (blockedEvery !== null && index % blockedEvery === 7) room.standsAs = 'blocked'
      return `${id}`
    })
  },
  fail: (fault: Fault) => running().failNext(fault),
  acceptedCount: () => running().accepted.length,
  traffic: (graceMs: number) => trafficOf(running().calls, graceMs),
  questions: (asked: readonly string[], gapMs: number) => askAll(running(), asked, gapMs),
  /** When each chat was first called, by its id. */
  firstCalls: (): Record<string, number> =>
    Object.fromEntries(
      running()
        .calls.toReversed()
        .filter(({ method }) => method === 'sendMessage')
        .map(({ params, arrivedAt }) => [String(params.chat_id), arrivedAt]),
    ),
}

export type FarCalls = typeof calls

function running(): TelegramServer {
  if (telegram === null) throw new Error('no local Telegram was started')
  return telegram
}

interface FarRequest {
  readonly id: number
  readonly name: keyof FarCalls
  readonly given: readonly never[]
}

process.on('message', async ({ id, name, given }: FarRequest) => {
  try {
    const call = calls[name] as (...given: readonly never[]) => unknown
    process.send?.({ id, result: (await call(...given)) ?? null })
  } catch (error) {
    process.send?.({ id, error: String(error) })
  }
})
process.on('disconnect', () => process.exit())
