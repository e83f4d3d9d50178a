/**
 * The day's lift, posted to chats: those of `DAILY_LIFT_CHATS` at `DAILY_LIFT_CRON`, and every followed chat at its
 * own local time.
 *
 * Order of events: the ticker has claimed the slot -> its local day is the day of the lift -> what is to be said is
 * asked of the training side -> one delivery a chat and day, however often it is asked. A followed chat that stands
 * in the settings too gets only what it follows.
 */
import { type Destination, formatDestination, parseDestination } from '../chat/address.ts'
import type { Reply } from '../chat/reply.ts'
import { localDay } from '../clock.ts'
import type { Outgoing } from '../delivery/outgoing.ts'
import type { Due, ScheduleKind } from './due.ts'
import { FOLLOWED_LIFT, type FollowedChat, type FollowedChats } from './followed-chats.ts'
import type { Schedules } from './schedules.ts'

export interface LiftWanted {
  readonly destination: Destination
  /** What the chat follows; null: the community's own programme, as the settings say. */
  readonly followed: FollowedChat | null
  /** The local day, `YYYY-MM-DD`. */
  readonly day: string
  readonly zone: string
}

export interface DailyLiftParts {
  readonly followedChats: FollowedChats
  /** Chats named in the settings. */
  readonly chats: readonly Destination[]
  /** What to post there on that day; null: nothing, a rest day for instance. */
  readonly liftReplyFor: (wanted: LiftWanted) => Promise<Reply | null>
  /** Whether the person who followed may still manage that chat. Default: yes. */
  readonly mayStillFollow?: (chat: FollowedChat) => Promise<boolean>
}

const DAILY_LIFT = 'daily-lift'

/** What the ticker needs to post lifts. */
export function dailyLiftKinds(parts: DailyLiftParts): readonly ScheduleKind[] {
  return [
    { kind: DAILY_LIFT, prepare: (due) => liftsOfSettings(due, parts) },
    { kind: FOLLOWED_LIFT, prepare: (due) => liftOfFollowed(due, parts) },
  ]
}

export interface DailyLiftSettings {
  readonly chats: readonly Destination[]
  readonly cron: string
  readonly zone: string
  /** How late a lift is still of use, in milliseconds. Default: 6 hours. */
  readonly maxAgeMs?: number
}

/** Makes the schedule what the settings say; called at every start. */
export async function scheduleDailyLift(
  schedules: Schedules,
  { chats, cron, zone, maxAgeMs }: DailyLiftSettings,
): Promise<void> {
  if (chats.length === 0) return schedules.remove(DAILY_LIFT)
  await schedules.put({
    id: DAILY_LIFT,
    kind: DAILY_LIFT,
    recurrence: { cron },
    zone,
    ...(maxAgeMs === undefined ? {} : { maxAgeMs }),
  })
}

async function liftsOfSettings(due: Due, parts: DailyLiftParts): Promise<readonly Outgoing[]> {
  const followed = await parts.followedChats.all()
  const isFollowed = new Set(followed.map(({ destination }) => formatDestination(destination)))
  const others = parts.chats.filter((chat) => !isFollowed.has(formatDestination(chat)))
  const posts = await Promise.all(others.map((chat) => post(due, chat, null, parts)))
  return posts.flat()
}

async function liftOfFollowed(due: Due, parts: DailyLiftParts): Promise<readonly Outgoing[]> {
  const destination = parseDestination(due.schedule.target ?? '')
  const followed = destination && (await parts.followedChats.find(destination))
  if (followed === null) return []
  if (await mayStillFollow(followed, parts)) return post(due, followed.destination, followed, parts)
  await parts.followedChats.stop(followed.destination)
  return []
}

async function mayStillFollow(chat: FollowedChat, { mayStillFollow }: DailyLiftParts) {
  return mayStillFollow === undefined ? true : mayStillFollow(chat)
}

async function post(
  { schedule, slot }: Due,
  to: Destination,
  followed: FollowedChat | null,
  { liftReplyFor }: DailyLiftParts,
): Promise<readonly Outgoing[]> {
  const day = localDay(slot, schedule.zone)
  const reply = await liftReplyFor({ destination: to, followed, day, zone: schedule.zone })
  if (reply === null) return []
  const notAfter = slot + schedule.maxAgeMs
  return [{ source: `lift:${day}`, to, kind: 'lift', reply, dueAt: slot, notAfter }]
}
