import { describe, expect, it } from 'vitest'
import { liftForDay } from '../../src/training/lift-for-day.ts'
import { liftReply, sayLoad, sayRest } from '../../src/training/lift-reply.ts'
import { loadKnowledge, plan, runner } from './fixtures/runner.ts'

const knowledge = await loadKnowledge()
const rowsOn = (day: string, log: Parameters<typeof plan>[1] = {}) => {
  const profile = runner({ level: 'L1', kit: ['gym'] })
  const words = { programme: 'max-strength-base', profile, log: null, ...log }
  return liftReply(liftForDay({ ...plan(knowledge, words), day })).blocks.flatMap((block) =>
    block.kind === 'set-table' ? block.rows : [],
  )
}

describe('the card of a lift', () => {
  it('names no share of a maximum nobody knows yet: reps left in reserve say how heavy', () => {
    const squats = rowsOn('2026-11-23').filter(({ exercise }) => exercise === 'back squat')
    expect(squats).toMatchObject([
      {
        prescription: '1 × 5, 1 × 3, 1 × 2',
        detail: 'a little heavier each time · rest 1 min',
      },
      { prescription: '3 × 6 · RIR 4', detail: 'rest 3 min' },
    ])
  })

  it('names kilograms in the warm-up and the work once the log knows them', () => {
    const set = { reps: 6, loadKg: 60, rir: 3, seconds: null, metres: null, side: null }
    const log = [
      { day: '2026-11-23', exercise: 'back-squat', sets: [set], pain: null, soreness: null },
    ]
    const squats = rowsOn('2026-11-30', { log, today: '2026-11-30' }).filter(
      ({ exercise }) => exercise === 'back squat',
    )
    expect(squats).toHaveLength(2)
    for (const { prescription } of squats) expect(prescription).toMatch(/\d kg/)
  })

  it('says rests as people do, and pounds typed by others without crumbs', () => {
    expect([45, 60, 90, 150, 180].map(sayRest)).toEqual([
      '45 s',
      '1 min',
      '90 s',
      '2.5 min',
      '3 min',
    ])
    expect([15.8757, 61.25, 60].map((kg) => sayLoad(kg))).toEqual(['15.9 kg', '61.25 kg', '60 kg'])
  })
})
