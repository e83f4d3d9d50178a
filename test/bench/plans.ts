/**
 * Plans a year for many generated runners and counts broken rules: `npm run bench -- plans --members 10000`.
 *
 * Prints violations by rule and the milliseconds per lift (the goal is 2). Exit code 1 when a rule is broken.
 */

import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { planDays } from '../../src/training/lift-for-day.ts'
import { checkPlan } from '../../src/training/weeks/check-plan.ts'
import { type Member, members } from '../training/fixtures/members.ts'
import { loadKnowledge } from '../training/fixtures/runner.ts'

const { values } = parseArgs({
  options: {
    members: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    verbose: { type: 'boolean', default: false },
  },
})
const knowledge = await loadKnowledge()
const count = Number(values.members)
const batch = 250
let lifts = 0
let planMs = 0
const broken = new Map<string, number>()

for (let made = 0; made < count; made += batch) {
  const size = Math.min(batch, count - made)
  for (const member of fc.sample(members(knowledge), {
    numRuns: size,
    seed: Number(values.seed) + made,
  })) {
    planAndCheck(member)
  }
}
report()

function planAndCheck({ input, profile }: Member) {
  const before = performance.now()
  const days = planDays({ ...input, from: input.startDay, days: 364 })
  planMs += performance.now() - before
  lifts += days.filter(({ kind }) => kind === 'lift').length
  for (const { rule, place, reason } of checkPlan({
    ...input,
    days,
    profile,
    programmes: knowledge.programmes,
  })) {
    const known = broken.get(rule) ?? 0
    broken.set(rule, known + 1)
    if (values.verbose && known < 4) {
      console.log(
        rule,
        place,
        reason,
        '|',
        input.programme,
        profile.level,
        profile.kit.join('+'),
        `age ${profile.ageYears}`,
        `race ${input.race?.distance} ${input.race?.day}`,
        `today ${input.today}`,
        input.runs.length,
      )
    }
  }
}

function report() {
  const violations = [...broken.values()].reduce((sum, one) => sum + one, 0)
  console.log(`${count} members x 52 weeks, ${lifts} lifts`)
  console.log(`${violations} violations ${JSON.stringify(Object.fromEntries(broken))}`)
  console.log(`${(planMs / Math.max(1, lifts)).toFixed(3)} ms per lift`)
  process.exitCode = violations === 0 ? 0 : 1
}
