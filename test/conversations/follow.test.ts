import { afterEach, describe, it } from 'vitest'
import { type AppStage, openAppStage, stagePlatforms } from '../support/app-stage.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** Monday, six in the morning in London. */
const MONDAY_SIX = Date.UTC(2026, 10, 23, 6)

let stage: AppStage
afterEach(() => stage.close())

describe.each(stagePlatforms)('following the lift on %s', (platform) => {
  const open = async () => {
    stage = await openAppStage(platform, { startAt: MONDAY_SIX })
    return stage
  }
  const manager = () => {
    const boss = stage.person('boss')
    stage.mayManage(boss)
    return boss
  }

  it('is refused to somebody who does not manage the room', async () => {
    const { person } = await open()
    const alice = person('alice')
    await alice.uses('follow', '06:30')
    await alice.hears(/Only somebody who manages this chat/)
  })

  it('begins with a line of words, posts at its hour and stops when told', async () => {
    const { person, pass } = await open()
    const [boss, alice] = [manager(), person('alice')]
    await boss.uses('follow', 'bodyweight-foundation 07:30 from today')
    await boss.hears(/Done\. Bodyweight foundation.*07:30[\s\S]*next post .* comes today at 07:30/)
    await pass(HOUR_MS)
    await alice.hears(/Done\./)
    await pass(HOUR_MS / 2)
    await alice.hears(/Bodyweight foundation · week 1/)
    await boss.uses('follow', 'stop')
    await boss.hears(/Stopped/)
    await pass(7 * DAY_MS)
    await boss.uses('follow', 'stop')
    await boss.hears(/nothing to stop/)
  })

  it('is put together by buttons', async () => {
    await open()
    const boss = manager()
    await boss.uses('follow')
    await boss.hears(/would follow/)
    await boss.presses('Programme')
    await boss.hears(/Which programme/)
    await boss.presses('Busy runner')
    await boss.hears(/Busy runner: the day's lift at 07:00/)
    await boss.presses('Time')
    await boss.hears(/At what time/)
    await boss.presses('06:30')
    await boss.hears(/at 06:30/)
    await boss.presses('First day')
    await boss.hears(/week 1 begin/)
    await boss.presses('Mon 30 Nov')
    await boss.hears(/week 1 from Mon 30 Nov/)
    await boss.presses('Follow')
    await boss.hears(/The next post .* Mon 30 Nov, 06:30/)
    await boss.uses('follow')
    await boss.hears(/follows[\s\S]*06:30/)
    await boss.presses('Stop')
    await boss.hears(/gets no more lifts/)
  })

  it('does not obey somebody else who presses', async () => {
    const { person } = await open()
    const boss = manager()
    await boss.uses('follow')
    await boss.hears(/would follow/)
    const alice = person('alice')
    await alice.presses('Follow')
    await alice.hears(/Only somebody who manages this chat/)
  })

  it('ends, and is told once, when whoever started it does not manage the room any more', async () => {
    const { person, pass } = await open()
    const [boss, alice] = [manager(), person('alice')]
    await boss.uses('follow', 'bodyweight-foundation 07:30 from today')
    await boss.hears(/next post/)
    await alice.hears(/next post/)
    stage.mayManage(boss, false)
    await pass(2 * HOUR_MS)
    await boss.hears(/stopped posting the lift/)
    await alice.hearsNothing()
    await pass(7 * DAY_MS)
    await boss.hearsNothing()
  })

  it('is set up from the private chat with the link of the channel', async () => {
    const { room } = await open()
    const boss = manager()
    await boss.uses('follow', `${room} busy-runner 06:30`, { in: 'private' })
    await boss.hears(/Done\. Busy runner.*06:30/)
    const alice = stage.person('alice')
    await alice.uses('follow', `${room} busy-runner 06:30`, { in: 'private' })
    await alice.hears(/Only somebody who manages that chat/)
  })
})
