import { afterEach, describe, expect, it } from 'vitest'
import { plainText } from '../../src/chat/plain-text.ts'
import { CONFIRM_WITHIN_MS, GRACE_MS } from '../../src/delivery/announcements/announcements.ts'
import { createPlans } from '../../src/members/plans.ts'
import { SOME_MORNING } from '../support/fake-clock.ts'
import {
  type AnnouncementOffice,
  type OfficeOptions,
  openAnnouncementOffice,
} from './support/announcement-office.ts'

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS

let office: AnnouncementOffice
const open = async (options: OfficeOptions = {}) => {
  office = await openAnnouncementOffice(options)
  return office
}
const restart = async () => {
  office = await office.restart()
  return office
}
afterEach(() => office.close())

const telegramPeople = async (count: number) => {
  for (let id = 101; id <= 100 + count; id += 1) await office.person('telegram', `${id}`)
}

describe('an announcement', () => {
  it('reaches chats and people on Telegram, and on Discord only who opted in', async () => {
    const { person, members, draft, confirm, clock, readersOf } = await open({
      settingsChats: ['discord:500', 'telegram:-77'],
    })
    await person('telegram', '101')
    await person('discord', '201')
    const optedIn = await person('discord', '202')
    await members.changeSettings(optedIn, { announcements: true })
    await confirm(await draft('Race on Sunday'))
    await clock.advance(GRACE_MS + 20 * SECOND_MS)
    expect(readersOf('Race on Sunday')).toEqual([
      'discord:500',
      'discord:@202',
      'telegram:-77',
      'telegram:101',
    ])
  })

  it('has a way out under it in private, and none in a channel', async () => {
    const { draft, confirm, clock, telegram } = await open({ settingsChats: ['telegram:-77'] })
    await telegramPeople(1)
    await confirm(await draft('Race on Sunday'))
    await clock.advance(GRACE_MS + 5 * SECOND_MS)
    const wordsTo = (to: string) =>
      telegram.accepted.filter((one) => one.to === to).map((one) => plainText(one.reply))
    expect(wordsTo('telegram:101')).toEqual(['Race on Sunday\n\n[No more announcements]'])
    expect(wordsTo('telegram:-77')).toEqual(['Race on Sunday'])
  })

  it('waits for the grace period and goes nowhere when it is called off in time', async () => {
    const { desk, draft, confirm, clock, readersOf } = await open()
    await telegramPeople(2)
    const { id } = await confirm(await draft('Oops'))
    await clock.advance(GRACE_MS - SECOND_MS)
    expect(readersOf('Oops')).toEqual([])
    expect(await desk.announcements.callOff(id)).toBe(true)
    await clock.advance(HOUR_MS)
    expect(readersOf('Oops')).toEqual([])
    expect(await desk.announcements.find(id)).toMatchObject({ state: 'draft' })
  })

  it('cannot be called off once it is on its way', async () => {
    const { desk, draft, confirm, clock, readersOf } = await open()
    await telegramPeople(1)
    const { id } = await confirm(await draft('News'))
    await clock.advance(GRACE_MS + SECOND_MS)
    expect(await desk.announcements.callOff(id)).toBe(false)
    expect(readersOf('News')).toEqual(['telegram:101'])
  })

  it('needs the second yes within ten minutes, and again after a change', async () => {
    const { desk, draft, clock } = await open()
    const { id } = await draft('News')
    const progress = {
      destination: { platform: 'telegram', chat: '1' },
      messageIds: ['1'],
    } as const
    expect(await desk.announcements.confirm(id, progress)).toBeNull()
    await desk.announcements.ask(id)
    await clock.advance(CONFIRM_WITHIN_MS + SECOND_MS)
    expect(await desk.announcements.confirm(id, progress)).toBeNull()
    await desk.announcements.ask(id)
    await desk.announcements.change(id, { timing: { kind: 'morning' } })
    expect(await desk.announcements.confirm(id, progress)).toBeNull()
    await desk.announcements.ask(id)
    expect(await desk.announcements.confirm(id, progress)).toMatchObject({ state: 'confirmed' })
  })

  it('reaches everybody exactly once through a restart at every step', async () => {
    await open({ settingsChats: ['telegram:-77', 'discord:500'] })
    await telegramPeople(100)
    const { id } = await office.draft('Once')
    await restart()
    await office.desk.announcements.ask(id)
    await restart()
    const announcement = await office.desk.announcements.find(id)
    if (announcement === null) throw new Error('the draft is gone')
    await office.confirm(announcement)
    const readers: string[] = []
    for (const passMs of [10_000, 20_500, 1_000, 1_000, 3_000, 60_000]) {
      await office.clock.advance(passMs)
      readers.push(...office.readersOf('Once'))
      await restart()
    }
    expect(readers).toHaveLength(102)
    expect(new Set(readers).size).toBe(102)
    await office.clock.advance(5_000)
    expect(await office.desk.announcements.find(id)).toMatchObject({ state: 'finished' })
  })

  it('shows progress at the pace of three seconds and ends with the report', async () => {
    const { draft, confirm, clock, telegram, progress } = await open()
    await telegramPeople(300)
    telegram.failNext({ outcome: 'gone', reason: 'blocked' }, { to: 'telegram:110' })
    await confirm(await draft('News'))
    await clock.advance(GRACE_MS + 5 * SECOND_MS)
    expect(progress()).toMatch(/^Sending: \d+ of 300 done/)
    await clock.advance(30 * SECOND_MS)
    expect(progress()).toMatch(/^Announcement sent\n\n- 299 sent\n- 1 blocked me/)
    const times = telegram.edits.filter(({ to }) => to === 'telegram:1').map(({ at }) => at)
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0))
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(2_900)
    const kept = await office.database.db.selectFrom('button').select('action').execute()
    const actions = kept.map(({ action }) => action)
    expect(actions).toEqual([...new Set(actions)])
  })

  it('sends nothing more when the coach stops the rest', async () => {
    const { desk, draft, confirm, clock, readersOf, progress } = await open()
    await telegramPeople(300)
    const { id } = await confirm(await draft('News'))
    await clock.advance(GRACE_MS + 2 * SECOND_MS)
    const spared = await desk.stopRest(id)
    await clock.advance(MINUTE_MS)
    expect(readersOf('News')).toHaveLength(300 - spared)
    expect(progress()).toContain(`${spared} stopped by you`)
  })
})

