/**
 * The chats a round posts lifts to: groups and channels that follow, one of which may have moved and one of which
 * moves between two posts, and the chats of the settings.
 */
import { parseDestination } from '../../src/chat/address.ts'
import { scheduleDailyLift } from '../../src/schedule/daily-lift.ts'
import { type Group, type Move, planMove } from './moves.ts'
import type { Venue } from './venue.ts'
import {
  MONDAY,
  onTheWall,
  type Plan,
  type Stores,
  type WorkloadParts,
  zones,
} from './workload-plan.ts'

const MINUTE_MS = 60_000

const programmes = [
  ['busy-runner', 'Busy runner'],
  ['dumbbell-foundation', 'Dumbbell foundation'],
  ['max-strength-base', 'Max-strength base'],
  ['in-season-maintenance', 'In-season maintenance'],
] as const

export interface Followed {
  /** Where their messages have to stand in the end. */
  readonly targets: readonly string[]
  /** Where the program knows them. */
  readonly addresses: readonly string[]
  readonly move: Move
}

export async function followChats(
  parts: WorkloadParts,
  stores: Stores,
  plan: Plan,
): Promise<Followed> {
  const { venue, chance, minute } = parts
  const moving = movingGroup(parts)
  const places = [...telegramGroups(parts), moving.place, ...discordChannels(venue)]
  for (const { address, target, followedBy, dueAt = minute } of places) {
    const zone = chance.one(zones)
    const [programme, name] = chance.one(programmes)
    const [platform = '', chat = ''] = address.split(':')
    await stores.followedChats.follow({
      destination: { platform: platform as 'discord' | 'telegram', chat },
      ...{ programme, startDay: MONDAY, zone, followedBy },
      localTime: onTheWall(dueAt, zone),
    })
    plan.expected.push({ kind: 'lift', mark: name, target, dueAt, zone, refused: false })
  }
  return {
    move: moving.move,
    targets: places.map(({ target }) => target),
    addresses: places.map(({ address }) => address),
  }
}

interface FollowedPlace {
  readonly address: string
  /** Where that is in the end. */
  readonly target: string
  readonly followedBy: string
  /** Default: the round's minute. */
  readonly dueAt?: number
}

/** An announcement finds it where it was, its lift a minute later where it is then. */
function movingGroup({ venue: { telegram }, chance, minute }: WorkloadParts) {
  const boss = telegram.person('boss')
  const [from, to] = [telegram.group('Valley', { basic: true }), telegram.group('Valley')]
  for (const group of [from, to]) group.admins.add(Number(boss.id))
  const move = planMove({ from, to, isTold: chance.happens(0.5) }, telegram)
  const place: FollowedPlace = {
    address: move.from,
    target: move.to,
    followedBy: `telegram:${boss.id}`,
    dueAt: minute + MINUTE_MS,
  }
  return { move, place }
}

/** Two groups; every other round the second one has become a supergroup, which Telegram may have told or not. */
function telegramGroups({ venue: { telegram }, chance }: WorkloadParts): FollowedPlace[] {
  const boss = telegram.person('boss')
  const groups = [telegram.group('Track'), telegram.group('Hills', { basic: true })]
  const [moves, tells] = [chance.happens(0.5), chance.happens(0.3)]
  return groups.map((group, index) => {
    group.admins.add(Number(boss.id))
    const moved = moves && index === 1 ? movedFrom(group, tells, telegram) : group
    moved.admins.add(Number(boss.id))
    return {
      address: `telegram:${group.id}`,
      target: `telegram:${moved.id}`,
      followedBy: `telegram:${boss.id}`,
    }
  })
}

function movedFrom(group: Group, isTold: boolean, telegram: Venue['telegram']): Group {
  if (isTold) return telegram.migrate(group)
  const moved = telegram.group(group.name)
  group.movedTo = moved.id
  return moved
}

function discordChannels({ discord }: Venue): FollowedPlace[] {
  const boss = discord.person('boss')
  discord.world.managers.add(boss.id)
  return ['track', 'hills'].map((name) => {
    const address = `discord:${discord.channel(name).id}`
    return { address, target: address, followedBy: `discord:${boss.id}` }
  })
}

export async function settingsChats(
  { venue, chance, minute }: WorkloadParts,
  { schedules }: Stores,
  plan: Plan,
) {
  const zone = chance.one(zones)
  const [hour, minuteOfHour] = onTheWall(minute, zone).split(':').map(Number)
  const targets = [`telegram:${venue.telegram.club.id}`, `discord:${venue.discord.general.id}`]
  for (const target of targets) {
    const mark = 'Bodyweight foundation'
    plan.expected.push({ kind: 'lift', mark, target, dueAt: minute, zone, refused: false })
  }
  const cron = `${minuteOfHour} ${hour} * * *`
  const chats = targets.flatMap((target) => parseDestination(target) ?? [])
  await scheduleDailyLift(schedules, { chats, cron, zone })
  const environment = {
    TIME_ZONE: zone,
    DAILY_LIFT_CRON: cron,
    DAILY_LIFT_CHATS: targets.join(','),
  }
  return { targets, environment }
}
