/**
 * Channels and groups that get the day's lift: which programme, since when, at what local time.
 *
 * Each has a schedule of its own, made and stopped together with it. Whether somebody may manage a chat is checked
 * by whoever calls `follow` and `stop`.
 */
import { type Destination, formatDestination, parseDestination } from '../chat/address.ts'
import type { Clock } from '../clock.ts'
import { newAddresses } from '../delivery/reachability.ts'
import type { Database } from '../storage/database.ts'
import type { FollowedChatTable } from '../storage/tables/delivery.ts'
import type { Schedules } from './schedules.ts'

export interface FollowedChat {
  readonly destination: Destination
  readonly programme: string
  /** Local day `YYYY-MM-DD` on which the programme's first week begins. */
  readonly startDay: string
  /** `HH:MM` in `zone`. */
  readonly localTime: string
  readonly zone: string
  /** Who asked for it, as `platform:person`. */
  readonly followedBy: string
}

export interface FollowedChats {
  /** Follows, or changes how. A time that has passed today begins tomorrow. */
  follow(chat: FollowedChat): Promise<void>
  /** True when it was followed. */
  stop(destination: Destination): Promise<boolean>
  /** A chat that moved is found under its old address, too: what came due before the move still knows that one. */
  find(destination: Destination): Promise<FollowedChat | null>
  all(): Promise<readonly FollowedChat[]>
}

export const FOLLOWED_LIFT = 'followed-lift'

export interface FollowedChatsParts {
  readonly db: Database
  readonly clock: Clock
  readonly schedules: Schedules
  /** How late a lift is still of use, in milliseconds. Default: 6 hours. */
  readonly maxAgeMs?: number
}

export function createFollowedChats(parts: FollowedChatsParts): FollowedChats {
  const { db, clock, schedules } = parts
  const find = async (destination: Destination) => {
    const address = formatDestination(destination)
    const movedTo = (await newAddresses(db, [address])).get(address)
    const row = await stillFollowed(db)
      .where('destination', 'in', [address, formatDestination(movedTo ?? destination)])
      .executeTakeFirst()
    return row === undefined ? null : asFollowedChat(row)
  }

  return {
    find,
    async follow(chat) {
      const destination = formatDestination(chat.destination)
      await store(db, destination, chat, clock.now())
      await removeSchedules(db, schedules, destination, scheduleId(destination))
      await schedules.put({
        id: scheduleId(destination),
        kind: FOLLOWED_LIFT,
        target: destination,
        recurrence: { cron: dailyAt(chat.localTime) },
        zone: chat.zone,
        ...(parts.maxAgeMs === undefined ? {} : { maxAgeMs: parts.maxAgeMs }),
      })
    },
    async stop(destination) {
      const followed = await find(destination)
      const address = formatDestination(followed?.destination ?? destination)
      await db
        .updateTable('followed_chat')
        .set({ stopped_at: clock.now() })
        .where('destination', '=', address)
        .execute()
      await removeSchedules(db, schedules, address)
      return followed !== null
    },
    async all() {
      const rows = await stillFollowed(db).orderBy('destination').execute()
      return rows.map(asFollowedChat)
    },
  }
}

/** `07:05` -> every day at five past seven. */
function dailyAt(localTime: string): string {
  const [hour, minute] = localTime.split(':').map(Number)
  return `${minute} ${hour} * * *`
}

function scheduleId(destination: string): string {
  return `follow:${destination}`
}

/** A chat that moved keeps the schedule it was made with, so its address counts and not the id. */
async function removeSchedules(
  db: Database,
  schedules: Schedules,
  address: string,
  except?: string,
): Promise<void> {
  const rows = await db
    .selectFrom('schedule')
    .select('id')
    .where('kind', '=', FOLLOWED_LIFT)
    .where('target', '=', address)
    .execute()
  for (const { id } of rows) if (id !== except) await schedules.remove(id)
}

function stillFollowed(db: Database) {
  return db.selectFrom('followed_chat').selectAll().where('stopped_at', 'is', null)
}

async function store(db: Database, destination: string, chat: FollowedChat, now: number) {
  const columns = {
    programme: chat.programme,
    start_day: chat.startDay,
    local_time: chat.localTime,
    zone: chat.zone,
    followed_by: chat.followedBy,
    followed_at: now,
    stopped_at: null,
  }
  await db
    .insertInto('followed_chat')
    .values({ destination, ...columns })
    .onConflict((conflict) => conflict.column('destination').doUpdateSet(columns))
    .execute()
}

function asFollowedChat(row: FollowedChatTable): FollowedChat {
  const destination = parseDestination(row.destination)
  if (destination === null) throw new Error(`"${row.destination}" is followed and is no address`)
  return {
    destination,
    programme: row.programme,
    startDay: row.start_day,
    localTime: row.local_time,
    zone: row.zone,
    followedBy: row.followed_by,
  }
}
