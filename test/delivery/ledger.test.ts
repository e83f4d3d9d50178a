import { afterEach, describe, expect, it } from 'vitest'
import type { PlatformName } from '../../src/chat/address.ts'
import { createReachability } from '../../src/delivery/reachability.ts'
import { letter, openPostOffice, type PostOffice, statesOf } from './support/post-office.ts'

let office: PostOffice
const open = async (name: PlatformName) => {
  office = await openPostOffice(name)
  await office.lane.start(office.platform)
  return office
}
const crash = async () => {
  office = await office.restart()
  await office.lane.start(office.platform)
  return office
}
afterEach(() => office.close())

const lost = { outcome: 'in-doubt', reason: 'ECONNRESET' } as const

describe('a message that was refused', () => {
  it('is a dead letter with its reason and is not tried again', async () => {
    const { ledger, platform, clock } = await open('telegram')
    platform.failNext({ outcome: 'refused', reason: 'too-long' })
    await ledger.queue([letter('occurrence:1', 'telegram:42')])
    await clock.advance(600_000)
    expect(platform.calls).toHaveLength(1)
    expect(await statesOf(office)).toMatchObject([
      { state: 'dead', reason: 'too-long', attempts: 1 },
    ])
  })

  it('is tried again after growing waits when it certainly did not arrive', async () => {
    const { ledger, platform, clock } = await open('telegram')
    platform.failNext({ outcome: 'retry', reason: 'ENOTFOUND' }, { times: 4 })
    await ledger.queue([letter('occurrence:1', 'telegram:42')])
    await clock.advance(60_000)
    const waits = platform.calls
      .slice(1)
      .map(({ at }, index) => at - (platform.calls[index]?.at ?? 0))
    expect(waits.map((wait) => Math.round(wait / 1_000))).toEqual([1, 2, 4, 8])
    expect(await statesOf(office)).toMatchObject([{ state: 'sent', attempts: 5, doubts: 0 }])
  })

  it('is given up after its last useful moment', async () => {
    const { ledger, platform, clock } = await open('telegram')
    platform.failNext({ outcome: 'retry', reason: 'ENOTFOUND' }, { times: 99 })
    const notAfter = clock.now() + 10_000
    await ledger.queue([letter('occurrence:1', 'telegram:42', 'reminder', { notAfter })])
    await clock.advance(60_000)
    expect(await statesOf(office)).toMatchObject([
      { state: 'dead', reason: 'too-late after ENOTFOUND' },
    ])
  })

  it('is not sent at all when its time is over before its turn comes', async () => {
    const { ledger, platform, clock } = await open('telegram')
    await office.lane.stop()
    const notAfter = clock.now() + 10_000
    await ledger.queue([letter('occurrence:1', 'telegram:42', 'reminder', { notAfter })])
    await clock.advance(20_000)
    await office.lane.start(platform)
    await clock.advance(1_000)
    expect(platform.calls).toEqual([])
    expect(await statesOf(office)).toMatchObject([{ state: 'dead', reason: 'too-late' }])
  })
})

describe('a target that takes nothing any more', () => {
  it('is remembered, everything waiting for it dies too, and nothing new is tried', async () => {
    const { ledger, platform, clock } = await open('telegram')
    platform.failNext({ outcome: 'gone', reason: 'blocked' })
    await ledger.queue([
      letter('occurrence:1', 'telegram:42'),
      letter('occurrence:2', 'telegram:42'),
    ])
    await clock.advance(5_000)
    await ledger.queue([letter('announcement:1', 'telegram:42', 'announcement')])
    await clock.advance(5_000)
    expect(platform.calls).toHaveLength(1)
    expect((await statesOf(office)).map(({ state, reason }) => `${state} ${reason}`)).toEqual([
      'dead blocked',
      'dead blocked',
      'dead blocked',
    ])
  })

  it('is healed when somebody writes from there', async () => {
    const { ledger, platform, clock, database } = await open('telegram')
    const reachability = createReachability(database.db, clock)
    const there = { platform: 'telegram', chat: '42' } as const
    await reachability.note({ destination: there, reachable: false, reason: 'blocked' })
    expect(await reachability.reasonFor(there)).toBe('blocked')
    await reachability.heard(there)
    await ledger.queue([letter('occurrence:1', 'telegram:42')])
    await clock.advance(1_000)
    expect(platform.accepted).toHaveLength(1)
  })

  it('takes what waits for it along to its new address', async () => {
    const { ledger, platform, clock } = await open('telegram')
    platform.failNext({ outcome: 'moved', movedTo: '-100777' })
    await ledger.queue([
      letter('lift:2026-11-24', 'telegram:-5', 'lift'),
      letter('lift:2026-11-25', 'telegram:-5', 'lift', { dueAt: clock.now() + 60_000 }),
    ])
    await clock.advance(90_000)
    expect(platform.accepted.map(({ to }) => to)).toEqual(['telegram:-100777', 'telegram:-100777'])
  })

  it('gets a message once when the old and the new address were both to have it', async () => {
    const { ledger, platform, clock } = await open('telegram')
    platform.failNext({ outcome: 'moved', movedTo: '-100777' }, { to: 'telegram:-5' })
    await ledger.queue([
      letter('announcement:1', 'telegram:-5', 'announcement'),
      letter('announcement:1', 'telegram:-100777', 'announcement'),
    ])
    await clock.advance(90_000)
    expect(platform.accepted.map(({ to }) => to)).toEqual(['telegram:-100777'])
  })
})

