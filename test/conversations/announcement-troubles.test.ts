import { afterEach, describe, expect, it } from 'vitest'
import { type AppStage, openAppStage, stagePlatforms } from '../support/app-stage.ts'
import { type DiscordServer, startDiscordServer } from '../support/discord-server.ts'

const SECOND_MS = 1_000
const HOUR_MS = 3_600_000
const inPrivate = { in: 'private' } as const

/** Tuesday 24 November 2026, 10:00 in London. */
const TUESDAY_TEN = Date.UTC(2026, 10, 24, 10)

let stage: AppStage
let other: DiscordServer | null = null
afterEach(async () => {
  await stage.close()
  await other?.stop()
  other = null
})

const open = async (platform: AppStage['platform']) => {
  stage = await openAppStage(platform, {
    startAt: TUESDAY_TEN,
    environment: (room) => ({ DAILY_LIFT_CHATS: room }),
  })
  return stage
}

/** Both yeses, and until it has begun. */
const send = async (words: string) => {
  const { coach, pass } = stage
  await coach.uses('announce', words, inPrivate)
  await coach.hears(/To.*everybody/)
  await coach.presses('Send')
  await coach.hears(/Really send/)
  await coach.presses('Yes, send it')
  await coach.hears(/goes out/)
  await pass(31 * SECOND_MS)
  await pass(4 * SECOND_MS)
}

describe.each(stagePlatforms)('an announcement in trouble on %s', (platform) => {
  it('is stopped for those whom it has not reached yet', async () => {
    const { person, coach, pass } = await open(platform)
    const [alice, bob] = [person('alice'), person('bob')]
    await alice.uses('settings', 'announcements on', inPrivate)
    await alice.hears(/in private: \W*on/)
    await alice.uses('settings', 'quiet 09:00 to 13:00', inPrivate)
    await alice.hears(/Quiet hours: \W*09:00/)
    await send('Hills tonight')
    await bob.hears('Hills tonight')
    await coach.hears(/Sending: [12] of [23] done/)
    await coach.presses('Stop the rest')
    await pass(4 * SECOND_MS)
    await coach.hears(/Announcement sent[\s\S]*stopped by you/)
    await pass(4 * HOUR_MS)
    await alice.hearsNothing({ in: alice.id })
  })

  it('does not reach a chat whose manager switched announcements off', async () => {
    const { person, coach, mayManage } = await open(platform)
    const boss = person('boss')
    mayManage(boss)
    await boss.uses('settings')
    await boss.hears(/Your settings/)
    await boss.presses('This chat: announcements off')
    await boss.hears(/Announcements in that chat are off/)
    await coach.uses('announce', 'Hills tonight', inPrivate)
    const draft = await coach.hears(/To.*everybody/)
    expect(draft.text).not.toContain('1 channel')
    mayManage(boss, false)
    await boss.presses('This chat: announcements on')
    await boss.hears(/Only those who manage that chat/)
  })
})

describe('an announcement of which nobody knows whether it arrived', () => {
  /** Telegram took it, and the connection broke before it said so. */
  const doubted = async () => {
    const { person, failNext, room, coach } = await open('telegram')
    const bob = person('bob')
    failNext({ route: `sendMessage ${room.split(':')[1]}`, drop: 'after' })
    await send('Hills tonight')
    await bob.hears('Hills tonight')
    const report = await coach.hears(/may or may not have arrived/)
    expect(report.buttons).toEqual(expect.arrayContaining(['Send again', 'Leave']))
    return bob
  }

  it('comes again when the coach says so', async () => {
    const bob = await doubted()
    await stage.coach.presses('Send again')
    await stage.pass(4 * SECOND_MS)
    await bob.hears('Hills tonight')
    await stage.pass(4 * SECOND_MS)
    await stage.coach.hears(/Announcement sent/)
  })

  it('is left when the coach leaves it', async () => {
    const bob = await doubted()
    await stage.coach.presses('Leave')
    await stage.pass(4 * SECOND_MS)
    await stage.coach.hears(/left in doubt/)
    await bob.hearsNothing()
  })
})

it('is seen on the coach’s other platform before it is sent', async () => {
  other = await startDiscordServer()
  const { token, apiUrl } = other
  stage = await openAppStage('telegram', {
    startAt: TUESDAY_TEN,
    environment: () => ({ DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl }),
  })
  const { coach } = stage
  const onDiscord = other.person('coach')
  await coach.uses('announce', 'Too early', inPrivate)
  await coach.hears(/To.*everybody.*join your two accounts with \/link/s)
  await coach.uses('link', undefined, inPrivate)
  const { text } = await coach.hears(/Your code/)
  await onDiscord.uses('link', /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(text)?.[0], inPrivate)
  await onDiscord.hears(/are one now/)
  await coach.uses('announce', 'Race on **Sunday**', inPrivate)
  await coach.hears(/To.*everybody/)
  await coach.presses('See it on Discord')
  const seen = await onDiscord.hears('Race on **Sunday**')
  expect(seen.private).toBe(true)
})

it('is refused to somebody who hides behind the group, because nobody answers for it', async () => {
  const { person, saysAnonymously, pass } = await open('telegram')
  const alice = person('alice')
  saysAnonymously('/announce Free shoes')
  const heard = await alice.hears(/./)
  expect(heard.text).toMatch(/anonymous|own name|yourself/i)
  await pass(60 * SECOND_MS)
  await alice.hearsNothing()
})
