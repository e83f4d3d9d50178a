/**
 * `/plan`: eight short questions, then a programme with its reason and the coming month.
 *
 * Order of events: the first question without an answer is asked (a plan begun yesterday goes on today) -> each
 * answer is kept at once -> with the last one a programme is chosen and starts today. Later every answer can be
 * changed; when another programme would fit better then, it is offered, never forced.
 */
import { z } from 'zod'
import { bold, button, buttons, note, type Reply, reply, text } from '../chat/reply.ts'
import { UserError } from '../errors.ts'
import type { Member } from '../members/members.ts'
import { chooseProgramme, nextProgramme } from '../training/choose-programme.ts'
import { addDays } from '../training/local-days.ts'
import {
  healthWords,
  nextQuestion,
  type PlanAnswers,
  type PlanQuestion,
  planQuestions,
  readAnswers,
} from '../training/plan-answers.ts'
import { noChanges } from '../training/plan-changes.ts'
import { programmeNamed } from '../training/plan-input.ts'
import type { CommandSet, CommandTalk, ExpectedTalk, PressTalk, Talk } from './command.ts'
import { changeReply, planCard, sayRace } from './plan-card.ts'
import { questionReply } from './plan-questions.ts'
import { sayInPrivate } from './private-reply.ts'
import { readRaceDay } from './race-words.ts'
import { AHEAD_DAYS, keepChanges, type Runner, runnerOf } from './runner.ts'
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

