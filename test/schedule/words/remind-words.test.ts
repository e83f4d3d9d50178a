import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextTimes } from '../../../src/schedule/recurrence.ts'
import { readReminder } from '../../../src/schedule/words/remind-words.ts'
import { sayRecurrence } from '../../../src/schedule/words/say-recurrence.ts'
import { sayInstant } from '../../../src/schedule/words/say-time.ts'
import '../../support/same-cases.ts'

/** A Tuesday, 10:00 in Berlin. */
const now = Date.UTC(2026, 10, 24, 9)
const zone = 'Europe/Berlin'
const read = (words: string) => readReminder(words, { now, zone })

/** The rhythm in words, the text and the first time. */
function told(words: string): string {
  const reading = read(words)
  if (reading.kind !== 'reminder') return reading.kind
  const [first = 0] = nextTimes(reading.recurrence, zone, now, 1)
  const rhythm = sayRecurrence(reading.recurrence, zone, now)
  const coming = rhythm.startsWith('once') ? '' : ` | ${sayInstant(first, zone, now)}`
  return `${reading.text} | ${rhythm}${coming}`
}

describe('words for what comes again', () => {
  it.each([
    [
      'every tue and thu at 6:30am to lift',
      'lift | every Tuesday and Thursday at 06:30 | Thu 26 Nov, 06:30',
    ],
    [
      'lift every Tuesday & Thursday 6.30 am',
      'lift | every Tuesday and Thursday at 06:30 | Thu 26 Nov, 06:30',
    ],
    [
      'remind me to stretch my calves every day at 7',
      'stretch my calves | every day at 07:00 | Wed 25 Nov, 07:00',
    ],
    ['daily 07:00 stretch', 'stretch | every day at 07:00 | Wed 25 Nov, 07:00'],
    ['stretch daily 7am', 'stretch | every day at 07:00 | Wed 25 Nov, 07:00'],
    [
      'every day at 7 and 19 calf raises',
      'calf raises | every day at 07:00 and 19:00 | Tue 24 Nov, 19:00',
    ],
    [
      'calf raises at 7 and 9 pm every day',
      'calf raises | every day at 19:00 and 21:00 | Tue 24 Nov, 19:00',
    ],
    ['weekdays at noon: walk', 'walk | every weekday at 12:00 | Tue 24 Nov, 12:00'],
    ['mon-fri 6:45 mobility', 'mobility | every weekday at 06:45 | Wed 25 Nov, 06:45'],
    ['monday to friday at 18h mobility', 'mobility | every weekday at 18:00 | Tue 24 Nov, 18:00'],
    [
      'every weekend at 9am long run',
      'long run | every Saturday and Sunday at 09:00 | Sat 28 Nov, 09:00',
    ],
    [
      'mon wed fri 6am lift',
      'lift | every Monday, Wednesday and Friday at 06:00 | Wed 25 Nov, 06:00',
    ],
    [
      'lift on mondays and thursdays at half past six in the evening',
      'lift | every Monday and Thursday at 18:30 | Thu 26 Nov, 18:30',
    ],
    [
      'every other monday 18:00 lift',
      'lift | every other Monday at 18:00, from Mon 30 Nov 2026 | Mon 30 Nov, 18:00',
    ],
    [
      'every 2 weeks on fri at 18:15 plan',
      'plan | every other Friday at 18:15, from Fri 27 Nov 2026 | Fri 27 Nov, 18:15',
    ],
    [
      'every three weeks on tue and sat 8am x-train',
      'x-train | every 3 weeks on Tuesday and Saturday at 08:00, from Sat 28 Nov 2026 | Sat 28 Nov, 08:00',
    ],
    [
      'fortnightly on sundays at noon log',
      'log | every other Sunday at 12:00, from Sun 29 Nov 2026 | Sun 29 Nov, 12:00',
    ],
    [
      'first monday of the month at 9 plan the block',
      'plan the block | every month on the 1st Monday at 09:00 | Mon 7 Dec, 09:00',
    ],
    [
      'second and fourth friday of every month at 5pm deload',
      'deload | every month on the 2nd and 4th Friday at 17:00 | Fri 27 Nov, 17:00',
    ],
    [
      'every last weekday of the month 16:00 report',
      'report | every month on the last weekday at 16:00 | Mon 30 Nov, 16:00',
    ],
    [
      'monthly on the 15th at 8am shoes',
      'shoes | every month on the 15th at 08:00 | Tue 15 Dec, 08:00',
    ],
    [
      'on the 1st and 15th of each month at noon weigh in',
      'weigh in | every month on the 1st and 15th at 12:00 | Tue 1 Dec, 12:00',
    ],
    [
      'last day of the month at 20:00 log',
      'log | every month on the last day at 20:00 | Mon 30 Nov, 20:00',
    ],
    [
      'every year on 24 dec at 9am rest',
      'rest | every year on 24 December at 09:00 | Thu 24 Dec, 09:00',
    ],
    [
      'every 3 days at 8 pm calf raises',
      'calf raises | every 3 days at 20:00, from Tue 24 Nov 2026 | Tue 24 Nov, 20:00',
    ],
    [
      'hourly from 9 to 5 stand up',
      'stand up | every day at 09:00, 10:00, 11:00, 12:00, 13:00, 14:00, 15:00, 16:00 and 17:00 | Tue 24 Nov, 11:00',
    ],
    ['every 3 hours drink', 'drink | every 3 hours | Tue 24 Nov, 12:00'],
    [
      'daily except sundays at 7am stretch',
      'stretch | every Monday, Tuesday, Wednesday, Thursday, Friday and Saturday at 07:00 | Wed 25 Nov, 07:00',
    ],
    [
      'every day at 7am until 24 dec advent core',
      'advent core | every day at 07:00, until Thu 24 Dec 2026 | Wed 25 Nov, 07:00',
    ],
    [
      'every day at 7am for 6 weeks calf',
      'calf | every day at 07:00, until Tue 5 Jan 2027 | Wed 25 Nov, 07:00',
    ],
    ['starting 1 dec every day at 7am core', 'core | every day at 07:00 | Tue 1 Dec, 07:00'],
    ['every morning stretch', 'stretch | every day at 07:00 | Wed 25 Nov, 07:00'],
    [
      'every sunday evening plan the week',
      'plan the week | every Sunday at 19:00 | Sun 29 Nov, 19:00',
    ],
  ])('%s', (words, expected) => {
    expect(told(words)).toBe(expected)
  })
})

