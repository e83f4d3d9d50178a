import { afterEach, describe, expect, it } from 'vitest'
import { type AppStage, openAppStage, stagePlatforms } from '../support/app-stage.ts'

const SECOND_MS = 1_000
const inPrivate = { in: 'private' } as const

const picture = (name: string) => ({
  name,
  mediaType: 'image/png',
  bytes: new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10]),
})

let stage: AppStage
afterEach(() => stage.close())

/** Both yeses, and long enough for it to arrive and to be told. */
const send = async (words: string) => {
  const { coach, pass } = stage
  await coach.uses('announce', words, inPrivate)
  await coach.hears(/To.*everybody/)
  await coach.presses('Send')
  await coach.hears(/Really send/)
  await coach.presses('Yes, send it')
  await coach.hears(/goes out/)
  await pass(31 * SECOND_MS)
  await pass(8 * SECOND_MS)
  await pass(4 * SECOND_MS)
}

describe.each(stagePlatforms)('the buttons of announcements on %s', (platform) => {
  const open = async (settings?: (room: string) => Readonly<Record<string, string>>) => {
    stage = await openAppStage(platform, settings === undefined ? {} : { environment: settings })
    return stage
  }

  it('end private announcements for whoever presses, and bring them back', async () => {
    const { person } = await open()
    const [alice, bob] = [person('alice'), person('bob')]
    for (const member of [alice, bob]) {
      await member.uses('settings', 'announcements on', inPrivate)
      await member.hears(/./)
    }
    await send('First news')
    const heard = await alice.hears('First news')
    expect(heard.buttons).toContain('No more announcements')
    await alice.presses('No more announcements')
    await alice.hears(/no more announcements/)
    await send('Second news')
    await bob.hears('Second news')
    await alice.hearsNothing()
    await alice.presses('Send them again')
    await alice.hears(/come to you again/)
    await send('Third news')
    await alice.hears('Third news')
  })

  it.runIf(platform === 'discord')('ping the one role of the settings, when asked to', async () => {
    const { coach, person } = await open((room) => ({
      DAILY_LIFT_CHATS: room,
      DISCORD_ANNOUNCE_ROLE: '4242',
    }))
    const alice = person('alice')
    await coach.uses('announce', 'Race today', inPrivate)
    await coach.hears(/To.*everybody/)
    await coach.presses('Ping the role: off')
    await coach.hears(/To.*everybody/)
    await coach.presses('Send')
    await coach.hears(/It pings the role on Discord/)
    await coach.presses('Yes, send it')
    await coach.hears(/goes out/)
    await stage.pass(31 * SECOND_MS)
    await alice.hears(/<@&4242>\s+Race today/)
  })

  it('stand in the private chat alone, wherever the coach typed the command', async () => {
    const { coach } = await open((room) => ({ DAILY_LIFT_CHATS: room }))
    await coach.uses('announce', 'Old news')
    const draft = await coach.hears(/To.*everybody/)
    expect(draft.private).toBe(true)
    expect(draft.buttons).toContain('Send')
  })

  it('take a picture into a draft, and it goes out with the words', async () => {
    const { coach, person } = await open((room) => ({ DAILY_LIFT_CHATS: room }))
    const alice = person('alice')
    await coach.uses('announce', 'New hill course', inPrivate)
    await coach.hears(/To.*everybody/)
    await coach.presses('Add a picture')
    await coach.hears('Send me the picture.')
    await coach.says('', { ...inPrivate, files: [picture('hill.png')] })
    const shown = await coach.hears(/^New hill course$/)
    expect(shown.files).toHaveLength(1)
    await coach.hears(/To.*everybody/)
    await coach.presses('Send')
    await coach.hears(/Really send/)
    await coach.presses('Yes, send it')
    await coach.hears(/goes out/)
    await stage.pass(31 * SECOND_MS)
    const heard = await alice.hears(/^New hill course$/)
    expect(heard.files).toHaveLength(1)
  })
})

describe('a Telegram channel that Ironstride was made an administrator of', () => {
  const draft = async () => {
    await stage.coach.uses('announce', 'Race on Sunday', inPrivate)
    return stage.coach.hears(/To.*everybody/)
  }

  it('gets nothing before the coach said yes, when a stranger did it', async () => {
    stage = await openAppStage('telegram')
    const { coach, person, takesIntoChannel, pass } = stage
    takesIntoChannel(person('stranger'), 'Cheap shoes')
    await pass(SECOND_MS)
    const asked = await coach.hears(/administrator of.*Cheap shoes.*Shall/s)
    expect((await draft()).text).not.toContain('channel')
    expect(asked.buttons).toEqual(['Yes, include it', 'No'])
    await coach.presses('Yes, include it')
    await coach.hears(/Cheap shoes.*gets your announcements/)
    expect((await draft()).text).toContain('1 channel')
  })

  it('gets none when the coach says no', async () => {
    stage = await openAppStage('telegram')
    const { coach, person, takesIntoChannel, pass } = stage
    takesIntoChannel(person('stranger'), 'Cheap shoes')
    await pass(SECOND_MS)
    await coach.hears(/administrator of.*Cheap shoes/)
    await coach.presses('No')
    await coach.hears(/Cheap shoes.*gets no announcements/)
    expect((await draft()).text).not.toContain('channel')
  })

  it('belongs to the audience at once when the coach did it', async () => {
    stage = await openAppStage('telegram')
    const { coach, takesIntoChannel, pass } = stage
    takesIntoChannel(coach, 'Track news')
    await pass(SECOND_MS)
    await coach.hears(/You made me an administrator of.*Track news/)
    expect((await draft()).text).toContain('1 channel')
    await coach.presses('Leave it out')
    await coach.hears(/gets no announcements/)
    expect((await draft()).text).not.toContain('channel')
  })
})
