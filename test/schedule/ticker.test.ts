import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { reply, text } from '../../src/chat/reply.ts'
import { silentLog } from '../../src/log.ts'
import type { Due, ScheduleKind } from '../../src/schedule/due.ts'
import { occurrenceSource } from '../../src/schedule/due.ts'
import { createSchedules, type NewSchedule } from '../../src/schedule/schedules.ts'
import { createTicker } from '../../src/schedule/ticker.ts'
import { openPostOffice, type PostOffice } from '../delivery/support/post-office.ts'
import { createFakeClock, SOME_MORNING } from '../support/fake-clock.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

let office: PostOffice
beforeEach(async () => {
  office = await openPostOffice('telegram', {}, createFakeClock(SOME_MORNING - MINUTE_MS))
  await office.lane.start(office.platform)
})
afterEach(() => office.close())

/** A kind that says which slot it is for, and how many were missed. */
const plainKind = (asked: Due[] = []): ScheduleKind => ({
  kind: 'plain',
  async prepare(due) {
    asked.push(due)
    const words = `${new Date(due.slot).toISOString().slice(0, 16)} +${due.missed}`
    const to = { platform: 'telegram', chat: due.schedule.target ?? '' } as const
    return [{ source: occurrenceSource(due), to, kind: 'reminder', reply: reply(text(words)) }]
  },
})

const tickerOf = ({ database, ledger, clock }: PostOffice, kind: ScheduleKind = plainKind()) =>
  createTicker({ db: database.db, ledger, clock, log: silentLog, kinds: [kind] })

const add = (schedule: Partial<NewSchedule> = {}) =>
  createSchedules(office.database.db, office.clock).add({
    kind: 'plain',
    target: '42',
    recurrence: { cron: '0 7 * * *' },
    zone: 'Europe/London',
    ...schedule,
  })

/** Lets that much time pass with a tick every so often. */
const live = async (forMs: number, ticker = tickerOf(office), everyMs = 30_000) => {
  for (let left = forMs; left > 0; left -= everyMs) {
    await office.clock.advance(Math.min(everyMs, left))
    await ticker.tick()
  }
  await office.clock.advance(1_500)
}

/** The process is not running for that long. */
const beDown = async (forMs: number) => {
  await office.lane.stop()
  await office.clock.advance(forMs)
  const seen = office.platform.accepted
  office = await office.restart()
  await office.lane.start(office.platform)
  return seen
}

const said = () =>
  office.platform.accepted.map(({ reply: { blocks } }) =>
    blocks
      .flatMap((block) => (block.kind === 'text' ? block.spans.map((span) => span.text) : []))
      .join(),
  )

