import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fitted, widthOf, wrapped } from '../../src/training/charts/drawing.ts'
import { liftAlt, liftChart, liftSvg } from '../../src/training/charts/lift-chart.ts'
import {
  progressAlt,
  progressChart,
  progressSvg,
} from '../../src/training/charts/progress-chart.ts'
import { progressOf } from '../../src/training/charts/progress-figures.ts'
import { weekAlt, weekChart, weekSvg } from '../../src/training/charts/week-chart.ts'
import { loadExercises } from '../../src/training/exercises/exercises.ts'
import type { DayPlan } from '../../src/training/lift.ts'
import { lastDay, twelveWeeksOfLog, twelveWeeksOfPlan } from './fixtures/twelve-weeks.ts'

const file = join(import.meta.dirname, '../../knowledge/exercises.yaml')
const { exercises } = await loadExercises(file)
const figures = progressOf({
  entries: twelveWeeksOfLog,
  days: twelveWeeksOfPlan,
  exercises,
  today: lastDay,
})

/** Width and height a PNG says it has. */
const sizeOf = (bytes: Uint8Array) => {
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  return [view.getUint32(16), view.getUint32(20)]
}

describe('the figures of twelve weeks', () => {
  it('count sessions against the plan and mark easier weeks', () => {
    expect(figures.weeks).toHaveLength(12)
    expect(figures.weeks.map(({ planned }) => planned)).toEqual(Array(12).fill(2))
    expect(figures.weeks.reduce((sum, { done }) => sum + done, 0)).toBe(22)
    expect(figures.weeks.flatMap(({ deload }, at) => (deload ? [at] : []))).toEqual([3, 7])
  })

  it('follow the main lifts and leave the jumps out', () => {
    expect(figures.lifts.map(({ exercise }) => exercise)).toEqual(['back-squat', 'trap-bar-dl'])
    expect(figures.lifts[0]?.points.at(-1)).toMatchObject({ loadKg: 75 })
  })

  it('count landings, both sides of one-sided jumps', () => {
    const skip = {
      ...twelveWeeksOfLog[0],
      exercise: 'a-skip',
      day: lastDay,
      pain: null,
      soreness: null,
    }
    const entries = [{ ...skip, sets: [{ ...blankSet, reps: 10 }] }]
    const { weeks } = progressOf({ entries, days: [], exercises, today: lastDay, weeks: 1 })
    expect(weeks[0]).toMatchObject({ contacts: 20, done: 1, planned: 0 })
  })
})

const blankSet = { reps: null, loadKg: null, rir: null, seconds: null, metres: null, side: null }

describe('the progress picture', () => {
  it('is a PNG 1080 pixels wide with the facts in words', async () => {
    const { bytes, alt } = await progressChart(figures)
    expect(sizeOf(bytes)[0]).toBe(1080)
    expect(bytes.length).toBeLessThan(400_000)
    expect(alt).toContain('Back squat: from 60 kg to 75 kg')
    expect(alt).toContain('22 of 24 planned sessions done, 2 easier weeks')
  })

  it('speaks pounds to those who use them', async () => {
    expect(progressAlt(figures, { unit: 'lb' })).toContain('from 132 lb to 165 lb')
    expect(await progressSvg(figures, { unit: 'lb' })).toContain('load, lb')
  })

  it('says one load once, and nothing of easier weeks there were not', () => {
    const first = twelveWeeksOfLog.find(({ exercise }) => exercise === 'back-squat')
    const entries = first === undefined ? [] : [first]
    const short = progressOf({
      entries,
      days: [],
      exercises,
      today: first?.day ?? lastDay,
      weeks: 1,
    })
    expect(progressAlt(short)).toMatch(/Back squat: \d+ kg, estimated/)
    expect(progressAlt(short)).toContain('Progress over 1 week ·')
    expect(progressAlt(short)).toMatch(/sessions done\.$/)
  })

  it('is drawn with an empty log too', async () => {
    const empty = progressOf({ entries: [], days: [], exercises, today: lastDay })
    expect(await progressSvg(empty, {})).toContain('Sessions a week')
  })
})

const week = twelveWeeksOfPlan.slice(0, 7)
const runs = [
  { day: '2026-09-08', start: '06:30', minutes: 60, kind: 'quality' as const },
  { day: '2026-09-12', start: '08:00', minutes: 110, kind: 'long' as const },
]
const wish = { days: week, runs, today: '2026-09-09', done: new Set(['2026-09-08']) }

describe('the week card', () => {
  it('shows lifts, runs and what is done', async () => {
    const { bytes } = await weekChart(wish)
    expect(sizeOf(bytes)[0]).toBe(1080)
    expect(weekSvg(wish)).toContain('key run 06:30 · 60 min')
    expect(weekAlt(wish)).toContain(
      'Tuesday: key run 06:30 · 60 min, Squat and pull, 45 min, done.',
    )
    expect(weekAlt(wish)).toContain('Sunday: rest.')
  })
})

const lift: DayPlan = {
  ...(week[1] as DayPlan),
  title: 'Squat <& pull>',
  blocks: [
    {
      name: 'main',
      exercises: [
        {
          id: 'back-squat',
          name: 'Back squat',
          pattern: 'squat',
          unilateral: false,
          pair: null,
          contacts: 0,
          restSeconds: 180,
          sets: Array(3).fill({
            reps: 5,
            repsMax: null,
            open: false,
            seconds: null,
            metres: null,
            percent1RM: 80,
            rir: 3,
            loadKg: 70,
          }),
          why: '',
        },
      ],
    },
  ],
}

describe('the lift card', () => {
  it('shows every exercise with its numbers, whatever signs the coach typed', async () => {
    expect(liftSvg(lift, {})).toContain('3 × 5 · 70 kg · RIR 3')
    expect(liftSvg(lift, {})).toContain('Squat &lt;&amp; pull&gt;')
    expect(sizeOf((await liftChart(lift)).bytes)[0]).toBe(1080)
    expect(liftAlt(lift, { unit: 'lb' })).toContain('Back squat 3 × 5 · 154 lb')
  })

  it('shows a rest day with its reason', () => {
    expect(liftSvg(week[0] as DayPlan, {})).toContain('Two days between hard lifts.')
  })
})

describe('words on a card', () => {
  it('are cut with an ellipsis or wrapped when they are too wide', () => {
    const long = 'A rather long title that will not fit on one line'
    expect(fitted(long, 32, 300)).toMatch(/…$/)
    expect(widthOf(fitted(long, 32, 300), 32)).toBeLessThanOrEqual(300)
    expect(wrapped(long, 32, 300, 9).join(' ')).toBe(long)
    expect(wrapped(long, 32, 300, 2)).toHaveLength(2)
  })
})
