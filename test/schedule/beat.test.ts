import { expect, it } from 'vitest'
import { startBeat } from '../../src/schedule/beat.ts'
import { createFakeClock } from '../support/fake-clock.ts'

it('looks at the instant something is due, and rests in between when much is due', async () => {
  const clock = createFakeClock()
  const startedAt = clock.now()
  const dueAt = [350, 355, 370, 700].map((afterMs) => startedAt + afterMs)
  const looks: number[] = []
  const ticker = {
    tick: async () => {
      looks.push(clock.now() - startedAt)
      return dueAt.find((at) => at > clock.now()) ?? null
    },
  }
  const beat = startBeat(ticker, clock)
  await clock.advance(900)
  await beat.stop()
  expect(looks).toEqual(expect.arrayContaining([0, 350, 450, 700]))
  expect(looks).not.toContain(355)
})
