/**
 * Pain, told by button or in a log.
 *
 * Order of events: what kind of pain (bone and chest go through the red-flag gate and nowhere else) -> which
 * exercise -> how strong, 0 to 10 -> what that means now (A4), written to the log, and a hold of the movement
 * when it calls for one.
 */
import { z } from 'zod'
import { button, buttons, note, type Reply, reply, text } from '../../chat/reply.ts'
import { UserError } from '../../errors.ts'
import { painAdvice, painHold } from '../../training/holds.ts'
import type { LoggedExercise } from '../../training/lift.ts'
import type { Actions, Expectations, ExpectedTalk, PressTalk, Talk } from '../command.ts'
import { sayInPrivate } from '../private-reply.ts'
import { exerciseButtons, factsOf, type PressedLift, pressedLift } from './lift-press.ts'
import { planOn, type Runner, runnerOf, workOf } from './runner.ts'
import type { TrainingParts } from './training-parts.ts'

/** What a button says in the member's stead, for the gate. */
const gateWords = {
  bone: 'I have pain in one spot of the bone that gets worse with impact',
  chest: 'I have chest pain',
} as const

export function painButtons(parts: TrainingParts): Actions {
  return {
    'lift.pain': async (talk) => {
      const pressed = await pressedLift(talk, parts)
      await sayInPrivate(talk, kindQuestion(pressed), parts)
    },
    'pain.kind': (talk) => takeKind(talk, parts),
    'pain.where': async (talk) => {
      const pressed = await pressedLift(talk, parts)
      const { exercise } = facts.parse(talk.data)
      await sayInPrivate(talk, scoreQuestion(pressed, exercise), parts)
    },
    'pain.score': (talk) => takeScore(talk, parts),
    'pain.of': (talk) => takeScore(talk, parts),
  }
}

export function painExpectations(parts: TrainingParts): Expectations {
  return { 'pain.words': (talk) => takeWords(talk, parts) }
}

const facts = z.object({ exercise: z.string() })

function kindQuestion(pressed: PressedLift): Reply {
  const kind = (label: string, value: string) =>
    button(label, {
      name: 'pain.kind',
      data: { ...factsOf(pressed), kind: value },
      onlyMember: pressed.runner.member.id,
    })
  return reply(
    text('Sorry to hear that. What is it like?'),
    buttons(
      [kind('Muscle or tendon', 'muscle'), kind('A joint', 'words')],
      [kind('Bone, in one spot', 'bone'), kind('Chest', 'chest')],
      [kind('I will write it', 'words')],
    ),
  )
}

const kindFacts = z.object({ kind: z.enum(['muscle', 'bone', 'chest', 'words']) })

async function takeKind(talk: PressTalk, parts: TrainingParts): Promise<void> {
  const { kind } = kindFacts.parse(talk.data)
  const pressed = await pressedLift(talk, parts)
  if (kind === 'muscle') return sayInPrivate(talk, whereQuestion(pressed), parts)
  if (kind === 'words') {
    await talk.expect('pain.words', factsOf(pressed))
    return sayInPrivate(talk, wordsQuestion(), parts)
  }
  if ((await parts.screen(talk, gateWords[kind])) === 'clear') {
    await sayInPrivate(talk, seeSomebody(), parts)
  }
}

function wordsQuestion(): Reply {
  return reply(text('Tell me in your own words: where it is, what it feels like, since when.'))
}

/** The gate always knows these words; should the coach have taken them out, nothing is trained on. */
function seeSomebody(): Reply {
  return reply(text('Please stop here and have it looked at before you train on.'))
}

function whereQuestion(pressed: PressedLift): Reply {
  return reply(
    text('With which exercise?'),
    exerciseButtons(pressed.plan, ({ id, name }) =>
      button(name, {
        name: 'pain.where',
        data: { ...factsOf(pressed), exercise: id },
        onlyMember: pressed.runner.member.id,
      }),
    ),
  )
}

const scores = [
  [0, 1, 2, 3],
  [4, 5, 6, 7],
  [8, 9, 10],
] as const

