/**
 * The two local platforms of a round. They outlive every death of the program and keep in one form what came in and
 * what they accepted, whatever the platform calls it.
 */
import { startDiscordServer } from '../support/discord-server.ts'
import { startTelegramServer } from '../support/telegram-server.ts'
import type { FastClock } from './fast-time.ts'

/** A message that stands in a chat. */
export interface Accepted {
  readonly at: number
  /** An address such as `telegram:42`. */
  readonly target: string
  readonly text: string
}

/** A send that came in, whatever became of it. */
export interface Arrival {
  readonly at: number
  /** On the machine's clock. */
  readonly realAt: number
  readonly target: string
}

export interface Venue {
  /** Called with each send as it comes in, before it is answered. */
  onArrival: (arrival: Arrival) => void
  readonly telegram: Awaited<ReturnType<typeof startTelegramServer>>
  readonly discord: Awaited<ReturnType<typeof startDiscordServer>>
  readonly arrivals: readonly Arrival[]
  accepted(): readonly Accepted[]
  /** Sends answered with 429, with the time of the answer. */
  refusedForNow(): readonly { readonly at: number; readonly target: string }[]
  /** Sends of that chat, in the words faults are aimed with. */
  callFor(target: string): string
  stop(): Promise<void>
}

export async function openVenue(clock: FastClock): Promise<Venue> {
  const arrivals: Arrival[] = []
  const note = (call: string) => {
    const target = targetOf(call)
    if (target === null) return
    const arrival = { at: clock.now(), realAt: Date.now(), target }
    arrivals.push(arrival)
    venue.onArrival(arrival)
  }
  const telegram = await startTelegramServer({ clock, onCall: note })
  const discord = await startDiscordServer({ clock, onCall: note })

  const discordAddress = (roomId: string) => {
    const personId = discord.world.rooms.get(roomId)?.personId
    return personId === undefined ? `discord:${roomId}` : `discord:@${personId}`
  }
  const targetOf = (call: string): string | null => {
    const [, chat] = /^sendMessage (-?\d+)/.exec(call) ?? []
    if (chat !== undefined) return `telegram:${chat}`
    const [, room] = /^POST \/channels\/(\d+)\/messages$/.exec(call) ?? []
    return room === undefined ? null : discordAddress(room)
  }
  const roomOf = (target: string) => {
    const [, person, channel = ''] = /^discord:(?:@(\d+)|(\d+))$/.exec(target) ?? []
    return person === undefined ? channel : discord.world.privateRoomOf(person).id
  }

  const venue: Venue = {
    onArrival: () => {},
    telegram,
    discord,
    arrivals,
    accepted: () => [...telegramAccepted(telegram), ...discordAccepted(discord, discordAddress)],
    refusedForNow() {
      const calls = [
        ...telegram.calls.map((one) => ({ ...one, call: `${one.method} ${one.params.chat_id}` })),
        ...discord.calls.map((one) => ({ ...one, call: `${one.method} ${one.path}` })),
      ]
      return calls.flatMap(({ at, status, call }) => {
        const target = targetOf(call)
        return status === 429 && target !== null ? [{ at, target }] : []
      })
    },
    callFor: (target) =>
      target.startsWith('telegram:')
        ? `sendMessage ${target.slice('telegram:'.length)}`
        : `POST /channels/${roomOf(target)}/messages`,
    async stop() {
      await Promise.all([telegram.stop(), discord.stop()])
    },
  }
  return venue
}

function telegramAccepted({ accepted }: Venue['telegram']): Accepted[] {
  return accepted.map(({ at, chat, text }) => ({ at, target: `telegram:${chat}`, text }))
}

function discordAccepted(
  { world }: Venue['discord'],
  addressOf: (roomId: string) => string,
): Accepted[] {
  return [...world.rooms.values()].flatMap((room) =>
    [...room.messages.values()]
      .filter(({ author }) => author.id === world.bot.id)
      .map(({ timestamp, content }) => ({
        at: Date.parse(timestamp),
        target: addressOf(room.id),
        text: content,
      })),
  )
}
