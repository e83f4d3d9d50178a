import { afterEach, describe, expect, it } from 'vitest'
import { type AppStage, openAppStage, stagePlatforms } from '../support/app-stage.ts'

let stage: AppStage
afterEach(() => stage.close())

const privately = { in: 'private' } as const
const HOUR_MS = 3_600_000

/** Sunday, 22:00 in London. */
const SUNDAY_EVENING = Date.UTC(2026, 10, 22, 22)

describe.each(stagePlatforms)('on %s', (platform) => {
  it('/book shows what the coach offers and where to book', async () => {
    stage = await openAppStage(platform)
    const alice = stage.person('alice')
    await alice.uses('book', '', privately)
    expect((await alice.hears(/Train with Coach Wilson/)).buttons).toEqual(['Book a call'])
  })

  it('the coach gets last week in questions on Monday at eight, once', async () => {
    stage = await openAppStage(platform, { startAt: SUNDAY_EVENING })
    const { person, coach, pass, restart } = stage
    const alice = person('alice')
    await coach.says('hello', privately)
    await alice.says('Which running shoes should I buy for trail races?', privately)
    await alice.hears(/don't cover/)
    await pass(10 * HOUR_MS)
    const digest = await coach.hears(/Last week in questions/)
    expect(digest.text).toContain('1 question from 1 person')
    await restart()
    await pass(60_000)
    await coach.hearsNothing()
  })
})
