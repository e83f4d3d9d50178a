/**
 * What a logged lift leads to: the next rung of a ladder, the next level, the next block. Each is offered by a
 * button and never done by itself.
 */
import { type Block, button, buttons, note, type Reply, reply, text } from '../../chat/reply.ts'
import type { Exercise } from '../../training/exercises/exercise.ts'
import { nextRung } from '../../training/exercises/ladder.ts'
import { canLoad } from '../../training/exercises/substitution.ts'
import type { DayPlan, PrescribedExercise } from '../../training/lift.ts'
import { addDays } from '../../training/local-days.ts'
import { earnedLevel } from '../../training/progression/level-earned.ts'
import { type Runner, workOf } from './runner.ts'

/** Null when the lift changes nothing but numbers, as nearly always. */
export function afterLift(runner: Runner, plan: DayPlan): Reply | null {
  const blocks = [...rungBlocks(runner, plan), ...levelBlocks(runner)]
  return blocks.length === 0 ? null : reply(...blocks)
}

const mostRungs = 2

/** Without a weight to add, the way on is a harder exercise (P1). */
function rungBlocks(runner: Runner, plan: DayPlan): Block[] {
  if (!runner.hasPlan) return []
  const earned = workOf(plan).flatMap((prescribed) => {
    const exercise = runner.input.knowledge.exercises.get(prescribed.id)
    const next = exercise === undefined ? null : rungAfter(exercise, prescribed, runner)
    return exercise === undefined || next === null ? [] : [{ exercise, next }]
  })
  return earned.slice(0, mostRungs).flatMap(({ exercise, next }) => [
    text(
      `Every set of ${exercise.name.toLowerCase()} reached the top twice. You have earned the ${next.name.toLowerCase()}.`,
    ),
    buttons([
      button(`Step up to ${next.name.toLowerCase()}`, {
        name: 'swap.make',
        data: {
          day: addDays(runner.today, 1),
          from: exercise.id,
          to: next.id,
          lasting: true,
          rung: true,
        },
        onlyMember: runner.member.id,
      }),
    ]),
  ])
}

function rungAfter(
  exercise: Exercise,
  { sets }: PrescribedExercise,
  { input, entries, today }: Runner,
): Exercise | null {
  const { knowledge, profile } = input
  const tops = sets.flatMap(({ reps, repsMax }) => repsMax ?? reps ?? [])
  if (tops.length === 0 || canLoad(exercise, profile.kit)) return null
  return nextRung({
    exercise,
    exercises: knowledge.exercises,
    kit: profile.kit,
    level: profile.level,
    topReps: Math.max(leastTop, ...tops),
    entries: entries.filter((entry) => entry.exercise === exercise.id),
    day: addDays(today, 1),
  })
}

/** Easier weeks ask for few reps, and those earn nothing. */
const leastTop = 12

function levelBlocks({ answers, entries, input, today, member, hasPlan }: Runner): Block[] {
  if (!hasPlan) return []
  const level = answers.level?.value ?? 'L0'
  const earned = earnedLevel(level, entries, input.knowledge.exercises, today)
  if (earned === null) return []
  return [
    text(`${earned.why} You have grown out of your level.`),
    note('The next one opens more exercises and heavier weeks.'),
    buttons([
      button('Move up a level', {
        name: 'plan.level',
        data: { level: earned.level },
        onlyMember: member.id,
      }),
    ]),
  ]
}
