/**
 * What an answer to `/plan` leads to: it is kept, then comes the next question, the new plan, or what the changed
 * answer means for the one there is. A programme that would fit better is offered, never forced.
 */
import { bold, button, buttons, note, type Reply, reply, text } from '../../chat/reply.ts'
import { UserError } from '../../errors.ts'
import type { Member } from '../../members/members.ts'
import {
  nextQuestion,
  type PlanAnswers,
  type PlanQuestion,
  planQuestions,
  readAnswers,
} from '../../training/plan-answers.ts'
import { chooseProgramme, nextProgramme } from '../../training/programmes/choose-programme.ts'
import { noChanges } from '../../training/weeks/plan-changes.ts'
import { programmeNamed } from '../../training/weeks/plan-input.ts'
import type { Talk } from '../command.ts'
import { planCard } from './plan-card.ts'
import { questionReply } from './plan-questions.ts'
import { type Runner, runnerOf } from './runner.ts'
import type { TrainingParts } from './training-parts.ts'

export async function keepAnswer(
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
export async function goOn(
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

/** The first question says what this is about. */
export function askReply(runner: Runner, question: PlanQuestion, ticked?: unknown): Reply {
  const { answers, member } = runner
  const asked = questionReply({ question, answers, memberId: member.id, ticked })
  const isFirst = question === planQuestions[0] && !runner.hasPlan
  const welcome = text(
    'Eight quick questions and you have a plan around your runs. Stop any time, /plan goes on where you were.',
  )
  return isFirst ? reply(welcome, ...asked.blocks) : asked
}

export async function startProgramme(
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

// ---- another programme

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

/** What a member is told when their programme has come to its end; null while it goes on. */
export function nextBlock(runner: Runner): Reply | null {
  const { input, answers, today, changes, hasPlan } = runner
  if (!hasPlan || (changes.staysUntil ?? '') > today) return null
  const current = programmeNamed(input.knowledge, input.programme)
  const next = nextProgramme(answers, current, input.startDay, today)
  return next === null ? null : offerReply(runner, next.programme, next.why)
}
