import { describe, expect, it } from 'vitest'
import { nextRung } from '../../src/training/exercises/ladder.ts'
import type { LoggedSet, PrescribedSet } from '../../src/training/lift.ts'
import { loggedAsPressed } from '../../src/training/logging/log-pressed.ts'
import { logReply, sayEntry } from '../../src/training/logging/log-reply.ts'
import { smallCatalogue } from './fixtures/exercise-rows.ts'

const prescribed = (words: Partial<PrescribedSet>): PrescribedSet => ({
  reps: null,
  repsMax: null,
  open: false,
  seconds: null,
  metres: null,
  percent1RM: null,
  rir: null,
  loadKg: null,
  ...words,
})
const done = (words: Partial<LoggedSet>): LoggedSet => ({
  reps: null,
  loadKg: null,
  rir: null,
  seconds: null,
  metres: null,
  side: null,
  ...words,
})

describe('a press of a button', () => {
  const squat = {
    id: 'goblet-squat',
    sets: [prescribed({ reps: 8, repsMax: 12, rir: 3, loadKg: 16 })],
  }

  it.each([
    ['done', 3],
    ['too-easy', 5],
    ['too-hard', 1],
  ] as const)('%s logs the sets with %i reps in reserve', (felt, rir) => {
    expect(loggedAsPressed(squat, '2026-11-24', felt).sets).toEqual([
      done({ reps: 8, loadKg: 16, rir }),
    ])
  })

  it('keeps the load the runner chose when the plan named none', () => {
    const free = { id: 'goblet-squat', sets: [prescribed({ reps: 10, rir: 4 })] }
    expect(loggedAsPressed(free, '2026-11-24', 'done', 12).sets[0]?.loadKg).toBe(12)
  })

  it('says nothing of reps in reserve where the plan asked for none, as with jumps', () => {
    const pogo = { id: 'pogo', sets: [prescribed({ reps: 15 })] }
    expect(loggedAsPressed(pogo, '2026-11-24', 'done').sets).toEqual([done({ reps: 15 })])
    expect(loggedAsPressed(pogo, '2026-11-24', 'too-hard').sets).toEqual([
      done({ reps: 15, rir: 1 }),
    ])
  })

  it('says nothing of reps in reserve for a hold that was simply done', () => {
    const plank = { id: 'side-plank', sets: [prescribed({ seconds: 30 })] }
    expect(loggedAsPressed(plank, '2026-11-24', 'done').sets).toEqual([done({ seconds: 30 })])
  })
})

describe('a log read back', () => {
  const sets = [
    done({ reps: 8, loadKg: 16 }),
    done({ reps: 8, loadKg: 16 }),
    done({ reps: 7, rir: 1 }),
  ]

  it('joins equal sets and speaks the unit of the member', () => {
    const entry = { exercise: 'goblet-squat', sets }
    expect(sayEntry(entry, smallCatalogue, {})).toBe('goblet squat: 2 × 8 · 16 kg, 1 × 7 · RIR 1')
    expect(sayEntry(entry, smallCatalogue, { unit: 'lb' })).toContain('2 × 8 · 35 lb')
  })

  it('names another day and new records', () => {
    const entry = { day: '2026-11-23', exercise: 'goblet-squat', sets, pain: null, soreness: null }
    const records = [
      {
        exercise: 'goblet-squat',
        name: 'Goblet squat',
        kind: 'load' as const,
        value: 16,
        day: '2026-11-23',
      },
    ]
    const words = JSON.stringify(
      logReply({
        entries: [entry],
        exercises: smallCatalogue,
        saying: {},
        today: '2026-11-24',
        records,
      }),
    )
    expect(words).toContain('Logged for Mon 23 Nov')
    expect(words).toContain('New personal best. Goblet squat: 16 kg.')
  })
})

describe('the next rung', () => {
  const raise = smallCatalogue.get('dl-calf')
  const rung = (days: readonly (readonly [string, number])[], day: string) =>
    raise === undefined
      ? null
      : nextRung({
          exercise: { ...raise, harder: ['pogo', 'sl-calf'] },
          exercises: smallCatalogue,
          kit: ['none'],
          level: 'L0',
          topReps: 20,
          day,
          entries: days.map(([on, reps]) => ({
            day: on,
            exercise: 'dl-calf',
            sets: [done({ reps }), done({ reps })],
            pain: null,
            soreness: null,
          })),
        })

  it('is earned by two days at the top after two weeks, and is never a jump', () => {
    const log = [
      ['2026-11-02', 15],
      ['2026-11-12', 20],
      ['2026-11-16', 20],
    ] as const
    expect(rung(log, '2026-11-19')?.id).toBe('sl-calf')
    expect(rung(log, '2026-11-14')).toBeNull()
    expect(rung(log.slice(0, 2), '2026-11-19')).toBeNull()
    expect(rung([], '2026-11-19')).toBeNull()
  })
})
