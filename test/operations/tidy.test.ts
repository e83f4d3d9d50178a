import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tidy } from '../../src/operations/tidy.ts'
import { createReminders } from '../../src/schedule/reminders.ts'
import { createSchedules } from '../../src/schedule/schedules.ts'
import { openPostOffice, type PostOffice } from '../delivery/support/post-office.ts'
import { createFakeClock, SOME_MORNING } from '../support/fake-clock.ts'

const DAY_MS = 24 * 3_600_000

describe('tidying', () => {
  let office: PostOffice
  beforeEach(async () => {
    office = await openPostOffice('telegram', {}, createFakeClock(SOME_MORNING))
  })
  afterEach(() => office.close())

  const schedulesLeft = async () => {
    const { db } = office.database
    const rows = await db
      .selectFrom('schedule')
      .select('payload_json')
      .orderBy('created_at')
      .execute()
    return rows.map(({ payload_json }) => JSON.parse(payload_json).text)
  }

  it('drops single reminders a month after they came, and keeps what still may come', async () => {
    const { db } = office.database
    const schedules = createSchedules(db, office.clock)
    const reminders = createReminders(schedules, office.clock)
    const add = (text: string, recurrence: Parameters<typeof reminders.add>[1]['recurrence']) =>
      reminders.add('alice', { text, recurrence, zone: 'Europe/London' })
    const single = await add('over', { at: SOME_MORNING + 60_000 })
    await add('daily', { cron: '0 7 * * *' })
    await add('next year', { at: SOME_MORNING + 200 * DAY_MS })
    const paused = await add('paused', { cron: '0 8 * * *' })
    await reminders.pause('alice', paused.id)
    const deleted = await add('deleted', { cron: '0 9 * * *' })
    await reminders.remove('alice', deleted.id)
    await db
      .updateTable('schedule')
      .set({ next_due_at: null })
      .where('id', '=', single.id)
      .execute()

    await tidy(db, SOME_MORNING + 30 * DAY_MS)
    expect(await schedulesLeft()).toEqual(['over', 'daily', 'next year', 'paused', 'deleted'])
    await tidy(db, SOME_MORNING + 32 * DAY_MS)
    expect(await schedulesLeft()).toEqual(['daily', 'next year', 'paused'])
  })

  it('drops buttons and cached values whose time is over', async () => {
    const { db } = office.database
    const button = {
      action: 'x',
      data_json: '{}',
      only_member: null,
      once: 0,
      pressed_at: null,
    } as const
    await db
      .insertInto('button')
      .values([
        { ...button, id: 'old', expires_at: SOME_MORNING },
        { ...button, id: 'good', expires_at: SOME_MORNING + 1 },
      ])
      .execute()
    await db
      .insertInto('cache')
      .values({ key: 'k', value: 'v', expires_at: SOME_MORNING })
      .execute()
    await tidy(db, SOME_MORNING)
    expect(await db.selectFrom('button').select('id').execute()).toEqual([{ id: 'good' }])
    expect(await db.selectFrom('cache').selectAll().execute()).toEqual([])
  })
})