function scoreQuestion(pressed: PressedLift, exercise: string): Reply {
  const name = pressed.runner.input.knowledge.exercises.get(exercise)?.name ?? exercise
  const score = (value: number) =>
    button(String(value), {
      name: 'pain.score',
      data: { day: pressed.plan.day, exercise, pain: value },
      onlyMember: pressed.runner.member.id,
    })
  return reply(
    text(`How strong is it with the ${name.toLowerCase()}? 0 is nothing, 10 the worst there is.`),
    buttons(...scores.map((row) => row.map(score))),
  )
}

/** Words were screened before they come here: what is left is no red flag. */
async function takeWords(talk: ExpectedTalk, parts: TrainingParts): Promise<void> {
  const runner = await runnerOf(talk.member, parts)
  const { day } = z.object({ day: z.string() }).parse(talk.data)
  const plan = planOn(runner, day)
  if (workOf(plan).length === 0)
    throw new UserError(
      'Thanks. There is no lift that day to change; rest it, and /ask me anything.',
    )
  await sayInPrivate(talk, whereQuestion({ runner, plan, of: null }), parts)
}

const scoreFacts = z.object({ day: z.string(), exercise: z.string(), pain: z.number() })

async function takeScore(talk: PressTalk, parts: TrainingParts): Promise<void> {
  const { day, exercise, pain } = scoreFacts.parse(talk.data)
  const runner = await runnerOf(talk.member, parts)
  const standing = runner.entries.find((one) => one.day === day && one.exercise === exercise)
  const entry: LoggedExercise = { day, exercise, sets: [], pain, soreness: null }
  if (standing === undefined) await parts.workoutLog.add(talk.member.id, [entry], runner.today)
  else await parts.workoutLog.correct(talk.member.id, standing.id, { pain }, runner.today)
  const now = await runnerOf(talk.member, parts)
  await tellPain(talk, now, entry, parts)
}

/** Pain that came with a log: the strongest is answered. */
export async function answerPain(
  talk: Talk,
  runner: Runner,
  entries: readonly LoggedExercise[],
  parts: TrainingParts,
): Promise<void> {
  const [worst] = entries
    .filter(({ pain }) => pain !== null && pain > 3)
    .toSorted((a, b) => (b.pain ?? 0) - (a.pain ?? 0))
  if (worst === undefined) return
  await tellPain(talk, await runnerOf(runner.member, parts), worst, parts)
}

/** Pain told without an exercise: which one was it? */
export async function askWherePain(
  talk: Talk,
  runner: Runner,
  day: string,
  pain: number,
  parts: TrainingParts,
): Promise<void> {
  const plan = planOn(runner, day)
  if (workOf(plan).length === 0)
    return sayInPrivate(talk, reply(text(painAdvice(pain).text)), parts)
  const of = (exercise: string) => ({
    name: 'pain.of',
    data: { day, exercise, pain },
    onlyMember: runner.member.id,
  })
  const question = reply(
    text(`Pain ${pain}/10. With which exercise?`),
    exerciseButtons(plan, ({ id, name }) => button(name, of(id))),
  )
  await sayInPrivate(talk, question, parts)
}

async function tellPain(
  talk: Talk,
  runner: Runner,
  { day, exercise: id, pain }: LoggedExercise,
  parts: TrainingParts,
): Promise<void> {
  const { exercises } = runner.input.knowledge
  const exercise = exercises.get(id)
  if (exercise === undefined || pain === null) return
  const sameMovement = runner.entries.filter(
    (entry) => exercises.get(entry.exercise)?.pattern === exercise.pattern,
  )
  const hold = painHold(exercise, sameMovement, day)
  if (hold !== null) await parts.holds.add(talk.member.id, hold)
  const advice = painAdvice(pain)
  const lasting = hold?.category === 'lasting-pain'
  await sayInPrivate(
    talk,
    reply(
      text(advice.text),
      lasting &&
        text(
          `It has been there for a while now: have a doctor or physiotherapist look at it before ${exercise.pattern} work comes back.`,
        ),
      hold !== null && note('/lift shows the session without it, and the button to bring it back.'),
      advice.action !== 'go' && buttons([swapButton(runner, day, id)]),
    ),
    parts,
  )
}

function swapButton({ member }: Runner, day: string, exercise: string) {
  return button('Show me swaps', {
    name: 'swap.show',
    data: { day, exercise },
    onlyMember: member.id,
  })
}