describe('the time of an announcement', () => {
  it('is the hour the coach chose', async () => {
    const { desk, draft, confirm, telegram } = await open()
    await telegramPeople(1)
    const announcement = await draft('Later')
    const at = SOME_MORNING + 5 * HOUR_MS
    await desk.announcements.change(announcement.id, { timing: { kind: 'at', at } })
    await confirm(announcement)
    await restart()
    await office.clock.advance(6 * HOUR_MS)
    expect(telegram.accepted).toEqual([])
    const [sent] = office.telegram.accepted.filter((one) => one.to === 'telegram:101')
    expect((sent?.at ?? 0) - at).toBeLessThan(SECOND_MS)
  })

  it('is eight in the morning where each member lives', async () => {
    const { desk, person, members, draft, confirm, clock, telegram } = await open()
    for (const [id, zone] of [
      ['101', 'Europe/London'],
      ['102', 'America/New_York'],
      ['103', 'Asia/Tokyo'],
    ] as const)
      await members.changeSettings(await person('telegram', id), { zone })
    const announcement = await draft('Morning')
    await desk.announcements.change(announcement.id, { timing: { kind: 'morning' } })
    await confirm(announcement)
    await clock.advance(26 * HOUR_MS)
    const hours = telegram.accepted
      .filter(({ reply }) => plainText(reply).startsWith('Morning'))
      .map(({ to, at }) => [to, new Date(at).toISOString().slice(0, 16)])
    expect(hours).toEqual([
      ['telegram:101', '2026-11-24T08:00'],
      ['telegram:102', '2026-11-24T13:00'],
      ['telegram:103', '2026-11-24T23:00'],
    ])
  })

  it('spares whoever has quiet hours until they are over', async () => {
    const { person, members, draft, confirm, clock, telegram } = await open()
    const sleeper = await person('telegram', '101')
    await members.changeSettings(sleeper, { quietFrom: '22:00', quietTo: '09:30' })
    await confirm(await draft('News'))
    await clock.advance(2 * HOUR_MS)
    expect(telegram.accepted).toEqual([])
    await clock.advance(31 * MINUTE_MS)
    expect(telegram.accepted.map(({ to }) => to)).toEqual(['telegram:101'])
  })
})