describe('a message of which nobody knows whether it arrived', () => {
  it('is sent again with the same nonce on Discord and seen once', async () => {
    const { ledger, platform, clock } = await open('discord')
    platform.failNext(lost, { accept: true, times: 2 })
    await ledger.queue([letter('announcement:1', 'discord:1', 'announcement')])
    await clock.advance(20_000)
    expect(platform.calls).toHaveLength(3)
    expect(platform.accepted).toHaveLength(1)
    expect(await statesOf(office)).toMatchObject([{ state: 'sent', doubts: 0 }])
  })

  it('is sent once more on Telegram when it is a reminder or a lift, and counted', async () => {
    const { ledger, platform, clock } = await open('telegram')
    platform.failNext(lost, { accept: true })
    await ledger.queue([letter('occurrence:1', 'telegram:42')])
    await clock.advance(20_000)
    expect(platform.accepted).toHaveLength(2)
    expect(await ledger.report('occurrence:1')).toMatchObject({ sent: 1, maybeTwice: 1 })
  })

  it('is not sent a third time', async () => {
    const { ledger, platform, clock } = await open('telegram')
    platform.failNext(lost, { times: 9 })
    await ledger.queue([letter('occurrence:1', 'telegram:42')])
    await clock.advance(600_000)
    expect(platform.calls).toHaveLength(2)
    expect(await statesOf(office)).toMatchObject([{ state: 'in_doubt', reason: 'ECONNRESET' }])
  })

  it('waits for the coach on Telegram when it is an announcement', async () => {
    const { ledger, platform, clock } = await open('telegram')
    platform.failNext(lost, { to: 'telegram:1' })
    platform.failNext(lost, { to: 'telegram:2' })
    await ledger.queue([
      letter('announcement:1', 'telegram:1', 'announcement'),
      letter('announcement:1', 'telegram:2', 'announcement'),
      letter('announcement:1', 'telegram:3', 'announcement'),
    ])
    await clock.advance(600_000)
    expect(await ledger.report('announcement:1')).toMatchObject({ sent: 1, inDoubt: 2, open: 0 })
    expect(await ledger.settleDoubts('announcement:1', 'resend')).toBe(2)
    await clock.advance(10_000)
    expect(platform.accepted).toHaveLength(3)
    expect(await ledger.report('announcement:1')).toMatchObject({ sent: 3, maybeTwice: 2 })
  })

  it('is in doubt again when Discord wants to be left alone for longer than it knows the nonce', async () => {
    const { ledger, platform, clock, lane } = await open('discord')
    platform.failNext(lost, { accept: true, times: 2 })
    await ledger.queue([
      letter('occurrence:1', 'discord:1'),
      letter('announcement:1', 'discord:2', 'announcement'),
    ])
    await clock.advance(100)
    lane.budget.pauseFor(null, 3 * 3_600_000)
    await clock.advance(4 * 3_600_000)
    expect(await ledger.report('occurrence:1')).toMatchObject({ sent: 1, maybeTwice: 1 })
    expect(await ledger.report('announcement:1')).toMatchObject({ inDoubt: 1, open: 0 })
    expect(platform.calls).toHaveLength(3)
  })
})

describe('a crash in the middle of a call', () => {
  const crashDuringCalls = async (name: PlatformName, target: string) => {
    const before = await open(name)
    before.platform.latencyMs = 5_000
    await before.ledger.queue([
      letter('occurrence:1', `${target}1`),
      letter('announcement:1', `${target}2`, 'announcement'),
    ])
    await before.clock.advance(1_000)
    expect(await statesOf(before)).toMatchObject([{ state: 'sending' }, { state: 'sending' }])
    return crash()
  }

  it('leaves a Telegram reminder to be sent once more and an announcement to the coach', async () => {
    const { platform, clock } = await crashDuringCalls('telegram', 'telegram:')
    await clock.advance(2_000)
    expect(platform.calls.map(({ to }) => to)).toEqual(['telegram:1'])
    expect(await statesOf(office)).toMatchObject([
      { state: 'sent', doubts: 1 },
      { state: 'in_doubt', reason: 'crash', doubts: 1 },
    ])
  })

  it('resends everything on Discord, where a repeat is recognised', async () => {
    const { platform, clock } = await crashDuringCalls('discord', 'discord:')
    await clock.advance(2_000)
    expect(platform.calls).toHaveLength(2)
    expect(await statesOf(office)).toMatchObject([{ state: 'sent' }, { state: 'sent' }])
  })

  it('is not trusted to Discord when the nonce may be forgotten', async () => {
    const before = await open('discord')
    before.platform.latencyMs = 5_000
    await before.ledger.queue([letter('announcement:1', 'discord:1', 'announcement')])
    await before.clock.advance(1_000)
    await before.database.close()
    const { clock } = before
    await clock.advance(600_000)
    office = await openPostOffice('discord', {}, clock, before.folder)
    await office.lane.start(office.platform)
    await clock.advance(10_000)
    expect(office.platform.calls).toEqual([])
    expect(await statesOf(office)).toMatchObject([{ state: 'in_doubt' }])
  })

  it('takes up ten thousand open deliveries in less than two seconds', async () => {
    const { ledger, database, clock } = await open('telegram')
    await office.lane.stop()
    const many = Array.from({ length: 10_000 }, (_, index) =>
      letter('announcement:1', `telegram:${index}`, 'announcement'),
    )
    const shared = many[0]?.reply ?? { blocks: [] }
    await ledger.queue(many.map((one) => ({ ...one, reply: shared })))
    await database.db
      .updateTable('delivery')
      .set({ state: 'sending', first_tried_at: clock.now() })
      .execute()
    const startedAt = performance.now()
    await ledger.forLanes.recover('telegram', false)
    expect(performance.now() - startedAt).toBeLessThan(2_000)
    expect(await ledger.report('announcement:1')).toMatchObject({ inDoubt: 10_000 })
  })
})
