/**
 * Reminders on a real database with one lane: a member, time that passes, downtimes, and what was heard.
 *
 * The office is opened before each test of the file that imports this, at six in the morning, and closed after it.
 */
import { afterEach, beforeEach } from 'vitest'
import type { ButtonAction, Reply } from '../../../src/chat/reply.ts'
import { createAnnouncementChoices } from '../../../src/delivery/announcements/choices.ts'
import { createFailOver } from '../../../src/delivery/fail-over.ts'
import { createMemberTargets } from '../../../src/delivery/member-target.ts'
import { createReachability } from '../../../src/delivery/reachability.ts'
import { silentLog } from '../../../src/log.ts'
import { createMembers } from '../../../src/members/members.ts'
import type { StoredSettings } from '../../../src/members/settings.ts'
import { nextScheduleAt } from '../../../src/schedule/claim-due.ts'
import { reminderKind } from '../../../src/schedule/reminder-kind.ts'
import {
  createReminders,
  type NewReminder,
  type Rung,
  type Snooze,
} from '../../../src/schedule/reminders.ts'
import { createSchedules } from '../../../src/schedule/schedules.ts'
import { createTicker } from '../../../src/schedule/ticker.ts'
import { openPostOffice, type PostOffice } from '../../delivery/support/post-office.ts'
import { createFakeClock, SOME_MORNING } from '../../support/fake-clock.ts'

export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

export let office: PostOffice
afterEach(() => office.close())

/** The program on a real database, one lane, at that moment. */
export async function openAt(startAt: number) {
  office = await openPostOffice('telegram', {}, createFakeClock(startAt))
  await office.lane.start(office.platform)
}
beforeEach(() => openAt(SOME_MORNING - HOUR_MS))

/** How training stands for everybody, until the end of a test. */
export const training = { isOnHold: false, liftDays: [] as readonly string[] }
afterEach(() => {
  training.isOnHold = false
  training.liftDays = []
})

export function join() {
  const { database, clock, ledger } = office
  const members = createMembers(database.db, clock, 'Europe/London')
  const reachability = createReachability(database.db, clock)
  const targets = createMemberTargets({ db: database.db, members, reachability })
  const schedules = createSchedules(database.db, clock)
  const reminders = createReminders(schedules, clock)
  const kind = reminderKind({
    members,
    targets,
    clock,
    isOnHold: async () => training.isOnHold,
    isLiftDay: async (_member, day) => training.liftDays.includes(day),
  })
  const ticker = createTicker({ db: database.db, ledger, clock, log: silentLog, kinds: [kind] })
  const choices = createAnnouncementChoices({ db: database.db, clock, members })
  const isOn = () => true
  const parts = { db: database.db, clock, ledger, members, reachability, choices, isOn }
  const failOver = createFailOver({ ...parts, log: silentLog })
  return { members, reachability, reminders, ticker, failOver, db: database.db }
}

export const alice = async (settings: StoredSettings = {}) => {
  const { members } = join()
  const { id } = await members.memberFor({ platform: 'telegram', id: '42' })
  await members.changeSettings(id, settings)
  return id
}

export const add = async (memberId: string, reminder: Partial<NewReminder> = {}) =>
  join().reminders.add(memberId, {
    text: 'hips',
    recurrence: { cron: '0 7 * * *' },
    zone: 'Europe/London',
    ...reminder,
  })

/** Lets that much time pass, looking whenever something comes due. */
export const live = async (forMs: number) => {
  const { ticker, db } = join()
  const { clock } = office
  const until = clock.now() + forMs
  while (clock.now() < until) {
    await ticker.tick()
    const nextAt = (await nextScheduleAt(db)) ?? until
    await clock.advance(Math.max(1, Math.min(nextAt, until) - clock.now()))
  }
  await ticker.tick()
  await clock.advance(1_500)
}

/** The process is not running for that long. */
export const beDown = async (forMs: number) => {
  await office.lane.stop()
  await office.clock.advance(forMs)
  office = await office.restart()
  await office.lane.start(office.platform)
}

const wordsOf = ({ blocks }: Reply) =>
  blocks
    .flatMap((block) => {
      if (block.kind === 'text' || block.kind === 'note') return block.spans
      return block.kind === 'list' ? block.items.flat() : []
    })
    .map(({ text }) => text)
    .join(' ')

export const heard = () =>
  office.platform.accepted.map(
    ({ at, to, reply }) => `${new Date(at).toISOString().slice(5, 16)} ${to} ${wordsOf(reply)}`,
  )

/** What a button of the latest message stands for. */
export function action(label: string): ButtonAction {
  const blocks = office.platform.accepted.at(-1)?.reply.blocks ?? []
  const all = blocks.flatMap((block) => (block.kind === 'buttons' ? block.rows.flat() : []))
  const found = all.find((button) => button.label === label)?.action
  if (found === undefined) throw new Error(`no button ${label}`)
  return found
}

export const snooze = (memberId: string, label: string) => {
  const { how, ...rung } = action(label).data as unknown as Rung & { how: Snooze }
  return join().reminders.snooze(memberId, rung, how)
}
