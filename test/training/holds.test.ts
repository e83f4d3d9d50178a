import { describe, expect, it } from 'vitest'
import {
  clearanceQuestion,
  holdFor,
  holdRules,
  painAdvice,
  painHold,
  readClearance,
} from '../../src/training/holds.ts'
import type { LoggedExercise } from '../../src/training/lift.ts'

const day = '2026-11-24'

describe('a red flag', () => {
  it('stops everything in an emergency', () => {
    for (const [category, { action }] of Object.entries(holdRules))
      if (action === 'E') expect(holdFor(category, day)).toMatchObject({ scope: 'all', since: day })
  })

  it('closes the movements that could do harm when that is enough', () => {
    expect(holdFor('back-nerve', day)?.scope).toContain('hinge')
    expect(holdFor('shin-compartment', day)?.scope).toEqual(['plyo'])
  })

  it('only eases the week when somebody is worn out', () => {
    expect(holdFor('overreaching', day)).toBeNull()
  })

  it('stops everything when its category is not known here', () => {
    expect(holdFor('something-new', day)).toEqual({
      category: 'something-new',
      since: day,
      scope: 'all',
    })
  })
})

describe('pain in training', () => {
  it.each([
    [0, 'go'],
    [3, 'go'],
    [4, 'hold-load'],
    [5, 'hold-load'],
    [6, 'stop'],
    [10, 'stop'],
  ] as const)('of %i means %s', (pain, action) => {
    expect(painAdvice(pain).action).toBe(action)
  })

  const squat = { pattern: 'squat' } as const
  const hurt = (...told: readonly (readonly [string, number])[]) =>
    told.map(
      ([on, pain]): LoggedExercise => ({
        day: on,
        exercise: 'bw-squat',
        sets: [],
        pain,
        soreness: null,
      }),
    )

  it('above five leaves the movement out', () => {
    expect(painHold(squat, hurt([day, 6]), day)).toMatchObject({
      category: 'pain',
      scope: ['squat', 'hinge/squat'],
    })
    expect(painHold(squat, hurt([day, 5]), day)).toBeNull()
  })

  it('on two days wants a clinician', () => {
    const twice = hurt(['2026-11-20', 7], [day, 6])
    expect(painHold(squat, twice, day)?.category).toBe('lasting-pain')
  })

  it('that lasts ten days wants one too, unless it was away in between', () => {
    const lasting = hurt(['2026-11-13', 4], ['2026-11-17', 4], [day, 4])
    expect(painHold(squat, lasting, day)?.category).toBe('lasting-pain')
    const away = hurt(['2026-11-13', 4], ['2026-11-17', 1], [day, 4])
    expect(painHold(squat, away, day)).toBeNull()
  })
})

describe('the way back', () => {
  it.each([
    ['my doctor cleared me this morning', 'cleared'],
    ['I have been cleared', 'cleared'],
    ['the physio said I can train again, all clear', 'cleared'],
    ['got the green light from my GP', 'cleared'],
    ['not cleared yet', 'not-cleared'],
    ['I have not been cleared', 'not-cleared'],
    ['I feel fine', 'unclear'],
    ['I will be cleared tomorrow', 'unclear'],
    ['am I cleared?', 'unclear'],
    ["the doctor hasn't cleared me", 'unclear'],
    ['hoping to get cleared soon', 'unclear'],
    ['clear the bar', 'unclear'],
  ] as const)('"%s" is %s', (words, answer) => {
    expect(readClearance(words)).toBe(answer)
  })

  it('asks for the right yes', () => {
    expect(clearanceQuestion({ category: 'chest-pain', since: day, scope: 'all' })).toContain(
      'doctor',
    )
    expect(clearanceQuestion({ category: 'illness', since: day, scope: 'all' })).toContain('fever')
  })
})
