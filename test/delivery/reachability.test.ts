import { afterEach, describe, expect, it } from 'vitest'
import { parseDestination } from '../../src/chat/address.ts'
import { createReachability, type Reachability } from '../../src/delivery/reachability.ts'
import { createFollowedChats } from '../../src/schedule/followed-chats.ts'
import { createSchedules } from '../../src/schedule/schedules.ts'
import { letter, openPostOffice, type PostOffice, statesOf } from './support/post-office.ts'

const SECOND_MS = 1_000

let office: PostOffice
let reachability: Reachability
const open = async (name: 'telegram' | 'discord' = 'telegram') => {
  office = await openPostOffice(name)
  reachability = createReachability(office.database.db, office.clock)
  await office.lane.start(office.platform)
  return office
}
afterEach(() => office.close())

const at = (address: string) => {
  const destination = parseDestination(address)
  if (destination === null) throw new Error(`${address} is no address`)
  return destination
}

/** Both ways in which a platform tells that a chat is gone, and the way back. */
describe.each([
  ['telegram', 'telegram:42', 'blocked'],
  ['telegram', 'telegram:42', 'deactivated'],
  ['telegram', 'telegram:-100', 'kicked'],
  ['telegram', 'telegram:-100', 'left'],
  ['discord', 'discord:@42', 'dms-closed'],
  ['discord', 'discord:900', 'kicked'],
  ['discord', 'discord:900', 'channel-deleted'],
] as const)('on %s, %s that is %s', (platform, address, reason) => {
  it('is written down at the first refusal and not tried again', async () => {
    const { ledger, clock } = await open(platform)
    office.platform.failNext({ outcome: 'gone', reason }, { to: address })
    await ledger.queue([letter('occurrence:1', address)])
    await clock.advance(2 * SECOND_MS)
    await ledger.queue([letter('occurrence:2', address)])
    await clock.advance(60 * SECOND_MS)
    expect(office.platform.calls).toHaveLength(1)
    expect(await reachability.reasonFor(at(address))).toBe(reason)
    expect(await statesOf(office)).toMatchObject([
      { source: 'occurrence:1', state: 'dead', reason },
      { source: 'occurrence:2', state: 'dead', reason },
    ])
  })

  it('takes what waits for it along when the platform tells', async () => {
    const { ledger, clock } = await open(platform)
    const dueAt = clock.now() + 10 * SECOND_MS
    await ledger.queue([letter('occurrence:1', address, 'reminder', { dueAt })])
    await reachability.note({ destination: at(address), reachable: false, reason })
    await clock.advance(60 * SECOND_MS)
    expect(office.platform.calls).toEqual([])
    expect(await statesOf(office)).toMatchObject([{ state: 'dead', reason }])
  })

  it('is reached again as soon as somebody writes from there', async () => {
    const { ledger, clock } = await open(platform)
    await reachability.note({ destination: at(address), reachable: false, reason })
    await reachability.heard(at(address))
    expect(await reachability.reasonFor(at(address))).toBeNull()
    await ledger.queue([letter('occurrence:3', address)])
    await clock.advance(2 * SECOND_MS)
    expect(office.platform.accepted.map(({ to }) => to)).toEqual([address])
  })
})

describe('a group that moved to another id', () => {
  const moved = { destination: at('telegram:-5'), reachable: false, reason: 'migrated' } as const

  it('takes the followed programme, its schedule and what waits along', async () => {
    const { ledger, clock, database } = await open()
    const schedules = createSchedules(database.db, clock)
    const followedChats = createFollowedChats({ db: database.db, clock, schedules })
    const followed = {
      destination: at('telegram:-5'),
      programme: 'max-strength-base',
      startDay: '2026-11-23',
      localTime: '06:30',
      zone: 'Europe/Berlin',
      followedBy: 'telegram:1',
    }
    await followedChats.follow(followed)
    const dueAt = clock.now() + 5 * SECOND_MS
    await ledger.queue([letter('lift:2026-11-24', 'telegram:-5', 'lift', { dueAt })])
    await reachability.note({ ...moved, movedTo: at('telegram:-1005') })
    await clock.advance(10 * SECOND_MS)
    expect(office.platform.accepted.map(({ to }) => to)).toEqual(['telegram:-1005'])
    const now = { programme: 'max-strength-base', destination: at('telegram:-1005') }
    expect(await followedChats.find(at('telegram:-5'))).toMatchObject(now)
    expect(await followedChats.find(at('telegram:-1005'))).toMatchObject(now)
    expect(await schedules.find('follow:telegram:-5')).toMatchObject({ target: 'telegram:-1005' })
    await followedChats.follow({ ...followed, destination: at('telegram:-1005') })
    expect(await schedules.find('follow:telegram:-5')).toBeNull()
    expect(await followedChats.stop(at('telegram:-1005'))).toBe(true)
    expect(await schedules.find('follow:telegram:-1005')).toBeNull()
  })

  it('gets what is sent to its old id, also when the platform says so only then', async () => {
    const { ledger, clock } = await open()
    office.platform.failNext({ outcome: 'moved', movedTo: '-1005' }, { to: 'telegram:-5' })
    await ledger.queue([letter('lift:1', 'telegram:-5', 'lift')])
    await clock.advance(5 * SECOND_MS)
    await ledger.queue([letter('lift:2', 'telegram:-5', 'lift')])
    await clock.advance(60 * SECOND_MS)
    expect(office.platform.accepted.map(({ to }) => to)).toEqual([
      'telegram:-1005',
      'telegram:-1005',
    ])
  })
})

describe('a topic', () => {
  it('takes nothing while its group does not, and heals with a line from the topic', async () => {
    await open()
    await reachability.note({
      destination: at('telegram:-100'),
      reachable: false,
      reason: 'kicked',
    })
    expect(await reachability.reasonFor(at('telegram:-100/7'))).toBe('kicked')
    await reachability.heard(at('telegram:-100/7'))
    expect(await reachability.reasonFor(at('telegram:-100'))).toBeNull()
  })
})
