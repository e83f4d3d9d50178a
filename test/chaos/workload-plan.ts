/**
 * What a round expects, and the stores its work is written with.
 */
import { createAnnouncements } from '../../src/delivery/announcements/announcements.ts'
import { createMembers } from '../../src/members/members.ts'
import { createFollowedChats } from '../../src/schedule/followed-chats.ts'
import { createReminders } from '../../src/schedule/reminders.ts'
import { createSchedules } from '../../src/schedule/schedules.ts'
import type { Database } from '../../src/storage/database.ts'
import type { Chance } from './chance.ts'
import type { Venue } from './venue.ts'

export type ExpectedKind = 'lift' | 'reminder' | 'announcement'

/** One message that has to arrive in one chat. */
export interface Expected {
  readonly kind: ExpectedKind
  /** Stands in its words and in no other's, except lifts, which name their programme. */
  readonly mark: string
  /** Where it has to stand in the end. */
  readonly target: string
  readonly dueAt: number
  readonly zone: string
  /** Nobody takes it there, and the ledger has to say so. */
  readonly refused: boolean
  /** Where the same person is tried first. */
  readonly triedAt?: string
}

/** A reminder that comes again and again. */
export interface Repeating {
  readonly mark: string
  readonly target: string
  /** The first time. */
  readonly dueAt: number
  readonly everyMs: number
}

export interface WorkloadParts {
  readonly venue: Venue
  readonly db: Database
  readonly chance: Chance
  readonly now: number
  /** A whole minute soon after `now`. */
  readonly minute: number
}

export type Stores = ReturnType<typeof openStores>
export type Plan = ReturnType<typeof createPlan>

export function openStores({ db, now }: WorkloadParts) {
  const clock = { now: () => now, after: () => () => {} }
  const schedules = createSchedules(db, clock)
  return {
    schedules,
    members: createMembers(db, clock, 'Europe/London'),
    followedChats: createFollowedChats({ db, clock, schedules }),
    reminders: createReminders(schedules, clock),
    announcements: createAnnouncements(db, clock),
  }
}

export function createPlan() {
  let marks = 0
  return {
    expected: [] as Expected[],
    decoys: [] as string[],
    repeating: [] as Repeating[],
    newMark(): string {
      marks += 1
      return `zq${marks}`
    },
  }
}

/** All of them have the Monday of the round while it runs. */
export const zones = [
  'Europe/London',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Tokyo',
  'Australia/Adelaide',
  'Pacific/Honolulu',
]
export const MONDAY = '2026-11-23'

/** `HH:MM` on the clocks of that zone. */
export function onTheWall(at: number, zone: string): string {
  const shown = { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  return new Intl.DateTimeFormat('en-GB', shown).format(at)
}
