import { afterEach, describe, expect, it } from 'vitest'
import { type AppStage, openAppStage, stagePlatforms } from '../support/app-stage.ts'

/** Monday, 06:00 in London: the first lift of the community's programme. */
const MONDAY_SIX = Date.UTC(2026, 10, 23, 6)

let stage: AppStage
afterEach(() => stage.close())

describe.each(stagePlatforms)('the lift on %s', (platform) => {
  const alice = async () => {
    stage = await openAppStage(platform, { startAt: MONDAY_SIX })
    return stage.person('alice')
  }

  it('comes with its buttons and says why each number', async () => {
    const { uses, hears, presses } = await alice()
    await uses('lift', '', { in: 'private' })
    const card = await hears(/Today · week 1/)
    expect(card.buttons).toEqual([
      'Done',
      'Too easy',
      'Too hard',
      'Pain',
      'Swap',
      'Skip',
      'Why',
      'How',
      'Picture',
    ])
    await presses('Why')
    const why = await hears(/Why these numbers/)
    expect(why.text).toMatch(/Bodyweight squat.*stop each set with 4 good reps left/)
    await presses('How')
    expect((await hears('Which one?')).buttons).toContain('Side plank')
    await presses('Picture')
    expect((await hears('')).files).toHaveLength(1)
  })

  it('is logged by one press and taken back by another', async () => {
    const { uses, hears, presses } = await alice()
    await uses('lift', '', { in: 'private' })
    await hears(/Today/)
    await presses('Done')
    const logged = await hears('Logged')
    expect(logged.text).toContain('Bodyweight squat: 2 × 8 · RIR 4')
    await presses('Undo')
    await hears(/Taken back/)
  })
})
