/** A sound plan, spoilt in one place: the checker names the rule. What only a plan can break, no file can show. */

import { describe, expect, it } from 'vitest'
import type { DayPlan, PrescribedExercise, Run, RunnerProfile } from '../../src/training/lift.ts'
import { planDays } from '../../src/training/lift-for-day.ts'
import { addDays } from '../../src/training/local-days.ts'
import { checkPlan, type PlanCheck } from '../../src/training/weeks/check-plan.ts'
import type { PlanInput } from '../../src/training/weeks/plan-input.ts'
import { loadKnowledge, plan, runner } from './fixtures/runner.ts'

const knowledge = await loadKnowledge()
const monday = '2026-11-23'
const on = (week: number, weekday: number) => addDays(monday, 7 * (week - 1) + weekday)
const [mon, tue, wed, thu, sat] = [0, 1, 2, 3, 5] as const

const run = (day: string, kind: Run['kind'], start = '07:00', minutes = 60): Run => ({
  day,
  kind,
  start,
  minutes,
})
const usualRuns = Array.from({ length: 20 }, (_, at) => at + 1).flatMap((week) => [
  run(on(week, tue), 'quality'),
  run(on(week, sat), 'easy', '08:00'),
])

const strong = runner({ level: 'L2', kit: ['gym'], calfRaises20: true })

function checked(words: Partial<PlanInput> = {}, length = 140): PlanCheck {
  const input = plan(knowledge, {
    programme: 'max-strength-base',
    profile: strong,
    log: null,
    ...words,
  })
  const days = planDays({ ...input, from: monday, days: length })
  return { ...input, days, programmes: knowledge.programmes }
}

const base = checked({ runs: usualRuns }, 84)
const noRuns = checked({}, 84)
const marathon = checked({ race: { day: on(14, 6), distance: 'marathon' } })
const season = checked({ programme: 'in-season-maintenance' }, 56)
const away = checked({
  today: on(8, mon),
  log: [tue, thu].map((day) => ({
    day: on(1, day),
    exercise: 'back-squat',
    sets: [],
    pain: null,
    soreness: null,
  })),
})

const liftIn = (check: PlanCheck, wanted: (day: DayPlan) => boolean): DayPlan => {
  const found = check.days.find((day) => day.kind === 'lift' && wanted(day))
  if (found === undefined) throw new Error('no such lift')
  return found
}
const inWeek = (week: number) => (day: DayPlan) => day.day >= on(week, mon)

/** The plan with one day changed. */
function changed(check: PlanCheck, day: string, change: (lift: DayPlan) => DayPlan): PlanCheck {
  return { ...check, days: check.days.map((one) => (one.day === day ? change(one) : one)) }
}

/** A copy of a lift on another day. */
function alsoOn(check: PlanCheck, lift: DayPlan, day: string): PlanCheck {
  return changed(check, day, (there) => ({
    ...there,
    ...lift,
    day,
    week: there.week,
    phase: there.phase,
  }))
}

const eachExercise = (lift: DayPlan, change: (one: PrescribedExercise) => PrescribedExercise) => ({
  ...lift,
  blocks: lift.blocks.map((block) =>
    block.name === 'warm-up' ? block : { ...block, exercises: block.exercises.map(change) },
  ),
})
const twiceTheSets = (lift: DayPlan) =>
  eachExercise(lift, (one) => ({ ...one, sets: [...one.sets, ...one.sets] }))
const everySet = (lift: DayPlan, words: Partial<PrescribedExercise['sets'][number]>) =>
  eachExercise(lift, (one) => ({ ...one, sets: one.sets.map((set) => ({ ...set, ...words })) }))
const withRuns = (...more: readonly Run[]) => ({ ...base, runs: [...base.runs, ...more] })
const forRunner = (words: Partial<RunnerProfile>, check = base) => ({
  ...check,
  profile: { ...check.profile, ...words },
})

const heavy = liftIn(base, inWeek(5))
const early = liftIn(base, inWeek(2))
const first = liftIn(base, inWeek(1))
const race = on(14, 6)
const taper = (name: string) => liftIn(marathon, ({ title }) => title.startsWith(name))
const postRace = liftIn(marathon, ({ phase }) => phase === 'post-race')
const comingBack = liftIn(away, ({ phase }) => phase === 'return')

const backInBase = liftIn(away, ({ day, phase }) => day > comingBack.day && phase === 'base')

/** The lift of the second week in season stands six days later; its Monday says why it is empty. */
function movedToSunday(reasons: DayPlan['reasons']): PlanCheck {
  const free = changed(season, on(2, mon), (day) => ({ ...day, kind: 'rest', blocks: [], reasons }))
  return alsoOn(free, liftIn(season, inWeek(2)), on(2, 6))
}

/** Loads of one exercise in two lifts of neighbouring weeks. */
function loaded(
  weeks: readonly [number, number],
  loads: readonly [number, number],
  more = 0,
): PlanCheck {
  return weeks.reduce<PlanCheck>((check, week, at) => {
    const lift = liftIn(base, inWeek(week))
    return changed(check, lift.day, (there) =>
      eachExercise(there, (one) =>
        one.id === 'rfess'
          ? {
              ...one,
              sets: [...one.sets, ...one.sets.slice(0, at * more)].map((set) => ({
                ...set,
                loadKg: loads[at] ?? null,
              })),
            }
          : one,
      ),
    )
  }, base)
}

