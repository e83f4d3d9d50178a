import { describe, expect, it } from 'vitest'
import {
  action,
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
  snooze,
} from './support/reminding.ts'

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
