import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AppStage, openAppStage, stagePlatforms } from '../support/app-stage.ts'
import type { ChatPerson } from '../support/people.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** Tuesday 24 November 2026, 10:00 in London. */
const TUESDAY_TEN = Date.UTC(2026, 10, 24, 10)

let stage: AppStage
let alice: ChatPerson
afterEach(() => stage.close())

const openAt = async (platform: (typeof stagePlatforms)[number], startAt = TUESDAY_TEN) => {
  stage = await openAppStage(platform, { startAt })
  alice = stage.person('alice')
  await alice.says('/start', { in: 'private' })
  await alice.hears(/./)
}
const remind = (words: string) => alice.uses('remind', words, { in: 'private' })

describe.each(stagePlatforms)('reminders on %s', (platform) => {
  beforeEach(() => openAt(platform))

  it('are set in plain words, shown with their next five times, and come', async () => {
    await remind('every tue and thu at 6:30am to lift')
    const set = await alice.hears(/lift.*every Tuesday and Thursday at 06:30/)
    for (const time of ['Thu 26 Nov, 06:30', 'Tue 1 Dec', 'Thu 3 Dec', 'Tue 8 Dec', 'Thu 10 Dec']) {
      expect(set.text).toContain(time)
    }
    expect(set.text).toMatch(/those of the community: London/)
    await alice.presses('Set my zone')
    await alice.hears(/Where are you\?/)
    await stage.pass(DAY_MS + 20.5 * HOUR_MS)
    await alice.hears(/⏰.*lift/)
  })

  it('keep two times of a day in one reminder, and both come', async () => {
    await remind('every day at 6:00 and 18:30 hips')
    const set = await alice.hears(/hips.*every day at 06:00 and 18:30/)
    for (const time of ['Tue 24 Nov, 18:30', 'Wed 25 Nov, 06:00', 'Wed 25 Nov, 18:30']) {
      expect(set.text).toContain(time)
    }
    await stage.pass(8.5 * HOUR_MS)
    await alice.hears(/⏰ .*hips/)
    await stage.pass(11.5 * HOUR_MS)
    await alice.hears(/⏰ .*hips/)
    await alice.uses('reminders', undefined, { in: 'private' })
    const list = await alice.hears(/1\. .*hips.*06:00 and 18:30 \(next Wed 25 Nov, 18:30\)/)
    expect(list.text).not.toMatch(/2\. /)
  })

  it('flag the day on which the clocks change, in words', async () => {
    await stage.close()
    await openAt(platform, Date.UTC(2027, 2, 26, 10))
    await remind('every day at 01:30 check the oven')
    const set = await alice.hears(/check the oven/)
    expect(set.text).toMatch(
      /Sun 28 Mar, 02:00 \(clocks go forward that night, so it comes at 02:00\)/,
    )
    expect(set.text).toMatch(/Mon 29 Mar, 01:30(?! \()/)
  })

  it('ask one question for what is missing and remember the rest', async () => {
    await remind('lift every tuesday')
    await alice.hears(/At what time\?/)
    await alice.says('7pm', { in: 'private' })
    await alice.hears(/lift.*every Tuesday at 19:00/)
    await remind('in 2 hours')
    await alice.hears(/What shall I say then/)
    await alice.says('every day counts at 7', { in: 'private' })
    await alice.hears(/every day counts at 7.*: once, Tue 24 Nov, 12:00/)
  })

  it.each([
    ['at 25:00 lift', /no such time of day/],
    ['half 7 tomorrow lift', /Half past, or half an hour before/],
  ])('ask anew for an hour that is none, and keep it out of the words: %s', async (words, asked) => {
    await remind(words)
    await alice.hears(asked)
    await alice.says('18:30', { in: 'private' })
    await alice.hears(/⏰ \W*lift\W*: once/)
  })

  it('say what they cannot do and set the nearest thing only when taken', async () => {
    await remind('weekdays at noon except holidays walk')
    const offered = await alice.hears(/cannot leave out holidays.*every weekday at 12:00/)
    expect(offered.buttons).toEqual(['Take it', 'No, leave it'])
    await alice.presses('Take it')
    await alice.hears(/walk.*every weekday at 12:00/)
    await remind('every 10 minutes stand up')
    await alice.hears(/cannot ring more often/)
    await alice.presses('No, leave it')
    await alice.hears(/nothing was set/)
    await alice.uses('reminders', undefined, { in: 'private' })
    const list = await alice.hears(/Your reminders/)
    expect(list.text).not.toMatch(/stand up/)
  })

  it('offer the other hour when one could be morning or evening', async () => {
    await remind('every day at 7 stretch')
    await alice.hears(/every day at 07:00/)
    await alice.presses('I meant 19:00')
    await alice.hears(/every day at 19:00/)
    await stage.pass(9 * HOUR_MS)
    await alice.hears(/⏰.*stretch/)
  })

  it('go by the clocks of another city when one is named, told in their own time', async () => {
    await remind('every day at 7am New York time call the coach')
    const set = await alice.hears(/call the coach.*every day at 07:00, New York time/)
    expect(set.text).toContain('Tue 24 Nov, 12:00')
    expect(set.text).toContain('clocks of New York')
    await alice.uses('settings', 'zone Tokyo', { in: 'private' })
    await alice.hears(/Tokyo/)
    await stage.pass(2 * HOUR_MS)
    await alice.hears(/⏰.*call the coach/)
  })

  it('refuse the past kindly', async () => {
    await remind('today at 08:00 lift')
    await alice.hears(/already passed.*tomorrow at 08:00/)
  })

  it.each([
    ['Lift days 7:00', /Time to lift.*on lift days/],
    ['Every day 7:00', /Time to move.*every day at 07:00/],
    ['Tomorrow 7:00', /Time to move.*Wed 25 Nov 2026 at 07:00/],
    ['In 1 hour', /Time to move.*once, Tue 24 Nov, 11:00/],
  ])('are set by the button %s', async (label, expected) => {
    await alice.uses('remind', undefined, { in: 'private' })
    await alice.hears(/When shall I remind you/)
    await alice.presses(label)
    await alice.hears(expected)
  })

  it('are set in own words after a button', async () => {
    await alice.uses('remind', undefined, { in: 'private' })
    await alice.hears(/When shall I/)
    await alice.presses('Type your own')
    await alice.hears(/Write when and what/)
    await alice.says('tomorrow 18:00 hips', { in: 'private' })
    await alice.hears(/hips.*Wed 25 Nov 2026 at 18:00/)
  })

  it('are put off and done by the buttons under them', async () => {
    await remind('in 1 hour drink')
    await alice.hears(/drink/)
    await stage.pass(HOUR_MS)
    const rung = await alice.hears(/⏰ .*drink/)
    expect(rung.buttons).toEqual(['Done', 'Snooze 10 min', '1 h', 'Tomorrow'])
    await alice.presses('Snooze 10 min')
    await alice.hears(/drink: again today at 11:10/)
    await stage.pass(10 * MINUTE_MS)
    await alice.hears(/⏰ .*drink/)
    await alice.presses('1 h')
    await alice.hears(/again today at 12:10/)
    await stage.pass(HOUR_MS)
    await alice.hears(/⏰ .*drink/)
    await alice.presses('Tomorrow')
    await alice.hears(/again tomorrow at 11:00/)
    await stage.pass(DAY_MS)
    await alice.hears(/⏰ .*drink/)
    await alice.presses('Done')
    await alice.hears(/✓ drink/)
    await stage.pass(2 * DAY_MS)
    await alice.hearsNothing()
  })

  it('are listed, paused, resumed, changed, deleted and brought back by buttons', async () => {
    await remind('every day at 07:00 hips')
    await alice.hears(/hips/)
    await alice.presses('All reminders')
    const list = await alice.hears(/1\. .*hips.*every day at 07:00 \(next Wed 25 Nov, 07:00\)/)
    expect(list.buttons).toEqual(['1 Pause', '1 Edit', '1 Delete', 'New'])
    await alice.presses('1 Pause')
    await alice.hears(/hips.*\(paused\)/)
    await stage.pass(DAY_MS)
    await alice.hearsNothing()
    await alice.presses('1 Resume')
    await alice.hears(/next Thu 26 Nov, 07:00/)
    await alice.presses('1 Edit')
    await alice.hears(/Write the new time, the new text, or both/)
    await alice.says('every fri at 18:00', { in: 'private' })
    await alice.hears(/hips.*every Friday at 18:00/)
    await alice.presses('Edit')
    await alice.hears(/Write the new time/)
    await alice.says('hips and calves', { in: 'private' })
    await alice.hears(/hips and calves.*every Friday at 18:00/)
    await alice.presses('Delete')
    await alice.hears(/No reminders yet[\s\S]*Deleted: .*hips and calves/)
    await alice.presses('Undo')
    await alice.hears(/1\. .*hips and calves/)
  })

  it('keep what an edit does not say: the days, the hour, the lift days, the city', async () => {
    const edit = async (words: string, expected: RegExp) => {
      await alice.presses('Edit')
      await alice.hears(/Write the new time/)
      await alice.says(words, { in: 'private' })
      await alice.hears(expected)
    }
    await remind('every tue and thu at 06:30 lift')
    await alice.hears(/lift/)
    await edit('18:00', /lift.*every Tuesday and Thursday at 18:00/)
    await edit('move it to fridays', /lift.*every Friday at 18:00/)
    await edit('6:15am and 6:30pm', /lift.*every Friday at 06:15 and 18:30/)
    await edit('never mind', /it stays as it is/)
    await edit('only weekends', /lift.*every Saturday and Sunday at 06:15 and 18:30/)
    await edit('every friday', /lift.*every Friday at 06:15 and 18:30/)
    await edit('at 25:00', /no such time of day/)
    await alice.says('7am instead', { in: 'private' })
    await alice.hears(/lift.*every Friday at 07:00/)
    await remind('every day at 7am New York time call the coach')
    await alice.hears(/call the coach/)
    await edit('8am', /call the coach.*every day at 08:00, New York time/)
    await alice.uses('remind', undefined, { in: 'private' })
    await alice.hears(/When shall I/)
    await alice.presses('Lift days 7:00')
    await alice.hears(/on lift days/)
    await edit('at 6:30', /Time to lift.*every day at 06:30, on lift days/)
  })

  it('are set by a plain sentence that says when, and given up with a word', async () => {
    await alice.says('Can you remind me every Tuesday at 6pm to stretch?', { in: 'private' })
    await alice.hears(/stretch.*every Tuesday at 18:00/)
    await remind('lift')
    await alice.hears(/When shall I/)
    await alice.says('remind me to walk tomorrow at 12:00', { in: 'private' })
    await alice.hears(/⏰ \W*walk\W*: once/)
    await remind('lift')
    await alice.hears(/When shall I/)
    await alice.says('never mind', { in: 'private' })
    await alice.hears(/nothing was set/)
    await alice.says('remind me how often to lift', { in: 'private' })
    const answer = await alice.hears(/./)
    expect(answer.text).not.toMatch(/⏰|When shall I/)
  })

  it('are paged when there are many, and end at twenty with a sentence', async () => {
    for (let count = 1; count <= 20; count += 1) {
      await remind(`tomorrow at 18:00 number ${count}`)
      await alice.hears(new RegExp(`number ${count}\\D`))
      await stage.clock.advance(2_000)
    }
    await remind('tomorrow at 18:00 one more')
    await alice.hears(/20 reminders.*Delete one/)
    await alice.uses('reminders', undefined, { in: 'private' })
    expect((await alice.hears(/Page 1 of 5/)).buttons).toContain('More')
    await alice.presses('More')
    const second = await alice.hears(/Page 2 of 5/)
    expect(second.text).toMatch(/5\. .*number 5/)
    await alice.presses('5 Delete')
    await alice.hears(/Deleted: .*number 5/)
  })

  it('are told in private when asked for in front of others', async () => {
    await alice.uses('remind', 'tomorrow at 18:00 see the physio')
    const told = await alice.hears(/see the physio/)
    expect(told.private).toBe(true)
    const bob = stage.person('bob')
    await bob.hearsNothing()
  })
})
