/**
 * What sending an announcement means, before it is sent: how many get it where, how long that takes, when it lands,
 * and whether it is safe.
 *
 * Discord takes private messages to many people for spam and locks the bot away, also when everybody agreed. So
 * only those who opted in get one, slowly, and no more than a day's safe number; a plan above that is refused.
 */
import type { Destination, PlatformName } from '../../chat/address.ts'
import { UserError } from '../../errors.ts'
import { isPrivate } from '../chat-rates.ts'
import { type LaneLimits, laneLimits } from '../lane-limits.ts'

/** Private announcements on Discord in a day, over all announcements. Bots were locked away from about 100 on. */
export const MOST_DISCORD_PRIVATE_A_DAY = 90

const inOrder: readonly PlatformName[] = ['telegram', 'discord', 'terminal', 'web']

export interface PlannedDelivery {
  readonly to: Destination
  /** When it may go, epoch milliseconds. */
  readonly dueAt: number
}

export interface PlanFacts {
  readonly startsAt: number
  /** Telegram's paid rate. */
  readonly paid: boolean
  /** Messages it takes on a platform; more than one when the text is long. */
  readonly partsOn: (platform: PlatformName) => number
  /** Private announcements on Discord within the last day. */
  readonly discordPrivateToday: number
}

export interface PlatformPlan {
  readonly platform: PlatformName
  readonly chats: number
  readonly people: number
  readonly seconds: number
}

export interface AnnouncementPlan {
  readonly platforms: readonly PlatformPlan[]
  /** How many get it later than the others, in quiet hours or in their own morning. */
  readonly later: number
  readonly lastDueAt: number
  /** Why it must not be sent like this; null: it may. */
  readonly refusal: string | null
}

export function planOf(deliveries: readonly PlannedDelivery[], facts: PlanFacts): AnnouncementPlan {
  const byPlatform = Map.groupBy(deliveries, ({ to }) => to.platform)
  const platforms = inOrder.flatMap((platform) => {
    const own = byPlatform.get(platform)
    return own === undefined ? [] : [platformPlan(platform, own, facts)]
  })
  const dueTimes = deliveries.map(({ dueAt }) => dueAt)
  return {
    platforms,
    later: dueTimes.filter((dueAt) => dueAt > facts.startsAt).length,
    lastDueAt: dueTimes.reduce((latest, dueAt) => Math.max(latest, dueAt), facts.startsAt),
    refusal: refusalOf(platforms, facts),
  }
}

/** Throws a `UserError` when the plan must not be carried out. */
export function insistOnSafety({ refusal, platforms }: AnnouncementPlan): void {
  if (platforms.length === 0) {
    throw new UserError(
      'Nobody would get that. Choose another audience, or wait until somebody has joined.',
    )
  }
  if (refusal !== null) throw new UserError(refusal)
}

/** `3 channels and 1,240 people on Telegram, about 42 s; 41 opted-in DMs on Discord, about 4 min`. */
export function planInWords({ platforms }: Pick<AnnouncementPlan, 'platforms'>): string {
  if (platforms.length === 0) return 'nobody'
  return platforms
    .map((plan) => `${whoInWords(plan)} on ${platformTitles[plan.platform]}, ${took(plan.seconds)}`)
    .join('; ')
}

export const platformTitles: Readonly<Record<PlatformName, string>> = {
  telegram: 'Telegram',
  discord: 'Discord',
  terminal: 'the terminal',
  web: 'the chat page',
}

function platformPlan(
  platform: PlatformName,
  deliveries: readonly PlannedDelivery[],
  { paid, partsOn }: PlanFacts,
): PlatformPlan {
  const people = deliveries.filter(({ to }) => isPrivate(to)).length
  const calls = { people: people * partsOn(platform), all: deliveries.length * partsOn(platform) }
  return {
    platform,
    people,
    chats: deliveries.length - people,
    seconds: secondsFor(calls, laneLimits[platform], paid),
  }
}

function secondsFor(
  calls: { readonly people: number; readonly all: number },
  { perSecond, paidPerSecond, privateAnnouncements }: LaneLimits,
  paid: boolean,
): number {
  const rate = (paid ? paidPerSecond : null) ?? perSecond
  const atFullPace = rate === null ? 0 : calls.all / rate
  const gently =
    privateAnnouncements === null
      ? 0
      : (calls.people * privateAnnouncements.perMs) / privateAnnouncements.most / 1_000
  return Math.ceil(Math.max(atFullPace, gently))
}

function refusalOf(platforms: readonly PlatformPlan[], facts: PlanFacts): string | null {
  const discord = platforms.find(({ platform }) => platform === 'discord')
  const inADay = (discord?.people ?? 0) + facts.discordPrivateToday
  if (discord === undefined || discord.people === 0 || inADay <= MOST_DISCORD_PRIVATE_A_DAY)
    return null
  const before =
    facts.discordPrivateToday === 0 ? '' : ` after ${facts.discordPrivateToday} in the last day`
  return (
    `${counted(discord.people, 'private message')} on Discord${before} would risk that Discord locks me ` +
    `away as spam; ${MOST_DISCORD_PRIVATE_A_DAY} a day are safe. Choose channels only, or a smaller audience.`
  )
}

function whoInWords({ platform, chats, people }: PlatformPlan): string {
  const persons =
    platform === 'discord' ? counted(people, 'opted-in DM') : counted(people, 'person', 'people')
  return [chats > 0 && counted(chats, 'channel'), people > 0 && persons]
    .filter(Boolean)
    .join(' and ')
}

/** `1 channel`, `1,240 people`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`
}

function took(seconds: number): string {
  if (seconds <= 1) return 'at once'
  if (seconds < 100) return `about ${seconds} s`
  const minutes = Math.round(seconds / 60)
  return minutes < 100 ? `about ${minutes} min` : `about ${Math.round(minutes / 60)} h`
}
