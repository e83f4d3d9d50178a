import { describe, expect, it } from 'vitest'
import { wholeSets } from '../../../src/training/logging/trained-sessions.ts'
import {
  bestMaxKg,
  estimateMaxKg,
  repMaxPercent,
  repsAtPercent,
} from '../../../src/training/progression/e1rm.ts'
import { done } from '../fixtures/targets.ts'

describe('estimating a maximum', () => {
  it('reads the rep-max chart', () => {
    expect([1, 2, 5, 8, 10, 12, 13].map((reps) => repMaxPercent(reps, 0))).toEqual([
      100,
      95,
      87,
      80,
      75,
      67,
      null,
    ])
    expect([100, 90, 85, 80, 77.5].map(repsAtPercent)).toEqual([1, 4, 6, 8, 8])
  })

  it('counts reps in reserve as reps', () => {
    expect(estimateMaxKg(done(5, { loadKg: 80, rir: 3 }))).toBe(100)
  })

  it('says nothing about more than ten reps, nor without a load', () => {
    expect(estimateMaxKg(done(11, { loadKg: 50 }))).toBeNull()
    expect(estimateMaxKg(done(5))).toBeNull()
  })

  it('shows the best set', () => {
    expect(bestMaxKg([done(5, { loadKg: 80 }), done(3, { loadKg: 90 })])).toBe(96.8)
  })
})

describe('a set of left and right', () => {
  it('is one set, and the weaker side counts', () => {
    const sided = [done(8, { side: 'left', loadKg: 12 }), done(6, { side: 'right', loadKg: 12 })]
    expect(wholeSets(sided)).toEqual([done(6, { loadKg: 12 })])
  })
})