describe('words for what comes once', () => {
  it.each([
    ['tomorrow at 7 hips', 'hips | once, Wed 25 Nov 2026 at 07:00'],
    ['hips tomorrow 7pm', 'hips | once, Wed 25 Nov 2026 at 19:00'],
    ['tmrw 7:30 hips', 'hips | once, Wed 25 Nov 2026 at 07:30'],
    ['in 2 hours drink', 'drink | once, Tue 24 Nov, 12:00'],
    ['eat 90 minutes from now', 'eat | once, Tue 24 Nov, 11:30'],
    ['in 1h30 eat', 'eat | once, Tue 24 Nov, 11:30'],
    ['in half an hour stretch', 'stretch | once, Tue 24 Nov, 10:30'],
    ['in 3 days at 6am lift', 'lift | once, Fri 27 Nov 2026 at 06:00'],
    ['on 24 dec at 8 pm call mum', 'call mum | once, Thu 24 Dec 2026 at 20:00'],
    ['dec 24th 20:00 call mum', 'call mum | once, Thu 24 Dec 2026 at 20:00'],
    ['24/12/2026 at 20:00 call mum', 'call mum | once, Thu 24 Dec 2026 at 20:00'],
    ['2027-02-03 6:15 travel', 'travel | once, Wed 3 Feb 2027 at 06:15'],
    ['thursday 3 dec noon physio', 'physio | once, Thu 3 Dec 2026 at 12:00'],
    ['on friday at 18:00 lift', 'lift | once, Fri 27 Nov 2026 at 18:00'],
    ['next friday at 18:00 lift', 'lift | once, Fri 4 Dec 2026 at 18:00'],
    ['tonight pack the bag', 'pack the bag | once, Tue 24 Nov 2026 at 19:00'],
    ['tonight at 9 pack the bag', 'pack the bag | once, Tue 24 Nov 2026 at 21:00'],
    ['the day after tomorrow 8am gym', 'gym | once, Thu 26 Nov 2026 at 08:00'],
    ['the 15th at 7am rent', 'rent | once, Tue 15 Dec 2026 at 07:00'],
    ['at 7 hips', 'hips | once, Tue 24 Nov 2026 at 19:00'],
    ['at 0630 hips', 'hips | once, Wed 25 Nov 2026 at 06:30'],
  ])('%s', (words, expected) => {
    expect(told(words)).toBe(expected)
  })
})

describe('slips of the finger', () => {
  it.each([
    'mnday',
    'monady',
    'tusday',
    'teusday',
    'wensday',
    'wendesday',
    'wednsday',
    'thurday',
    'thrusday',
    'thursdya',
    'firday',
    'fridya',
    'satuday',
    'saterday',
    'sunay',
    'sunda',
  ])('understands %s', (slip) => {
    const day = new RegExp(`^stretch \\| every ${slip[0]}\\w+day at 07:00`, 'i')
    expect(told(`stretch every ${slip} at 7am`)).toMatch(day)
  })

  it('keeps words that only look like a day', () => {
    expect(told('every day at 7am sun salutations')).toMatch(/^sun salutations \| every day/)
    expect(told('every day at 7am birthday countdown')).toMatch(/^birthday countdown \|/)
    expect(told('every blueday at 7am birthday')).toBe('unclear')
    expect(told('stretch every blueday at 7am')).toBe('unclear')
  })
})

