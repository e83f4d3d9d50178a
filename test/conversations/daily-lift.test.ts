import { afterEach, describe, it } from 'vitest'
import { type AppStage, openAppStage, stagePlatforms } from '../support/app-stage.ts'

const SECOND_MS = 1_000
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** Monday, 06:00 in London: the first lift of the community's programme is due at seven. */
const MONDAY_SIX = Date.UTC(2026, 10, 23, 6)

let stage: AppStage
afterEach(() => stage.close())

describe.each(stagePlatforms)('the day’s lift on %s', (platform) => {
  const open = async () => {
    stage = await openAppStage(platform, {
      startAt: MONDAY_SIX,
      environment: (room) => ({ DAILY_LIFT_CHATS: room }),
    })
    return stage
  }

  it('is told to a member who asks', async () => {
    const { person } = await open()
    const alice = person('alice')
    await alice.uses('lift', '', { in: 'private' })
    await alice.hears(/Bodyweight foundation/)
  })

  it('an unknown command brings the nearest ones', async () => {
    const { person } = await open()
    const alice = person('alice')
    await alice.says('/lfit', { in: 'private' })
    await alice.hears(/\/lift/)
  })

  it('is posted once at seven, also after a restart in the middle of the minute', async () => {
    const { person, pass, restart } = await open()
    const alice = person('alice')
    await alice.hearsNothing()
    await pass(HOUR_MS)
    await alice.hears(/Bodyweight foundation · week 1/)
    await restart()
    await pass(60_000)
    await alice.hearsNothing()
  })

  it('is not forgotten when the program was down at seven', async () => {
    const { person, stop, clock, restart, pass } = await open()
    const alice = person('alice')
    await stop()
    await clock.advance(2 * HOUR_MS)
    await restart()
    await pass(SECOND_MS)
    await alice.hears(/Bodyweight foundation · week 1/)
  })

  it('nothing is posted on a rest day', async () => {
    const { person, pass } = await open()
    const alice = person('alice')
    await pass(HOUR_MS)
    await alice.hears(/week 1/)
    await pass(DAY_MS)
    await alice.hearsNothing()
  })
})
