import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planDays } from '../../src/training/lift-for-day.ts'
import { checkPlan } from '../../src/training/weeks/check-plan.ts'
import { members } from './fixtures/members.ts'
import { loadKnowledge } from './fixtures/runner.ts'

const knowledge = await loadKnowledge()

describe('a year of any runner', () => {
  // Ten thousand of them: `npm run bench -- plans`.
  it('breaks no rule, whatever the level, kit, age, runs, races and log', () => {
    fc.assert(
      fc.property(members(knowledge), ({ input, profile }) => {
        const days = planDays({ ...input, from: input.startDay, days: 364 })
        const findings = checkPlan({ ...input, days, profile, programmes: knowledge.programmes })
        expect(findings).toEqual([])
      }),
      { numRuns: 40, seed: 20261124, endOnFailure: true },
    )
  }, 30_000)
})
