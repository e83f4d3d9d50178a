import { describe, expect, it } from 'vitest'
import { clockChangeOn, nextTime, nextTimes } from '../../src/schedule/recurrence.ts'
import { offsetAt } from '../../src/schedule/wall-clock.ts'

const DAY_MS = 24 * 3_600_000
const MINUTE_MS = 60_000
const utc = (text: string) => Date.parse(`${text}Z`)
const inUtc = (time: number | null) => time && new Date(time).toISOString().slice(0, 16)

describe('a recurrence on ordinary days', () => {
  it('keeps the local time of its zone through winter and summer', () => {
    const seven = { cron: '0 7 * * *' }
    expect(inUtc(nextTime(seven, 'Europe/Berlin', utc('2026-01-10T12:00')))).toBe(
      '2026-01-11T06:00',
    )
    expect(inUtc(nextTime(seven, 'Europe/Berlin', utc('2026-07-10T12:00')))).toBe(
      '2026-07-11T05:00',
    )
  })

  it('reads an RRULE in the zone, from its first day, without the days left out', () => {
    const tuesdaysAndThursdays = {
      rrule: 'FREQ=WEEKLY;BYDAY=TU,TH',
      from: '2026-11-24T06:30',
      except: ['2026-11-26'],
    }
    const times = nextTimes(tuesdaysAndThursdays, 'Europe/London', utc('2026-11-24T00:00'), 3)
    expect(times.map(inUtc)).toEqual(['2026-11-24T06:30', '2026-12-01T06:30', '2026-12-03T06:30'])
  })

  it('joins several, each time once, also where a clock change makes one of two', () => {
    const both = { anyOf: [{ cron: '30 1 * * *' }, { cron: '0 2 * * *' }] }
    const times = nextTimes(both, 'Europe/London', utc('2027-03-27T12:00'), 3)
    expect(times.map(inUtc)).toEqual(['2027-03-28T01:00', '2027-03-29T00:30', '2027-03-29T01:00'])
    expect(nextTime({ anyOf: [{ at: 1 }, { at: 2 }] }, 'UTC', 2)).toBeNull()
  })

  it('ends an RRULE with a count, and a single time after it has passed', () => {
    const twice = { rrule: 'FREQ=DAILY;COUNT=2', from: '2026-11-24T06:30' }
    expect(nextTimes(twice, 'UTC', utc('2026-11-01T00:00'), 5)).toHaveLength(2)
    const once = { once: '2026-11-24T06:30' }
    expect(nextTimes(once, 'America/Denver', utc('2026-11-01T00:00'), 5).map(inUtc)).toEqual([
      '2026-11-24T13:30',
    ])
    expect(nextTime({ at: 5_000 }, 'UTC', 4_999)).toBe(5_000)
    expect(nextTime({ at: 5_000 }, 'UTC', 5_000)).toBeNull()
  })

  it('says nothing for a day that never comes', () => {
    expect(nextTime({ cron: '0 7 30 2 *' }, 'UTC', 0)).toBeNull()
  })
})