const faults: readonly (readonly [string, string, PlanCheck])[] = [
  [
    'H1',
    'three hours after intervals',
    changed(base, heavy.day, (day) => ({ ...day, earliestStart: '11:00' })),
  ],
  ['H2', 'heavy legs the day before a key run', withRuns(run(addDays(heavy.day, 1), 'quality'))],
  ['H3', 'a hard lift before the evening intervals', withRuns(run(heavy.day, 'quality', '20:00'))],
  ['H4', 'new work two days before a key run', withRuns(run(addDays(early.day, 2), 'quality'))],
  ['H5', 'a lift while a run is on', withRuns(run(heavy.day, 'easy', '20:00'))],
  ['F4', 'heavy legs two days running', alsoOn(base, heavy, addDays(heavy.day, 1))],
  ['Y2', 'jumps two days running', alsoOn(base, first, addDays(first.day, 1))],
  ['Y2', 'jumps the day before a key run', withRuns(run(addDays(first.day, 1), 'quality'))],
  [
    'F1',
    'four lifts in a week',
    [mon, wed, thu, sat].reduce((check, day) => alsoOn(check, heavy, on(5, day)), base),
  ],
  [
    'F1',
    'three lifts in a week of the taper',
    [-12].reduce((check, day) => alsoOn(check, taper('T1'), addDays(race, day)), marathon),
  ],
  ['F2', 'thirteen days between lifts in season', movedToSunday([])],
  ['T1', 'a taper as full as ever', changed(marathon, taper('T1').day, twiceTheSets)],
  ['T2', 'heavy legs in race week', alsoOn(marathon, taper('T1'), addDays(race, -6))],
  ['T3', 'a lift on the day before the race', alsoOn(marathon, taper('Primer'), addDays(race, -1))],
  [
    'T3',
    'a primer of fives',
    changed(marathon, taper('Primer').day, (day) => everySet(day, { reps: 5 })),
  ],
  ['T5', 'leg work four days after a marathon', alsoOn(marathon, postRace, addDays(race, 4))],
  ['T5', 'a full session after the race', changed(marathon, postRace.day, twiceTheSets)],
  ['A1', 'a heavy block at sixteen', forRunner({ ageYears: 16 })],
  ['A1', 'a test at seventeen', forRunner({ ageYears: 17, techniqueSignedOff: true })],
  ['A2', 'a lift without a clinician’s yes', forRunner({ pregnant: true })],
  ['A2', 'jumps in pregnancy', forRunner({ pregnant: true, cleared: true })],
  ['A3', 'jumps eight weeks after birth', forRunner({ postpartumWeeks: 8 })],
  [
    'hold',
    'squats while they are on hold',
    forRunner({ holds: [{ category: 'pain', since: monday, scope: ['squat'] }] }),
  ],
  ['Y2', 'jumps on three days of a week', alsoOn(noRuns, liftIn(noRuns, inWeek(1)), on(1, sat))],
  ['Y5', 'countermovement jumps on weak calves', forRunner({ calfRaises20: false })],
  ['I7', '87.5 % at seventy', forRunner({ ageYears: 70 })],
  ['Y1', 'two hundred landings', changed(base, heavy.day, (day) => ({ ...day, contacts: 200 }))],
  [
    'Y4',
    'twice the landings in a week',
    changed(base, early.day, (day) => ({ ...day, contacts: 100 })),
  ],
  [
    'Y3',
    'bounds in the second week',
    changed(base, early.day, (day) =>
      eachExercise(day, (one) =>
        one.id === 'rope' ? { ...one, id: 'bound', pattern: 'high plyo' } : one,
      ),
    ),
  ],
  ['PR1', 'ten kilograms more at once', loaded([5, 6], [20, 30])],
  ['PR3', 'load and a set more at once', loaded([5, 6], [20, 22], 1)],
  ['PR5', 'all the sets in the first week back', changed(away, comingBack.day, twiceTheSets)],
  [
    'PR5',
    'jumps in the first week back',
    changed(away, comingBack.day, (day) => ({ ...day, contacts: 20 })),
  ],
  [
    'PR5',
    'a test three weeks after coming back',
    changed(away, backInBase.day, (day) => everySet(day, { open: true })),
  ],
  [
    'PR5',
    'a test on coming back',
    changed(away, comingBack.day, (day) => everySet(day, { open: true })),
  ],
  ['S1', 'thirty sets', changed(base, heavy.day, twiceTheSets)],
  ['S2', 'sets that double from week to week', changed(base, early.day, twiceTheSets)],
  [
    'S4',
    'blocks the wrong way round',
    changed(base, heavy.day, (day) => ({ ...day, blocks: day.blocks.toReversed() })),
  ],
  [
    'W1',
    'no ramp sets',
    changed(base, heavy.day, (day) => ({ ...day, blocks: day.blocks.slice(1) })),
  ],
  ['W2', 'an hour and a half', changed(base, heavy.day, (day) => ({ ...day, minutes: 90 }))],
  [
    'D1',
    'eight weeks without an easier one',
    { ...base, days: base.days.map((day) => ({ ...day, deload: false })) },
  ],
]

describe('a plan somebody spoilt', () => {
  it.each([
    ['beside runs', base],
    ['before and after a marathon', marathon],
    ['in season', season],
    ['after weeks away', away],
  ])('is sound before: %s', (_, check) => {
    expect(checkPlan(check)).toEqual([])
  })

  it('is not to blame for a lift the runner missed and makes up late', () => {
    const missed = [{ rule: 'PR4' as const, text: 'Lift A was not logged: it waits for Sunday.' }]
    const rules = checkPlan(movedToSunday(missed)).map(({ rule }) => rule)
    expect(rules).not.toContain('F2')
  })

  it.each(faults)('breaks %s: %s', (rule, _, check) => {
    expect(new Set(checkPlan(check).map((finding) => finding.rule))).toContain(rule)
  })
})
