import { describe, expect, it } from 'vitest'
import type { LiftBlock, PrescribedExercise, PrescribedSet } from '../../../src/training/lift.ts'
import { sessionMinutes } from '../../../src/training/weeks/session-minutes.ts'

const set: PrescribedSet = {
  reps: 8,
  repsMax: null,
  open: false,
  seconds: null,
  metres: null,
  percent1RM: null,
  rir: 3,
  loadKg: null,
}
const exercise = (words: Partial<PrescribedExercise> & { sets?: readonly PrescribedSet[] }) => ({
  id: 'squat',
  name: 'Squat',
  pattern: 'squat',
  unilateral: false,
  pair: null,
  contacts: 0,
  restSeconds: 0,
  sets: [set, set, set],
  why: '',
  ...words,
})
const block = (name: LiftBlock['name'], ...exercises: PrescribedExercise[]) => ({ name, exercises })

describe('the minutes of a session (W2)', () => {
  it('count 40 seconds and the rest for each set, after the warm-up', () => {
    // 3 x (40 + 80) s = 6 min.
    expect(sessionMinutes(8, [block('main', exercise({ restSeconds: 80 }))])).toBe(14)
  })

  it('count 60 seconds for a one-sided set', () => {
    // 3 x (60 + 60) s = 6 min; 40 s a set would be 5.
    expect(
      sessionMinutes(0, [block('main', exercise({ unilateral: true, restSeconds: 60 }))]),
    ).toBe(6)
  })

  it('count the rest of a pair once a round, and the longer one', () => {
    const pair = [
      exercise({ id: 'a', pair: 'A', restSeconds: 60 }),
      exercise({ id: 'b', pair: 'A', restSeconds: 100 }),
    ]
    // 6 x 40 s + 3 x 100 s = 9 min; twice a round it would be 12.
    expect(sessionMinutes(0, [block('accessory', ...pair)])).toBe(9)
  })

  it('count two seconds for a landing and the rests between sets of jumps', () => {
    const pogo = exercise({ contacts: 60, restSeconds: 60 })
    // 60 x 2 s + 3 x 60 s = 5 min.
    expect(sessionMinutes(0, [block('plyo', pogo)])).toBe(5)
  })

  it('count a begun minute whole and leave the ramp sets to the warm-up', () => {
    const blocks = [
      block('warm-up', exercise({ restSeconds: 60 })),
      block('main', exercise({ sets: [set], restSeconds: 21 })),
    ]
    expect(sessionMinutes(6, blocks)).toBe(8)
  })
})
