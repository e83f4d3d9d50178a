import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors.ts'
import { liftCalendar } from '../../src/training/calendar.ts'
import { logCsv, logJson } from '../../src/training/logging/log-export.ts'
import { readRunPlan } from '../../src/training/runs/run-plan.ts'
import { minutesIn, runKind } from '../../src/training/runs/run-words.ts'
import { twelveWeeksOfLog, twelveWeeksOfPlan } from './fixtures/twelve-weeks.ts'
import '../support/same-cases.ts'

const week = twelveWeeksOfPlan.slice(0, 7)
const calendar = (usualStart: string | null, days = week) =>
  liftCalendar({
    days,
    owner: 'a1b2',
    usualStart,
    now: Date.UTC(2026, 8, 1),
    saySets: () => '3 × 5',
  }).replace(/\r\n /g, '')

describe('the calendar of lifts', () => {
  it('holds one event a lift at the usual hour on the wall, none for rest days', () => {
    const text = calendar('18:30')
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(2)
    expect(text).toContain('DTSTART:20260908T183000\r\n')
    expect(text).toContain('DTEND:20260908T191500\r\n')
    expect(text).toContain('SUMMARY:Lift: Squat and pull')
  })

  it('moves a lift behind the run of that day', () => {
    const days = week.map((day) => ({ ...day, earliestStart: '19:45' }))
    expect(calendar('18:30', days)).toContain('DTSTART:20260908T194500')
  })

  it('makes whole days when no hour is known', () => {
    expect(calendar(null)).toContain('DTSTART;VALUE=DATE:20260908')
  })

  it('keeps the UID of a day, so that a change replaces the old event', () => {
    const moved = week.map((day) => ({ ...day, title: 'Other' }))
    const uids = (text: string) => text.match(/UID:.*/g)
    expect(uids(calendar('18:30'))).toEqual(uids(calendar('07:00', moved)))
    expect(uids(calendar('18:30'))?.[0]).toContain('2026-09-08.a1b2@ironstride')
  })

  it('tells the reasons', () => {
    const reasons = [{ rule: 'H2', text: 'Key run tomorrow.' }]
    const days = week.map((day) => ({ ...day, reasons }))
    expect(calendar('18:30', days)).toContain('Key run tomorrow.')
  })
})

describe('the log to take along', () => {
  const [first] = twelveWeeksOfLog
  const entries = first === undefined ? [] : [{ ...first, note: '=HYPERLINK("x"), ok' }]

  it('is a table with one line a set', () => {
    const [head, line] = logCsv(entries).split('\r\n')
    expect(head).toBe('day,exercise,set,side,reps,load_kg,rir,seconds,metres,pain,soreness,note')
    expect(line).toMatch(/^2026-09-08,pogo,1,,13,,,,,,,/)
  })

  it('never lets a note become a formula', () => {
    expect(logCsv(entries)).toContain(`"'=HYPERLINK(""x""), ok"`)
  })

  it('is JSON in the shape that is read back', () => {
    expect(JSON.parse(logJson(twelveWeeksOfLog))[3]).toMatchObject({ ...twelveWeeksOfLog[3] })
  })
})

const wish = { zone: 'Europe/Berlin', from: '2026-11-23', days: 28 }
const ics = (...events: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//x//EN', ...events, 'END:VCALENDAR', ''].join(
    '\r\n',
  )
const event = (title: string, ...lines: string[]) =>
  [
    'BEGIN:VEVENT',
    `UID:${title}`,
    'DTSTAMP:20261101T000000Z',
    `SUMMARY:${title}`,
    ...lines,
    'END:VEVENT',
  ].join('\r\n')

