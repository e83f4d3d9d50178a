/**
 * The group's week: on Sunday evening, one post in each chat that gets the lift, about the members who opted in.
 *
 * Order of events: the ticker has claimed the Sunday -> for each chat, who of those who opted in is in it now, and
 * their name there -> what they did is asked of the training side -> one delivery a chat and Sunday.
 * Who is in a chat and how they are called is asked each time and never stored.
 */
import { type Destination, formatDestination, type PlatformName } from '../chat/address.ts'
import type { Reply } from '../chat/reply.ts'
import { localDay } from '../clock.ts'
import type { Outgoing } from '../delivery/outgoing.ts'
import type { Due, ScheduleKind } from './due.ts'
import type { FollowedChats } from './followed-chats.ts'
import type { Schedules } from './schedules.ts'

/** Somebody who opted in, by their account on one platform. */
export interface GroupWeekMember {
  readonly memberId: string
  readonly personId: string
}

export interface WeeklyGroupParts {
  readonly followedChats: Pick<FollowedChats, 'all'>
  /** Chats named in the settings. */
  readonly chats: readonly Destination[]
  readonly membersOn: (platform: PlatformName) => Promise<readonly GroupWeekMember[]>
  /** How a person is called in that chat; null when they are not in it now. */
  readonly nameIn: (at: Destination, personId: string) => Promise<string | null>
  /** The week of these people; null: nothing to say. */
  readonly groupWeek: (
    people: readonly { readonly memberId: string; readonly name: string }[],
  ) => Promise<Reply | null>
}

const WEEKLY_GROUP = 'weekly-group'
const SUNDAY_AT_SIX = '0 18 * * 0'
/** Until midnight it is still this week. */
const MAX_AGE_MS = 6 * 3_600_000

export function weeklyGroupKind(parts: WeeklyGroupParts): ScheduleKind {
  return {
    kind: WEEKLY_GROUP,
    async prepare(due) {
      const posts: Outgoing[] = []
      for (const chat of await chatsOf(parts)) posts.push(...(await post(due, chat, parts)))
      return posts
    },
  }
}

/** Makes the schedule; called at every start. */
export async function scheduleWeeklyGroup(schedules: Schedules, zone: string): Promise<void> {
  await schedules.put({
    id: WEEKLY_GROUP,
    kind: WEEKLY_GROUP,
    recurrence: { cron: SUNDAY_AT_SIX },
    zone,
    maxAgeMs: MAX_AGE_MS,
  })
}

/** Each once, also when it stands in the settings and is followed. */
async function chatsOf({ followedChats, chats }: WeeklyGroupParts) {
  const followed = (await followedChats.all()).map(({ destination }) => destination)
  const byAddress = [...chats, ...followed].map((chat) => [formatDestination(chat), chat] as const)
  return [...new Map(byAddress).values()]
}

async function post(
  { schedule, slot }: Due,
  to: Destination,
  parts: WeeklyGroupParts,
): Promise<readonly Outgoing[]> {
  const reply = await parts.groupWeek(await peopleIn(to, parts))
  if (reply === null) return []
  const source = `group-week:${localDay(slot, schedule.zone)}`
  return [{ source, to, kind: 'notice', reply, dueAt: slot, notAfter: slot + schedule.maxAgeMs }]
}

/** One after the other: a large group must not use up what the platform allows at once. */
async function peopleIn(to: Destination, { membersOn, nameIn }: WeeklyGroupParts) {
  const names = new Map<string, string>()
  for (const { memberId, personId } of await membersOn(to.platform)) {
    if (names.has(memberId)) continue
    const name = await nameIn(to, personId)
    if (name !== null) names.set(memberId, name)
  }
  return [...names].map(([memberId, name]) => ({ memberId, name }))
}
