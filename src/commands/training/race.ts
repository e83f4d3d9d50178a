/** `/race DAY DISTANCE`: the race the plan leads to; `/race none` takes it out again. */
import { z } from 'zod'
import { button, buttons, note, type Reply, reply, text } from '../../chat/reply.ts'
import { UserError } from '../../errors.ts'
import type { RaceDistance } from '../../training/lift.ts'
import { addDays, daysFrom } from '../../training/local-days.ts'
import { referencePolicy } from '../../training/policy.ts'
import { sayLongDay, sayWeekDay } from '../../training/say-day.ts'
import type { CommandSet, CommandTalk, Talk } from '../command.ts'
import { sayInPrivate } from '../private-reply.ts'
import { sayRace } from './plan-card.ts'
import { changedReply } from './plan-keeping.ts'
import { distances } from './plan-questions.ts'
import { readRace } from './race-words.ts'
import { type Runner, runnerOf } from './runner.ts'
import type { TrainingParts } from './training-parts.ts'

export function raceCommand(parts: TrainingParts): CommandSet {
  return {
    commands: [
      {
        name: 'race',
        description: 'Your race: its day and distance',
        argument: {
          name: 'race',
          description: 'For example: 11 April half · or: none',
          required: false,
        },
        run: (talk) => takeRace(talk, parts),
      },
    ],
    actions: {
      async 'race.set'(talk) {
        const { day, distance } = raceFacts.parse(talk.data)
        await setRace(talk, { day, distance }, parts)
      },
    },
  }
}

const raceFacts = z.object({
  day: z.string(),
  distance: z.enum(['5k', '10k', 'half', 'marathon', 'ultra']),
})

async function takeRace(talk: CommandTalk, parts: TrainingParts): Promise<void> {
  const runner = await runnerOf(talk.member, parts)
  if (talk.text === '') return sayInPrivate(talk, standingReply(runner), parts)
  if (/^(none|no|off|cancel(led)?|delete|remove)$/i.test(talk.text))
    return setRace(talk, null, parts)
  const { day, distance } = await readRace(talk.text, runner.today)
  if (day === null) {
    throw new UserError(
      `Which day is it? Write it with the distance, for example: /race ${sayLongDay(addDays(runner.today, 90))} ${distance ?? 'half'}`,
    )
  }
  if (distance === null) return sayInPrivate(talk, whichDistance(runner, day), parts)
  await setRace(talk, { day, distance }, parts)
}

function standingReply({ answers, today }: Runner): Reply {
  const { race } = answers
  const example = `/race ${sayLongDay(addDays(today, 90))} half`
  if (race === undefined || race === null || race.day < today) {
    return reply(
      text(`No race ahead. Tell me with the day and the distance, for example: ${example}`),
    )
  }
  return reply(
    text(`${sayRace(race)}, in ${daysFrom(today, race.day)} days.`),
    note(`Another one? ${example}. Taking it out: /race none`),
  )
}

function whichDistance({ member }: Runner, day: string): Reply {
  const each = distances.map(([label, distance]) =>
    button(label, { name: 'race.set', data: { day, distance }, onlyMember: member.id }),
  )
  return reply(text(`${sayWeekDay(day)} it is. Which distance?`), buttons(each))
}

async function setRace(
  talk: Talk,
  race: { readonly day: string; readonly distance: RaceDistance } | null,
  parts: TrainingParts,
): Promise<void> {
  const before = await runnerOf(talk.member, parts)
  const profileJson = JSON.stringify({ ...before.answers, race })
  await parts.members.saveProfile(talk.member.id, profileJson)
  const runner = await runnerOf({ ...talk.member, profileJson }, parts)
  await sayInPrivate(talk, reply(text(saySet(race, runner.today))), parts)
  if (runner.hasPlan) return sayInPrivate(talk, changedReply(runner), parts)
  await sayInPrivate(talk, reply(note('/plan makes a plan that leads to it.')), parts)
}

function saySet(race: { day: string; distance: RaceDistance } | null, today: string): string {
  if (race === null) return 'No race any more. The plan goes on without a taper.'
  const taperFrom = addDays(race.day, -referencePolicy.taperDays[race.distance])
  const taper =
    taperFrom <= today
      ? 'That is close: from now on only the taper.'
      : `The lifts ease off from ${sayWeekDay(taperFrom)}.`
  return `${sayRace(race)}: ${daysFrom(today, race.day)} days to go. ${taper}`
}
