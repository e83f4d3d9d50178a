import { expect, it } from 'vitest'
import { withFewerMarks } from '../../../src/answers/writing/fewer-marks.ts'

it('says once what a paragraph or a list stands on', () => {
  const markdown = `Lift twice. [1]

One is fine. [1] Two are better. [1] Three are many. [2] Four are more. [2]

Good moves are: [1]

- squats [1]
- hinges [1]
- rows [1]

Or these: [3]

- pushes [1]
- pulls [3]`
  expect(withFewerMarks(markdown)).toBe(`Lift twice. [1]

One is fine. Two are better. [1] Three are many. Four are more. [2]

Good moves are:

- squats
- hinges
- rows [1]

Or these: [3]

- pushes [1]
- pulls [3]`)
})

it('keeps marks that differ', () => {
  expect(withFewerMarks('One. [1] Two. [1][2] Three. [1]')).toBe('One. [1] Two. [1][2] Three. [1]')
})
