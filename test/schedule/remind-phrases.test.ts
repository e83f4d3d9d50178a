import { describe, expect, it } from 'vitest'
import { nextTimes } from '../../src/schedule/recurrence.ts'
import { readReminder } from '../../src/schedule/words/remind-words.ts'
import { sayRecurrence } from '../../src/schedule/words/say-recurrence.ts'
import { sayInstant } from '../../src/schedule/words/say-time.ts'

/** A Tuesday, 10:00 in Berlin. */
const now = Date.UTC(2026, 10, 24, 9)
const zone = 'Europe/Berlin'

/** The text, the rhythm in words, the first time, and the zone when it is not their own. */
function told(words: string): string {
  const reading = readReminder(words, { now, zone })
  if (reading.kind !== 'reminder') return reading.kind
  const rhythm = sayRecurrence(reading.recurrence, reading.zone, now)
  const [first = 0] = nextTimes(reading.recurrence, reading.zone, now, 1)
  const coming = rhythm.startsWith('once') ? [] : [sayInstant(first, reading.zone, now)]
  const elsewhere = reading.zone === zone ? [] : [reading.zone]
  return [reading.text, rhythm, ...coming, ...elsewhere].join(' | ')
}

describe('reminders as people type them', () => {
  it.each([
    ['tmrw 6 lift', 'lift | once, Wed 25 Nov 2026 at 06:00'],
    [
      'every other day 7am stretch',
      'stretch | every other day at 07:00, from Wed 25 Nov 2026 | Wed 25 Nov, 07:00',
    ],
    [
      'mon/wed/fri 7a lift',
      'lift | every Monday, Wednesday and Friday at 07:00 | Wed 25 Nov, 07:00',
    ],
    ['next friday arvo long run kit', 'long run kit | once, Fri 4 Dec 2026 at 15:00'],
    ['in half an hour drink', 'drink | once, Tue 24 Nov, 10:30'],
    ['daily @ 6.15 mobility', 'mobility | every day at 06:15 | Wed 25 Nov, 06:15'],
    [
      'remind me to foam roll every night at 9',
      'foam roll | every day at 21:00 | Tue 24 Nov, 21:00',
    ],
    [
      'every tues n thurs 5:30pm gym',
      'gym | every Tuesday and Thursday at 17:30 | Tue 24 Nov, 17:30',
    ],
    ['evry day at 7 core', 'core | every day at 07:00 | Wed 25 Nov, 07:00'],
    ['everyday 6am wake up', 'wake up | every day at 06:00 | Wed 25 Nov, 06:00'],
    [
      'each morning before my run stretch',
      'before my run stretch | every day at 07:00 | Wed 25 Nov, 07:00',
    ],
    [
      '6:00 and 18:30 calf raises every day',
      'calf raises | every day at 06:00 and 18:30 | Tue 24 Nov, 18:30',
    ],
    [
      'every day at 6:00 and 18:30 calf raises',
      'calf raises | every day at 06:00 and 18:30 | Tue 24 Nov, 18:30',
    ],
    [
      'every other tuesday at 6:00 and 18:30 hips',
      'hips | every other Tuesday at 06:00 and 18:30, from Tue 24 Nov 2026 | Tue 24 Nov, 18:30',
    ],
    [
      'every day at 6:15 and 18:30 for 5 times hips',
      'hips | every day at 06:15 and 18:30, until Thu 26 Nov 2026 | Tue 24 Nov, 18:30',
    ],
    ['tomorrow at 7 and 19:30 hips', 'hips | once, Wed 25 Nov 2026 at 07:00 and 19:30'],
    [
      'lift mon wed 6pm and sat 9am',
      'lift | every Monday and Wednesday at 18:00 and every Saturday at 09:00 | Wed 25 Nov, 18:00',
    ],
    [
      'lift every monday at 6 and thursday at 7',
      'lift | every Thursday at 07:00 and every Monday at 06:00 | Thu 26 Nov, 07:00',
    ],
    ['lift mon 6am, thu 7pm', 'lift | once, Thu 26 Nov 2026 at 19:00 and Mon 30 Nov 2026 at 06:00'],
    ['at 7 Berlin time calf raises', 'calf raises | once, Tue 24 Nov 2026 at 19:00'],
    ['tomorrow at 7 am london time hips', 'hips | once, Wed 25 Nov 2026 at 07:00 | Europe/London'],
    [
      'every day at 7am EST stretch',
      'stretch | every day at 07:00 | Tue 24 Nov, 07:00 | America/New_York',
    ],
    ['every day 7am UTC stretch', 'stretch | every day at 07:00 | Wed 25 Nov, 07:00 | UTC'],
    [
      'tomorrow 9am New York time call coach',
      'call coach | once, Wed 25 Nov 2026 at 09:00 | America/New_York',
    ],
    ['tomoz at 7 hips', 'hips | once, Wed 25 Nov 2026 at 07:00'],
    ['2moro 7am hips', 'hips | once, Wed 25 Nov 2026 at 07:00'],
    ['tomorow morning hips', 'hips | once, Wed 25 Nov 2026 at 07:00'],
    ['tommorow 6.30 run', 'run | once, Wed 25 Nov 2026 at 06:30'],
    ['tonite 9 pack', 'pack | once, Tue 24 Nov 2026 at 21:00'],
    ['this arvo 4 lift', 'lift | once, Tue 24 Nov 2026 at 16:00'],
    ['saturday arvo at 3 gym', 'gym | once, Sat 28 Nov 2026 at 15:00'],
    ['in a couple of hours eat', 'eat | once, Tue 24 Nov, 12:00'],
    ['in an hour and 15 minutes drink', 'drink | once, Tue 24 Nov, 11:15'],
    ['in 45 min stretch', 'stretch | once, Tue 24 Nov, 10:45'],
    ['in 90m eat', 'eat | once, Tue 24 Nov, 11:30'],
    ['in ten minutes stop', 'stop | once, Tue 24 Nov, 10:10'],
    ['quarter to 6 tomorrow run', 'run | once, Wed 25 Nov 2026 at 05:45'],
    ['weekdays 6:45 bike commute', 'bike commute | every weekday at 06:45 | Wed 25 Nov, 06:45'],
    ['every weekday morning at 6 lift', 'lift | every weekday at 06:00 | Wed 25 Nov, 06:00'],
    ['mon thru fri 6am lift', 'lift | every weekday at 06:00 | Wed 25 Nov, 06:00'],
    [
      'mon to thu at 6am lift',
      'lift | every Monday, Tuesday, Wednesday and Thursday at 06:00 | Wed 25 Nov, 06:00',
    ],
    [
      'tue-thu 6am lift',
      'lift | every Tuesday, Wednesday and Thursday at 06:00 | Wed 25 Nov, 06:00',
    ],
    [
      'every 10 days long run deload at 8',
      'long run deload | every 10 days at 08:00, from Wed 25 Nov 2026 | Wed 25 Nov, 08:00',
    ],
    [
      'every 4 weeks deload on monday at 7',
      'deload | every 4 weeks on Monday at 07:00, from Mon 30 Nov 2026 | Mon 30 Nov, 07:00',
    ],
    [
      'every fourth week monday 7am deload',
      'deload | every 4 weeks on Monday at 07:00, from Mon 30 Nov 2026 | Mon 30 Nov, 07:00',
    ],
    [
      'alternate tuesdays 7pm club',
      'club | every other Tuesday at 19:00, from Tue 24 Nov 2026 | Tue 24 Nov, 19:00',
    ],
    [
      'every 2nd thursday of the month 19:00 club night',
      'club night | every month on the 2nd Thursday at 19:00 | Thu 10 Dec, 19:00',
    ],
    [
      'last friday of each month 5pm log kilometres',
      'log kilometres | every month on the last Friday at 17:00 | Fri 27 Nov, 17:00',
    ],
    [
      '15th of every month 8am order gels',
      'order gels | every month on the 15th at 08:00 | Tue 15 Dec, 08:00',
    ],
    ['on the 1st at 9 pay coach', 'pay coach | once, Tue 1 Dec 2026 at 09:00'],
    ['dec 24 8pm rest', 'rest | once, Thu 24 Dec 2026 at 20:00'],
    ['sun 18:00 meal prep', 'meal prep | once, Sun 29 Nov 2026 at 18:00'],
    ['sundays 6pm plan week', 'plan week | every Sunday at 18:00 | Sun 29 Nov, 18:00'],
    ['this sunday 8 long run', 'long run | once, Sun 29 Nov 2026 at 08:00'],
    ['next week monday 7am start plan', 'start plan | once, Mon 30 Nov 2026 at 07:00'],
    ['a week from today 7am shoes', 'shoes | once, Tue 1 Dec 2026 at 07:00'],
    ['in a fortnight 7am shoes', 'shoes | once, Tue 8 Dec 2026 at 07:00'],
    ['in 3 weeks on monday at 6 test', 'test | once, Mon 14 Dec 2026 at 06:00'],
    ['two days before 24 dec at 9 taper', 'taper | once, Tue 22 Dec 2026 at 09:00'],
    ['the day before 24 dec at 9 taper', 'taper | once, Wed 23 Dec 2026 at 09:00'],
    ['lunchtime walk', 'walk | once, Tue 24 Nov 2026 at 12:00'],
    ['at lunch walk', 'walk | once, Tue 24 Nov 2026 at 12:00'],
    ['every lunchtime walk', 'walk | every day at 12:00 | Tue 24 Nov, 12:00'],
    ['every 30 mins stand', 'stand | every hour | Tue 24 Nov, 11:00'],
    [
      'hourly 9-5 stand up',
      'stand up | every day at 09:00, 10:00, 11:00, 12:00, 13:00, 14:00, 15:00, 16:00 and 17:00 | Tue 24 Nov, 11:00',
    ],
    [
      'every 2 hours between 8 and 18 drink',
      'drink | every day at 08:00, 10:00, 12:00, 14:00, 16:00 and 18:00 | Tue 24 Nov, 12:00',
    ],
    ['from monday daily 6am mobility', 'mobility | every day at 06:00 | Mon 30 Nov, 06:00'],
    [
      'every day for the next 2 weeks at 8pm calf raises',
      'calf raises | every day at 20:00, until Mon 7 Dec 2026 | Tue 24 Nov, 20:00',
    ],
    [
      'daily until christmas 7am core',
      'core | every day at 07:00, until Fri 25 Dec 2026 | Wed 25 Nov, 07:00',
    ],
    [
      'every monday until 1 march 7pm club',
      'club | every Monday at 19:00, until Mon 1 Mar 2027 | Mon 30 Nov, 19:00',
    ],
    [
      'not on mondays 7am lift',
      'lift | every Tuesday, Wednesday, Thursday, Friday, Saturday and Sunday at 07:00 | Wed 25 Nov, 07:00',
    ],
    ['stretch @ 7', 'stretch | once, Tue 24 Nov 2026 at 19:00'],
    ['every 31st 9am weigh', 'weigh | every month on the 31st at 09:00 | Thu 31 Dec, 09:00'],
    ['remind sarah to lift tomorrow at 7', 'remind sarah to lift | once, Wed 25 Nov 2026 at 07:00'],
    ['remind me about physio on thurs at 3', 'physio | once, Thu 26 Nov 2026 at 15:00'],
    ['remind me physio thurs 3.15pm', 'physio | once, Thu 26 Nov 2026 at 15:15'],
    [
      'can you remind me to take iron pills every morning with breakfast',
      'take iron pills with breakfast | every day at 07:00 | Wed 25 Nov, 07:00',
    ],
    [
      '2 x a week lift tues thurs 7',
      'lift | every Tuesday and Thursday at 07:00 | Thu 26 Nov, 07:00',
    ],
    ['every mon & thu 06h30 gym', 'gym | every Monday and Thursday at 06:30 | Thu 26 Nov, 06:30'],
    ['wednesday week at 9 dentist', 'dentist | once, Wed 2 Dec 2026 at 09:00'],
    ['friday fortnight 9 physio', 'physio | once, Fri 11 Dec 2026 at 09:00'],
    ['next month on the 3rd at 8 shoes', 'shoes | once, Thu 3 Dec 2026 at 08:00'],
    ['end of the month 5pm log', 'log | once, Mon 30 Nov 2026 at 17:00'],
    [
      'every 6 months at 9 new shoes',
      'new shoes | every 6 months on the 24th at 09:00, from Thu 24 Dec 2026 | Thu 24 Dec, 09:00',
    ],
    [
      'annually on 3 may 8am check up',
      'check up | every year on 3 May at 08:00 | Mon 3 May 2027, 08:00',
    ],
    ['weekly at 8 weigh in', 'weigh in | every Tuesday at 08:00 | Tue 1 Dec, 08:00'],
    ['weekly on mondays 8 weigh in', 'weigh in | every Monday at 08:00 | Mon 30 Nov, 08:00'],
    [
      'biweekly on friday 8am report',
      'report | every other Friday at 08:00, from Fri 27 Nov 2026 | Fri 27 Nov, 08:00',
    ],
    [
      'every morning and evening calf raises',
      'calf raises | every day at 07:00 and 19:00 | Tue 24 Nov, 19:00',
    ],
    ['morning and night brush', 'brush | every day at 07:00 and 21:00 | Tue 24 Nov, 21:00'],
    ['noon and 6pm stretch daily', 'stretch | every day at 12:00 and 18:00 | Tue 24 Nov, 12:00'],
    ['0700 daily stretch', 'stretch | every day at 07:00 | Wed 25 Nov, 07:00'],
    ['7-ish tomorrow run', 'run | once, Wed 25 Nov 2026 at 07:00'],
    ['around 7 tomorrow run', 'run | once, Wed 25 Nov 2026 at 07:00'],
    ['tomorrow between 7 and 8 run', 'run | once, Wed 25 Nov 2026 at 07:00'],
    ["5 o'clock lift", 'lift | once, Tue 24 Nov 2026 at 17:00'],
    ['five thirty pm lift today', 'lift | once, Tue 24 Nov 2026 at 17:30'],
    ['six am tomorrow run', 'run | once, Wed 25 Nov 2026 at 06:00'],
    ['seven tomorrow morning run', 'run | once, Wed 25 Nov 2026 at 07:00'],
    ['at 6 in the evening every tue lift', 'lift | every Tuesday at 18:00 | Tue 24 Nov, 18:00'],
    [
      'sat & sun mornings 8 long run',
      'long run | every Saturday and Sunday at 08:00 | Sat 28 Nov, 08:00',
    ],
    ['next week thursday 7am test', 'test | once, Thu 3 Dec 2026 at 07:00'],
    ['every day at noon time trial', 'time trial | every day at 12:00 | Tue 24 Nov, 12:00'],
    ['tomorrow at 5 catch the 6:15 train', 'catch the 6:15 train | once, Wed 25 Nov 2026 at 05:00'],
    [
      'hips every morning before coffee at 7',
      'hips before coffee | every day at 07:00 | Wed 25 Nov, 07:00',
    ],
    ['run on sat at 6 with pat', 'run with pat | once, Sat 28 Nov 2026 at 06:00'],
    ['the day before christmas at 9 taper', 'taper | once, Thu 24 Dec 2026 at 09:00'],
    ['tomorrow at 7 time to lift', 'time to lift | once, Wed 25 Nov 2026 at 07:00'],
    ['24.12. 20:00 rest', 'rest | once, Thu 24 Dec 2026 at 20:00'],
    ['every 120 minutes drink', 'drink | every 2 hours | Tue 24 Nov, 12:00'],
    ['every 24 hours at 7am pills', 'pills | every day at 07:00 | Wed 25 Nov, 07:00'],
    ['every 8 hours pills at 6', 'pills | every day at 06:00, 14:00 and 22:00 | Tue 24 Nov, 14:00'],
    [
      'every 5 hours drink',
      'drink | every day at 00:00, 05:00, 10:00, 15:00 and 20:00 | Tue 24 Nov, 15:00',
    ],
    ['every hour at :30 drink', 'drink | every hour at 30 past | Tue 24 Nov, 10:30'],
    ['hourly on the half hour drink', 'drink | every hour at 30 past | Tue 24 Nov, 10:30'],
    [
      'hourly from 8:30 to 11:30 drink',
      'drink | every day at 08:30, 09:30, 10:30 and 11:30 | Tue 24 Nov, 10:30',
    ],
    ['every half hour drink', 'drink | every hour | Tue 24 Nov, 11:00'],
    ['every couple of hours drink', 'drink | every 2 hours | Tue 24 Nov, 12:00'],
    ['every 3 hours on weekdays drink', 'drink | every 3 hours on weekdays | Tue 24 Nov, 12:00'],
    ['a week on saturday 9am parkrun', 'parkrun | once, Sat 5 Dec 2026 at 09:00'],
    ['two weeks today 9am test', 'test | once, Tue 8 Dec 2026 at 09:00'],
    ['tomorrow night at 10 sleep', 'sleep | once, Wed 25 Nov 2026 at 22:00'],
    ['friday night at 9 pack kit', 'pack kit | once, Fri 27 Nov 2026 at 21:00'],
    ['every friday night at 9 pack', 'pack | every Friday at 21:00 | Fri 27 Nov, 21:00'],
    ['this evening stretch', 'stretch | once, Tue 24 Nov 2026 at 19:00'],
    ['every day at 7:30am/pm hips', 'hips | every day at 07:30 and 19:30 | Tue 24 Nov, 19:30'],
    [
      'every tue 7am from 1 december to 1 march lift',
      'lift | every Tuesday at 07:00, until Mon 1 Mar 2027 | Tue 1 Dec, 07:00',
    ],
    [
      'every day until friday 8pm core',
      'core | every day at 20:00, until Fri 27 Nov 2026 | Tue 24 Nov, 20:00',
    ],
    ['every 1st of the month at 9 log', 'log | every month on the 1st at 09:00 | Tue 1 Dec, 09:00'],
    [
      'every mon-wed-fri at 6 lift',
      'lift | every Monday, Wednesday and Friday at 06:00 | Wed 25 Nov, 06:00',
    ],
    ['MWF 6am lift', 'lift | every Monday, Wednesday and Friday at 06:00 | Wed 25 Nov, 06:00'],
    ['T/Th 6:30 lift', 'lift | every Tuesday and Thursday at 06:30 | Thu 26 Nov, 06:30'],
    ['in 1.5 hours eat', 'eat | once, Tue 24 Nov, 11:30'],
    ['tomorrow 1830 stretch', 'stretch | once, Wed 25 Nov 2026 at 18:30'],
    ['7 days a week at 7 hips', 'hips | every day at 07:00 | Wed 25 Nov, 07:00'],
    ['tmw 7 lift', 'lift | once, Wed 25 Nov 2026 at 07:00'],
    ['tomorrow at 7 UTC+2 hips', 'hips | once, Wed 25 Nov 2026 at 07:00 | Etc/GMT-2'],
    ['every day 7am UTC+5:30 hips', 'hips | every day at 07:00 | Wed 25 Nov, 07:00 | Asia/Kolkata'],
    [
      'tomorrow at 7 walk to christmas market',
      'walk to christmas market | once, Wed 25 Nov 2026 at 07:00',
    ],
  ])('%s', (words, expected) => {
    expect(told(words)).toBe(expected)
  })
})

