import { describe, expect, it } from 'vitest'
import type { DayPlan, Run, RunnerProfile } from '../../src/training/lift.ts'
import { liftForDay, planDays } from '../../src/training/lift-for-day.ts'
import { liftReply } from '../../src/training/lift-reply.ts'
import { dayNumber, dayOf } from '../../src/training/local-days.ts'
import { hadLift } from '../../src/training/weeks/planned-lift.ts'
import { loadKnowledge, plan, runner } from './fixtures/runner.ts'

const knowledge = await loadKnowledge()
const liftDays = (days: readonly DayPlan[]) => days.filter(({ kind }) => kind === 'lift')
const work = (day: DayPlan) =>
  day.blocks.filter(({ name }) => name !== 'warm-up' && name !== 'plyo')
const setsOf = (day: DayPlan) =>
  work(day).reduce(
    (sum, block) => sum + block.exercises.reduce((n, one) => n + one.sets.length, 0),
    0,
  )

describe('the lift for a day', () => {
  it('gives session A on the first day of the week and B on the fourth when no runs are known', () => {
    const week = planDays({ ...plan(knowledge), from: '2026-11-23', days: 7 })
    expect(week.map(({ kind }) => kind).join(' ')).toBe('lift rest rest lift rest rest rest')
  })

  it('goes warm-up, jumps, main, accessory, trunk', () => {
    const day = liftForDay({ ...plan(knowledge), day: '2026-11-23' })
    expect(day.blocks.map(({ name }) => name)).toEqual([
      'warm-up',
      'plyo',
      'main',
      'accessory',
      'trunk',
    ])
  })

  it('says why a rest day is one', () => {
    const day = liftForDay({ ...plan(knowledge), day: '2026-11-24' })
    expect(day).toMatchObject({ kind: 'rest', blocks: [], reasons: [{ rule: 'F4' }] })
  })

  it('starts six hours after a key run at the earliest', () => {
    const runs: Run[] = [{ day: '2026-11-24', start: '06:30', minutes: 60, kind: 'quality' }]
    const week = planDays({ ...plan(knowledge, { runs }), from: '2026-11-23', days: 7 })
    expect(week[1]).toMatchObject({ kind: 'lift', earliestStart: '13:30' })
  })

  it('halves the sets and leaves out jumps in the first week after four weeks away', () => {
    const log = [{ day: '2026-11-23', exercise: 'bw-squat', sets: [], pain: null, soreness: null }]
    const back = plan(knowledge, { log, today: '2026-12-21' })
    const first = liftDays(planDays({ ...back, from: '2026-12-21', days: 7 }))[0]
    expect(first).toMatchObject({ phase: 'return', contacts: 0 })
    expect(first && setsOf(first)).toBeLessThanOrEqual(7)
  })

  it('offers a missed lift again within three days, once', () => {
    const missed = plan(knowledge, { today: '2026-11-24' })
    const week = planDays({ ...missed, from: '2026-11-23', days: 7 })
    expect(week.map(({ kind }) => kind).join(' ')).toBe('rest lift rest lift rest rest rest')
    expect(week[1]?.reasons[0]?.text).toContain('Made up from Monday')
  })

  it('leaves the days before a hold what they were', () => {
    const holds = [{ category: 'pain', since: '2026-11-26', scope: 'all' }] as const
    const held = plan(knowledge, { today: '2026-11-26', profile: runner({ holds }) })
    const done = { exercise: 'bw-squat', sets: [], pain: null, soreness: null }
    const log = [{ ...done, day: '2026-11-23' }]
    const week = planDays({ ...held, log, from: '2026-11-23', days: 7 })
    expect(week.map(({ kind }) => kind).join(' ')).toBe('lift rest rest hold hold hold hold')
  })

  it('counts no lift as missed while training was on hold', () => {
    const pauses = [{ from: '2026-11-24', until: '2026-11-30' }]
    const after = plan(knowledge, { today: '2026-11-30', pauses })
    const week = planDays({ ...after, from: '2026-11-23', days: 8 })
    expect(week.map(hadLift)).toEqual([true, ...Array.from({ length: 6 }, () => false), true])
    expect(week[3]).toMatchObject({ kind: 'hold', reasons: [{ rule: 'hold' }] })
  })

  it('says on every lift what narrows it', () => {
    const rulesFor = (words: Partial<RunnerProfile>) =>
      liftForDay({ ...plan(knowledge, { profile: runner(words) }), day: '2026-11-23' }).reasons.map(
        ({ rule }) => rule,
      )
    expect(rulesFor({ ageYears: 16 })).toContain('A1')
    expect(rulesFor({ ageYears: 70 })).toContain('I7')
    expect(rulesFor({ pregnant: true, cleared: true })).toContain('A2')
    expect(rulesFor({ postpartumWeeks: 14 })).toContain('A3')
  })

  it('says what an easier week and an open set are for', () => {
    const gym = runner({ level: 'L1', kit: ['gym'] })
    const base = plan(knowledge, { programme: 'max-strength-base', profile: gym })
    const rules = (day: string) => liftForDay({ ...base, day }).reasons.map(({ rule }) => rule)
    expect(rules('2026-12-14')).toEqual(['D1'])
    expect(rules('2027-02-08')).toEqual(['D1', 'I6'])
  })

  it('begins the foundation again after twelve weeks, without jumps and then with half', () => {
    const log = [{ day: '2026-11-23', exercise: 'bw-squat', sets: [], pain: null, soreness: null }]
    const back = plan(knowledge, { log, today: '2027-02-22' })
    const lifts = liftDays(planDays({ ...back, from: '2027-02-22', days: 14 }))
    expect(lifts.map(({ contacts }) => contacts)).toEqual([0, 0, 10, 10])
    expect(lifts[0]).toMatchObject({ week: 1, phase: 'foundation' })
    expect(lifts[0]?.reasons).toContainEqual(expect.objectContaining({ rule: 'PR5' }))
  })

  it('keeps the main lifts of the taper and takes the rest away', () => {
    const gym = runner({ level: 'L2', kit: ['gym'] })
    const race = { day: '2027-01-31', distance: 'half' } as const
    const base = plan(knowledge, { programme: 'max-strength-base', profile: gym, race, log: null })
    const lifts = liftDays(planDays({ ...base, from: '2027-01-17', days: 10 }))
    const mains = (at: number) =>
      lifts[at]?.blocks
        .find(({ name }) => name === 'main')
        ?.exercises.map(({ sets }) => sets.length)
    expect(lifts.map(({ title }) => title.slice(0, 2))).toEqual(['T1', 'T2'])
    expect([mains(0), mains(1)]).toEqual([
      [3, 3],
      [2, 2],
    ])
  })

  it('takes a hard day with lighter legs rather than wait eleven days in the season', () => {
    const everyWeek = (day: string, run: Omit<Run, 'day'>): Run[] =>
      [0, 7, 14].map((later) => ({ ...run, day: dayOf(dayNumber(day) + later) }))
    const runs: Run[] = [
      ...everyWeek('2026-11-26', { start: '18:30', minutes: 90, kind: 'easy' }),
      ...everyWeek('2026-11-28', { start: '12:00', minutes: 170, kind: 'easy' }),
      ...everyWeek('2026-11-29', { start: '05:30', minutes: 170, kind: 'long' }),
      ...everyWeek('2026-11-30', { start: '19:00', minutes: 50, kind: 'quality' }),
      ...everyWeek('2026-12-01', { start: '07:00', minutes: 100, kind: 'quality' }),
      { day: '2026-12-02', start: '10:00', minutes: 45, kind: 'race' },
    ]
    const profile = runner({ level: 'L3', kit: ['gym'] })
    const words = { programme: 'in-season-maintenance', startDay: '2026-11-26', profile, runs }
    const days = planDays({ ...plan(knowledge, words), from: '2026-11-26', days: 21 })
    const lifts = liftDays(days).map(({ day }) => dayNumber(day))
    const gaps = lifts.slice(1).map((day, index) => day - (lifts[index] ?? 0))
    expect(lifts.length).toBeGreaterThanOrEqual(3)
    expect(Math.max(...gaps)).toBeLessThanOrEqual(10)
  })

  it('stops everything while a hold is open', () => {
    const hold = { category: 'chest pain', since: '2026-11-23', scope: 'all' as const }
    const profile = runner({ holds: [hold] })
    expect(liftForDay({ ...plan(knowledge, { profile }), day: '2026-11-23' }).kind).toBe('hold')
  })
})

describe('the reply of a lift', () => {
  it('shows sets, reps in reserve and rest in rows', () => {
    const day = liftForDay({ ...plan(knowledge), day: '2026-11-23' })
    const rows = liftReply(day).blocks.flatMap((block) =>
      block.kind === 'set-table' ? block.rows : [],
    )
    expect(rows).toContainEqual({
      exercise: 'sl bridge',
      prescription: '2 × 8 each side · RIR 4',
      detail: 'rest 45 s',
      pair: 'B',
    })
  })
})
