import { afterEach, describe, expect, it } from 'vitest'
import { type AppStage, openAppStage, stagePlatforms } from '../support/app-stage.ts'

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const inPrivate = { in: 'private' } as const

let stage: AppStage
afterEach(() => stage.close())

describe.each(stagePlatforms)('announcing on %s', (platform) => {
  const open = async () => {
    stage = await openAppStage(platform, {
      environment: (room) => ({ DAILY_LIFT_CHATS: room }),
    })
    return stage
  }
  /** A draft with those words, its buttons in sight. */
  const draft = async (words: string) => {
    const { coach } = await open()
    await coach.uses('announce', words, inPrivate)
    await coach.hears(platform === 'discord' ? words : words.replaceAll('*', ''))
    return coach.hears(/To.*everybody.*1 channel/s)
  }

  it('is only for the coach', async () => {
    const { person } = await open()
    const alice = person('alice')
    await alice.uses('announce', 'Buy my shoes', inPrivate)
    await alice.hears(/for the coach/)
  })

  it('goes from the words to the channel and ends with a report', async () => {
    await draft('Race on **Sunday**\nBring a friend')
    const { coach, person, pass } = stage
    const alice = person('alice')
    await coach.presses('Send')
    await coach.hears(/Really send it to everybody, right away\?/)
    await coach.presses('Yes, send it')
    await coach.hears(/goes out in 30 s/)
    await alice.hearsNothing()
    await pass(31 * SECOND_MS)
    const heard = await alice.hears(/Race on .*Sunday.*\n.*Bring a friend/)
    expect(heard.buttons).not.toContain('No more announcements')
    await pass(4 * SECOND_MS)
    await coach.hears(/Announcement sent/)
  })

  it('is called off within the grace period', async () => {
    await draft('Oops')
    const { coach, person, pass } = stage
    await coach.presses('Send')
    await coach.hears(/Really send/)
    await coach.presses('Yes, send it')
    await coach.hears(/goes out/)
    await coach.presses('Cancel')
    await coach.hears(/Nothing went out/)
    await coach.presses('Open the draft')
    await coach.hears(/To.*everybody/)
    await pass(MINUTE_MS)
    await person('alice').hearsNothing()
  })

  it('does not take a yes after ten minutes', async () => {
    await draft('Late')
    const { coach, person, pass } = stage
    await coach.presses('Send')
    await coach.hears(/Really send/)
    await pass(10 * MINUTE_MS + SECOND_MS)
    await coach.presses('Yes, send it')
    await coach.hears(/no longer works|too late/)
    await pass(MINUTE_MS)
    await person('alice').hearsNothing()
  })

  it('lets the coach change words, audience and time, and start over', async () => {
    await draft('First try')
    const { coach } = stage
    await coach.presses('Edit text')
    await coach.hears(/new words/)
    await coach.says('Second try', inPrivate)
    await coach.hears('Second try')
    await coach.hears(/To.*everybody/)
    await coach.presses('Choose audience')
    await coach.hears(/Who should get it/)
    await coach.presses('A level')
    await coach.hears(/which level/)
    await coach.presses('L2')
    await coach.hears(/members of level L2.*nobody/)
    await coach.presses('Choose audience')
    await coach.hears(/Who should get it/)
    await coach.presses('Channels only')
    await coach.hears(/channels only/)
    await coach.presses('Choose time')
    await coach.hears(/When should it land/)
    await coach.says('yesterday', inPrivate)
    await coach.hears(/day and time|has passed/)
    await coach.presses('Choose time')
    await coach.hears(/When should it land/)
    await coach.says('tomorrow 18:30', inPrivate)
    await coach.hears(/Wed 25 Nov, 18:30/)
    await coach.presses('Choose time')
    await coach.hears(/When should it land/)
    await coach.presses('Their own morning')
    await coach.hears(/own next morning/)
    await coach.presses('Send')
    await coach.hears(/Really send/)
    await coach.presses('Not yet')
    await coach.hears(/own next morning/)
    await coach.presses('Choose time')
    await coach.hears(/When should it land/)
    await coach.presses('Right away')
    await coach.hears(/right away/)
    await coach.presses('Choose audience')
    await coach.hears(/Who should get it/)
    await coach.presses('Back')
    await coach.hears(/channels only/)
    await coach.presses('Discard')
    await coach.hears(/draft is gone/)
  })

  it('takes the next message, a picture with it, as the announcement', async () => {
    const { coach } = await open()
    await coach.uses('announce', undefined, inPrivate)
    await coach.hears(/Send me what you want to tell everybody/)
    const files = [{ name: 'race.png', mediaType: 'image/png', bytes: tinyPicture }]
    await coach.says('With a picture', { ...inPrivate, files })
    const preview = await coach.hears('With a picture')
    expect(preview.files).toHaveLength(1)
    await coach.hears(/To.*everybody/)
    await coach.uses('announce', undefined, inPrivate)
    await coach.hears(/Draft: .*With a picture/)
  })

  it('is edited and taken back in the chat after it was sent', async () => {
    await draft('Old words')
    const { coach, person, pass } = stage
    const alice = person('alice')
    await coach.presses('Send')
    await coach.hears(/Really send/)
    await coach.presses('Yes, send it')
    await coach.hears(/goes out/)
    await pass(31 * SECOND_MS)
    await alice.hears('Old words')
    await pass(4 * SECOND_MS)
    await coach.hears(/Announcement sent/)
    await coach.presses('Edit it')
    await coach.hears(/new words/)
    await coach.says('New words', inPrivate)
    await coach.hears(/Put these words into \d chats?\?/)
    await coach.presses('Yes, change it')
    await coach.hears(/Editing \d messages?/)
    await pass(SECOND_MS)
    const edited = await alice.hears('New words')
    expect(edited.edited).toBe(true)
    await pass(4 * SECOND_MS)
    await coach.hears(/Edited in \d chats?/)
    await coach.presses('Take it back')
    await coach.hears(/Take it back from \d chats?\?/)
    await coach.presses('Leave it')
    await coach.hears(/stays as it is/)
    await coach.presses('Take it back')
    await coach.hears(/Take it back from \d chats?\?/)
    await coach.presses('Yes, take it back')
    await coach.hears(/Taking back/)
    await pass(4 * SECOND_MS)
    await coach.hears(/Announcement taken back.*Taken back in \d chats?/s)
  })
})

/** One grey point. */
const tinyPicture = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg==',
    'base64',
  ),
)