describe('the audience of an announcement', () => {
  const sendTo = async (words: string, audience: Parameters<typeof choose>[1]) => {
    const announcement = await office.draft(words)
    await choose(announcement.id, audience)
    await office.confirm(announcement)
    await office.clock.advance(GRACE_MS + 20 * SECOND_MS)
    return office.readersOf(words)
  }
  const choose = (
    id: string,
    audience: NonNullable<
      Parameters<AnnouncementOffice['desk']['announcements']['change']>[1]['audience']
    >,
  ) => office.desk.announcements.change(id, { audience })

  it('is a platform, a programme, a level, channels alone or one channel', async () => {
    const { person, members, database } = await open({ settingsChats: ['telegram:-77'] })
    const strong = await person('telegram', '101')
    await createPlans(database.db, office.clock).save(strong, {
      programme: 'max-strength-base',
      startDay: '2026-11-23',
      changesJson: '{}',
    })
    const fresh = await person('telegram', '102')
    await members.saveProfile(fresh, JSON.stringify({ level: 'L0' }))
    const optedIn = await person('discord', '201')
    await members.changeSettings(optedIn, { announcements: true })
    await follow(database.db, 'discord:500', 'max-strength-base')

    expect(await sendTo('1', { kind: 'platform', platform: 'discord' })).toEqual([
      'discord:500',
      'discord:@201',
    ])
    expect(await sendTo('2', { kind: 'programme', programme: 'max-strength-base' })).toEqual([
      'discord:500',
      'telegram:101',
    ])
    expect(await sendTo('3', { kind: 'level', level: 'L0' })).toEqual(['telegram:102'])
    expect(await sendTo('4', { kind: 'chats' })).toEqual(['discord:500', 'telegram:-77'])
    const destination = { platform: 'discord', chat: '500' } as const
    expect(await sendTo('5', { kind: 'chat', destination, name: '#news' })).toEqual(['discord:500'])
  })

  it('counts the Telegram channels that Ironstride administers, once somebody said yes', async () => {
    const { desk, reachability } = await open()
    const destination = { platform: 'telegram', chat: '-100200' } as const
    await reachability.note({ destination, reachable: true, reason: 'administrator' })
    expect(await sendTo('Nobody', { kind: 'all' })).toEqual([])
    await desk.choices.choose(destination, true)
    expect(await sendTo('News', { kind: 'all' })).toEqual(['telegram:-100200'])
    await reachability.note({ destination, reachable: false, reason: 'kicked' })
    expect(await sendTo('More', { kind: 'all' })).toEqual([])
  })

  it('leaves out who said no, and takes them in again when they say yes', async () => {
    const { desk } = await open({ settingsChats: ['telegram:-77'] })
    await telegramPeople(2)
    const memberId = await office.person('telegram', '101')
    const group = { platform: 'telegram', chat: '-77' } as const
    await desk.choices.choose({ memberId }, false)
    await desk.choices.choose(group, false)
    expect(await sendTo('1', { kind: 'all' })).toEqual(['telegram:102'])
    await desk.choices.choose({ memberId }, true)
    await desk.choices.choose(group, true)
    expect(await sendTo('2', { kind: 'all' })).toEqual([
      'telegram:-77',
      'telegram:101',
      'telegram:102',
    ])
  })
})

