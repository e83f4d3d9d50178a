/** Answers to `/plan` that are written or sent: the day of the race, a run plan as a file, what hurts. */
import { z } from 'zod'
import { note, reply, text } from '../../chat/reply.ts'
import { UserError } from '../../errors.ts'
import { addDays } from '../../training/local-days.ts'
import { sayLongDay } from '../../training/say-day.ts'
import type { CommandTalk, ExpectedTalk, PressTalk } from '../command.ts'
import { sayInPrivate } from '../private-reply.ts'
import { sayRace } from './plan-card.ts'
import { goOn, keepAnswer } from './plan-keeping.ts'
import { readRaceDay } from './race-words.ts'
import { AHEAD_DAYS, type Runner, runnerOf } from './runner.ts'
import type { TrainingParts } from './training-parts.ts'

// ---- race

const distanceFacts = z.object({
  distance: z.enum(['5k', '10k', 'half', 'marathon', 'ultra']),
})

export async function askRaceDay(talk: PressTalk, value: unknown): Promise<void> {
  const { distance } = distanceFacts.parse(value)
  await talk.expect('plan.race-day', { distance })
  await talk.replace(
    reply(
      text('When is it? Write the day, for example "11 April" or "in 14 weeks".'),
      note(`In a group, use the command instead: /race 11 April ${distance}.`),
    ),
  )
}

export async function takeRaceDay(talk: ExpectedTalk, parts: TrainingParts): Promise<void> {
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
    throw new UserError(
      `I could not find a day in that. Write it like ${sayLongDay(addDays(today, 90))}.`,
    )
  } catch (error) {
    if (error instanceof UserError) await talk.expect('plan.race-day', { distance })
    throw error
  }
}

// ---- a run plan as a file

const mostBytes = 2_000_000

export async function takeRunFile(talk: CommandTalk, parts: TrainingParts): Promise<void> {
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
  const { readRunPlan } = await import('../../training/runs/run-plan.ts')
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

// ---- what hurts

export async function askWhatHurts(talk: PressTalk, parts: TrainingParts): Promise<void> {
  await talk.expect('plan.hurts')
  await sayInPrivate(
    talk,
    reply(text('Tell me in your own words: where it is, what it feels like, since when.')),
    parts,
  )
}

/** The gate has let the words through: no red flag, so training goes on with care. */
export async function takeWhatHurts(talk: ExpectedTalk, parts: TrainingParts): Promise<void> {
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
