import { describe, expect, it } from 'vitest'
import { planDays } from '../../src/training/lift-for-day.ts'
import { monthList } from '../../src/training/month-reply.ts'
import { loadKnowledge, plan, runner } from './fixtures/runner.ts'

const knowledge = await loadKnowledge()

describe('the month around a race', () => {
  it('names every lift in words, and says when rest is for the race that was', () => {
    const race = { day: '2026-12-06', distance: 'marathon' } as const
    const profile = runner({ level: 'L2', kit: ['gym'] })
    const words = { programme: 'in-season-maintenance', profile, race, log: null }
    const days = planDays({ ...plan(knowledge, words), from: '2026-11-23', days: 21 })
    const said = JSON.stringify(monthList(days, race))
    expect(said).toContain('T2')
    expect(said).toContain('Mon Upper body and trunk')
    expect(said).toContain('Thu Primer without legs')
    expect(said).toContain('rest after the race')
    expect(said).not.toMatch(/primer-upper|no lift/)
  })
})