describe('the ticker', () => {
  it('has every slot said once, at its local time', async () => {
    await add()
    await live(3 * DAY_MS, tickerOf(office), 10 * MINUTE_MS)
    expect(said()).toEqual(['2026-11-24T07:00 +0', '2026-11-25T07:00 +0', '2026-11-26T07:00 +0'])
  })

  it('says a single time once and then never again', async () => {
    await add({ recurrence: { once: '2026-11-24T07:30' } })
    await live(2 * DAY_MS, tickerOf(office), 10 * MINUTE_MS)
    expect(said()).toEqual(['2026-11-24T07:30 +0'])
  })

  it('does not repeat after a restart and does not forget', async () => {
    await add()
    await live(2 * MINUTE_MS)
    expect(said()).toHaveLength(1)
    await beDown(5 * MINUTE_MS)
    await live(10 * MINUTE_MS)
    expect(said()).toEqual([])
    await live(DAY_MS, tickerOf(office), 10 * MINUTE_MS)
    expect(said()).toEqual(['2026-11-25T07:00 +0'])
  })

  it('asks again for what a crash cut off between claiming and queueing', async () => {
    await add()
    const cut = { kind: 'plain', prepare: () => new Promise<never>(() => {}) }
    await office.clock.advance(MINUTE_MS)
    void tickerOf(office, cut).tick()
    await office.clock.advance(1_000)
    await beDown(MINUTE_MS)
    await live(MINUTE_MS)
    expect(said()).toEqual(['2026-11-24T07:00 +0'])
  })

  it('is late but not silent after a short downtime', async () => {
    await add()
    await beDown(2 * HOUR_MS)
    await live(MINUTE_MS)
    expect(said()).toEqual(['2026-11-24T07:00 +0'])
  })

  it('says nothing when it has become useless, and goes on with the next', async () => {
    await add()
    await beDown(20 * HOUR_MS)
    await live(10 * HOUR_MS, tickerOf(office), 10 * MINUTE_MS)
    expect(said()).toEqual(['2026-11-25T07:00 +0'])
  })

  it('merges a long downtime into one message, not a flood', async () => {
    await add({ recurrence: { cron: '0 * * * *' } })
    await beDown(6 * HOUR_MS)
    await live(30_000)
    expect(said()).toEqual(['2026-11-24T12:00 +5'])
  })

  it('skips what was missed when it was told to', async () => {
    await add({ missedPolicy: 'skip' })
    await beDown(2 * HOUR_MS)
    await live(MINUTE_MS)
    expect(said()).toEqual([])
  })

  it('tells several late ones of one chat together when their kind can', async () => {
    await add({ target: '7' })
    await add({ target: '7', recurrence: { cron: '30 7 * * *' } })
    await add({ target: '8' })
    await beDown(2 * HOUR_MS)
    const merging: ScheduleKind = {
      ...plainKind(),
      prepareCatchUp: async ([first, ...others]) =>
        first === undefined
          ? []
          : [
              {
                source: occurrenceSource(first),
                to: { platform: 'telegram', chat: first.schedule.target ?? '' },
                kind: 'reminder',
                reply: reply(text(`${others.length + 1} together`)),
              },
            ],
    }
    await live(MINUTE_MS, tickerOf(office, merging))
    expect(said().toSorted()).toEqual(['2 together', '2026-11-24T07:00 +0'].toSorted())
  })

  it('goes on with the others when one cannot be prepared, and tries that one again', async () => {
    await add({ target: '1' })
    await add({ target: '2' })
    let isBroken = true
    const plain = plainKind()
    const kind: ScheduleKind = {
      kind: 'plain',
      async prepare(due) {
        if (isBroken && due.schedule.target === '1') throw new Error('no words today')
        return plain.prepare(due)
      },
    }
    const ticker = tickerOf(office, kind)
    await live(2 * MINUTE_MS, ticker)
    expect(office.platform.accepted.map(({ to }) => to)).toEqual(['telegram:2'])
    isBroken = false
    await live(2 * MINUTE_MS, ticker)
    expect(office.platform.accepted.map(({ to }) => to)).toEqual(['telegram:2', 'telegram:1'])
  })

  it('leaves paused and deleted schedules alone, and resumes without catching up', async () => {
    const schedules = createSchedules(office.database.db, office.clock)
    const [paused, deleted] = [await add({ target: '1' }), await add({ target: '2' })]
    await schedules.pause(paused.id)
    await schedules.remove(deleted.id)
    await live(HOUR_MS, tickerOf(office), MINUTE_MS)
    await schedules.resume(paused.id)
    await live(HOUR_MS, tickerOf(office), MINUTE_MS)
    expect(said()).toEqual([])
    await live(DAY_MS, tickerOf(office), 10 * MINUTE_MS)
    expect(said()).toEqual(['2026-11-25T07:00 +0'])
  })
})

describe('the ticker on a clock that jumps', () => {
  /** The machine's clock is set without time passing. */
  const jump = async (byMs: number) => {
    const { folder, database, lane } = office
    await lane.stop()
    await database.close()
    office = await openPostOffice(
      'telegram',
      {},
      createFakeClock(office.clock.now() + byMs),
      folder,
    )
    await office.lane.start(office.platform)
  }

  it('says a slot once when the clock goes back an hour', async () => {
    await add()
    await live(2 * MINUTE_MS)
    await jump(-HOUR_MS)
    await live(2 * HOUR_MS, tickerOf(office), MINUTE_MS)
    expect(said()).toEqual([])
    await live(DAY_MS, tickerOf(office), 10 * MINUTE_MS)
    expect(said()).toEqual(['2026-11-25T07:00 +0'])
  })

  it('loses no day after a clock that was a month ahead is set right', async () => {
    await add()
    await add({ target: '7', recurrence: { once: '2026-11-26T12:00' } })
    await jump(30 * DAY_MS + 10 * HOUR_MS)
    await live(MINUTE_MS)
    expect(said()).toEqual([])
    await jump(-30 * DAY_MS - 10 * HOUR_MS)
    await live(2.5 * DAY_MS, tickerOf(office), 10 * MINUTE_MS)
    expect(said()).toEqual([
      '2026-11-24T07:00 +0',
      '2026-11-25T07:00 +0',
      '2026-11-26T07:00 +0',
      '2026-11-26T12:00 +0',
    ])
  })

  it('takes a jump of an hour forward for a short downtime', async () => {
    await add()
    await jump(HOUR_MS)
    await live(MINUTE_MS)
    expect(said()).toEqual(['2026-11-24T07:00 +0'])
  })
})