describe('a person with two accounts', () => {
  const linked = async (preferred: 'telegram' | 'discord') => {
    const memberId = await office.person('telegram', '101')
    await office.link(memberId, await office.person('discord', '201'))
    await office.members.changeSettings(memberId, {
      announcements: true,
      preferredPlatform: preferred,
    })
    return memberId
  }
  const send = async (words: string) => {
    await office.confirm(await office.draft(words))
    await office.clock.advance(GRACE_MS + 20 * SECOND_MS)
    return office.readersOf(words)
  }

  it('gets it once, on the platform they prefer', async () => {
    await open()
    await linked('discord')
    expect(await send('News')).toEqual(['discord:@201'])
  })

  it('gets it on the other platform when the preferred one is known to be blocked', async () => {
    const { reachability } = await open()
    await linked('discord')
    const destination = { platform: 'discord', chat: '@201' } as const
    await reachability.note({ destination, reachable: false, reason: 'dms-closed' })
    expect(await send('News')).toEqual(['telegram:101'])
  })

  it('gets it on the other platform, once, when the preferred one turns out to be blocked', async () => {
    const { discord, progress } = await open()
    await linked('discord')
    discord.failNext({ outcome: 'gone', reason: 'dms-closed' }, { to: 'discord:@201' })
    expect(await send('News')).toEqual(['telegram:101'])
    expect(progress()).toMatch(/- 1 sent\n- 1 of them on their other platform/)
    expect(await send('More')).toEqual(['telegram:101'])
  })

  it('is not written to where they did not ask for it', async () => {
    const { members, telegram } = await open()
    const memberId = await linked('telegram')
    await members.changeSettings(memberId, { announcements: undefined })
    telegram.failNext({ outcome: 'gone', reason: 'blocked' }, { to: 'telegram:101' })
    expect(await send('News')).toEqual([])
  })
})

describe('an announcement in doubt', () => {
  const inDoubt = async () => {
    await open()
    await telegramPeople(3)
    office.telegram.failNext({ outcome: 'in-doubt', reason: 'ECONNRESET' }, { to: 'telegram:102' })
    const { id } = await office.confirm(await office.draft('News'))
    await office.clock.advance(GRACE_MS + 10 * SECOND_MS)
    return id
  }

  it('waits for the coach, who sees the count', async () => {
    await inDoubt()
    await office.clock.advance(HOUR_MS)
    expect(office.readersOf('News')).toEqual(['telegram:101', 'telegram:103'])
    expect(office.progress()).toMatch(/1 in doubt[\s\S]*\[Send again\] \[Leave\]/)
  })

  it('is sent again when the coach says so', async () => {
    const id = await inDoubt()
    expect(await office.desk.settleDoubts(id, 'resend')).toBe(1)
    await office.clock.advance(10 * SECOND_MS)
    expect(office.readersOf('News')).toEqual(['telegram:101', 'telegram:102', 'telegram:103'])
    expect(office.progress()).toMatch(/3 sent[\s\S]*1 of them perhaps twice/)
  })

  it('is left alone when the coach says so', async () => {
    const id = await inDoubt()
    expect(await office.desk.settleDoubts(id, 'leave')).toBe(1)
    await office.clock.advance(HOUR_MS)
    expect(office.readersOf('News')).toHaveLength(2)
    expect(office.progress()).toContain('1 left in doubt')
  })
})

async function follow(
  db: AnnouncementOffice['database']['db'],
  destination: string,
  programme: string,
): Promise<void> {
  await db
    .insertInto('followed_chat')
    .values({
      destination,
      programme,
      start_day: '2026-11-23',
      local_time: '07:00',
      zone: 'Europe/London',
      followed_by: 'telegram:1',
      followed_at: 0,
      stopped_at: null,
    })
    .execute()
}