it('reads 3/4 as people of that country do, and says how', () => {
  const firstDay = (words: string, zone: string) => {
    const reading = readReminder(words, { now, zone })
    if (reading.kind !== 'reminder') throw new Error(reading.kind)
    return [sayRecurrence(reading.recurrence, zone, now), ...reading.assumed]
  }
  expect(firstDay('3/4 9am race', 'Europe/London')).toEqual([
    'once, Sat 3 Apr 2027 at 09:00',
    'I read 3/4 as Sat 3 Apr 2027.',
  ])
  expect(firstDay('3/4 9am race', 'America/Chicago')).toEqual([
    'once, Thu 4 Mar 2027 at 09:00',
    'I read 3/4 as Thu 4 Mar 2027.',
  ])
  expect(firstDay('25/12 9am race', 'America/Chicago')).toEqual(['once, Fri 25 Dec 2026 at 09:00'])
})

describe('what cannot be read', () => {
  it.each([
    ['first monday of the month plan', /At what time\? For example "at 6:30/],
    ['day before my race pack shoes', /I cannot count from your race\. Nam/],
    ['twice a week lift', /On which days, and at what time\? F/],
    ['3 times a week strength', /On which days, and at what time\? F/],
    ['three times a day drink water', /At which hours\? For example "every/],
    ['half 7 lift every mon', /Half past, or half an hour before/],
    ['at half seven tomorrow lift', /Half past, or half an hour before/],
    ['an hour before my lift remind me to eat', /I cannot see when that is\. At what/],
    ['after lunch walk', /I cannot see when that is\. At what/],
    ['after work gym', /I cannot see when that is\. At what/],
    ['when I get home stretch', /I cannot see when that is\. At what/],
    ['at sunset run', /I cannot follow the sun\. At what t/],
    ['before bed 9:30 stretch', /I cannot see when that is\. At what/],
    ['bedtime stretch', /I do not know when you go to bed/],
    ['monday wednesday friday', /At what time\? For example "at 6:30/],
    ['every monday', /At what time\? For example "at 6:30/],
    ['6am mon wed fri', /What shall I say then\? For example/],
    ['mon wed fri 6am except this week lift', /When shall I remind you\? For examp/],
    ['every tuesday except in december 6am lift', /When shall I remind you\? For examp/],
    ['stop reminding me', /To end a reminder open \/reminders/],
    ['at 25:00 lift', /There is no such time of day\. For/],
    ['at 7:61 lift', /There is no such time of day\. For/],
    ['30 feb at 8 lift', /There is no 30 feb in the calendar/],
    ['lift at 6 on tue and 7 on thu', /which hour goes with which day\. Send/],
    ['mon 6am lift; sat 8am run', /which hour goes with which day\. Send/],
    ['lift on days i have a lift', /For lift days send \/remind alone a/],
    ['lift days at 6am', /For lift days send \/remind alone a/],
    ['on rest days at 8 stretch', /For lift days send \/remind alone a/],
    ['race day minus 1 at 8pm pack', /I cannot count from your race\. Nam/],
    ['every quarter on the 1st at 9 test', /When shall I remind you\? For examp/],
    ['twice a day 7 and 19 calf raises', /At which hours\? For example "every/],
    ['sometime tomorrow run', /At what time\? For example "at 6:30/],
    ['every 26 hours drink', /Beyond that say it in days/],
    ['in 30 seconds drink', /I count in minutes/],
    ['five days a week at 7 lift', /On which days, and at what time/],
    ['every 0 days at 7 lift', /When shall I remind you/],
    ['tomorrow 2000 steps', /At what time/],
    ['soon run', /When shall I remind you\? For examp/],
    ['later stretch', /When shall I remind you\? For examp/],
    ['friday 3 dec 7am test', /3 dec is Thu 3 Dec 2026\. Which day/],
    ['hourly tomorrow from 9 to 5 stand', /I can do "every hour", or hours of/],
    ['tuesday 6 hill repeats', /At what time\? For example "at 6:30/],
    ['tomorrow 10 pushups', /At what time\? For example "at 6:30/],
  ])('is never guessed, and answered with what to write: %s', (words, answer) => {
    const reading = readReminder(words, { now, zone })
    expect(reading.kind).not.toBe('reminder')
    expect(
      'question' in reading ? reading.question : 'sentence' in reading && reading.sentence,
    ).toMatch(answer)
  })
})
