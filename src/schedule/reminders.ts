/**
 * Members' own reminders: added, listed, paused, changed, deleted, put off.
 *
 * Each is a schedule of kind `reminder` with its owner. A snooze is another one, for a single time, named after
 * the occurrence it puts off, so that pressing twice is once. A member only ever touches their own.
 */
import type { Clock } from '../clock.ts'
import { UserError } from '../errors.ts'
import { isRecurring, nextTime, type Recurrence } from './recurrence.ts'
import { assertAllowed, reminderLimits, tooMany } from './reminder-limits.ts'
import { type ReminderPayload, readPayload } from './reminder-payload.ts'
import type { Schedule, Schedules } from './schedules.ts'
import { instantOf, wallTimeAt } from './wall-clock.ts'

export interface Reminder {
  readonly id: string
  readonly text: string
  readonly recurrence: Recurrence
  readonly zone: string
  /** The member named the zone for this one; else it is their own and moves with them. */
  readonly zoneIsNamed: boolean
  /** Comes only on days with a lift. */
  readonly onLiftDays: boolean
  /** Epoch milliseconds; null while paused. */
  readonly nextDueAt: number | null
  readonly isPaused: boolean
}

export interface NewReminder {
  readonly text: string
  readonly recurrence: Recurrence
  readonly zone: string
  readonly onLiftDays?: boolean
  /** The zone is not the member's own but was named for this one. */
  readonly zoneIsNamed?: boolean
}

export type Snooze = '10-minutes' | '1-hour' | 'tomorrow'

/** What came and is put off. */
export interface Rung {
  readonly occurrence: string
  readonly text: string
  /** The instant it was due, so that tomorrow's is at the same local time. */
  readonly slot: number
  readonly zone: string
}

export interface Reminders {
  /** Throws a `UserError` when a limit is reached. */
  add(memberId: string, reminder: NewReminder): Promise<Reminder>
  /** Oldest first, finished ones left out. */
  list(memberId: string): Promise<readonly Reminder[]>
  /** Null when it is not this member's, or is over. */
  find(memberId: string, id: string): Promise<Reminder | null>
  pause(memberId: string, id: string): Promise<void>
  resume(memberId: string, id: string): Promise<void>
  /** Throws like `add`. */
  change(memberId: string, id: string, change: Partial<NewReminder>): Promise<Reminder>
  remove(memberId: string, id: string): Promise<void>
  /** Takes `remove` back. */
  restore(memberId: string, id: string): Promise<Reminder | null>
  /** Gives the instant it comes again. */
  snooze(memberId: string, rung: Rung, how: Snooze): Promise<number>
  /** Nothing is to come of that occurrence any more. */
  done(memberId: string, occurrence: string): Promise<void>
  /** Every reminder keeps its local time in the new zone, but those with a zone of their own. Gives how many moved. */
  moveTo(memberId: string, zone: string): Promise<number>
}

export const REMINDER = 'reminder'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const RECURRING_MAX_AGE_MS = 6 * HOUR_MS
/** What was asked for once is better a few days late than never. */
const ONCE_MAX_AGE_MS = 7 * DAY_MS

