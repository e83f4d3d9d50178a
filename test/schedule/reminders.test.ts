import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ButtonAction, Reply } from '../../src/chat/reply.ts'
import { createAnnouncementChoices } from '../../src/delivery/announcements/choices.ts'
import { createFailOver } from '../../src/delivery/fail-over.ts'
import { createMemberTargets } from '../../src/delivery/member-target.ts'
import { createReachability } from '../../src/delivery/reachability.ts'
import { silentLog } from '../../src/log.ts'
import { createMembers } from '../../src/members/members.ts'
import { joinMembers } from '../../src/members/personal-data.ts'
import type { StoredSettings } from '../../src/members/settings.ts'
import { nextScheduleAt } from '../../src/schedule/claim-due.ts'
import { reminderKind } from '../../src/schedule/reminder-kind.ts'
import {
  createReminders,
  type NewReminder,
  type Rung,
  type Snooze,
} from '../../src/schedule/reminders.ts'
import { createSchedules } from '../../src/schedule/schedules.ts'
import { createTicker } from '../../src/schedule/ticker.ts'
import { openPostOffice, type PostOffice } from '../delivery/support/post-office.ts'
import { createFakeClock, SOME_MORNING } from '../support/fake-clock.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

let office: PostOffice
afterEach(() => office.close())

/** The program on a real database, one lane, at that moment. */
async function openAt(startAt: number) {
  office = await openPostOffice('telegram', {}, createFakeClock(startAt))
  await office.lane.start(office.platform)
}
beforeEach(() => openAt(SOME_MORNING - HOUR_MS))

let isOnHold = false
let liftDays: readonly string[] = []
afterEach(() => {
  isOnHold = false
  liftDays = []
})

function join() {
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
    isOnHold: async () => isOnHold,
    isLiftDay: async (_member, day) => liftDays.includes(day),
  })
  const ticker = createTicker({ db: database.db, ledger, clock, log: silentLog, kinds: [kind] })
  const choices = createAnnouncementChoices({ db: database.db, clock, members })
  const isOn = () => true
  const parts = { db: database.db, clock, ledger, members, reachability, choices, isOn }
  const failOver = createFailOver({ ...parts, log: silentLog })
  return { members, reachability, reminders, ticker, failOver, db: database.db }
}

const alice = async (settings: StoredSettings = {}) => {
  const { members } = join()
  const { id } = await members.memberFor({ platform: 'telegram', id: '42' })
  await members.changeSettings(id, settings)
  return id
}

const add = async (memberId: string, reminder: Partial<NewReminder> = {}) =>
  join().reminders.add(memberId, {
    text: 'hips',
    recurrence: { cron: '0 7 * * *' },
    zone: 'Europe/London',
    ...reminder,
  })

