import { afterEach, describe, expect, it } from 'vitest'
import { type AppStage, openAppStage, stagePlatforms } from '../support/app-stage.ts'

const HOUR_MS = 3_600_000

/** Monday, 06:00 in London: the first lift of the community's programme is due at seven. */
const MONDAY_SIX = Date.UTC(2026, 10, 23, 6)

let stage: AppStage
afterEach(() => stage.close())

describe.each(stagePlatforms)('the lift posted to a room on %s', (platform) => {
  const posted = async () => {
    stage = await openAppStage(platform, {
      startAt: MONDAY_SIX,
      environment: (room) => ({ DAILY_LIFT_CHATS: room }),
    })
    const [alice, bob] = [stage.person('alice'), stage.person('bob')]
    // Whoever has written to the bot before can be answered in private.
    await alice.uses('how', 'plank', { in: 'private' })
    await alice.hears('Front plank')
    await stage.pass(HOUR_MS)
    const card = await alice.hears(/Bodyweight foundation · week 1/)
    await bob.hears(/Bodyweight foundation · week 1/)
    return { alice, bob, card }
  }

  it('has four buttons, and My numbers answers the presser alone', async () => {
    const { alice, bob, card } = await posted()
    expect(card.buttons).toEqual(['Done', 'How', 'Swap', 'My numbers'])
    await alice.presses('My numbers')
    const mine = await alice.hears('Today · week 1')
    expect(mine.private).toBe(true)
    await bob.hearsNothing()
  })

  it('is logged for the one who presses Done, and nobody hears of it', async () => {
    const { alice, bob } = await posted()
    await alice.presses('Done')
    const logged = await alice.hears('Logged')
    expect(logged.private).toBe(true)
    await bob.hearsNothing()
    await alice.uses('log', '', { in: 'private' })
    await alice.hears('Mon 23 Nov · Bodyweight squat: 2 × 8')
    await bob.uses('log', '', { in: 'private' })
    await bob.hears('Nothing in your log yet')
  })

  it('offers swaps to somebody who answers it in words', async () => {
    const { alice, card } = await posted()
    await alice.says('can I swap the squats?', { replyTo: card.id })
    const swaps = await alice.hears('Instead of')
    expect(swaps.private).toBe(true)
    expect(swaps.text).toContain('Sit to stand')
  })

  it('asks which move is meant, from the day’s own, when "Can I swap this?" names none', async () => {
    const { alice, card } = await posted()
    await alice.says('Can I swap this?', { replyTo: card.id })
    const heard = await alice.hears(/Bodyweight squat|Which/)
    expect(heard.private).toBe(true)
    expect(heard.buttons.join(' ')).toContain('Bodyweight squat')
  })

  it('is where the link into the private chat leads', async () => {
    const { bob } = await posted()
    await bob.says('/start lift', { in: 'private' })
    await bob.hears('Today · week 1')
  })
})
