import { afterEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/storage/database.ts'
import { type AppStage, openAppStage, stagePlatforms } from '../support/app-stage.ts'

const DAY_MS = 24 * 3_600_000

let stage: AppStage
afterEach(() => stage.close())

describe.each(stagePlatforms)('a red flag on %s', (platform) => {
  const open = async () => {
    stage = await openAppStage(platform)
    return stage
  }

  /** What is kept, looked at after the program has stopped. */
  const keptHolds = async () => {
    await stage.stop()
    const { db, close } = await openDatabase(stage.dataDir, stage.clock.now())
    const rows = await db.selectFrom('hold').selectAll().execute()
    await close()
    return rows
  }

  it('is answered to the member alone, with the fixed text and nothing else', async () => {
    const { person } = await open()
    const [alice, bob] = [person('alice'), person('bob')]
    await alice.uses('ask', 'I get chest pain when I squat, which weight should I use?')
    const heard = await alice.hears(/^Stop now and call your local emergency number/)
    expect(heard.private).toBe(true)
    expect(heard.text).not.toMatch(/\[1\]|kg|3x/)
    expect(heard.buttons).toEqual(['I have been cleared'])
    if (platform === 'discord') await bob.hears('Answered privately.')
    await bob.hearsNothing()
    expect(await keptHolds()).toMatchObject([{ category: 'chest-pain', scope_json: '"all"' }])
  })

  it('tells the coach that somebody is on hold, once and without a reason', async () => {
    const { person, coach, pass } = await open()
    const alice = person('alice')
    await alice.says('my chest hurts', { in: 'private' })
    await alice.hears(/emergency number/)
    await pass(1_000)
    const heard = await coach.hears(/A member is on hold/)
    expect(heard.text).not.toMatch(/chest/)
    await alice.says('it still hurts in my chest', { in: 'private' })
    await alice.hears(/emergency number/)
    await pass(1_000)
    await coach.hearsNothing()
    expect(await keptHolds()).toHaveLength(1)
  })

  it('asks once when it is unsure, and goes on after a no', async () => {
    const { person } = await open()
    const alice = person('alice')
    await alice.says('is it safe to lift while pregnant?', { in: 'private' })
    const question = await alice.hears(/Are you pregnant/)
    expect(question.buttons).toEqual(['Yes', 'No, just training talk'])
    await alice.presses('No, just training talk')
    await alice.hears(/Write it once more/)
    await alice.says('is it safe to lift while pregnant?', { in: 'private' })
    await alice.hears(/clinician/)
    expect(await keptHolds()).toEqual([])
  })

  it('takes a yes to its question as the flag', async () => {
    const { person } = await open()
    const alice = person('alice')
    await alice.uses('ask', 'I have shin splints')
    await alice.hears(/one spot on the bone/)
    await alice.presses('Yes')
    const heard = await alice.hears(/Stop running and jumping today/)
    expect(heard.buttons).toEqual(['I have been cleared'])
    expect(await keptHolds()).toMatchObject([{ category: 'bone-stress' }])
  })

  it('holds until the member says who cleared them, and keeps their words', async () => {
    const { person, stop, clock, restart } = await open()
    const alice = person('alice')
    await alice.says('I fainted during my squats', { in: 'private' })
    await alice.hears(/Fainting/)
    await stop()
    await clock.advance(20 * DAY_MS)
    await restart()
    await alice.presses('I have been cleared')
    await alice.hears(/Has a doctor, physiotherapist or other clinician cleared you/)
    await alice.presses('Not yet')
    await alice.hears(/stays on hold/)
    await alice.presses('I have been cleared')
    await alice.hears(/cleared you to train again/)
    await alice.presses('A doctor cleared me')
    await alice.hears(/Welcome back\. After this long we return in steps/)
    expect(await keptHolds()).toMatchObject([
      { category: 'fainting', cleared_words: 'A doctor cleared me' },
    ])
  })

  it('does not take "I feel fine" for a clearance', async () => {
    const { person } = await open()
    const alice = person('alice')
    await alice.says('I have pneumonia, light squats ok?', { in: 'private' })
    await alice.hears(/talk to a doctor today/)
    await alice.presses('I have been cleared')
    await alice.hears(/free of fever/)
    await alice.says('I feel fine', { in: 'private' })
    await alice.hears(/stays on hold/)
    expect(await keptHolds()).toMatchObject([{ cleared_at: null }])
  })

  it('leaves no lift but the way back, until it is cleared', async () => {
    const { person } = await open()
    const alice = person('alice')
    await alice.says('I fainted during my squats', { in: 'private' })
    await alice.hears(/Fainting/)
    await alice.uses('lift')
    const held = await alice.hears(/on hold/)
    expect(held.buttons).toEqual(['I have been cleared'])
    await alice.presses('I have been cleared')
    await alice.hears(/cleared you to train again/)
    await alice.presses('Another clinician cleared me')
    await alice.hears(/Begin with one easy session/)
    await alice.uses('lift')
    const lift = await alice.hears(/./)
    expect(lift.text).not.toMatch(/on hold/)
  })

  it('about somebody else holds nobody', async () => {
    const { person } = await open()
    const alice = person('alice')
    await alice.uses('ask', 'my dad fainted at the gym')
    const heard = await alice.hears(/call the local emergency number/)
    expect(heard.buttons).toEqual([])
    expect(await keptHolds()).toEqual([])
  })
})