/** The first question says what this is about. */
function askReply(runner: Runner, question: PlanQuestion, ticked?: unknown): Reply {
  const { answers, member } = runner
  const asked = questionReply({ question, answers, memberId: member.id, ticked })
  const isFirst = question === planQuestions[0] && !runner.hasPlan
  const welcome = text(
    'Eight quick questions and you have a plan around your runs. Stop any time, /plan goes on where you were.',
  )
  return isFirst ? reply(welcome, ...asked.blocks) : asked
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

async function keepAnswer(
  { answers, member }: Runner,
  question: PlanQuestion,
  value: unknown,
  { members }: TrainingParts,
): Promise<Member> {
  const profileJson = JSON.stringify({ ...answers, [question]: value })
  const read: PlanAnswers = readAnswers(profileJson)
  if (read[question] === undefined) throw new UserError('I did not get that. /plan asks again.')
  await members.saveProfile(member.id, profileJson)
  return { ...member, profileJson }
}

/** The next question, the new plan, or what the changed answer means for the one there is. */
async function goOn(
  talk: Talk,
  member: Member,
  say: (words: Reply) => Promise<void>,
  parts: TrainingParts,
): Promise<void> {
  const runner = await runnerOf(member, parts)
  const open = nextQuestion(runner.answers)
  if (open === 'runs') await talk.expect('plan.runs')
  if (open !== null) return say(askReply(runner, open))
  if (!runner.hasPlan) {
    const chosen = chooseProgramme(runner.answers, runner.today)
    await startProgramme(runner, chosen.programme, parts)
    return say(planCard(await runnerOf(member, parts), chosen.why))
  }
  await say(changedReply(runner))
}

async function startProgramme(
  { member, today, changes }: Runner,
  programme: string,
  { plans }: TrainingParts,
): Promise<void> {
  const kept = { ...noChanges, swaps: changes.swaps }
  await plans.save(member.id, {
    programme,
    startDay: today,
    changesJson: JSON.stringify(kept),
  })
}

/** An answer changed: the plan as it is now, or another programme to choose. */
export function changedReply(runner: Runner): Reply {
  const { answers, today, input } = runner
  const chosen = chooseProgramme(answers, today)
  const current = programmeNamed(input.knowledge, input.programme)
  const offered = input.knowledge.programmes.get(chosen.programme)
  if (offered === undefined || offered.id === current.id) return planCard(runner, null)
  return offerReply(runner, offered.id, chosen.why)
}

function offerReply({ input, member }: Runner, programme: string, why: string): Reply {
  const name = (id: string) => programmeNamed(input.knowledge, id).name
  const act = (action: string) => ({ name: action, data: { programme }, onlyMember: member.id })
  return reply(
    text('With that, ', bold(name(programme)), ` would fit you better. ${why}`),
    note(`Your log stays and every number goes on from it. Or stay with ${name(input.programme)}.`),
    buttons([
      button('Switch, from today', act('plan.switch'), 'primary'),
      button('Stay', act('plan.keep')),
    ]),
  )
}

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

/** What a member is told when their programme has come to its end; null while it goes on. */
export function nextBlock(runner: Runner): Reply | null {
  const { input, answers, today, changes, hasPlan } = runner
  if (!hasPlan || (changes.staysUntil ?? '') > today) return null
  const current = programmeNamed(input.knowledge, input.programme)
  const next = nextProgramme(answers, current, input.startDay, today)
  return next === null ? null : offerReply(runner, next.programme, next.why)
}

async function moveUp(talk: PressTalk, parts: TrainingParts): Promise<void> {
  const { level } = z.object({ level: z.enum(['L1', 'L2', 'L3']) }).parse(talk.data)
  const runner = await runnerOf(talk.member, parts)
  const told = { value: level, since: runner.today }
  const member = await keepAnswer(runner, 'level', told, parts)
  await goOn(talk, member, (words) => talk.replace(words), parts)
}

// ---- race

const distanceFacts = z.object({
  distance: z.enum(['5k', '10k', 'half', 'marathon', 'ultra']),
})

async function askRaceDay(talk: PressTalk, value: unknown): Promise<void> {
  const { distance } = distanceFacts.parse(value)
  await talk.expect('plan.race-day', { distance })
  await talk.replace(
    reply(
      text('When is it? Write the day, for example "11 April" or "in 14 weeks".'),
      note(`In a group, use the command instead: /race 11 April ${distance}.`),
    ),
  )
}

async function takeRaceDay(talk: ExpectedTalk, parts: TrainingParts): Promise<void> {
  const { distance } = distanceFacts.parse(talk.data)
  const runner = await runnerOf(talk.member, parts)
  const day = await readAgain(talk, runner, distance)
  const member = await keepAnswer(runner, 'race', { day, distance }, parts)
  await sayInPrivate(talk, reply(text(`Noted: ${sayRace({ day, distance })}.`)), parts)
  await goOn(talk, member, (words) => sayInPrivate(talk, words, parts), parts)
}

/** A day that cannot be read is asked once more, not lost. */
async function readAgain(talk: ExpectedTalk, { today }: Runner, distance: string): Promise<string> {
  try {
    const day = await readRaceDay(talk.text, today)
    if (day !== null) return day
    throw new UserError(`I could not find a day in that. Write it like ${addDays(today, 90)}.`)
  } catch (error) {
    if (error instanceof UserError) await talk.expect('plan.race-day', { distance })
    throw error
  }
}

// ---- a run plan as a file

const mostBytes = 2_000_000

async function takeRunFile(talk: CommandTalk, parts: TrainingParts): Promise<void> {
  const [file] = talk.turn.message.attachments
  if (file === undefined) {
    await talk.expect('plan.runs')
    throw new UserError(
      'Press the days above, or send me your run plan as a file: an .ics calendar or a CSV with day, start, minutes, kind.',
    )
  }
  const runner = await runnerOf(talk.member, parts)
  const words = new TextDecoder().decode(await file.download(mostBytes))
  // The reader of calendars is heavy, and such files are rare.
  const { readRunPlan } = await import('../training/run-plan.ts')
  const { runs, leftOut } = readRunPlan(words, {
    zone: talk.member.settings.zone,
    from: runner.today,
    days: AHEAD_DAYS + 60,
  })
  const member = await keepAnswer(runner, 'runs', { file: runs }, parts)
  const key = runs.filter(({ kind }) => kind !== 'easy').length
  await sayInPrivate(
    talk,
    reply(
      text(
        `Read ${runs.length} ${runs.length === 1 ? 'run' : 'runs'}, ${key} of them key or long. The lifts now keep out of their way.`,
      ),
      leftOut.length > 0 && note(`Left out: ${leftOut.slice(0, 3).join('; ')}.`),
    ),
    parts,
  )
  await goOn(talk, member, (reply) => sayInPrivate(talk, reply, parts), parts)
}

// ---- health

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

async function askWhatHurts(talk: PressTalk, parts: TrainingParts): Promise<void> {
  await talk.expect('plan.hurts')
  await sayInPrivate(
    talk,
    reply(text('Tell me in your own words: where it is, what it feels like, since when.')),
    parts,
  )
}

/** The gate has let the words through: no red flag, so training goes on with care. */
async function takeWhatHurts(talk: ExpectedTalk, parts: TrainingParts): Promise<void> {
  const runner = await runnerOf(talk.member, parts)
  const member = await keepAnswer(runner, 'health', { told: [], day: runner.today }, parts)
  await sayInPrivate(
    talk,
    reply(
      text(
        'Thanks. Press Pain under a lift whenever it speaks up: up to 3 of 10 is fine to train with, above 5 I leave the movement out.',
      ),
    ),
    parts,
  )
  await goOn(talk, member, (words) => sayInPrivate(talk, words, parts), parts)
}
