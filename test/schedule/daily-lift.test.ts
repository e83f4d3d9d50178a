import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Destination, parseDestination } from '../../src/chat/address.ts'
import { type Reply, reply, text } from '../../src/chat/reply.ts'
import { createReachability } from '../../src/delivery/reachability.ts'
import { silentLog } from '../../src/log.ts'
import {
  dailyLiftKinds,
  type LiftWanted,
  scheduleDailyLift,
} from '../../src/schedule/daily-lift.ts'
import { createFollowedChats, type FollowedChat } from '../../src/schedule/followed-chats.ts'
import { createSchedules } from '../../src/schedule/schedules.ts'
import { createTicker } from '../../src/schedule/ticker.ts'
import { openPostOffice, type PostOffice } from '../delivery/support/post-office.ts'
import { createFakeClock, SOME_MORNING } from '../support/fake-clock.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

let office: PostOffice
beforeEach(async () => {
  office = await openPostOffice('telegram', {}, createFakeClock(SOME_MORNING - MINUTE_MS))
})
afterEach(() => office.close())

const address = (text: string) => {
  const destination = parseDestination(text)
  if (destination === null) throw new Error(text)
  return destination
}
const community = [address('telegram:-1'), address('telegram:-2')]

/** Joins the parts as the app does and starts them. */
async function start({
  liftReplyFor = async (wanted: LiftWanted): Promise<Reply | null> => liftOf(wanted),
  mayStillFollow = async () => true,
  cron = '0 7 * * *',
} = {}) {
  const { database, clock, ledger, lane, platform } = office
  const schedules = createSchedules(database.db, clock)
  const followedChats = createFollowedChats({ db: database.db, clock, schedules })
  const kinds = dailyLiftKinds({ followedChats, chats: community, liftReplyFor, mayStillFollow })
  const ticker = createTicker({ db: database.db, ledger, clock, log: silentLog, kinds })
  await scheduleDailyLift(schedules, { chats: community, cron, zone: 'Europe/London' })
  await lane.start(platform)
  const live = async (forMs: number) => {
    for (let left = forMs; left > 0; left -= 10 * MINUTE_MS) {
      await clock.advance(Math.min(10 * MINUTE_MS, left))
      await ticker.tick()
    }
    await clock.advance(10_000)
  }
  return { followedChats, live }
}

const liftOf = ({ day, followed }: LiftWanted) =>
  reply(text(`${followed?.programme ?? 'community'} ${day}`))

const posts = () =>
  office.platform.accepted.map(({ to, reply: { blocks } }) => {
    const words = blocks.flatMap((block) => (block.kind === 'text' ? block.spans : []))
    return `${to} ${words.map((span) => span.text).join('')}`
  })

const taper: FollowedChat = {
  destination: address('telegram:-9'),
  programme: 'taper-race-week',
  startDay: '2026-11-23',
  localTime: '18:30',
  zone: 'America/New_York',
  followedBy: 'telegram:42',
}

describe('the daily lift', () => {
  it("posts Tuesday's lift once in every chat of the settings, even after a restart", async () => {
    await (await start()).live(2 * MINUTE_MS)
    expect(posts().toSorted()).toEqual([
      'telegram:-1 community 2026-11-24',
      'telegram:-2 community 2026-11-24',
    ])
    office = await office.restart()
    await (await start()).live(6 * HOUR_MS)
    expect(posts()).toEqual([])
  })

  it('does not forget a lift that fell into a downtime of two hours', async () => {
    await start()
    await office.lane.stop()
    await office.clock.advance(2 * HOUR_MS)
    office = await office.restart()
    await (await start()).live(MINUTE_MS)
    expect(posts()).toHaveLength(2)
  })

  it('posts nothing twenty hours late', async () => {
    await start()
    await office.lane.stop()
    await office.clock.advance(20 * HOUR_MS)
    office = await office.restart()
    await (await start()).live(MINUTE_MS)
    expect(posts()).toEqual([])
  })

  it('stays at one lift a local day when its time is changed after it was posted', async () => {
    await (await start()).live(2 * MINUTE_MS)
    office = await office.restart()
    await (await start({ cron: '0 9 * * *' })).live(5 * HOUR_MS)
    expect(posts()).toEqual([])
  })

  it('posts nothing on a day without a lift', async () => {
    await (await start({ liftReplyFor: async () => null })).live(10 * MINUTE_MS)
    expect(posts()).toEqual([])
  })

  it('posts what a chat follows, at its own local time and only there', async () => {
    const { followedChats, live } = await start()
    await followedChats.follow(taper)
    await followedChats.follow({
      ...taper,
      destination: address('telegram:-1'),
      localTime: '06:00',
    })
    await live(DAY_MS)
    expect(posts().toSorted()).toEqual([
      'telegram:-1 taper-race-week 2026-11-24',
      'telegram:-2 community 2026-11-24',
      'telegram:-9 taper-race-week 2026-11-24',
    ])
    const [fromNine] = office.platform.accepted.filter(({ to }) => to === 'telegram:-9')
    expect(new Date(fromNine?.at ?? 0).toISOString()).toMatch(/^2026-11-24T23:3/)
  })

  it('stops when told, and when its follower may not manage the chat any more', async () => {
    const { followedChats, live } = await start({ mayStillFollow: async () => false })
    await followedChats.follow(taper)
    await followedChats.follow({ ...taper, destination: address('telegram:-8') })
    expect(await followedChats.stop(address('telegram:-8'))).toBe(true)
    await live(DAY_MS)
    expect(posts().filter((post) => !post.includes('community'))).toEqual([])
    expect(await followedChats.all()).toEqual([])
  })

  it('is posted in a group that moves while its lift is being prepared', async () => {
    const reachability = createReachability(office.database.db, office.clock)
    const { followedChats, live } = await start({ mayStillFollow: async () => true })
    await followedChats.follow(taper)
    const find = followedChats.find
    Object.assign(followedChats, {
      async find(at: Destination) {
        const movedTo = address('telegram:-100')
        await reachability.note({ destination: at, reachable: false, reason: 'migrated', movedTo })
        return find(at)
      },
    })
    await live(DAY_MS)
    expect(posts().filter((post) => post.includes('taper'))).toEqual([
      'telegram:-100 taper-race-week 2026-11-24',
    ])
  })

  it('follows a group to its new address', async () => {
    const { followedChats, live } = await start()
    await followedChats.follow({ ...taper, destination: address('telegram:-5') })
    office.platform.failNext({ outcome: 'moved', movedTo: '-1005' }, { to: 'telegram:-5' })
    office.platform.failNext({ outcome: 'moved', movedTo: '-1001' }, { to: 'telegram:-1' })
    await live(2 * DAY_MS)
    expect(posts().filter((post) => /-100[15]/.test(post))).toEqual([
      'telegram:-1001 community 2026-11-24',
      'telegram:-1005 taper-race-week 2026-11-24',
      'telegram:-1001 community 2026-11-25',
      'telegram:-1005 taper-race-week 2026-11-25',
    ])
  })
})
