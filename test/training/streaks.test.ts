import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadExercises } from '../../src/training/exercises/exercises.ts'
import { groupWeek } from '../../src/training/group-week.ts'
import type { LoggedExercise } from '../../src/training/lift.ts'
import { planDays } from '../../src/training/lift-for-day.ts'
import { newRecords, personalRecords, sayRecord } from '../../src/training/logging/records.ts'
import { streakOf } from '../../src/training/streaks.ts'
import { loadKnowledge, plan as plannedFor } from './fixtures/runner.ts'
import { lastDay, twelveWeeksOfLog, twelveWeeksOfPlan } from './fixtures/twelve-weeks.ts'

const file = join(import.meta.dirname, '../../knowledge/exercises.yaml')
const { exercises } = await loadExercises(file)
const plan = { days: twelveWeeksOfPlan, entries: twelveWeeksOfLog, today: lastDay }

describe('a streak', () => {
  it('forgives one lift of two and is not broken by easier weeks', () => {
    expect(streakOf(plan)).toMatchObject({ weeks: 12, best: 12, thisWeek: { done: 2, planned: 2 } })
  })

  it('breaks with a week without any of its lifts', () => {
    const entries = twelveWeeksOfLog.filter(({ day }) => day < '2026-10-19' || day > '2026-10-25')
    expect(streakOf({ ...plan, entries })).toMatchObject({ weeks: 5, best: 6 })
  })

  it('rests through weeks without a planned lift', () => {
    const isAway = (day: string) => day >= '2026-10-19' && day <= '2026-11-01'
    const days = twelveWeeksOfPlan.map((day) =>
      isAway(day.day) ? { ...day, kind: 'rest' as const } : day,
    )
    const entries = twelveWeeksOfLog.filter(({ day }) => !isAway(day))
    expect(streakOf({ days, entries, today: lastDay }).weeks).toBe(10)
  })

  it('is not broken by a week that is not over', () => {
    const monday = { ...plan, entries: twelveWeeksOfLog.filter(({ day }) => day < '2026-11-23') }
    expect(streakOf({ ...monday, today: '2026-11-23' })).toMatchObject({
      weeks: 11,
      text: '11 weeks in a row. 2 lifts left this week.',
    })
  })

  it('ends with a week of the plan in which nothing was logged', async () => {
    const log = ['2026-11-23', '2026-11-26'].map((day) => ({ ...hold(day, 20), day }))
    const missing = plannedFor(await loadKnowledge(), { log, today: '2026-12-08' })
    const days = planDays({ ...missing, from: '2026-11-23', days: 21 })
    expect(streakOf({ days, entries: log, today: '2026-12-08' })).toMatchObject({
      weeks: 0,
      best: 1,
    })
  })

  it('begins kindly', () => {
    expect(streakOf({ days: [], entries: [], today: lastDay }).text).toContain(
      'A new streak begins',
    )
  })
})

const hold = (day: string, seconds: number): LoggedExercise => ({
  day,
  exercise: 'side-plank',
  sets: [{ reps: null, loadKg: null, rir: null, seconds, metres: null, side: null }],
  pain: null,
  soreness: null,
})

describe('personal records', () => {
  it('are the best of each exercise, jumps left out', () => {
    const records = personalRecords(twelveWeeksOfLog, exercises)
    expect(records.map((record) => sayRecord(record))).toContain('Back squat: 75 kg')
    expect(records.some(({ exercise }) => exercise === 'pogo')).toBe(false)
    expect(
      sayRecord(
        { ...records[0], exercise: '', name: 'X', kind: 'load', value: 100, day: '' },
        'lb',
      ),
    ).toBe('X: 220.5 lb')
  })

  it('are new only when they beat an earlier day', () => {
    const entries = [hold('2026-11-10', 30), hold('2026-11-24', 40)]
    expect(newRecords(entries, exercises, '2026-11-24').map((one) => sayRecord(one))).toEqual([
      'Side plank: 40 s',
    ])
    expect(newRecords([hold('2026-11-24', 40)], exercises, '2026-11-24')).toEqual([])
    expect(newRecords([...entries, hold('2026-11-25', 40)], exercises, '2026-11-25')).toEqual([])
  })
})

describe('the week of the group', () => {
  const member = (name: string, done: number, records: string[] = [], streak = 1) => ({
    name,
    done,
    planned: 2,
    streak,
    records,
  })

  it('names what went well and nobody who rested', () => {
    const text = groupWeek([
      member('Zoe', 2, [], 8),
      member('Ana', 1, ['Side plank']),
      member('Bob', 0),
    ])
    expect(text).toContain('This week 2 of you lifted, 3 sessions in all.')
    expect(text).toContain('Every planned lift done: Zoe.')
    expect(text).toContain('New personal bests: Ana (side plank).')
    expect(text).toContain('Streaks: Zoe, 8 weeks.')
    expect(text).not.toContain('Bob')
  })

  it('never tells a load', () => {
    expect(groupWeek([member('Ana', 2, ['Back squat'])])).not.toMatch(/kg|lb|\d+ ?%/)
  })

  it('says nothing when nobody trained', () => {
    expect(groupWeek([member('Bob', 0)])).toBeNull()
  })
})
