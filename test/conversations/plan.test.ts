import { afterEach, describe, expect, it } from 'vitest'
import { type AppStage, openAppStage, stagePlatforms } from '../support/app-stage.ts'
import type { ChatPerson } from '../support/people.ts'
import { answerUpToRace } from '../support/plan-answers.ts'

/** Monday, 06:00 in London. */
const MONDAY_SIX = Date.UTC(2026, 10, 23, 6)

let stage: AppStage
afterEach(() => stage.close())

describe.each(stagePlatforms)('a plan on %s', (platform) => {
  const alice = async () => {
    stage = await openAppStage(platform, { startAt: MONDAY_SIX })
    return stage.person('alice')
  }
  const here = { in: 'private' }

  const halfWay = (person: ChatPerson) => answerUpToRace(person, ['Dumbbells'])

  it('is made by eight answers, says why, and shows the month', async () => {
    const person = await alice()
    const { says, hears, presses } = person
    await halfWay(person)
    await presses('Half')
    await hears('When is it?')
    await says('11 April', here)
    await hears('Half on Sun 11 Apr 2027')
    await hears('6 of 8')
    await presses('40–59')
    await hears('7 of 8')
    await presses('None of these')
    await hears('8 of 8')
    await presses('Not yet')
    const plan = await hears('Your plan: Dumbbell foundation')
    expect(plan.text).toContain('19 weeks to your race')
    expect(plan.text).toMatch(/23 Nov:.* Tue A, Fri B/)
    expect(plan.text).not.toContain('no lift')
    await presses("Today's lift")
    await hears('Next lift: Tue 24 Nov')
    await presses('Show it')
    await hears(/not before 14:00/)
  })

  it('follows a changed answer and offers what fits better', async () => {
    const person = await alice()
    await halfWay(person)
    const { hears, presses } = person
    await presses('No race')
    await hears('6 of 8')
    await presses('18–39')
    await hears('7 of 8')
    await presses('None of these')
    await hears('8 of 8')
    await presses('Yes')
    await hears('Your plan')
    await presses('Change an answer')
    const answers = await hears('Your answers')
    expect(answers.text).toContain('Tue key, Sun long')
    await presses('Days and minutes')
    await hears('3 of 8')
    await presses('Once a week, 30 min')
    await hears('Busy runner')
    await presses('Switch, from today')
    await hears('Your plan: Busy runner')
  })

  it('hears what hurts in own words, and stays where it is when that is wished', async () => {
    const person = await alice()
    await halfWay(person)
    const { says, hears, presses } = person
    await presses('No race')
    await hears('6 of 8')
    await presses('18–39')
    await hears('7 of 8')
    await presses('Something hurts')
    await hears('Tell me in your own words')
    await says('my left calf is a bit stiff in the morning', here)
    await hears('Press Pain under a lift whenever it speaks up')
    await hears('8 of 8')
    await presses('Yes')
    await hears('Your plan: Dumbbell foundation')
    await presses('Change an answer')
    await hears('Your answers')
    await presses('Days and minutes')
    await hears('3 of 8')
    await presses('Once a week, 30 min')
    await hears('Busy runner')
    await presses('Stay')
    await hears('Your plan: Dumbbell foundation')
  })

  it('goes on where it was left, also after a restart', async () => {
    const person = await alice()
    await halfWay(person)
    await stage.restart()
    await person.uses('plan', '', here)
    await person.hears('5 of 8')
  })

  it('takes a race only when it is still to come', async () => {
    const { uses, hears, presses } = await alice()
    await uses('race', '2026-04-11 half', here)
    await hears('behind us')
    await uses('race', '2027-02-30 half', here)
    await hears('not in the calendar')
    await uses('race', 'in 10 weeks', here)
    await hears('Which distance?')
    await presses('10 k')
    await hears('10 k on Mon 1 Feb 2027: 70 days to go.')
  })
})
