/**
 * `/plan`: eight short questions, then a programme with its reason and the coming month.
 *
 * Order of events: the first question without an answer is asked (a plan begun yesterday goes on today) -> each
 * answer is kept at once -> with the last one a programme is chosen and starts today (`plan-keeping.ts`). Later
 * every answer can be changed.
 */
import { z } from 'zod'
import { addDays } from '../../training/local-days.ts'
import {
  healthWords,
  nextQuestion,
  type PlanQuestion,
  planQuestions,
} from '../../training/plan-answers.ts'
import { programmeNamed } from '../../training/weeks/plan-input.ts'
import type { CommandSet, CommandTalk, PressTalk, Talk } from '../command.ts'
import { sayInPrivate } from '../private-reply.ts'
import { changeReply, planCard } from './plan-card.ts'
import { askReply, goOn, keepAnswer, startProgramme } from './plan-keeping.ts'
import { askRaceDay, askWhatHurts, takeRaceDay, takeRunFile, takeWhatHurts } from './plan-told.ts'
import { keepChanges, type Runner, runnerOf } from './runner.ts'
import type { TrainingParts } from './training-parts.ts'

export function planCommand(parts: TrainingParts): CommandSet {
  return {
    commands: [
      {
        name: 'plan',
        description: 'Your own plan: level, kit, running days, race',
        argument: {
          name: 'what',
          description: 'Nothing, or: change',
          required: false,
        },
        file: { name: 'runs', description: 'Your run plan as .ics or CSV' },
        run: (talk) => startPlan(talk, parts),
      },
    ],
    actions: {
      'plan.answer': (talk) => takeAnswer(talk, parts),
      'plan.tick': (talk) => tick(talk, parts),
      'plan.ask': (talk) => askAgain(talk, parts),
      'plan.change': async (talk) => talk.replace(changeReply(await runnerOf(talk.member, parts))),
      'plan.switch': (talk) => switchProgramme(talk, parts),
      'plan.keep': (talk) => stay(talk, parts),
      'plan.level': (talk) => moveUp(talk, parts),
      'plan.hurts': (talk) => askWhatHurts(talk, parts),
    },
    expectations: {
      'plan.race-day': (talk) => takeRaceDay(talk, parts),
      'plan.runs': (talk) => takeRunFile(talk, parts),
      'plan.hurts': (talk) => takeWhatHurts(talk, parts),
    },
  }
}

async function startPlan(talk: CommandTalk, parts: TrainingParts): Promise<void> {
  if (talk.turn.message.attachments.length > 0) return takeRunFile(talk, parts)
  const runner = await runnerOf(talk.member, parts)
  const open = nextQuestion(runner.answers)
  if (open !== null) return ask(talk, runner, open, parts)
  const wantsChange = /^(change|edit|answers?)\b/i.test(talk.text)
  await sayInPrivate(talk, wantsChange ? changeReply(runner) : planCard(runner, null), parts)
}

async function ask(
  talk: Talk,
  runner: Runner,
  question: PlanQuestion,
  parts: TrainingParts,
): Promise<void> {
  if (question === 'runs') await talk.expect('plan.runs')
  await sayInPrivate(talk, askReply(runner, question), parts)
}

const questionFacts = z.object({ question: z.enum(planQuestions) })

async function askAgain(talk: PressTalk, parts: TrainingParts): Promise<void> {
  const { question } = questionFacts.parse(talk.data)
  if (question === 'runs') await talk.expect('plan.runs')
  await talk.replace(askReply(await runnerOf(talk.member, parts), question))
}

async function tick(talk: PressTalk, parts: TrainingParts): Promise<void> {
  const { question } = questionFacts.parse(talk.data)
  await talk.replace(askReply(await runnerOf(talk.member, parts), question, talk.data.ticked))
}

// ---- answers

async function takeAnswer(talk: PressTalk, parts: TrainingParts): Promise<void> {
  const { question } = questionFacts.parse(talk.data)
  const { value } = talk.data
  const runner = await runnerOf(talk.member, parts)
  if (question === 'race' && value !== null) return askRaceDay(talk, value)
  if (question === 'health') await openHolds(runner, value, parts)
  const member = await keepAnswer(runner, question, asStored(question, value, runner.today), parts)
  await goOn(talk, member, (words) => talk.replace(words), parts)
}

/** What is kept of a pressed value: level and health with the day they were told. */
function asStored(question: PlanQuestion, value: unknown, today: string): unknown {
  if (question === 'level') return { value, since: today }
  if (question === 'health') return { told: value, day: today }
  return value
}

/** Each thing told opens its hold, which only a clear yes ends. */
async function openHolds(
  { member, holds }: Runner,
  value: unknown,
  { openHold }: TrainingParts,
): Promise<void> {
  const told = z.array(z.enum(healthWords)).parse(value)
  for (const category of told) {
    const isOpen = holds.some((open) => open.category === category)
    if (!isOpen) await openHold(member.id, category)
  }
}

// ---- another programme, another level

async function switchProgramme(talk: PressTalk, parts: TrainingParts): Promise<void> {
  const { programme } = z.object({ programme: z.string() }).parse(talk.data)
  const runner = await runnerOf(talk.member, parts)
  programmeNamed(runner.input.knowledge, programme)
  await startProgramme(runner, programme, parts)
  await talk.replace(planCard(await runnerOf(talk.member, parts), null))
}

/** For two weeks nothing else is offered. */
async function stay(talk: PressTalk, parts: TrainingParts): Promise<void> {
  const runner = await runnerOf(talk.member, parts)
  const staysUntil = addDays(runner.today, 14)
  await keepChanges(runner, { ...runner.changes, staysUntil }, parts)
  await talk.replace(planCard(runner, null))
}

async function moveUp(talk: PressTalk, parts: TrainingParts): Promise<void> {
  const { level } = z.object({ level: z.enum(['L1', 'L2', 'L3']) }).parse(talk.data)
  const runner = await runnerOf(talk.member, parts)
  const told = { value: level, since: runner.today }
  const member = await keepAnswer(runner, 'level', told, parts)
  await goOn(talk, member, (words) => talk.replace(words), parts)
}