export function createReminders(schedules: Schedules, clock: Clock): Reminders {
  const own = async (memberId: string, id: string) => {
    const schedule = await schedules.find(id)
    const isTheirs = schedule?.ownerMember === memberId && schedule.kind === REMINDER
    return isTheirs ? schedule : null
  }
  const list = async (memberId: string) => {
    const all = await schedules.ofMember(memberId, REMINDER)
    return all.filter(isListed).map(asReminder)
  }
  /** Runs only when the schedule is the member's. */
  const ifOwn = async (memberId: string, id: string, run: (id: string) => Promise<void>) => {
    if ((await own(memberId, id)) !== null) await run(id)
  }

  return {
    list,
    async add(memberId, reminder) {
      const others = await list(memberId)
      if (others.length >= reminderLimits.count) throw tooMany()
      assertAllowed(reminder, clock.now())
      return asReminder(await schedules.add(scheduleOf(memberId, reminder)))
    },
    async find(memberId, id) {
      const schedule = await own(memberId, id)
      return schedule === null || !isListed(schedule) ? null : asReminder(schedule)
    },
    pause: (memberId, id) => ifOwn(memberId, id, schedules.pause),
    resume: (memberId, id) => ifOwn(memberId, id, schedules.resume),
    remove: (memberId, id) => ifOwn(memberId, id, schedules.remove),
    async change(memberId, id, change) {
      const schedule = await own(memberId, id)
      if (schedule === null) throw gone()
      const wanted = { ...asReminder(schedule), ...change }
      assertAllowed(wanted, clock.now())
      const { recurrence, zone, payload, maxAgeMs } = scheduleOf(memberId, wanted)
      await schedules.change(id, { recurrence, zone, payload, maxAgeMs })
      if (change.recurrence !== undefined) await schedules.resume(id)
      return asReminder((await schedules.find(id)) ?? schedule)
    },
    async restore(memberId, id) {
      const others = await list(memberId)
      if (others.length >= reminderLimits.count) throw tooMany()
      await schedules.restore(id)
      const schedule = await own(memberId, id)
      if (schedule === null) await schedules.remove(id)
      return schedule === null ? null : asReminder(schedule)
    },
    async snooze(memberId, rung, how) {
      const at = snoozedTo(rung, how, clock.now())
      await schedules.put({
        ...scheduleOf(memberId, { text: rung.text, zone: rung.zone, recurrence: { at } }),
        id: snoozeId(rung.occurrence),
        payload: { text: rung.text, snoozed: true, firstSlot: rung.slot } satisfies ReminderPayload,
      })
      return at
    },
    async done(memberId, occurrence) {
      await ifOwn(memberId, snoozeId(occurrence), schedules.remove)
    },
    async moveTo(memberId, zone) {
      const all = (await schedules.ofMember(memberId, REMINDER)).filter(isListed)
      const moving = all.filter(
        (one) =>
          one.zone !== zone &&
          !readPayload(one.payload).zoneIsNamed &&
          staysAhead(one, zone, clock.now()),
      )
      for (const { id } of moving) await schedules.change(id, { zone })
      return moving.length
    },
  }
}

/** Snoozes come and go by themselves; what is over is not shown. */
function isListed(schedule: Schedule): boolean {
  const isOver = schedule.nextDueAt === null && schedule.pausedAt === null
  return !isOver && !readPayload(schedule.payload).snoozed
}

function asReminder({ id, payload, recurrence, zone, nextDueAt, pausedAt }: Schedule): Reminder {
  const { text, onLiftDays, zoneIsNamed } = readPayload(payload)
  const isPaused = pausedAt !== null
  return { id, text, recurrence, zone, zoneIsNamed, onLiftDays, nextDueAt, isPaused }
}

function scheduleOf(ownerMember: string, reminder: NewReminder) {
  const { text, recurrence, zone, onLiftDays = false, zoneIsNamed = false } = reminder
  return {
    kind: REMINDER,
    ownerMember,
    recurrence,
    zone,
    payload: {
      text,
      ...(onLiftDays ? { onLiftDays } : {}),
      ...(zoneIsNamed ? { zoneIsNamed } : {}),
    } satisfies ReminderPayload,
    maxAgeMs: isRecurring(recurrence) ? RECURRING_MAX_AGE_MS : ONCE_MAX_AGE_MS,
  }
}

function snoozeId(occurrence: string): string {
  return `snooze:${occurrence}`
}

function snoozedTo({ slot, zone }: Rung, how: Snooze, now: number): number {
  if (how === '10-minutes') return now + 10 * MINUTE_MS
  if (how === '1-hour') return now + HOUR_MS
  const dayAt = (instant: number) => Math.floor(wallTimeAt(instant, zone) / DAY_MS) * DAY_MS
  const sinceMidnight = wallTimeAt(slot, zone) - dayAt(slot)
  return instantOf(dayAt(now) + DAY_MS + sinceMidnight, zone)
}

/** A single time that has passed in the new zone stays where it was, so that it is not lost. */
function staysAhead({ recurrence, nextDueAt }: Schedule, zone: string, now: number): boolean {
  return nextDueAt === null || nextTime(recurrence, zone, now) !== null
}

function gone(): UserError {
  return new UserError('That reminder is gone. /reminders shows those you have.')
}
