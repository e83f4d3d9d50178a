/**
 * The buttons that log: Done writes the whole lift as asked, Too easy and Too hard one exercise or all of it with
 * the reserve that was felt. Weights the plan could not know are asked for once.
 */
import { z } from 'zod'
import { button, type Reply, reply, text } from '../../chat/reply.ts'
import { UserError } from '../../errors.ts'
import type { Exercise } from '../../training/exercises/exercise.ts'
import { isPlyo } from '../../training/exercises/movement.ts'
import { canLoad } from '../../training/exercises/substitution.ts'
import type { PrescribedExercise } from '../../training/lift.ts'
import { type Felt, feltAsPressed, loggedAsPressed } from '../../training/logging/log-pressed.ts'
import { trainedSessions } from '../../training/logging/trained-sessions.ts'
import { inUnit } from '../../training/progression/pounds.ts'
import type { Actions, PressTalk, Talk } from '../command.ts'
import { sayInPrivate } from '../private-reply.ts'
import { afterLift } from './after-lift.ts'
import { exerciseButtons, factsOf, type PressedLift, pressedLift } from './lift-press.ts'
import { writeLog, writtenReply } from './log-writing.ts'
import { type Runner, runnerOf, workOf } from './runner.ts'
import type { TrainingParts } from './training-parts.ts'

export function liftLogging(parts: TrainingParts): Actions {
  return {
    'lift.done': async (talk) => {
      const pressed = await pressedLift(talk, parts)
      await logPressed(talk, pressed, workOf(pressed.plan), 'done', parts)
    },
    'lift.easy': (talk) => askWhich(talk, 'too-easy', parts),
    'lift.hard': (talk) => askWhich(talk, 'too-hard', parts),
    'lift.felt': (talk) => logFelt(talk, parts),
  }
}

async function askWhich(talk: PressTalk, felt: Felt, parts: TrainingParts): Promise<void> {
  const pressed = await pressedLift(talk, parts)
  assertOver(pressed)
  await sayInPrivate(talk, whichReply(pressed, felt), parts)
}

function whichReply(pressed: PressedLift, felt: Felt): Reply {
  const action = (exercise: string) => ({
    name: 'lift.felt',
    data: { ...factsOf(pressed), exercise, felt },
    onlyMember: pressed.runner.member.id,
  })
  return reply(
    text(
      felt === 'too-easy'
        ? 'Good to know. Which one had more in it? I log it and the next step comes sooner.'
        : 'Thanks for saying so. Which one was too much? I log it and the load waits for you.',
    ),
    exerciseButtons(pressed.plan, ({ id, name }) => button(name, action(id)), [
      button('All of it', action('all')),
    ]),
  )
}

const feltFacts = z.object({ exercise: z.string(), felt: z.enum(['too-easy', 'too-hard']) })

async function logFelt(talk: PressTalk, parts: TrainingParts): Promise<void> {
  const { exercise, felt } = feltFacts.parse(talk.data)
  const pressed = await pressedLift(talk, parts)
  const meant = workOf(pressed.plan).filter(({ id }) => exercise === 'all' || id === exercise)
  if (meant.length === 0)
    throw new UserError('That exercise is not in the lift any more. /lift shows it fresh.')
  await logPressed(talk, pressed, meant, felt, parts)
}

async function logPressed(
  talk: PressTalk,
  pressed: PressedLift,
  exercises: readonly PrescribedExercise[],
  felt: Felt,
  parts: TrainingParts,
): Promise<void> {
  const { runner, plan } = pressed
  assertOver(pressed)
  await writeFelt(talk, runner, plan.day, exercises, felt, parts)
  if (pressed.of !== null) return
  const after = afterLift(await runnerOf(talk.member, parts), plan)
  if (after !== null) await sayInPrivate(talk, after, parts)
}

/**
 * Writes exercises as the plan asked, with the reserve that was felt. What the runner wrote in numbers before
 * keeps them: Done leaves it alone, Too easy and Too hard only add how it felt.
 */
