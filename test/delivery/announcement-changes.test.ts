import { afterEach, describe, expect, it } from 'vitest'
import { plainText } from '../../src/chat/plain-text.ts'
import { reply, text } from '../../src/chat/reply.ts'
import { GRACE_MS } from '../../src/delivery/announcements/announcements.ts'
import type { ChangeKind } from '../../src/delivery/announcements/begin-change.ts'
import { type AnnouncementOffice, openAnnouncementOffice } from './support/announcement-office.ts'

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS

let office: AnnouncementOffice
afterEach(() => office.close())

const sentTo = async (count: number) => {
  office = await openAnnouncementOffice()
  for (let id = 101; id <= 100 + count; id += 1) await office.person('telegram', `${id}`)
  const { id } = await office.confirm(await office.draft('Old words'))
  await office.clock.advance(GRACE_MS + 10 * SECOND_MS)
  return id
}

const change = async (id: string, kind: ChangeKind, words = 'New words') => {
  if (kind === 'edit') await office.desk.announcements.keepEdit(id, reply(text(words)))
  const count = await office.desk.changes.begin(id, kind)
  office.desk.runner.wake()
  return count
}

/** What people's chats show after edits, the coach's progress left out. */
const editedFor = () =>
  office.telegram.edits
    .filter(({ to }) => to !== 'telegram:1')
    .map((one) => [one.to, plainText(one.reply ?? { blocks: [] })])
    .sort()

describe('an announcement that is out', () => {
  it('is edited in every chat, and what could not be changed is told', async () => {
    const id = await sentTo(4)
    office.telegram.failNext({ outcome: 'refused', reason: 'too-old' }, { to: 'telegram:102' })
    office.telegram.failNext({ outcome: 'retry', retryAfterMs: 7_000 }, { to: 'telegram:103' })
    expect(await change(id, 'edit')).toBe(4)
    await office.clock.advance(20 * SECOND_MS)
    const words = 'New words\n\n[No more announcements]'
    expect(editedFor()).toEqual([
      ['telegram:101', words],
      ['telegram:103', words],
      ['telegram:104', words],
    ])
    expect(office.progress()).toMatch(
      /Edited in 3 chats\.\n\nCould not be edited:\n\n- 1 too old to be changed/,
    )
  })

  it('is taken back from every chat, through a restart in the middle', async () => {
    const id = await sentTo(60)
    expect(await change(id, 'recall')).toBe(60)
    await office.clock.advance(SECOND_MS)
    const first = office.telegram
    office = await office.restart()
    expect(first.removed.length).toBeLessThan(60)
    await office.clock.advance(20 * SECOND_MS)
    const removed = [...first.removed, ...office.telegram.removed].map(({ to }) => to)
    expect(new Set(removed).size).toBe(60)
    expect(office.progress()).toContain('Announcement taken back')
  })

  it('goes out with the new words where it has not arrived yet, and is edited where it has', async () => {
    office = await openAnnouncementOffice()
    await office.person('telegram', '101')
    const sleeper = await office.person('telegram', '102')
    await office.members.changeSettings(sleeper, { quietFrom: '22:00', quietTo: '09:00' })
    const { id } = await office.confirm(await office.draft('Old words'))
    await office.clock.advance(MINUTE_MS)
    expect(await change(id, 'edit')).toBe(1)
    await office.clock.advance(3 * HOUR_MS)
    expect(office.readersOf('Old words')).toEqual(['telegram:101'])
    expect(office.readersOf('New words')).toEqual(['telegram:102'])
    expect(editedFor().map(([to]) => to)).toEqual(['telegram:101'])
  })

  it('does not arrive any more where it waited when it is taken back', async () => {
    office = await openAnnouncementOffice()
    const sleeper = await office.person('telegram', '102')
    await office.members.changeSettings(sleeper, { quietFrom: '22:00', quietTo: '09:00' })
    const { id } = await office.confirm(await office.draft('Old words'))
    await office.clock.advance(MINUTE_MS)
    await change(id, 'recall')
    await office.clock.advance(3 * HOUR_MS)
    expect(office.readersOf('Old words')).toEqual([])
  })

  it('is not edited without new words, nor after it was taken back', async () => {
    const id = await sentTo(1)
    expect(await office.desk.changes.begin(id, 'edit')).toBeNull()
    await change(id, 'recall')
    await office.clock.advance(5 * SECOND_MS)
    expect(await change(id, 'edit')).toBeNull()
  })
})

describe('publishing from a Discord announcement channel', () => {
  const open = async () => {
    office = await openAnnouncementOffice({ settingsChats: ['discord:500', 'discord:501'] })
    office.discord.announcementChannels.add('500')
  }
  const send = async (words: string) => {
    await office.confirm(await office.draft(words))
    await office.clock.advance(GRACE_MS + 5 * SECOND_MS)
  }

  it('follows the sending, there and nowhere else', async () => {
    await open()
    await send('News')
    expect(office.discord.published.map(({ to }) => to)).toEqual(['discord:500'])
  })

  it('keeps to ten an hour, also through a restart, and does the rest later', async () => {
    await open()
    const firstAt = office.clock.now()
    for (let count = 1; count <= 8; count += 1) await send(`News ${count}`)
    const before = office.discord.published.length
    office = await office.restart()
    office.discord.announcementChannels.add('500')
    for (let count = 9; count <= 12; count += 1) await send(`News ${count}`)
    expect(before + office.discord.published.length).toBe(10)
    await office.clock.advance(50 * MINUTE_MS - (office.clock.now() - firstAt))
    expect(before + office.discord.published.length).toBe(10)
    await office.clock.advance(15 * MINUTE_MS)
    expect(before + office.discord.published.length).toBe(12)
  })
})
