import { describe, expect, it } from 'vitest'
import { swapsFor } from '../../../src/training/exercises/swaps.ts'
import { liftForDay } from '../../../src/training/lift-for-day.ts'
import { loadKnowledge, plan, runner } from '../fixtures/runner.ts'

const knowledge = await loadKnowledge()

describe('what may stand in for an exercise', () => {
  it('is not what the work holds already, but well what only warms up', () => {
    const profile = runner({ level: 'L1', kit: ['none', 'dumbbells'] })
    const words = { programme: 'in-season-maintenance', profile, log: null }
    const day = liftForDay({ ...plan(knowledge, words), day: '2026-11-23' })
    const warmUp = day.blocks[0]?.exercises.map(({ id }) => id)
    expect(warmUp).toContain('bw-squat')
    const goblet = knowledge.exercises.get('goblet-squat')
    if (goblet === undefined) throw new Error('no goblet squat')
    const ids = swapsFor(goblet, day, profile, knowledge.exercises).map(({ id }) => id)
    expect(ids).toContain('bw-squat')
    expect(ids).not.toContain('goblet-squat')
  })
})
