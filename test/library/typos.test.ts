import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTypos, slipsBetween } from '../../src/library/typos.ts'
import '../support/same-cases.ts'

describe('slips', () => {
  it('count a letter too many, missing, wrong, or two swapped as one', () => {
    expect(slipsBetween('squat', 'squatt', 2)).toBe(1)
    expect(slipsBetween('squat', 'squt', 2)).toBe(1)
    expect(slipsBetween('squat', 'squit', 2)).toBe(1)
    expect(slipsBetween('squat', 'sqaut', 2)).toBe(1)
    expect(slipsBetween('squat', 'lunge', 2)).toBe(3)
  })

  it('are the same both ways, and none for the same word', () => {
    const word = fc.stringMatching(/^[a-d]{0,7}$/)
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(slipsBetween(one, other, 3)).toBe(slipsBetween(other, one, 3))
        expect(slipsBetween(one, one, 3)).toBe(0)
      }),
    )
  })

  it('lead to the nearest known words only', () => {
    const typos = createTypos(['deadlift', 'deadlifts', 'plank', 'rdl', 'heavy'])
    expect(typos.meant('deadlft')).toEqual([{ word: 'deadlift', slips: 1 }])
    expect(typos.meant('hevy')).toEqual([{ word: 'heavy', slips: 1 }])
    expect(typos.meant('rdk')).toEqual([])
    expect(typos.meant('xylophone')).toEqual([])
  })
})
