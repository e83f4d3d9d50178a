/**
 * `/swap NAME`: another exercise for one that does not fit, for today or for as long as the programme lasts.
 *
 * Order of events: which exercise of the lift -> what may stand in for it (PR6: same movement, prime muscle and
 * sidedness, the member's level and kit) -> today only, or from now on.
 */
import { z } from 'zod'
import { bold, button, buttons, list, note, type Reply, reply, text } from '../../chat/reply.ts'
import { UserError } from '../../errors.ts'
import type { Exercise } from '../../training/exercises/exercise.ts'
import { findExercise } from '../../training/exercises/find-exercise.ts'
import { swapsFor, withSwap } from '../../training/exercises/swaps.ts'
import type { DayPlan } from '../../training/lift.ts'
import { saySets } from '../../training/lift-reply.ts'
import { sayWeekDay } from '../../training/say-day.ts'
import type { CommandSet, PressTalk, Talk } from '../command.ts'
import { sayInPrivate } from '../private-reply.ts'
import { exerciseButtons, pressedLift } from './lift-press.ts'
import { keepChanges, planBetween, planOn, type Runner, runnerOf, workOf } from './runner.ts'
import type { TrainingParts } from './training-parts.ts'

export function swapCommand(parts: TrainingParts): CommandSet {
  return {
    commands: [
      {
        name: 'swap',
        description: 'Another exercise for one that does not fit',
        argument: { name: 'exercise', description: 'For example: goblet squat', required: false },
        run: (talk) => startSwap(talk, talk.text, parts),
      },
    ],
    actions: {
      async 'lift.swap'(talk) {
        const { runner, plan } = await pressedLift(talk, parts)
        await sayInPrivate(talk, whichReply(runner, plan), parts)
      },
      async 'swap.show'(talk) {
        const { day, exercise } = shown.parse(talk.data)
        const runner = await runnerOf(talk.member, parts)
        const known = runner.input.knowledge.exercises.get(exercise)
        if (known === undefined) throw notThere()
        await sayInPrivate(talk, choicesReply(runner, planOn(runner, day), known), parts)
      },
      'swap.to': (talk) => askHowLong(talk, parts),
      'swap.make': (talk) => makeSwap(talk, parts),
    },
  }
}

const shown = z.object({ day: z.string(), exercise: z.string() })

/** Finds the exercise in today's lift, or in the next one that has it. */
export async function startSwap(talk: Talk, words: string, parts: TrainingParts): Promise<void> {
  const runner = await runnerOf(talk.member, parts)
  const next = planBetween(runner, runner.today, 8).filter(({ kind }) => kind === 'lift')
  const [first] = next
  if (first === undefined) {
    throw new UserError(
      'There is no lift in the next seven days, so nothing to swap yet. /week shows why.',
    )
  }
  if (words.trim() === '') return sayInPrivate(talk, whichReply(runner, first), parts)
  const found = findExercise(exercisesOf(next, runner), words)
  if (found.kind === 'nearest') return sayInPrivate(talk, whichReply(runner, first), parts)
  const { exercise } = found
  const plan = next.find((day) => workOf(day).some(({ id }) => id === exercise.id)) ?? first
  await sayInPrivate(talk, choicesReply(runner, plan, exercise), parts)
}

function exercisesOf(plans: readonly DayPlan[], { input }: Runner) {
  const { exercises } = input.knowledge
  return new Map(
    plans.flatMap(workOf).flatMap(({ id }) => {
      const exercise = exercises.get(id)
      return exercise === undefined ? [] : [[id, exercise] as const]
    }),
  )
}

function whichReply({ member }: Runner, plan: DayPlan): Reply {
  return reply(
    text('Which one would you like to swap?'),
    exerciseButtons(plan, ({ id, name }) =>
      button(name, {
        name: 'swap.show',
        data: { day: plan.day, exercise: id },
        onlyMember: member.id,
      }),
    ),
  )
}

const mostChoices = 5

