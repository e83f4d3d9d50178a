import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AppStage, openAppStage, stagePlatforms } from '../support/app-stage.ts'
import type { ChatPerson } from '../support/people.ts'

const HOUR_MS = 3_600_000

/** Tuesday 24 November 2026, 10:00 in London. */
const TUESDAY_TEN = Date.UTC(2026, 10, 24, 10)

let stage: AppStage
let alice: ChatPerson
afterEach(() => stage.close())

describe.each(stagePlatforms)('a member’s own things on %s', (platform) => {
  beforeEach(async () => {
    stage = await openAppStage(platform, { startAt: TUESDAY_TEN })
    alice = stage.person('alice')
    await alice.says('/start', { in: 'private' })
    await alice.hears(/Hello, I am Ironstride/)
  })
  const uses = (command: string, words?: string) => alice.uses(command, words, { in: 'private' })

  describe('/start and /help', () => {
    it('lead to the zone, to a reminder and to the list of commands', async () => {
      await alice.presses('Set my time zone')
      await alice.hears(/Where are you\?/)
      await alice.presses('Remind me to lift')
      await alice.hears(/When shall I remind you/)
      await alice.presses('What can you do?')
      const help = await alice.hears(/Just write your question/)
      for (const command of ['/ask', '/lift', '/remind', '/settings', '/privacy']) {
        expect(help.text).toContain(command)
      }
      expect(help.text).not.toMatch(/\/start|For the coach/)
    })

    it('show the coach what is for the coach', async () => {
      await stage.coach.uses('help', undefined, { in: 'private' })
      await stage.coach.hears(/For the coach[\s\S]*\/article/)
    })
  })

  describe('/settings', () => {
    it('shows everything and changes it by button', async () => {
      await uses('settings')
      const page = await alice.hears(/Your settings/)
      expect(page.text).toMatch(/London \(Europe\), now 10:00.*community/)
      for (const [label, expected] of [
        ['Use lb', /Saved\.[\s\S]*Weights in: \W*lb/],
        ['Use RPE', /Effort as: \W*RPE/],
        ['Join group week', /group’s week: \W*yes/],
        ['Share holds', /on hold: \W*yes/],
        ['Keep holds private', /on hold: \W*no/],
      ] as const) {
        await alice.presses(label)
        await alice.hears(expected)
      }
      await alice.presses('Quiet hours')
      await alice.hears(/A reminder you set for an hour inside them still comes/)
      await alice.presses('22:00 to 07:00')
      await alice.hears(/Quiet hours: \W*22:00 to 07:00/)
      await alice.presses('Language')
      await alice.hears(/Which language/)
      await alice.presses('Deutsch')
      await alice.hears(/Language: \W*Deutsch/)
      await alice.presses('Platform')
      await alice.hears(/one platform only. \/link/)
      await alice.presses('Back')
      await alice.hears(/Your settings/)
    })

    it('switches private announcements and remembers it', async () => {
      await uses('settings', 'announcements on')
      await alice.hears(/Announcements in private: \W*on/)
      await alice.presses('Announcements off')
      await alice.hears(/Announcements in private: \W*off/)
      await stage.restart()
      await uses('settings')
      await alice.hears(/Announcements in private: \W*off/)
    })

    it('takes a typed zone, and moves the reminders with the wall clock', async () => {
      await uses('remind', 'tomorrow at 18:00 hips')
      await alice.hears(/hips/)
      await uses('settings', 'zone Berlin')
      await alice.hears(
        /Your zone is Berlin \(Europe\), now 11:00\. Your reminder keeps its local time; the next comes tomorrow at 18:00/,
      )
      await stage.pass(31 * HOUR_MS)
      await alice.hears(/⏰.*hips/)
    })

    it.each([
      ['zone belrin', /no zone called "belrin"/, 'Berlin (Europe), now 11:00'],
      ['UTC+2', /Several places fit "UTC\+2"/, 'Helsinki (Europe), now 12:00'],
      ['zone UTC+2', /Several places fit "UTC\+2"/, 'Helsinki (Europe), now 12:00'],
    ])('%s offers the three nearest', async (words, sentence, label) => {
      await uses('settings', words)
      const offer = await alice.hears(sentence)
      expect(offer.buttons).toHaveLength(5)
      await alice.presses(label)
      await alice.hears(/Your zone is/)
    })

    it('asks for a city after a button', async () => {
      await uses('settings')
      await alice.hears(/Your settings/)
      await alice.presses('Zone')
      await alice.hears(/Where are you/)
      await alice.presses('Type a city')
      await alice.hears(/Which city/)
      await alice.says('Lisbon', { in: 'private' })
      await alice.hears(/Your zone is Lisbon/)
    })

    it.each([
      ['units pounds', /Weights in: \W*lb/],
      ['effort rpe', /Effort as: \W*RPE/],
      ['quiet 22:30 to 6:15', /Quiet hours: \W*22:30 to 06:15/],
      ['quiet 10 to 7', /Quiet hours: \W*22:00 to 07:00/],
      ['quiet off', /Quiet hours: \W*none/],
      ['language Svenska', /Language: \W*Svenska/],
      ['summary on', /group’s week: \W*yes/],
      ['share on', /on hold: \W*yes/],
      ['Asia/Tokyo', /Your zone is Tokyo/],
      ['units stones', /Which one: kg/],
      ['quiet maybe', /From when to when/],
      ['platform telegraph', /Discord or Telegram/],
      ['unit', /Which one: kg/],
      ['zoen Berlin', /no setting "zoen"\. Did you mean zone/],
    ])('understands "%s"', async (words, expected) => {
      await uses('settings', words)
      await alice.hears(expected)
    })

    it('is private in a group, and only who manages the chat may switch its announcements', async () => {
      await alice.uses('settings')
      const own = await alice.hears(/Your settings/)
      expect(own.private).toBe(true)
      expect(own.buttons.join()).not.toMatch(/This chat/)
    })
  })

  describe('/privacy', () => {
    it('says what is kept, and hands it over as a file', async () => {
      await uses('remind', 'tomorrow at 18:00 hips')
      await alice.hears(/hips/)
      await uses('privacy')
      await alice.hears(/What I keep about you/)
      await alice.presses('Take it along')
      const file = await alice.hears(/everything I keep about you/)
      expect(file.files).toEqual(['ironstride-my-data.json'])
    })

    it('deletes everything in two steps, and nothing comes afterwards', async () => {
      await uses('remind', 'in 1 hour drink')
      await alice.hears(/drink/)
      await uses('privacy')
      await alice.hears(/What I keep/)
      await alice.presses('Delete everything')
      await alice.hears(/cannot be undone/)
      await alice.presses('Keep it')
      await alice.hears(/Nothing was deleted/)
      await uses('privacy', 'delete')
      await alice.hears(/cannot be undone/)
      await alice.presses('Yes, delete it all')
      await alice.hears(/I know nothing of you any more/)
      await stage.pass(2 * HOUR_MS)
      await alice.hearsNothing()
      await uses('reminders')
      await alice.hears(/No reminders yet/)
    })
  })

  describe('/link', () => {
    it('gives a code in private and refuses it where it came from', async () => {
      await alice.uses('link')
      const given = await alice.hears(/Your code/)
      expect(given.private).toBe(true)
      const code = /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(given.text)?.[0]
      await uses('link', code)
      await alice.hears(/on your other platform/)
      await uses('link', 'WRONG-ONE')
      await alice.hears(/not valid any more.*\/link/)
    })
  })
})
