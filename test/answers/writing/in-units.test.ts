import { expect, it } from 'vitest'
import { inUnits } from '../../../src/answers/writing/in-units.ts'

const lb = { units: 'lb', effort: 'rir' } as const
const rpe = { units: 'kg', effort: 'rpe' } as const
const plain = { units: 'kg', effort: 'rir' } as const

it.each([
  ['lifts heavy from 48 kg upwards', 'lifts heavy from 48 kg (about 105 lb) upwards'],
  ['10 to 12.5 kg next', '10 to 12.5 kg (about 22 to 28 lb) next'],
  ['1.6 g per kg and 12 reps', '1.6 g per kg and 12 reps'],
])('puts pounds beside kilos: %j', (said, shown) => {
  expect(inUnits(said, lb)).toBe(shown)
  expect(inUnits(shown, lb)).toBe(shown)
  expect(inUnits(said, plain)).toBe(said)
})

it.each([
  ['beginners: 3 to 4 reps in reserve [1]', 'beginners: 3 to 4 reps in reserve (RPE 6 to 7) [1]'],
  ['leaves 2 or 3 in the tank. [1]', 'leaves 2 or 3 in the tank (RPE 7 to 8). [1]'],
  ['stop with one rep left. [1]', 'stop with one rep left (RPE 9). [1]'],
  ['two to four good reps left', 'two to four good reps left (RPE 6 to 8)'],
  ['three weeks left', 'three weeks left'],
  ['8 reps on the left leg', '8 reps on the left leg'],
])('puts RPE beside reps left: %j', (said, shown) => {
  expect(inUnits(said, rpe)).toBe(shown)
  expect(inUnits(said, plain)).toBe(said)
})

it('works the other way round', () => {
  expect(inUnits('a 45 lb bar at RPE 8', plain)).toBe(
    'a 45 lb (about 20 kg) bar at RPE 8 (2 reps left)',
  )
})