function choicesReply(runner: Runner, plan: DayPlan, wanted: Exercise): Reply {
  const { knowledge, profile } = runner.input
  const choices = swapsFor(wanted, plan, profile, knowledge.exercises).slice(0, mostChoices)
  if (choices.length === 0) {
    return reply(
      text(
        `With your kit and level nothing else trains what the ${wanted.name.toLowerCase()} trains. Leave it out today if it does not fit; one exercise less spoils nothing.`,
      ),
      note('More kit? Change it under /plan.'),
    )
  }
  const to = (exercise: Exercise) =>
    button(exercise.name, {
      name: 'swap.to',
      data: { day: plan.day, from: wanted.id, to: exercise.id },
      onlyMember: runner.member.id,
    })
  return reply(
    text('Instead of ', bold(wanted.name), ':'),
    list(...choices.map((one) => [bold(one.name), `: ${whatItIs(one, wanted)}`])),
    note('Same movement and muscle. The load starts from your own log of the new one.'),
    buttons(...choices.map((one) => [to(one)])),
  )
}

function whatItIs(one: Exercise, wanted: Exercise): string {
  if (wanted.easier.includes(one.id)) return 'easier'
  if (wanted.harder.includes(one.id)) return 'harder'
  const kit = one.kit[0]?.filter((item) => item !== 'none') ?? []
  return kit.length === 0 ? 'needs nothing' : `needs ${kit.join(' and ').replaceAll('-', ' ')}`
}

const wish = z.object({ day: z.string(), from: z.string(), to: z.string() })

async function askHowLong(talk: PressTalk, parts: TrainingParts): Promise<void> {
  const { day, from, to } = wish.parse(talk.data)
  const runner = await runnerOf(talk.member, parts)
  const name = runner.input.knowledge.exercises.get(to)?.name ?? to
  const make = (label: string, lasting: boolean) =>
    button(label, {
      name: 'swap.make',
      data: { day, from, to, lasting },
      onlyMember: runner.member.id,
    })
  const once = day === runner.today ? 'Today only' : `${sayWeekDay(day)} only`
  await talk.replace(
    reply(
      text(bold(name), ' it is. For how long?'),
      buttons([make(once, false), make('For the programme', true)]),
    ),
  )
}

const made = wish.extend({ lasting: z.boolean(), rung: z.boolean().optional() })

async function makeSwap(talk: PressTalk, parts: TrainingParts): Promise<void> {
  const { day, from, to, lasting, rung } = made.parse(talk.data)
  const before = await runnerOf(talk.member, parts)
  const swap = { from, to, firstDay: day, lastDay: lasting ? null : day, rung }
  const swaps = [...withSwap(before.changes.swaps, swap)]
  await keepChanges(before, { ...before.changes, swaps }, parts)
  const runner = await runnerOf(talk.member, parts)
  await talk.replace(madeReply(runner, { day, from, to, lasting, rung }))
}

function madeReply(runner: Runner, { day, from, to, lasting, rung }: z.infer<typeof made>): Reply {
  const { exercises } = runner.input.knowledge
  const [now, was] = [exercises.get(to)?.name ?? to, exercises.get(from)?.name ?? from]
  const days = planBetween(runner, day, lasting ? 8 : 1)
  const row = days.flatMap(workOf).find(({ id }) => id === to)
  const when = lasting ? 'From now on' : day === runner.today ? 'Today' : sayWeekDay(day)
  return reply(
    text(`${when} you do `, bold(now), ` instead of ${was.toLowerCase()}.`),
    row !== undefined && text(saySets(row, runner.saying)),
    row !== undefined && note(row.why),
    !runner.hasPlan &&
      note("You now have a plan of your own with the community's programme. /plan fits it to you."),
    buttons([
      button('Show the lift', {
        name: 'lift.day',
        data: { day: day < runner.today ? runner.today : day },
        onlyMember: runner.member.id,
      }),
      button('Swap back', {
        name: 'swap.make',
        data: { day, from: to, to: from, lasting, rung },
        onlyMember: runner.member.id,
      }),
    ]),
  )
}

function notThere(): UserError {
  return new UserError('That exercise is not in the list any more. /lift shows what is there.')
}
