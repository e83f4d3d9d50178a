import { describe, expect, it } from 'vitest'
import { exercise, loads, logOf, sets, why } from '../fixtures/targets.ts'

describe('percentages of the working maximum', () => {
  const squat = {
    exercise: exercise('back-squat'),
    kit: ['gym'] as const,
    growth: 'table' as const,
    prescribed: sets(3, { reps: 5, percent1RM: 80, rir: 3 }),
  }

  it('come from the last estimate, 2.5 % more after a day on target', () => {
    const once = logOf('back-squat', [[5, 5, 5]], 80)
    const twice = logOf(
      'back-squat',
      [
        [5, 5, 5],
        [5, 5, 5],
      ],
      80,
    )
    expect(loads({ ...squat, entries: once })).toEqual([80, 80, 80])
    expect(loads({ ...squat, entries: twice })).toEqual([80, 80, 80])
    const heavier = logOf(
      'back-squat',
      [...Array(3)].map(() => [5, 5, 5]),
      80,
    )
    expect(loads({ ...squat, entries: heavier })).toEqual([82.5, 82.5, 82.5])
    expect(why({ ...squat, entries: heavier })).toContain('rose with the sets of 9 Nov (PR1)')
  })

  it('stay when an easier week was lighter', () => {
    const entries = [...logOf('back-squat', [[5, 5, 5]], 80), ...logOf('back-squat', [[5, 5]], 70)]
    expect(loads({ ...squat, entries })).toEqual([80, 80, 80])
  })

  it('repeat the load after two misses and lose a tenth after three', () => {
    const miss = (count: number) => [
      ...logOf('back-squat', [[5, 5, 5]], 80),
      ...logOf(
        'back-squat',
        [...Array(count + 1)].map(() => [3, 2, 2]),
        80,
        0,
      ).slice(1),
    ]
    const asked = { ...squat, prescribed: sets(3, { reps: 4, percent1RM: 85, rir: 2 }) }
    expect(loads({ ...asked, entries: miss(2) })).toEqual([80, 80, 80])
    expect(why({ ...asked, entries: miss(2) })).toContain('6 and 9 Nov fell short')
    expect(loads({ ...squat, entries: miss(3) })).toEqual([70, 70, 70])
  })

  it('move in season only after two days that beat the target by two reps', () => {
    const season = { ...squat, growth: 'floor' as const }
    const beaten = (count: number) => [
      ...logOf('back-squat', [[5, 5, 5]], 80),
      ...logOf(
        'back-squat',
        [...Array(count + 1)].map(() => [7, 7, 7]),
        80,
      ).slice(1),
    ]
    expect(loads({ ...season, entries: beaten(1) })).toEqual([80, 80, 80])
    expect(loads({ ...season, entries: beaten(2) })[0]).toBeGreaterThan(80)
  })

  it('are what the strength block earned when the taper asks for them', () => {
    const block = logOf(
      'back-squat',
      [...Array(6)].map(() => [5, 5, 5]),
      80,
    )
    const climbing = block.map((entry, at) => ({
      ...entry,
      sets: entry.sets.map((set) => ({ ...set, loadKg: 80 + 2.5 * at })),
    }))
    const taper = { ...squat, growth: 'fixed' as const, heldBy: 'T1' }
    expect(loads({ ...taper, entries: climbing })[0]).toBeGreaterThanOrEqual(90)
  })

  it('let a test set speak in an easier week', () => {
    const entries = logOf('back-squat', [[5, 5, 5]], 80)
    const test = [
      ...sets(1, { reps: 3, percent1RM: 75, rir: 5 }),
      ...sets(1, { reps: 3, open: true, percent1RM: 90, rir: 1 }),
    ]
    expect(loads({ ...squat, prescribed: test, entries, deload: true, loadFactor: 0.9 })).toEqual([
      70, 90,
    ])
  })

  it('need a set of ten reps or fewer', () => {
    const entries = logOf('back-squat', [[15, 15]], 40)
    expect(loads({ ...squat, entries })).toEqual([null, null, null])
    expect(why({ ...squat, entries })).toContain('ten reps or fewer')
  })
})