export async function writeFelt(
  talk: Talk,
  runner: Runner,
  day: string,
  exercises: readonly PrescribedExercise[],
  felt: Felt,
  parts: TrainingParts,
): Promise<void> {
  const open = exercises.filter(
    ({ id }) => felt !== 'done' || standing(runner, day, id) === undefined,
  )
  if (open.length === 0) return sayInPrivate(talk, reply(text(allStands)), parts)
  const entries = open.map((exercise) => {
    const own = standing(runner, day, exercise.id)
    return own === undefined
      ? loggedAsPressed(exercise, day, felt, lastLoad(runner, exercise.id))
      : feltAsPressed(own, exercise, felt)
  })
  const written = await writeLog(parts.workoutLog, runner, entries)
  const weightless = withoutWeight(runner, open)
  if (weightless.length > 0) await talk.expect('log.weights', { day })
  const hints = [...weightHints(weightless), ...rangeHints(runner, open, felt)]
  const kept = open.length < exercises.length ? [keptWords] : []
  await sayInPrivate(talk, writtenReply(written, runner, [...kept, ...hints]), parts)
}

const allStands = 'All of it stands in your log already. /log shows and corrects it.'
const keptWords = 'What you had written before stays as you wrote it.'

/** What the log holds of an exercise on a day, done and not only sore. */
function standing({ entries }: Runner, day: string, exercise: string) {
  return entries.find((one) => one.day === day && one.exercise === exercise && one.sets.length > 0)
}

/** A log is for what was done. */
function assertOver({ plan, runner }: Pick<PressedLift, 'plan' | 'runner'>) {
  if (plan.day <= runner.today) return
  throw new UserError('That one is still to come. Tell me once it is done, I will be here.')
}

export function lastLoad({ entries }: Runner, exercise: string): number | null {
  const own = entries.filter((entry) => entry.exercise === exercise)
  return trainedSessions(own).at(-1)?.loadKg ?? null
}

/** Exercises that take a weight nobody has told yet. */
function withoutWeight(
  runner: Runner,
  exercises: readonly PrescribedExercise[],
): readonly Exercise[] {
  const { knowledge, profile } = runner.input
  return exercises.flatMap(({ id, sets }) => {
    const exercise = knowledge.exercises.get(id)
    if (exercise === undefined || isPlyo(exercise.pattern)) return []
    const known = sets.some(({ loadKg }) => loadKg !== null) || lastLoad(runner, id) !== null
    const needsNone = exercise.kit.some((set) => set.every((item) => item === 'none'))
    return known || needsNone || !canLoad(exercise, profile.kit) ? [] : [exercise]
  })
}

/** Done in a range counts as its lower end, and says so: more reps are what earns the next step. */
function rangeHints(
  runner: Runner,
  exercises: readonly PrescribedExercise[],
  felt: Felt,
): string[] {
  const ranged = exercises.find(({ sets }) => sets.some(({ repsMax }) => repsMax !== null))
  if (ranged === undefined || felt !== 'done') return []
  const [set] = ranged.sets
  const load = set?.loadKg ?? lastLoad(runner, ranged.id)
  const weight = load === null ? '' : ` ${load} kg`
  const example = `${ranged.name.toLowerCase()} ${ranged.sets.length}x${set?.repsMax ?? ''}${weight}`
  const more = `Where the plan gives a range I wrote its lower end. More than that? Write for example "${example}" and I correct it.`
  return [inUnit(more, runner.saying.unit)]
}

function weightHints(exercises: readonly Exercise[]): string[] {
  if (exercises.length === 0) return []
  const names = exercises.map(({ name }) => name.toLowerCase())
  const [first = '', second] = names
  const example = second === undefined ? `${first} 20` : `${first} 20, ${second} 24`
  return [
    `Which weights did you take for ${names.join(', ')}? Write for example "${example}" and I count on from there.`,
  ]
}
