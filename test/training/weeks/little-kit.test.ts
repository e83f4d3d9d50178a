import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadExercises } from '../../../src/training/exercises/exercises.ts'
import {
  isCalf,
  isHinge,
  isKnee,
  isSquat,
  isTrunk,
} from '../../../src/training/exercises/movement.ts'
import type { DayPlan, Kit, PrescribedExercise } from '../../../src/training/lift.ts'
import { liftForDay, planDays } from '../../../src/training/lift-for-day.ts'
import { knowledgeDir, loadKnowledge, plan, runner } from '../fixtures/runner.ts'

const { programmes } = await loadKnowledge()
const { exercises } = await loadExercises(join(knowledgeDir, 'exercises.yaml'))
const knowledge = { programmes, exercises }
const kits: readonly (readonly Kit[])[] = [
  ['none'],
  ['band'],
  ['bench'],
  ['box'],
  ['bar'],
  ['kettlebell'],
  ['dumbbells'],
  ['barbell'],
  ['trap-bar'],
  ['machine'],
]

const working = (day: DayPlan): readonly PrescribedExercise[] =>
  day.blocks
    .filter(({ name }) => name !== 'warm-up' && name !== 'plyo')
    .flatMap((block) => block.exercises)

/** A Copenhagen plank holds the trunk too, as written for the gym. */
const holdsTrunk = (pattern: string) => isTrunk(pattern) || pattern === 'hip adduction'

/** What a whole session lacks; empty when it is worth doing. */
function lacks(day: DayPlan): string[] {
  const work = working(day)
  const has = (is: (pattern: string) => boolean) => work.some(({ pattern }) => is(pattern))
  return [
    work.length < 4 && `only ${work.length} exercises`,
    !has((pattern) => isSquat(pattern) || isHinge(pattern)) && !has(isKnee) && 'squat or hinge',
    !work.some((one) => one.unilateral && /knee|hinge|hip ext|ankle/.test(one.pattern)) &&
      'one leg',
    !has(isCalf) && 'calf',
    // The power day goes without trunk work, as written: jumps and speed are its job.
    !has(holdsTrunk) && !day.title.startsWith('P:') && 'trunk',
    ...day.reasons.filter(({ rule }) => rule === 'PR6').map(({ text }) => text),
    /Deadlift|hinge/i.test(day.title) && !has(isHinge) && 'the hinge it is named after',
  ].filter((fault) => fault !== false)
}

describe('with little kit', () => {
  it.each(kits)('every session of every programme stays whole with %s', (...kit) => {
    const faults = [...programmes.values()]
      .filter(({ phase }) => phase !== 'taper')
      .flatMap(({ id: programme, levels, weeks }) =>
        levels.flatMap((level) => {
          const words = {
            programme,
            log: null,
            profile: runner({ level, kit, calfRaises20: true }),
          }
          const days = weeks.length * 7
          return planDays({ ...plan(knowledge, words), from: '2026-11-23', days })
            .filter(({ kind }) => kind === 'lift')
            .flatMap((day) =>
              lacks(day).map((fault) => `${programme} ${level} ${day.title}: ${fault}`),
            )
        }),
      )
    expect([...new Set(faults)]).toEqual([])
  })

  it('asks for slow reps up to twelve where a percentage has no weight to go on, and says so', () => {
    const words = { programme: 'max-strength-base', profile: runner({ level: 'L1' }) }
    const on = (day: string) => liftForDay({ ...plan(knowledge, { ...words, log: null }), day })
    const mainOf = (day: DayPlan) => day.blocks.find(({ name }) => name === 'main')?.exercises[0]
    const monday = on('2026-11-23')
    expect(mainOf(monday)).toMatchObject({
      id: 'split-squat',
      restSeconds: 90,
      sets: [1, 2, 3].map(() => ({ reps: 6, repsMax: 12, percent1RM: null })),
      why: expect.stringContaining('three seconds down'),
    })
    expect(monday.reasons).toContainEqual({ rule: 'I3', text: expect.stringContaining('/plan') })
    const easier = on('2026-12-14')
    expect(mainOf(easier)?.sets).toMatchObject([1, 2].map(() => ({ reps: 5, repsMax: null })))
  })
})