/** Lets that much time pass, looking whenever something comes due. */
const live = async (forMs: number) => {
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
const beDown = async (forMs: number) => {
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

const heard = () =>
  office.platform.accepted.map(
    ({ at, to, reply }) => `${new Date(at).toISOString().slice(5, 16)} ${to} ${wordsOf(reply)}`,
  )

/** What a button of the latest message stands for. */
function action(label: string): ButtonAction {
  const blocks = office.platform.accepted.at(-1)?.reply.blocks ?? []
  const all = blocks.flatMap((block) => (block.kind === 'buttons' ? block.rows.flat() : []))
  const found = all.find((button) => button.label === label)?.action
  if (found === undefined) throw new Error(`no button ${label}`)
  return found
}

const snooze = (memberId: string, label: string) => {
  const { how, ...rung } = action(label).data as unknown as Rung & { how: Snooze }
  return join().reminders.snooze(memberId, rung, how)
}

describe('a reminder', () => {
  it('comes at its local time in the private chat, day after day, also after restarts', async () => {
    await add(await alice())
    await live(25 * HOUR_MS)
    expect(heard()).toEqual([
      '11-24T07:00 telegram:42 ⏰  hips',
      '11-25T07:00 telegram:42 ⏰  hips',
    ])
    await beDown(5 * MINUTE_MS)
    await live(HOUR_MS)
    expect(heard()).toEqual([])
  })

  it.each([
    ['2027-03-28', '01:30', 'Europe/London', '03-28T01:00'],
    ['2026-10-25', '01:30', 'Europe/London', '10-25T00:30'],
    ['2027-03-14', '02:30', 'America/New_York', '03-14T07:00'],
    ['2026-11-01', '01:30', 'America/New_York', '11-01T05:30'],
  ])('comes once on the day of a clock change: %s %s %s', async (day, time, zone, expected) => {
    await office.close()
    await openAt(Date.parse(`${day}T00:00Z`) - 12 * HOUR_MS)
    const [hour, minute] = time.split(':').map(Number)
    await add(await alice(), { recurrence: { cron: `${minute} ${hour} * * *` }, zone })
    await live(36 * HOUR_MS)
    const onTheDay = heard().filter((one) => one.slice(0, 5) === day.slice(5))
    expect(onTheDay.map((one) => one.slice(0, 11))).toEqual([expected])
  })

  it('reaches the preferred platform, and the other one while that is blocked', async () => {
    const id = await alice({ preferredPlatform: 'telegram' })
    const { members, reachability, db } = join()
    const other = await members.memberFor({ platform: 'discord', id: '7' })
    await joinMembers(db, other.id, id)
    const blocked = { platform: 'telegram', chat: '42' } as const
    await reachability.note({ destination: blocked, reachable: false, reason: 'blocked' })
    await add(id)
    await live(2 * HOUR_MS)
    const rows = await db.selectFrom('delivery').select(['target', 'state']).execute()
    expect(rows).toEqual([{ target: 'discord:@7', state: 'queued' }])
  })

  it('goes to the other platform, once, when the block shows only at sending', async () => {
    const id = await alice({ preferredPlatform: 'telegram' })
    const { members, failOver, db } = join()
    const other = await members.memberFor({ platform: 'discord', id: '7' })
    await joinMembers(db, other.id, id)
    office.platform.failNext({ outcome: 'gone', reason: 'blocked' })
    await add(id)
    await live(2 * HOUR_MS)
    const { source } = await db.selectFrom('delivery').select('source').executeTakeFirstOrThrow()
    await failOver.ofSource(source)
    await failOver.ofSource(source)
    const rows = await db.selectFrom('delivery').select(['target', 'state']).execute()
    expect(rows.toSorted((a, b) => a.target.localeCompare(b.target))).toEqual([
      { target: 'discord:@7', state: 'queued' },
      { target: 'telegram:42', state: 'dead' },
    ])
  })

  it('goes to the other platform when it died beside another one, also when a crash came between', async () => {
    const id = await alice({ preferredPlatform: 'telegram' })
    const { members, failOver, db } = join()
    const other = await members.memberFor({ platform: 'discord', id: '7' })
    await joinMembers(db, other.id, id)
    office.platform.failNext({ outcome: 'gone', reason: 'blocked' })
    await add(id)
    await add(id, { text: 'drink' })
    await live(2 * HOUR_MS)
    expect(await failOver.ofEverybody()).toBe(2)
    expect(await failOver.ofEverybody()).toBe(0)
    const rows = await db.selectFrom('delivery').select(['target', 'state']).execute()
    expect(rows.map(({ target, state }) => `${target} ${state}`).toSorted()).toEqual([
      'discord:@7 queued',
      'discord:@7 queued',
      'telegram:42 dead',
      'telegram:42 dead',
    ])
  })

  it('to lift is silent while a hold stands; another one is not', async () => {
    const id = await alice()
    await add(id, { text: 'time to lift' })
    await add(id, { text: 'drink' })
    isOnHold = true
    await live(2 * HOUR_MS)
    isOnHold = false
    await live(DAY_MS)
    expect(heard().map((one) => one.slice(0, 5) + one.slice(26))).toEqual(
      [
        expect.stringContaining('drink'),
        expect.stringContaining('time to lift'),
        expect.stringContaining('drink'),
      ].map((one) => one),
    )
  })

  it('for lift days comes on those alone', async () => {
    liftDays = ['2026-11-25']
    await add(await alice(), { onLiftDays: true })
    await live(3 * DAY_MS)
    expect(heard()).toEqual(['11-25T07:00 telegram:42 ⏰  hips'])
  })

  it('is data: what is typed in it stays text', async () => {
    await add(await alice(), { text: '@everyone <@&1> [x](http://y)' })
    await live(2 * HOUR_MS)
    const [sent] = office.platform.accepted
    expect(sent?.reply.blocks[0]).toEqual({
      kind: 'text',
      spans: [{ text: '⏰ ' }, { text: '@everyone <@&1> [x](http://y)', bold: true }],
    })
  })
})

describe('a downtime', () => {
  it('tells several missed ones in one message', async () => {
    const id = await alice()
    await add(id)
    await add(id, { text: 'drink', recurrence: { cron: '0 8 * * *' } })
    await beDown(4 * HOUR_MS)
    await live(10 * MINUTE_MS)
    expect(heard()).toHaveLength(1)
    expect(heard()[0]).toMatch(
      /you missed 2 reminders: hips {2}\(today at 07:00\) drink {2}\(today at 08:00\)/,
    )
  })

  it('says that one is late, and how many it stands for', async () => {
    await add(await alice(), { recurrence: { cron: '0 7,8,9 * * *' } })
    await beDown(4 * HOUR_MS)
    await live(10 * MINUTE_MS)
    expect(heard()).toEqual([
      expect.stringMatching(/hips This was for today at 09:00; .*late\. You missed 2 before it\.$/),
    ])
  })

  it('says nothing of a daily one after ten hours, but all of a single one after two days', async () => {
    const id = await alice()
    await add(id)
    await add(id, { text: 'physio', recurrence: { once: '2026-11-24T08:00' } })
    await beDown(50 * HOUR_MS)
    await live(10 * MINUTE_MS)
    expect(heard().join()).toMatch(/physio/)
    await beDown(11 * HOUR_MS)
    expect(heard()).toEqual([])
  })
})

describe('a machine that slept', () => {
  it('tells once what came due meanwhile, and goes on as before', async () => {
    await add(await alice())
    await office.clock.advance(4 * HOUR_MS)
    await live(DAY_MS)
    expect(heard()).toEqual([
      expect.stringMatching(/hips This was for today at 07:00; .*late/),
      '11-25T07:00 telegram:42 ⏰  hips',
    ])
  })
})

describe('quiet hours', () => {
  const quiet = { quietFrom: '22:00', quietTo: '08:00' }

  it('do not hold what was asked for at that very hour', async () => {
    await add(await alice(quiet))
    await live(2 * HOUR_MS)
    expect(heard()).toEqual(['11-24T07:00 telegram:42 ⏰  hips'])
  })

  it('hold a catch-up until they end', async () => {
    const id = await alice(quiet)
    await add(id, { recurrence: { cron: '30 6 * * *' } })
    await beDown(HOUR_MS)
    await live(2 * HOUR_MS)
    expect(heard()).toEqual([expect.stringMatching(/^11-24T08:00 .*late/)])
  })

  it('do not hold what was put off to that very hour, but what comes late', async () => {
    const id = await alice(quiet)
    await add(id, { recurrence: { once: '2026-11-24T06:30' } })
    await live(HOUR_MS)
    await snooze(id, 'Snooze 10 min')
    await live(12 * MINUTE_MS)
    expect(heard().map((one) => one.slice(0, 11))).toEqual(['11-24T06:30', '11-24T07:10'])
    await snooze(id, 'Snooze 10 min')
    await beDown(20 * MINUTE_MS)
    await live(2 * HOUR_MS)
    expect(heard().map((one) => one.slice(0, 11))).toEqual(['11-24T08:00'])
  })
})

describe('a snooze', () => {
  it.each([
    ['Snooze 10 min', '11-24T07:11'],
    ['1 h', '11-24T08:01'],
    ['Tomorrow', '11-25T07:00'],
  ])('%s comes again then, once, also when pressed twice and after a restart', async (label, at) => {
    const id = await alice()
    await add(id, { recurrence: { once: '2026-11-24T07:00' } })
    await live(HOUR_MS + MINUTE_MS)
    await snooze(id, label)
    await snooze(id, label)
    await beDown(MINUTE_MS)
    await live(26 * HOUR_MS)
    expect(heard()).toEqual([expect.stringContaining(at)])
  })

  it('is off when the reminder is done, and is not one of the list', async () => {
    const id = await alice()
    await add(id)
    await live(HOUR_MS + MINUTE_MS)
    const { occurrence } = action('Done').data as { occurrence: string }
    await snooze(id, '1 h')
    expect(await join().reminders.list(id)).toHaveLength(1)
    await join().reminders.done(id, occurrence)
    await live(3 * HOUR_MS)
    expect(heard()).toHaveLength(1)
  })

  it('of a snooze until tomorrow is at the first local time', async () => {
    const id = await alice()
    await add(id, { recurrence: { once: '2026-11-24T07:00' } })
    await live(HOUR_MS + MINUTE_MS)
    await snooze(id, '1 h')
    await live(65 * MINUTE_MS)
    await snooze(id, 'Tomorrow')
    await live(25 * HOUR_MS)
    expect(heard().map((one) => one.slice(0, 10))).toEqual([
      '11-24T07:0',
      '11-24T08:0',
      '11-25T07:0',
    ])
  })
})

describe('the list of a member', () => {
  it('pauses, resumes, changes, deletes and takes that back', async () => {
    const id = await alice()
    const { reminders } = join()
    const one = await add(id)
    await reminders.pause(id, one.id)
    expect(await reminders.list(id)).toMatchObject([{ isPaused: true, nextDueAt: null }])
    await reminders.resume(id, one.id)
    await reminders.change(id, one.id, { recurrence: { cron: '30 7 * * *' } })
    await reminders.remove(id, one.id)
    expect(await reminders.list(id)).toEqual([])
    await reminders.restore(id, one.id)
    await live(3 * HOUR_MS)
    expect(heard()).toEqual(['11-24T07:30 telegram:42 ⏰  hips'])
  })

  it('leaves out what is over', async () => {
    const id = await alice()
    await add(id, { recurrence: { once: '2026-11-24T07:00' } })
    await live(2 * HOUR_MS)
    expect(await join().reminders.list(id)).toEqual([])
  })

  it('is the member’s alone', async () => {
    const mine = await add(await alice())
    const { members, reminders } = join()
    const bob = await members.memberFor({ platform: 'telegram', id: '43' })
    await reminders.remove(bob.id, mine.id)
    await reminders.pause(bob.id, mine.id)
    await expect(reminders.change(bob.id, mine.id, { text: 'ha' })).rejects.toThrow(/gone/)
    await live(2 * HOUR_MS)
    expect(heard()).toHaveLength(1)
  })

  it.each([
    [{ recurrence: { cron: '*/30 * * * *' } }, /once an hour at most/],
    [{ recurrence: { cron: '0,59 7 * * *' } }, /once an hour at most/],
    [{ text: 'x'.repeat(501) }, /501 characters.*500/],
    [{ recurrence: { once: '2028-12-01T07:00' } }, /two years/],
    [{ recurrence: { once: '2020-12-01T07:00' } }, /never comes/],
  ])('has limits, each with a sentence: %o', async (reminder, sentence) => {
    await expect(add(await alice(), reminder)).rejects.toThrow(sentence)
  })

  it('ends at twenty', async () => {
    const id = await alice()
    for (let count = 0; count < 20; count += 1) await add(id)
    await expect(add(id)).rejects.toThrow(/20 reminders.*Delete one/)
  })

  it('moves with the wall clock when the member moves, and loses nothing on the way', async () => {
    const id = await alice()
    await add(id)
    await add(id, { text: 'soon', recurrence: { once: '2026-11-24T07:30' } })
    expect(await join().reminders.moveTo(id, 'Asia/Tokyo')).toBe(1)
    await live(DAY_MS)
    expect(heard()).toEqual([
      '11-24T07:30 telegram:42 ⏰  soon',
      '11-24T22:00 telegram:42 ⏰  hips',
    ])
  })
})
