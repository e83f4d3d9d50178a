import { afterEach, describe, expect, it } from 'vitest'
import type { PlatformName } from '../../src/chat/address.ts'
import { image, textOf } from './support/letters.ts'
import { letter, openPostOffice, type PostOffice, statesOf } from './support/post-office.ts'

let office: PostOffice
const open = async (name: PlatformName, ...rest: []) => {
  office = await openPostOffice(name, ...rest)
  await office.lane.start(office.platform)
  return office
}
afterEach(() => office.close())

const toPeople = (count: number, source = 'announcement:1') =>
  Array.from({ length: count }, (_, index) =>
    letter(source, `telegram:${index + 1}`, 'announcement'),
  )

describe('a lane', () => {
  it('sends what is queued once, also when the same is queued again', async () => {
    const { ledger, platform, clock } = await open('telegram')
    expect(await ledger.queue([letter('occurrence:1', 'telegram:42')])).toBe(1)
    expect(await ledger.queue([letter('occurrence:1', 'telegram:42')])).toBe(0)
    await clock.advance(5_000)
    expect(platform.accepted.map(({ to }) => to)).toEqual(['telegram:42'])
    expect(await statesOf(office)).toMatchObject([{ state: 'sent', attempts: 1, doubts: 0 }])
  })

  it('waits for the time a delivery is due', async () => {
    const { ledger, platform, clock } = await open('telegram')
    const dueAt = clock.now() + 90_000
    await ledger.queue([letter('occurrence:1', 'telegram:42', 'reminder', { dueAt })])
    await clock.advance(89_000)
    expect(platform.accepted).toEqual([])
    await clock.advance(1_100)
    expect(platform.accepted).toHaveLength(1)
  })

  it('keeps images and buttons whole on their way through the ledger', async () => {
    const { ledger, platform, clock } = await open('telegram')
    await ledger.queue([letter('announcement:1', 'telegram:42', 'announcement', { reply: image })])
    await clock.advance(100)
    const [sent] = platform.accepted
    const [picture, pressable] = sent?.reply.blocks ?? []
    expect(picture).toEqual(image.blocks[0])
    expect(pressable).toMatchObject({
      rows: [[{ label: 'Done', id: expect.stringMatching(/^[\w-]{16}$/) }]],
    })
  })

  it('fills 30 a second and never more in any second', async () => {
    const { ledger, platform, clock } = await open('telegram')
    await ledger.queue(toPeople(120))
    await clock.advance(10_000)
    const times = platform.calls.map(({ at }) => at)
    expect(times).toHaveLength(120)
    const tookMs = (times.at(-1) ?? 0) - (times[0] ?? 0)
    expect(119 / (tookMs / 1_000)).toBeGreaterThan(29.1)
    expect(mostWithin(times, 1_000)).toBeLessThanOrEqual(30)
  })

  it('never more in any second either when a call is held up on its way', async () => {
    const { ledger, platform, clock } = await open('telegram')
    platform.latencyMs = 60
    await ledger.queue(toPeople(180))
    await clock.advance(3_000)
    const before = platform.calls.length
    platform.latencyMs = 460
    await clock.advance(150)
    platform.latencyMs = 60
    const heldUp = platform.calls.length - before
    await clock.advance(5_000)
    const arrivals = platform.calls.map(({ at }, index) =>
      index >= before && index < before + heldUp ? at + 400 : at,
    )
    expect(heldUp).toBeGreaterThan(0)
    expect(mostWithin(arrivals, 1_000)).toBeLessThanOrEqual(30)
  })

  it('keeps to 1 a second in a private chat and 20 a minute in a group', async () => {
    const { ledger, platform, clock } = await open('telegram')
    const many = Array.from({ length: 25 }, (_, index) => [
      letter(`occurrence:${index}`, 'telegram:42'),
      letter(`occurrence:${index}`, 'telegram:-100'),
    ])
    await ledger.queue(many.flat())
    await clock.advance(180_000)
    const timesOf = (to: string) =>
      platform.calls.filter((one) => one.to === to).map(({ at }) => at)
    expect(timesOf('telegram:42')).toHaveLength(25)
    expect(mostWithin(timesOf('telegram:42'), 1_000)).toBe(1)
    expect(timesOf('telegram:-100')).toHaveLength(25)
    expect(mostWithin(timesOf('telegram:-100'), 60_000)).toBeLessThanOrEqual(20)
  })

  it('does not let a slow group hold up everybody else', async () => {
    const { ledger, platform, clock } = await open('telegram')
    const forOneGroup = Array.from({ length: 300 }, (_, index) =>
      letter(`lift:${index}`, 'telegram:-100', 'lift'),
    )
    await ledger.queue([...forOneGroup, ...toPeople(30)])
    await clock.advance(3_000)
    expect(platform.calls.filter(({ to }) => to !== 'telegram:-100')).toHaveLength(30)
  })

  it('lets answers overtake a broadcast', async () => {
    const { ledger, lane, platform, clock } = await open('telegram')
    await ledger.queue(toPeople(300))
    await clock.advance(2_000)
    const askedAt = clock.now()
    let waitedMs = Number.POSITIVE_INFINITY
    void lane.budget.enter({ platform: 'telegram', chat: '9999' }, 'interactive').then(() => {
      waitedMs = clock.now() - askedAt
    })
    await clock.advance(1_000)
    expect(waitedMs).toBeLessThanOrEqual(100)
    expect(
      mostWithin(
        platform.calls.map(({ at }) => at),
        1_000,
      ),
    ).toBeLessThanOrEqual(30)
  })

  it('sends reminders before a running announcement', async () => {
    const { ledger, platform, clock } = await open('telegram')
    await ledger.queue(toPeople(300))
    await clock.advance(1_000)
    await ledger.queue([letter('occurrence:1', 'telegram:7777')])
    await clock.advance(200)
    expect(platform.calls.map(({ to }) => to)).toContain('telegram:7777')
  })
})