describe('a run plan as a calendar', () => {
  it('is read in the wall time of the member, whatever the time was written in', () => {
    const text = ics(
      event('Intervals 6x800', 'DTSTART:20261124T053000Z', 'DTEND:20261124T063000Z'),
      event('Long run', 'DTSTART;TZID=Europe/Berlin:20261128T080000', 'DURATION:PT1H50M'),
      event('Easy 8 km', 'DTSTART:20261125T070000'),
    )
    expect(readRunPlan(text, wish).runs).toEqual([
      { day: '2026-11-24', start: '06:30', minutes: 60, kind: 'quality' },
      { day: '2026-11-25', start: '07:00', minutes: 52, kind: 'easy' },
      { day: '2026-11-28', start: '08:00', minutes: 110, kind: 'long' },
    ])
  })

  it('writes repeats out and takes whole days at the usual hour', () => {
    const text = ics(
      event(
        'Tempo run',
        'DTSTART;TZID=Europe/Berlin:20261103T183000',
        'DURATION:PT1H',
        'RRULE:FREQ=WEEKLY',
      ),
      event('Marathon', 'DTSTART;VALUE=DATE:20261206'),
    )
    const { runs } = readRunPlan(text, wish)
    expect(runs.filter(({ kind }) => kind === 'quality').map(({ day }) => day)).toEqual([
      '2026-11-24',
      '2026-12-01',
      '2026-12-08',
      '2026-12-15',
    ])
    expect(runs.find(({ kind }) => kind === 'race')).toMatchObject({
      day: '2026-12-06',
      start: '07:00',
    })
  })

  it('leaves lifts and other appointments out and says so', () => {
    const text = ics(
      event('Gym: legs', 'DTSTART:20261124T180000', 'DURATION:PT1H'),
      event('Easy run', 'DTSTART:20261125T070000', 'DURATION:PT40M'),
    )
    const { runs, leftOut } = readRunPlan(text, wish)
    expect(runs).toHaveLength(1)
    expect(leftOut).toEqual(['"Gym: legs" is no run'])
  })
})

describe('a run plan as a table', () => {
  it.each([
    ['day,start,minutes,kind\n2026-11-24,06:30,60,quality', 'commas'],
    [
      'Date;Time;Duration;Type\r\n24.11.2026;6:30;1:00;Intervals\r\n',
      'semicolons and a German date',
    ],
    [
      'date\ttime\tdistance\tworkout\n2026-11-24\t6.30 am\t9,23\t"Tempo, 3x2k"',
      'tabs and kilometres',
    ],
    ['title,date,start,mins\n"Track ""fast""",11/24/2026,6:30am,60', 'quotes and an American date'],
  ])('is read: %s', (text) => {
    expect(readRunPlan(text, wish).runs).toEqual([
      { day: '2026-11-24', start: '06:30', minutes: 60, kind: 'quality' },
    ])
  })

  it('tells which lines it left out', () => {
    const text = 'day,kind\n2026-11-24,easy run\nsoon,long\n2026-11-26,yoga\n3/4/2026,easy'
    expect(readRunPlan(text, wish).leftOut).toEqual([
      'line 3: "soon" is not a date like 2026-11-24',
      'line 4: "yoga" is no run',
      'line 5: "3/4/2026" is not a date like 2026-11-24',
    ])
  })
})

describe('a run plan as JSON', () => {
  it('is read in the shape of the CLI', () => {
    const runs = [{ day: '2026-11-24', start: '06:30', minutes: 60, kind: 'quality' as const }]
    expect(readRunPlan(JSON.stringify(runs), wish).runs).toEqual(runs)
    expect(readRunPlan(JSON.stringify({ runs }), wish).runs).toEqual(runs)
  })
})

describe('a file that is no run plan', () => {
  it.each([
    '',
    'hello',
    '[1, 2]',
    '{broken',
    'BEGIN:VCALENDAR\nnonsense',
    'day,kind\n2020-01-01,easy',
    'name,age\nBo,4',
  ])('gets a sentence that says what to send: %s', (text) => {
    expect(() => readRunPlan(text, wish)).toThrow(UserError)
  })

  it('never does anything else', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `day,kind\n${text}`),
        ),
        (text) => {
          try {
            expect(readRunPlan(text, wish).runs.length).toBeGreaterThan(0)
          } catch (error) {
            expect(error).toBeInstanceOf(UserError)
          }
        },
      ),
    )
  })
})

describe('the title of a run', () => {
  it.each([
    ['Easy 8k', 'easy', 52],
    ['Long run 1h45', 'long', 105],
    ['6x800m @ 5k', 'quality', null],
    ['Recovery jog 30 min', 'easy', 30],
    ['Parkrun 45:00', 'race', 45],
    ['Half marathon', 'race', null],
    ['10 miles marathon pace', 'quality', 105],
    ['Strength training', null, null],
    ['Rest day', null, null],
    ['Dentist', null, null],
  ])('%s is %s', (title, kind, minutes) => {
    expect(runKind(title)).toBe(kind)
    if (minutes !== null) expect(minutesIn(title)).toBe(minutes)
  })
})
