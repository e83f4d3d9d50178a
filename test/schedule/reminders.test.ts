import { describe, expect, it } from 'vitest'
import { joinMembers } from '../../src/members/personal-data.ts'
import {
  add,
  alice,
  beDown,
  DAY_MS,
  HOUR_MS,
  heard,
  join,
  live,
  MINUTE_MS,
  office,
  openAt,
  training,
} from './support/reminding.ts'

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
    training.isOnHold = true
    await live(2 * HOUR_MS)
    training.isOnHold = false
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
    training.liftDays = ['2026-11-25']
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
