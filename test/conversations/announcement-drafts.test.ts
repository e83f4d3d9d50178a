import { afterEach, describe, expect, it } from 'vitest'
import { type AppStage, openAppStage, stagePlatforms } from '../support/app-stage.ts'

const SECOND_MS = 1_000
const HOUR_MS = 3_600_000
const inPrivate = { in: 'private' } as const

let stage: AppStage
afterEach(() => stage.close())

describe.each(stagePlatforms)('drafts of announcements on %s', (platform) => {
  /** Ten in the morning in London. */
  const open = async () => {
    stage = await openAppStage(platform, {
      startAt: Date.UTC(2026, 10, 24, 10),
      environment: (room) => ({ DAILY_LIFT_CHATS: room }),
    })
    return stage
  }
  const draft = async (words: string) => {
    await stage.coach.uses('announce', words, inPrivate)
    return stage.coach.hears(/To.*everybody/)
  }
  const send = async (expected = /It goes out/) => {
    const { coach } = stage
    await coach.presses('Send')
    await coach.hears(/Really send/)
    await coach.presses('Yes, send it')
    await coach.hears(expected)
  }

  it.each([
    [['Channels only'], /To.*channels only.*1 channel/s],
    [['One channel', 'the first one'], /To.*1 channel/s],
    [['A programme', 'Bodyweight foundation'], /To.*everybody on Bodyweight foundation/s],
    [['A level', 'L0'], /To.*members of level L0/s],
    [['Everybody'], /To.*everybody/s],
  ])('are for the audience that was chosen: %s', async (path, expected) => {
    const { coach } = await open()
    await draft('Hills tonight')
    await coach.presses('Choose audience')
    for (const label of path) {
      const menu = await coach.hears(/Who should get it|Which channel|which programme|which level/)
      await coach.presses(label === 'the first one' ? `${menu.buttons[0]}` : label)
    }
    await coach.hears(expected)
  })

  it('land at the hour the coach typed, and not before', async () => {
    const { coach, person, pass } = await open()
    const alice = person('alice')
    await draft('Hills tonight')
    await coach.presses('Choose time')
    await coach.hears(/When should it land/)
    await coach.says('today 13:00', inPrivate)
    await coach.hears(/When.*Tue 24 Nov, 13:00/)
    await send()
    await pass(2 * HOUR_MS)
    await alice.hearsNothing()
    await pass(HOUR_MS)
    await pass(5 * SECOND_MS)
    await alice.hears('Hills tonight')
  })

  it.each([
    ['25.12. 9:00', /When.*Fri 25 Dec, 09:00/],
    ['3/12 at 18h', /When.*Thu 3 Dec, 18:00/],
    ['tomorrow 7am Tokyo time', /When.*Tue 24 Nov, 22:00/],
    ['every day at 7', /It goes out once/],
    ['tomorrow', /At what time\?/],
    ['yesterday at 9', /has passed/],
  ])('read the hour the way a reminder does: %s', async (words, expected) => {
    const { coach } = await open()
    await draft('Hills')
    await coach.presses('Choose time')
    await coach.hears(/When should it land/)
    await coach.says(words, inPrivate)
    await coach.hears(expected)
  })

  it('land in each member’s own morning', async () => {
    const { coach, person, pass } = await open()
    const alice = person('alice')
    await alice.uses('settings', 'announcements on', inPrivate)
    await alice.hears(/./)
    await alice.uses('settings', 'zone Tokyo', inPrivate)
    await alice.hears(/Tokyo/)
    await draft('Early news')
    await coach.presses('Choose time')
    await coach.hears(/When should it land/)
    await coach.presses('Their own morning')
    await coach.hears(/own next morning/)
    await send(/It lands in everybody's own next morning.*settled in 30 s/)
    await pass(12 * HOUR_MS)
    await alice.hearsNothing()
    await pass(HOUR_MS + 5 * SECOND_MS)
    expect((await alice.hears('Early news')).private).toBe(true)
  })

  it('are listed, opened and thrown away', async () => {
    const { coach } = await open()
    await draft('First words')
    await coach.uses('announce', undefined, inPrivate)
    await coach.hears(/Draft: .*First words/)
    await coach.presses('1')
    await coach.hears('First words')
    await coach.hears(/To.*everybody/)
    await coach.presses('Discard')
    await coach.hears(/draft is gone/)
    await coach.uses('announce', undefined, inPrivate)
    expect((await coach.hears(/Announcements/)).text).not.toContain('First words')
  })

  it('begin with a message that is forwarded, its picture with it', async () => {
    const { coach } = await open()
    await coach.uses('announce', undefined, inPrivate)
    await coach.hears(/Send me what you want to tell everybody/)
    const bytes = new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10])
    const files = [{ name: 'course.png', mediaType: 'image/png', bytes }]
    await stage.forwards(coach, '/announce is what I typed', { files })
    const preview = await coach.hears('/announce is what I typed')
    expect(preview.files).toHaveLength(1)
    await coach.hears(/To.*everybody/)
  })
})
