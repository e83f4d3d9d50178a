/**
 * How much each platform takes.
 *
 * Telegram: about 30 messages a second for a bot, 1 a second in a private chat, 20 a minute in a group, up to 1000
 * a second when paid for (https://core.telegram.org/bots/faq). Discord: 50 requests a second; everything finer it
 * tells in headers, and the adapter reports it as a pause (https://discord.com/developers/docs/topics/rate-limits).
 */
import type { PlatformName } from '../chat/address.ts'
import type { Rate } from './window.ts'

export interface LaneLimits {
  /** Calls a second in all; null: no limit. */
  readonly perSecond: number | null
  /** The same at the paid rate; null: there is none. */
  readonly paidPerSecond: number | null
  readonly perPrivateChat: Rate | null
  readonly perGroup: Rate | null
  /** Of a group's rate, kept free for answers to people. */
  readonly groupReserve: number
  /** Announcements into private chats, all together: faster ones get a Discord bot quarantined. */
  readonly privateAnnouncements: Rate | null
  /** Refused requests in ten minutes after which deliveries rest; null: refusals are harmless here. */
  readonly refusalsInTenMinutes: number | null
}

const unlimited: LaneLimits = {
  perSecond: null,
  paidPerSecond: null,
  perPrivateChat: null,
  perGroup: null,
  groupReserve: 0,
  privateAnnouncements: null,
  refusalsInTenMinutes: null,
}

export const laneLimits: Readonly<Record<PlatformName, LaneLimits>> = {
  telegram: {
    ...unlimited,
    perSecond: 30,
    paidPerSecond: 1_000,
    perPrivateChat: { most: 1, perMs: 1_000 },
    perGroup: { most: 20, perMs: 60_000 },
    groupReserve: 5,
  },
  discord: {
    ...unlimited,
    perSecond: 50,
    privateAnnouncements: { most: 1, perMs: 6_000 },
    refusalsInTenMinutes: 500,
  },
  terminal: unlimited,
  web: unlimited,
}
