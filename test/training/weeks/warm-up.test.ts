import { describe, expect, it } from 'vitest'
import type { Kit } from '../../../src/training/lift.ts'
import { liftForDay } from '../../../src/training/lift-for-day.ts'
import { loadKnowledge, plan, runner } from '../fixtures/runner.ts'

const knowledge = await loadKnowledge()

/** Kilograms of the ramp sets before the first main lift, with that lift done on the first day at `loadKg`. */
function ramp(programme: string, exercise: string, loadKg: number, kit: readonly Kit[]) {
  const sets = Array.from({ length: 3 }, () => ({ ...blank, reps: 10, loadKg, rir: 3 }))
  const log = [{ day: '2026-11-23', exercise, sets, pain: null, soreness: null }]
  const words = { programme, log, today: '2026-11-26', profile: runner({ level: 'L1', kit }) }
  const day = liftForDay({ ...plan(knowledge, words), day: '2026-11-30' })
  const warmUp = day.blocks.find(({ name }) => name === 'warm-up')?.exercises ?? []
  return warmUp.find(({ id }) => id === exercise)?.sets.map((set) => set.loadKg)
}

const blank = { reps: null, loadKg: null, rir: null, seconds: null, metres: null, side: null }

describe('ramp sets', () => {
  it('are dumbbells that exist: two kilograms apart, never above their share', () => {
    expect(ramp('dumbbell-foundation', 'goblet-squat', 18, ['dumbbells', 'band'])).toEqual([
      6, 10, 14,
    ])
  })

  it('are bells that exist: four kilograms apart', () => {
    expect(ramp('dumbbell-foundation', 'goblet-squat', 24, ['kettlebell'])).toEqual([8, 12, 16])
  })

  it('are plates that exist: 2.5 kg apart', () => {
    const sets = ramp('max-strength-base', 'back-squat', 60, ['barbell'])
    expect(sets?.length).toBe(3)
    expect(sets?.every((load) => load !== null && load % 2.5 === 0)).toBe(true)
  })
})