describe('a recurrence when the clocks change', () => {
  it.each([
    ['America/New_York', '2026-03-08', '02:30', '2026-03-08T07:00'],
    ['Atlantic/Azores', '2026-03-29', '00:30', '2026-03-29T01:00'],
    ['Africa/Cairo', '2026-04-24', '00:00', '2026-04-23T22:00'],
    ['Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:30'],
    ['America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30'],
  ])('%s %s %s comes once, at the first valid minute', (zone, day, time, expected) => {
    const [hour, minute] = time.split(':').map(Number)
    const dayBefore = utc(`${day}T00:00`) - DAY_MS
    for (const recurrence of [
      { cron: `${minute} ${hour} * * *` },
      { rrule: 'FREQ=DAILY', from: `2026-01-01T${time}` },
      { once: `${day}T${time}` },
    ]) {
      const times = nextTimes(recurrence, zone, dayBefore, 4)
      expect(times.filter((each) => inUtc(each) === expected)).toHaveLength(1)
    }
  })

  it('goes on every quarter of an hour through the repeated hour', () => {
    const start = utc('2026-11-01T04:59')
    const times = nextTimes({ cron: '*/15 * * * *' }, 'America/New_York', start, 12)
    expect(times.map((time) => (time - start - MINUTE_MS) / (15 * MINUTE_MS))).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
    ])
  })

  it('names the days that a clock change touches', () => {
    expect(clockChangeOn('2026-03-08', 'America/New_York')).toEqual({
      at: utc('2026-03-08T07:00'),
      minutes: 60,
    })
    expect(clockChangeOn('2026-11-01', 'America/New_York')?.minutes).toBe(-60)
    expect(clockChangeOn('2026-10-04', 'Australia/Lord_Howe')?.minutes).toBe(30)
    expect(clockChangeOn('2026-04-24', 'Africa/Cairo')?.minutes).toBe(60)
    expect(clockChangeOn('2026-03-09', 'America/New_York')).toBeNull()
    expect(clockChangeOn('2026-03-09', 'Asia/Tokyo')).toBeNull()
  })

  it('loses no day and doubles none, in every zone, in 2026 and 2027, from 00:00 to 03:59', () => {
    const lost: string[] = []
    const doubled: string[] = []
    for (const [zone, changes] of zonesThatChange()) {
      for (const change of changes) {
        for (let minute = 0; minute < 240; minute += 1) {
          const what = `${zone} ${inUtc(change)} ${Math.floor(minute / 60)}:${minute % 60}`
          const times = timesAround(change, zone, minute)
          if (times.length < 3) lost.push(what)
          if (times.length > 3) doubled.push(what)
        }
      }
    }
    expect({ lost, doubled }).toEqual({ lost: [], doubled: [] })
  }, 60_000)

  it('comes at its local time on ordinary days of every zone, as cron and as RRULE', () => {
    const wrong: string[] = []
    for (const [index, zone] of Intl.supportedValuesOf('timeZone').entries()) {
      const day = utc('2026-01-01T00:00') + ((index * 37) % 730) * DAY_MS
      const minute = (index * 53) % 240
      const local = new Date(day + minute * MINUTE_MS).toISOString().slice(0, 16)
      if (clockChangeOn(local.slice(0, 10), zone) !== null) continue
      const time = local.slice(11)
      const cron = { cron: `${minute % 60} ${Math.floor(minute / 60)} * * *` }
      for (const daily of [cron, { rrule: 'FREQ=DAILY', from: `2026-01-01T${time}` }]) {
        const from = day - offsetAt(day, zone) - MINUTE_MS
        const [due = 0] = nextTimes(daily, zone, from, 1)
        if (inUtc(due + offsetAt(due, zone)) !== local) wrong.push(`${zone} ${local} ${inUtc(due)}`)
      }
    }
    expect(wrong).toEqual([])
  })
})

/** The due times of a daily local time on the three local days around a clock change. */
function timesAround(change: number, zone: string, minute: number): number[] {
  const day = Math.floor((change + offsetAt(change - MINUTE_MS, zone)) / DAY_MS) * DAY_MS
  const noon = (offset: number) => day + offset * DAY_MS + DAY_MS / 2
  const from = noon(-2) - offsetAt(noon(-2), zone)
  const to = noon(1) - offsetAt(noon(1), zone)
  const cron = { cron: `${minute % 60} ${Math.floor(minute / 60)} * * *` }
  return nextTimes(cron, zone, from, 6).filter((time) => time <= to)
}

/** Every zone whose clocks change in the two years; of zones that change alike, one stands for all. */
function zonesThatChange(): Iterable<[string, readonly number[]]> {
  const alike = new Map<string, [string, readonly number[]]>()
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    const changes = changesOf(zone, utc('2026-01-01T00:00'), utc('2028-01-01T00:00'))
    const offsets = changes.map((change) => offsetAt(change, zone))
    alike.set(JSON.stringify([changes, offsets]), [zone, changes])
  }
  return alike.values()
}

/** Instants, to the day, after which the zone's offset is another one. */
function changesOf(zone: string, from: number, to: number): number[] {
  const changes: number[] = []
  for (let time = from; time < to; time += DAY_MS) {
    if (offsetAt(time, zone) !== offsetAt(time + DAY_MS, zone)) changes.push(time + DAY_MS)
  }
  return changes
}