describe('a lane that is asked to wait', () => {
  it('sends nothing to anybody while a wait for all runs, and then everything', async () => {
    const { ledger, platform, clock } = await open('telegram')
    platform.failNext(
      { outcome: 'retry', reason: 'rate-limit', retryAfterMs: 60_000, global: true },
      { to: 'telegram:10' },
    )
    await ledger.queue(toPeople(40))
    await clock.advance(62_000)
    const refusedAt = platform.calls.find(({ to }) => to === 'telegram:10')?.at ?? 0
    const within = platform.calls.filter(({ at }) => at > refusedAt && at < refusedAt + 60_000)
    expect(within).toEqual([])
    await clock.advance(5_000)
    expect(platform.accepted).toHaveLength(40)
    expect(new Set(platform.accepted.map(({ to }) => to)).size).toBe(40)
  })

  it('leaves one chat alone for three hours, also through a restart, and serves the others', async () => {
    const hours = 3 * 3_600_000
    const first = await open('telegram')
    first.platform.failNext({ outcome: 'retry', retryAfterMs: hours }, { to: 'telegram:1' })
    const notAfter = first.clock.now() + 2 * hours
    await first.ledger.queue([letter('occurrence:1', 'telegram:1', 'reminder', { notAfter })])
    await first.clock.advance(1_000)
    await first.ledger.queue([
      letter('occurrence:2', 'telegram:1', 'reminder', { notAfter }),
      letter('occurrence:2', 'telegram:2'),
    ])
    await first.clock.advance(1_000)
    expect(first.platform.accepted.map(({ to }) => to)).toEqual(['telegram:2'])
    await first.lane.stop()
    office = await first.restart()
    await office.lane.start(office.platform)
    await office.clock.advance(hours - 10_000)
    expect(office.platform.calls).toEqual([])
    await office.clock.advance(15_000)
    expect(office.platform.accepted.map(({ to }) => to)).toEqual(['telegram:1', 'telegram:1'])
  })

  it('rests after too many refused requests', async () => {
    const { ledger, lane, platform, clock } = await open('discord')
    for (let count = 0; count < 500; count += 1) lane.budget.countInvalid()
    await ledger.queue([letter('occurrence:1', 'discord:1')])
    await clock.advance(9 * 60_000)
    expect(platform.calls).toEqual([])
    await clock.advance(70_000)
    expect(platform.accepted).toHaveLength(1)
  })

  it('asks ever more seldom while the network is down, and loses nothing', async () => {
    const { ledger, platform, clock } = await open('telegram')
    platform.failNext({ outcome: 'retry', reason: 'ECONNREFUSED' }, { times: 100 })
    await ledger.queue(toPeople(50))
    await clock.advance(60_000)
    expect(platform.calls.length).toBeLessThan(60)
    await clock.advance(3_600_000)
    expect(platform.accepted).toHaveLength(50)
  })

  it('stops when the token is not taken any more, and keeps everything', async () => {
    const { ledger, platform, clock } = await open('telegram')
    platform.failNext({ outcome: 'unauthorised' }, { times: 100 })
    await ledger.queue(toPeople(20))
    await clock.advance(600_000)
    expect(platform.calls.length).toBeLessThanOrEqual(15)
    expect((await statesOf(office)).filter(({ state }) => state === 'dead')).toEqual([])
  })
})

/** The most calls in any stretch of that length. */
function mostWithin(times: readonly number[], ms: number): number {
  return Math.max(
    ...times.map((start) => times.filter((at) => at >= start && at < start + ms).length),
  )
}

describe('the words of a delivery', () => {
  it('are stored once for everybody', async () => {
    const { ledger, database } = await open('telegram')
    const shared = letter('announcement:1', 'telegram:1').reply
    await ledger.queue(toPeople(20).map((one) => ({ ...one, reply: shared })))
    const contents = await database.db.selectFrom('content').selectAll().execute()
    expect(contents.map(textOf)).toEqual(['reminder announcement:1'])
  })
})