describe('the text of a reminder', () => {
  it.each([
    ['Remind me tomorrow at 7pm that I should Lift HEAVY', 'Lift HEAVY'],
    ['every day at 7am do 3 sets of squats', 'do 3 sets of squats'],
    ['tomorrow at 7 plan next week', 'plan next week'],
    ['every day at 7am "hips, not knees"', 'hips, not knees'],
    ['every mon 6am run 5 km then lift at the gym', 'run 5 km then lift at the gym'],
    ['lift tomorrow at 18:00', 'lift'],
    ['every day at 8pm @everyone <@&1> **now**', '@everyone <@&1> **now**'],
  ])('%s', (words, text) => {
    expect(read(words)).toMatchObject({ kind: 'reminder', text })
  })
})

describe('what is not plain', () => {
  it('decides an open hour, says so and offers the other one', () => {
    expect(read('every day at 7 lift')).toMatchObject({
      recurrence: { cron: '0 7 * * *' },
      assumed: ['I took that as 07:00.'],
      otherwise: { label: 'I meant 19:00', recurrence: { cron: '0 19 * * *' } },
    })
    expect(read('every day at 19:00 lift')).toMatchObject({ assumed: [], otherwise: null })
    expect(read('every day at 3 lift')).toMatchObject({ recurrence: { cron: '0 15 * * *' } })
  })

  it('says what it cannot do and takes the nearest thing', () => {
    expect(read('weekdays at noon except holidays walk')).toMatchObject({
      recurrence: { cron: '0 12 * * 1,2,3,4,5' },
      text: 'walk',
      cannot: ['leave out holidays, because I have no calendar of them'],
    })
    expect(read('every 20 minutes stand up')).toMatchObject({
      recurrence: { cron: '0 * * * *' },
      cannot: ['ring more often than once an hour'],
    })
    expect(read('weekdays at noon except holidays')).toMatchObject({
      missing: 'text',
      question: expect.stringMatching(/cannot leave out holidays.*What shall I say/),
    })
  })

  it.each([
    ['stretch', 'when', /for example/i],
    ['every tue and thu lift', 'hour', /what time/i],
    ['tomorrow lift', 'hour', /what time/i],
    ['every day at 7am', 'text', /what shall i say/i],
    ['stretch when i wake up', 'when', /cannot see when/i],
    ['every day at sunrise run', 'hour', /cannot follow the sun/i],
    ['', 'when', /for example/i],
  ])('asks one question about "%s"', (words, missing, question) => {
    expect(read(words)).toMatchObject({ kind: 'unclear', missing })
    expect(read(words)).toMatchObject({ question: expect.stringMatching(question) })
  })

  it.each([
    ['yesterday at 7 lift', /passed/],
    ['5 may 2024 at 7 lift', /Sun 5 May 2024 at 07:00 has already passed.*tomorrow/],
    ['today at 08:00 lift', /08:00 today has already passed/],
    ['31 april at 7 lift', /no 31 april/],
    ['monthly on the 32nd at 7am lift', /no the 32nd|no 32nd/],
  ])('refuses "%s" kindly', (words, sentence) => {
    expect(read(words)).toMatchObject({
      kind: 'refused',
      sentence: expect.stringMatching(sentence),
    })
  })

  it('says when an exception leaves no day', () => {
    expect(read('tue except tue at noon')).toMatchObject({
      kind: 'refused',
      sentence: expect.stringMatching(/leaves no day/),
    })
  })

  it('reads anything without stumbling, and every time it gives is ahead', () => {
    const pieces = [
      'every',
      'tue',
      'at',
      '7',
      '7:30pm',
      'first',
      'of the month',
      'in 2 hours',
      'until',
      '24 dec',
      'except',
      'tomorrow',
      'weekdays',
      'lift',
      '2',
      'weeks',
      'for',
      'from',
      'to',
      '9',
      '31st',
      'and',
      'other',
      'noon',
      ',',
      '💪',
      'İ',
    ]
    const words = fc.oneof(
      fc.array(fc.constantFrom(...pieces), { maxLength: 9 }).map((all) => all.join(' ')),
      fc.string({ maxLength: 80 }),
    )
    fc.assert(
      fc.property(words, (some) => {
        const reading = read(some)
        if (reading.kind !== 'reminder') return
        expect(reading.text).not.toBe('')
        for (const time of nextTimes(reading.recurrence, zone, now, 3))
          expect(time).toBeGreaterThan(now)
        expect(sayRecurrence(reading.recurrence, zone, now)).not.toMatch(/undefined|NaN/)
      }),
      { numRuns: 2_000 },
    )
  })
})
