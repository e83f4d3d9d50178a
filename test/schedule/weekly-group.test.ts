import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseDestination } from '../../src/chat/address.ts'
import { reply, text } from '../../src/chat/reply.ts'
import { silentLog } from '../../src/log.ts'
import { createFollowedChats } from '../../src/schedule/followed-chats.ts'
import { createSchedules } from '../../src/schedule/schedules.ts'
import { createTicker } from '../../src/schedule/ticker.ts'
import { scheduleWeeklyGroup, weeklyGroupKind } from '../../src/schedule/weekly-group.ts'
import { openPostOffice, type PostOffice } from '../delivery/support/post-office.ts'
import { createFakeClock } from '../support/fake-clock.ts'

const HOUR_MS = 3_600_000

/** Sunday 29 November 2026, 17:00 in London. */
const SUNDAY_FIVE = Date.UTC(2026, 10, 29, 17)

let office: PostOffice
beforeEach(async () => {
  office = await openPostOffice('telegram', {}, createFakeClock(SUNDAY_FIVE))
})
afterEach(() => office.close())

const address = (words: string) => {
  const destination = parseDestination(words)
  if (destination === null) throw new Error(words)
  return destination
}

/** Alice has two accounts there; Bob is in the first chat only. */
const accounts = [
  { memberId: 'alice', personId: '1' },
  { memberId: 'alice', personId: '2' },
  { memberId: 'bob', personId: '3' },
]

/** Joins the parts as the app does and starts them. */
async function start() {
  const { database, clock, ledger, lane, platform } = office
  const schedules = createSchedules(database.db, clock)
  const followedChats = createFollowedChats({ db: database.db, clock, schedules })
  const kind = weeklyGroupKind({
    followedChats,
    chats: [address('telegram:-1'), address('telegram:-2')],
    membersOn: async () => accounts,
    nameIn: async ({ chat }, personId) =>
      chat === '-3' || (personId === '3' && chat !== '-1') ? null : `runner ${personId}`,
    groupWeek: async (people) =>
      people.length === 0 ? null : reply(text(people.map(({ name }) => name).join(', '))),
  })
  const ticker = createTicker({ db: database.db, ledger, clock, log: silentLog, kinds: [kind] })
  await scheduleWeeklyGroup(schedules, 'Europe/London')
  await lane.start(platform)
  const pass = async (ms: number) => {
    await clock.advance(ms)
    await ticker.tick()
    await clock.advance(10_000)
  }
  return { followedChats, pass }
}

const posts = () =>
  office.platform.accepted.map(({ to, reply: { blocks } }) => {
    const words = blocks.flatMap((block) => (block.kind === 'text' ? block.spans : []))
    return `${to} ${words.map((span) => span.text).join('')}`
  })

describe("the group's week", () => {
  it('goes once to each chat that has somebody in it, also when it is followed and in the settings', async () => {
    const { followedChats, pass } = await start()
    for (const chat of ['telegram:-2', 'telegram:-3', 'telegram:-4'])
      await followedChats.follow({
        destination: address(chat),
        programme: 'busy-runner',
        startDay: '2026-11-23',
        localTime: '07:00',
        zone: 'Europe/London',
        followedBy: 'telegram:42',
      })
    await pass(HOUR_MS)
    expect(posts().toSorted()).toEqual([
      'telegram:-1 runner 1, runner 3',
      'telegram:-2 runner 1',
      'telegram:-4 runner 1',
    ])
    office = await office.restart()
    await (await start()).pass(HOUR_MS)
    expect(posts()).toEqual([])
  })

  it('is of no use after midnight', async () => {
    await start()
    await office.lane.stop()
    await office.clock.advance(7 * HOUR_MS + 60_000)
    office = await office.restart()
    await (await start()).pass(60_000)
    expect(posts()).toEqual([])
  })
})
