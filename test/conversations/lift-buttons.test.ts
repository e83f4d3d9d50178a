import { afterEach, describe, expect, it } from 'vitest'
import { type AppStage, openAppStage, stagePlatforms } from '../support/app-stage.ts'

/** Monday, 06:00 in London: the first lift of the community's programme. */
const MONDAY_SIX = Date.UTC(2026, 10, 23, 6)

const DAY_MS = 24 * 3_600_000

const here = { in: 'private' } as const

let stage: AppStage
afterEach(() => stage.close())

describe.each(stagePlatforms)('after the lift on %s', (platform) => {
  const alice = async () => {
    stage = await openAppStage(platform, { startAt: MONDAY_SIX })
    return stage.person('alice')
  }
  const lifting = async () => {
    const person = await alice()
    await person.uses('lift', '', here)
    await person.hears(/Today · week 1/)
    return person
  }

  it('skipping moves it for whoever has a plan, and a second thought brings it back', async () => {
    const { uses, hears, presses } = await lifting()
    await presses('Skip')
    await hears('The community goes on')
    await uses('swap', 'bodyweight squat', here)
    await hears(/Instead of/)
    await presses('Sit to stand')
    await hears('For how long?')
    await presses('For the programme')
    await hears(/From now on you do .*Sit to stand/)
    await presses('Show the lift')
    expect((await hears(/Today · week 1/)).text).toContain('Sit to stand')
    await presses('Skip')
    await hears(/No harm done\. It waits for you on/)
    await presses('I will do it after all')
    await hears(/Today · week 1/)
  })

  it('a swap for today is made, shown, and taken back', async () => {
    const { uses, hears, presses } = await lifting()
    await presses('Swap')
    await hears('Which one would you like to swap?')
    await presses('Bodyweight squat')
    await hears(/Instead of.*Bodyweight squat/)
    await presses('Sit to stand')
    await hears('For how long?')
    await presses('Today only')
    await hears(/Today you do .*Sit to stand.* instead of bodyweight squat/)
    await presses('Show the lift')
    expect((await hears(/Today · week 1/)).text).toContain('Sit to stand')
    await uses('swap', 'sit to stand', here)
    await hears(/Instead of.*Sit to stand/)
    await presses('Bodyweight squat')
    await hears('For how long?')
    await presses('Today only')
    await hears(/Today you do .*Bodyweight squat/)
    await presses('Swap back')
    await hears(/Today you do .*Sit to stand/)
  })

  it('too hard asks which one, and notes fewer reps left', async () => {
    const { hears, presses } = await lifting()
    await presses('Too hard')
    await hears(/Which one/)
    await presses('All of it')
    await hears(/Logged[\s\S]*Bodyweight squat: 2 × 8 · RIR 2/)
  })

  it('pain is scored, and leads to swaps', async () => {
    const { hears, presses } = await lifting()
    await presses('Pain')
    await hears('What is it like?')
    await presses('Muscle or tendon')
    await hears('With which exercise?')
    await presses('Bodyweight squat')
    await hears('How strong is it with the bodyweight squat?')
    await presses('5')
    await hears('5/10: no more load for now')
    await presses('Show me swaps')
    await hears(/Instead of.*Bodyweight squat/)
  })

  it('what was taken back by a word comes back by a press', async () => {
    const { uses, says, hears, presses } = await alice()
    await says('push ups 2x10', here)
    await hears('Logged')
    await says('undo', here)
    await hears('Shall I take back')
    await presses('Take it back')
    await hears('Took back your last entry')
    await presses('Bring back')
    await hears('Back where it was')
    await uses('log', '', here)
    await hears('Push-up: 2 × 10')
  })

  it('the week turns, draws itself, and goes into a calendar', async () => {
    const { uses, hears, presses } = await alice()
    await uses('week', '', here)
    await hears(/Mon 23/)
    await presses('Next week')
    await hears(/Mon 30/)
    await presses('This week')
    await hears(/Mon 23/)
    await presses('Calendar')
    const calendar = await hears(/calendar/i)
    expect(calendar.files.join(' ')).toMatch(/\.ics/)
  })

  it('eight honest weeks earn a harder exercise and a level, by a press each', async () => {
    const { uses, hears, presses } = await alice()
    await uses('swap', 'bodyweight squat', here)
    await hears(/Instead of/)
    await presses('Sit to stand')
    await hears('For how long?')
    await presses('For the programme')
    await hears(/From now on/)
    for (let ago = 56; ago > 0; ago -= 5) {
      const day = new Date(MONDAY_SIX - ago * DAY_MS).toISOString().slice(0, 10)
      await uses('log', `double-leg calf raise 3x20 on ${day}`, here)
      await hears(/Logged/)
    }
    await uses('log', 'double-leg calf raise 3x20', here)
    await hears(/Logged/)
    await uses('lift', '', here)
    await hears(/Today · week 1/)
    await presses('Done')
    const earned = await hears('You have grown out of your level')
    expect(earned.text).toContain('Every set of double-leg calf raise reached the top twice')
    const [step = ''] = earned.buttons.filter((label) => label.startsWith('Step up to '))
    await presses(step)
    await hears(/you do .* instead of double-leg calf raise/)
    await uses('lift', '', here)
    await hears(/Today · week 1/)
    await presses('Done')
    await hears('You have grown out of your level')
    await presses('Move up a level')
    // A plan that came from a swap has seven questions left.
    await hears('2 of 8')
  })
})
