/**
 * `/lift`: the member's lift today in their own numbers, or another day's, and what its buttons show: why each
 * number, how each exercise, the card as a picture, and a lift put off.
 */
import { z } from 'zod'
import { bold, button, list, note, type Reply, reply, text, title } from '../../chat/reply.ts'
import { UserError } from '../../errors.ts'
import { liftChart } from '../../training/charts/lift-chart.ts'
import type { DayPlan } from '../../training/lift.ts'
import { addDays, isDay, weekdayOf } from '../../training/local-days.ts'
import { inUnit } from '../../training/progression/pounds.ts'
import { sayWeekDay } from '../../training/say-day.ts'
import type { CommandSet, CommandTalk, PressTalk } from '../command.ts'
import { sayInPrivate } from '../private-reply.ts'
import { liftCard } from './lift-card.ts'
import { exerciseButtons, pressedDay, pressedLift } from './lift-press.ts'
import { nextBlock } from './plan-keeping.ts'
import { keepChanges, planBetween, planOn, type Runner, runnerOf, workOf } from './runner.ts'
import type { TrainingParts } from './training-parts.ts'

export function liftCommand(parts: TrainingParts): CommandSet {
  return {
    commands: [
      {
        name: 'lift',
        description: "Today's lift in your own numbers",
        argument: {
          name: 'what',
          description: 'Nothing for today, or: tomorrow, friday, picture, why',
          required: false,
        },
        run: (talk) => showLift(talk, parts),
      },
    ],
    actions: {
      async 'lift.day'(talk) {
        const { runner, plan, of } = await pressedDay(talk, parts)
        await sayInPrivate(talk, liftCard(runner, plan, of), parts)
      },
      async 'lift.why'(talk) {
        const { runner, plan } = await pressedLift(talk, parts)
        await sayInPrivate(talk, whyReply(runner, plan), parts)
      },
      async 'lift.how'(talk) {
        const { plan } = await pressedDay(talk, parts)
        await sayInPrivate(talk, howChoices(plan), parts)
      },
      async 'lift.picture'(talk) {
        const { runner, plan } = await pressedDay(talk, parts)
        await sayInPrivate(talk, reply(await liftChart(plan, runner.saying)), parts)
      },
      async 'lift.mine'(talk) {
        const { runner, plan, of } = await pressedDay(talk, parts)
        await sayInPrivate(talk, liftCard(runner, plan, of), parts)
      },
      'lift.skip': (talk) => skip(talk, parts),
      'lift.unskip': (talk) => unskip(talk, parts),
    },
  }
}

export async function showLift(talk: CommandTalk, parts: TrainingParts): Promise<void> {
  const runner = await runnerOf(talk.member, parts)
  const { day, want } = wishOf(talk.text, runner.today)
  const plan = planOn(runner, day)
  if (want === 'picture') {
    return sayInPrivate(talk, reply(await liftChart(plan, runner.saying)), parts)
  }
  const words =
    want === 'why' && plan.kind === 'lift' ? whyReply(runner, plan) : liftCard(runner, plan)
  await sayInPrivate(talk, words, parts)
  const next = nextBlock(runner)
  if (next !== null && want === 'card') await sayInPrivate(talk, next, parts)
}

interface LiftWish {
  readonly day: string
  readonly want: 'card' | 'picture' | 'why'
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** "friday picture", "tomorrow", "2026-12-01". Throws `UserError` for words that are none of these. */
export function wishOf(words: string, today: string): LiftWish {
  const asked = words
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
  let wish: LiftWish = { day: today, want: 'card' }
  for (const word of asked) {
    if (/^(picture|card|image|png|pic)$/.test(word)) wish = { ...wish, want: 'picture' }
    else if (word === 'why') wish = { ...wish, want: 'why' }
    else wish = { ...wish, day: dayNamed(word, today) }
  }
  return wish
}

function dayNamed(word: string, today: string): string {
  if (/^(today|now|me)$/.test(word)) return today
  if (word === 'tomorrow') return addDays(today, 1)
  if (isDay(word)) return word
  const wanted = weekdays.indexOf(word.slice(0, 3))
  if (wanted >= 0) return addDays(today, (wanted - weekdayOf(today) + 7) % 7)
  throw new UserError(
    `I do not know which lift "${word}" is. Try /lift, /lift tomorrow, /lift friday or /lift picture.`,
  )
}

/** One sentence a number: the rule and the log entries behind it. */
export function whyReply({ saying }: Runner, plan: DayPlan): Reply {
  const lines = workOf(plan).map(({ name, why }) => [
    bold(`${name}: `),
    inUnit(why, saying.unit) || "The programme's week.",
  ])
  return reply(
    title('Why these numbers'),
    list(...lines),
    ...plan.reasons.map(({ rule, text: words }) => note(`${words} (${rule})`)),
  )
}

function howChoices(plan: DayPlan): Reply {
  if (workOf(plan).length === 0) {
    throw new UserError('Nothing to lift that day. Ask me with /how and the name of an exercise.')
  }
  return reply(
    text('Which one?'),
    exerciseButtons(plan, ({ id, name }) =>
      button(name, { name: 'how.show', data: { exercise: id } }),
    ),
  )
}

// ---- a lift put off

async function skip(talk: PressTalk, parts: TrainingParts): Promise<void> {
  const { runner, plan } = await pressedLift(talk, parts)
  if (runner.entries.some(({ day, sets }) => day === plan.day && sets.length > 0)) {
    throw new UserError(
      'You have logged this lift, so there is nothing to skip. Wrong? /log undo takes it back.',
    )
  }
  if (!runner.hasPlan) return sayInPrivate(talk, sharedGoesOn(), parts)
  if (plan.day !== runner.today) {
    throw new UserError(
      'That day is over, so its lift is already waiting or let go. /lift shows what is next.',
    )
  }
  await keepChanges(runner, { ...runner.changes, skippedDay: plan.day }, parts)
  const after = await runnerOf(talk.member, parts)
  await sayInPrivate(talk, skippedReply(after, plan), parts)
}

function sharedGoesOn(): Reply {
  return reply(
    text('No harm done. The community goes on, and the next lift comes by itself.'),
    note('With a plan of your own (/plan) a missed lift waits up to three days for you.'),
  )
}

function skippedReply(runner: Runner, skipped: DayPlan): Reply {
  const madeUp = planBetween(runner, addDays(skipped.day, 1), 4).find(
    ({ kind, title: name }) => kind === 'lift' && name === skipped.title,
  )
  const next = planBetween(runner, addDays(skipped.day, 1), 15).find(({ kind }) => kind === 'lift')
  const words =
    madeUp === undefined
      ? `No harm done. There is no day within three that leaves your runs alone, so this one is let go.${next === undefined ? '' : ` Next: ${next.title}, ${sayWeekDay(next.day)}.`}`
      : `No harm done. It waits for you on ${sayWeekDay(madeUp.day)}.`
  return reply(text(words), {
    kind: 'buttons',
    rows: [
      [
        button('I will do it after all', {
          name: 'lift.unskip',
          data: { day: skipped.day },
          onlyMember: runner.member.id,
        }),
      ],
    ],
  })
}

async function unskip(talk: PressTalk, parts: TrainingParts): Promise<void> {
  const { day } = z.object({ day: z.string() }).parse(talk.data)
  const runner = await runnerOf(talk.member, parts)
  if (runner.changes.skippedDay === day) {
    await keepChanges(runner, { ...runner.changes, skippedDay: null }, parts)
  }
  const now = await runnerOf(talk.member, parts)
  await sayInPrivate(talk, liftCard(now, planOn(now, now.today)), parts)
}
