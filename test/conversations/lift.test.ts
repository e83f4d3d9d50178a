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

  it('keeps what was written in numbers when Done is pressed, and has nothing left to skip', async () => {
    const { uses, hears, presses, says } = await alice()
    const here = { in: 'private' }
    await says('bodyweight squat 2x12', here)
    expect((await hears('Logged')).text).toContain('Bodyweight squat: 2 × 12')
    await uses('lift', '', here)
    await hears(/Today/)
    await presses('Done')
    const logged = await hears('Logged')
    expect(logged.text).not.toContain('Bodyweight squat')
    expect(logged.text).toContain('stays as you wrote it')
    await says('all done', here)
    await hears('All of it stands in your log already')
    await uses('lift', '', here)
    await hears(/Today/)
    await presses('Too easy')
    await hears('Which one had more in it')
    await presses('Bodyweight squat')
    await hears('Bodyweight squat: 2 × 12 · RIR 6')
    await uses('lift', '', here)
    await hears(/Today/)
    await presses('Skip')
    await hears('nothing to skip')
  })

  it.each([
    ['push ups 2x10, plank 40s', /Logged.*Push-up: 2 × 10.*Side plank: 1 × 40 s/s],
    ['3x8 12kg each side last set hard', /Which exercise was 3 × 8 · 12 kg\?/],
    ['left knee 4', /Pain 4\/10\. With which exercise/],
  ])('takes "%s" in private without a command', async (words, answer) => {
    const { says, hears } = await alice()
    await says(words, { in: 'private' })
    await hears(answer)
  })

  it('offers to take back what was logged last at a plain word', async () => {
    const { uses, says, hears, presses } = await alice()
    const here = { in: 'private' }
    await says('push ups 2x10', here)
    await hears('Logged')
    await says('oops', here)
    await hears(/Shall I take back what you logged last\?[\s\S]*Push-up: 2 × 10/)
    await presses('Take it back')
    await hears('Took back your last entry')
    await says('oops', here)
    expect((await hears(/./)).text).not.toContain('take back')
    await uses('lift', '', here)
    await hears(/Today/)
    await presses('Done')
    await hears('Logged')
    await says('oops', here)
    await hears('Shall I take back what you logged last?')
    await presses('Take it back')
    await hears(/Took back your last \d+ entries/)
  })

  it('hears no pain in a time of day or a count', async () => {
    const { says, hears } = await alice()
    for (const words of ['I will be back at 7', 'see you back in 5', 'calf raises 10']) {
      await says(words, { in: 'private' })
      expect((await hears(/./)).text).not.toContain('With which exercise')
    }
  })

  it('leaves questions about sets and pain to the articles', async () => {
    const { says, hears } = await alice()
    for (const words of [
      'is goblet squat 3x8 enough for a beginner?',
      'I run 6x400m on Tuesdays',
    ]) {
      await says(words, { in: 'private' })
      expect((await hears(/./)).text).not.toMatch(/Logged|Which exercise|I do not know/)
    }
  })
})
