/**
 * Twelve weeks of one runner in talk: a plan, logs by button and in words, pain, a hold and its end, a swap, weeks
 * missed and the careful return, the taper, the race and the rest after it.
 */
import { afterEach, describe, expect, it } from 'vitest'
import { type AppStage, openAppStage, stagePlatforms } from '../support/app-stage.ts'
import type { ChatPerson, HeardMessage } from '../support/people.ts'
import { answerUpToRace } from '../support/plan-answers.ts'

const DAY_MS = 24 * 3_600_000

/** Monday 23 November 2026, 06:00 in London; the race is twelve weeks later, on Sunday 14 February. */
const MONDAY_SIX = Date.UTC(2026, 10, 23, 6)
const RACE = '2027-02-14'

let stage: AppStage
let runner: ChatPerson
afterEach(() => stage.close())

const here = { in: 'private' }
const today = () => dayOf(stage.clock.now())

/** The program sleeps until the morning of a day, as on a machine switched off at night. */
async function until(day: string): Promise<void> {
  const days = (Date.parse(day) - Date.parse(today())) / DAY_MS
  await stage.stop()
  await stage.clock.advance(days * DAY_MS)
  await stage.restart()
}

async function lift(): Promise<HeardMessage> {
  await runner.uses('lift', '', here)
  return runner.hears(/week \d|Rest day|On hold/)
}

async function done(): Promise<HeardMessage> {
  await runner.presses('Done')
  return runner.hears(/Logged/)
}

/** Every lift before `end` is done as asked; gives the days. A rest day names the next lift. */
async function liftUntil(end: string): Promise<string[]> {
  const lifts: string[] = []
  while (today() < end) {
    const card = await lift()
    const next = /Next lift: \w+ (\d+ \w+)/.exec(card.text)?.[1]
    if (card.buttons.includes('Done')) {
      await done()
      lifts.push(today())
      await until(earlier(dayAfter(today()), end))
    } else await until(next === undefined ? end : earlier(dayNamed(next), end))
  }
  return lifts
}

const dayAfter = (day: string) => dayOf(Date.parse(day) + DAY_MS)
const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10)
const earlier = (one: string, other: string) => (one < other ? one : other)

/** `5 Jan` after today. */
function dayNamed(words: string): string {
  const year = Number(today().slice(0, 4))
  const [day] = [year, year + 1]
    .map((one) => dayOf(Date.parse(`${words} ${one} UTC`)))
    .filter((one) => one > today())
  return day ?? today()
}

async function makePlan(): Promise<void> {
  const { hears, presses, says } = runner
  await answerUpToRace(runner, ['Dumbbells', 'Band'])
  await presses('Half')
  await hears('When is it?')
  await says(RACE, here)
  await hears('6 of 8')
  await presses('40–59')
  await hears('7 of 8')
  await presses('None of these')
  await hears('8 of 8')
  await presses('Not yet')
  await hears('Your plan: Dumbbell foundation')
}

describe.each(stagePlatforms)('twelve weeks of a runner on %s', (platform) => {
  it('lead from the first plan to the race and the rest after it', async () => {
    stage = await openAppStage(platform, { startAt: MONDAY_SIX })
    runner = stage.person('alice')
    const { uses, hears, presses, says } = runner
    await makePlan()

    // Week 1: the key run is on Tuesday morning, so the lift waits until the afternoon.
    await until('2026-11-24')
    expect((await lift()).text).toMatch(/not before 14:00/)
    const first = await done()
    expect(first.text).toMatch(/Which weights did you take/)
    await says('goblet squat 12, rdl 2x14kg', here)
    await hears(/Goblet squat: 2 × 10 · 12 kg/)

    // A log in words; a slip of the thumb is asked about, tomorrow is not taken.
    await until('2026-11-27')
    await uses('log', 'tomorrow: plank 40s', here)
    await hears('still to come')
    await uses('log', 'hip thrust 2x10@900kg', here)
    await hears(/900 kg.*is that right\?/)
    await presses('Leave it out')
    await hears('Left out')
    await lift()
    await done()

    // Week 2: the load comes from the log, pain holds it.
    await until('2026-12-01')
    expect((await lift()).text).toMatch(/Goblet squat.*12 kg/)
    await presses('Pain')
    await hears('What is it like?')
    await presses('Muscle or tendon')
    await hears('With which exercise?')
    await presses('Goblet squat')
    await hears('How strong')
    await presses('4')
    await hears('no more load for now')
    await lift()
    await done()
    await until('2026-12-08')
    await lift()
    await presses('Why')
    await hears(/Goblet squat.*Pain 4\/10 on 1 Dec.*A4/)

    // Week 3: a red flag stops everything until somebody has said yes.
    await says('I had chest pain on the hill yesterday', here)
    await hears(/112|911|999/)
    expect((await lift()).text).toContain('On hold')
    await until('2026-12-11')
    expect((await lift()).buttons).not.toContain('Done')
    await presses('I have been cleared')
    await hears('cleared you')
    await presses('A doctor cleared me')
    await hears('Welcome back')
    await liftUntil('2026-12-14')

    // Week 4: a swap for good.
    await until('2026-12-15')
    await uses('swap', 'push up', here)
    await hears(/Instead of .*Push-up/)
    await presses('Dumbbell press')
    await hears('For how long?')
    await presses('For the programme')
    await hears(/From now on you do/)
    expect((await lift()).text).toContain('Dumbbell press')
    expect(await liftUntil('2026-12-19')).toHaveLength(2)

    // Christmas away: nineteen days without a lift, then half the work and no jumps.
    await until('2027-01-05')
    const back = await lift()
    await presses('Why')
    const why = await hears('Why these numbers')
    expect(why.text).toMatch(/PR5/)
    expect(back.text).not.toContain('landings')
    const january = await liftUntil('2027-01-31')
    expect(january.length).toBeGreaterThanOrEqual(6)

    // Two weeks before the race the lifts ease off; the day before there is none.
    await uses('week', 'next', here)
    await hears(/Sun 7 Feb/)
    const taper = await liftUntil('2027-02-13')
    expect(taper.length).toBeGreaterThanOrEqual(1)
    expect(taper.length).toBeLessThan(4)
    expect((await lift()).text).toContain('Race tomorrow')
    await until(RACE)
    expect((await lift()).text).toContain('Race day')
    await until('2027-02-16')
    expect((await lift()).text).toMatch(
      /After the race the legs rest from lifting until 2027-02-19/,
    )

    await uses('progress', '', here)
    const progress = await hears('Your progress')
    expect(progress.text).toContain('Goblet squat')
  }, 120_000)
})
