/**
 * `/log`: what was done, in free words.
 *
 * Words -> entries read from them -> what is sure is written at once and read back; what is not becomes a question
 * with buttons. Writing an exercise again corrects it; `log-kept.ts` takes back, deletes and exports.
 */

import { z } from 'zod'
import { button, buttons, type Reply, reply, text } from '../../chat/reply.ts'
import { UserError } from '../../errors.ts'
import { readLogDay } from '../../training/logging/log-day.ts'
import { type LogQuestion, type ReadLog, readLogText } from '../../training/logging/log-text.ts'
import { sayWeekDay } from '../../training/say-day.ts'
import type { CommandSet, ExpectedTalk, PressTalk, Talk } from '../command.ts'
import { sayInPrivate } from '../private-reply.ts'
import { lastLoad, writeFelt } from './lift-logging.ts'
import { exportLog, logKeptActions, showLatest, undoLatest } from './log-kept.ts'
import { writeLog, writtenReply } from './log-writing.ts'
import { answerPain, askWherePain } from './pain.ts'
import { planOn, type Runner, runnerOf, workOf } from './runner.ts'
import type { TrainingParts } from './training-parts.ts'
import { readWeights } from './weights.ts'

export function logCommand(parts: TrainingParts): CommandSet {
  return {
    commands: [
      {
        name: 'log',
        description: 'Write down what you did, in your own words',
        argument: {
          name: 'what',
          description: 'For example: goblet squat 3x8 16kg, plank 40s · or: undo, export',
          required: false,
        },
        run: (talk) => takeLog(talk, talk.text, parts),
      },
    ],
    actions: {
      'log.choose': (talk) => choose(talk, parts),
      ...logKeptActions(parts),
    },
    expectations: {
      'log.text': (talk) => takeLog(talk, talk.text, parts),
      'log.weights': (talk) => takeWeights(talk, parts),
    },
  }
}

export async function takeLog(talk: Talk, words: string, parts: TrainingParts): Promise<void> {
  const asked = words.trim().toLowerCase()
  if (asked === '') return showLatest(talk, parts)
  if (isUndo(asked)) return undoLatest(talk, parts)
  if (/^export\b/.test(asked)) return exportLog(talk, parts)
  return logWords(talk, words, parts)
}

/** "undo", "oops", "take it back". */
export const isUndo = (words: string) => /^(undo|oops|take (it )?back)[.! ]*$/i.test(words.trim())

/** Throws `UserError` for words without a log in them, days to come and days long gone. */
export async function logWords(talk: Talk, words: string, parts: TrainingParts): Promise<void> {
  const runner = await runnerOf(talk.member, parts)
  const { day } = readLogDay(words, runner.today)
  const plan = planOn(runner, day)
  const read = readLogText(words, {
    exercises: runner.input.knowledge.exercises,
    planned: workOf(plan).map(({ id }) => id),
    today: runner.today,
    unit: runner.saying.unit,
    lastKg: (exercise) => lastLoad(runner, exercise),
  })
  if (read.asPlanned) {
    if (workOf(plan).length === 0) throw noLiftThatDay(day, runner)
    return writeFelt(talk, runner, day, workOf(plan), 'done', parts)
  }
  await writeAndAsk(talk, runner, read, parts)
}

function noLiftThatDay(day: string, { today }: Runner): UserError {
  const when = day === today ? 'today' : `on ${sayWeekDay(day)}`
  return new UserError(
    `Your plan has no lift ${when}. Tell me what you did, for example: /log goblet squat 3x8 16kg`,
  )
}

async function writeAndAsk(
  talk: Talk,
  runner: Runner,
  read: ReadLog,
  parts: TrainingParts,
): Promise<void> {
  const { entries } = read
  if (entries.length > 0) {
    const written = await writeLog(parts.workoutLog, runner, entries)
    await sayInPrivate(talk, writtenReply(written, runner), parts)
    await answerPain(talk, runner, written.entries, parts)
  }
  for (const question of read.questions) {
    if (question.choices.length === 0) await talk.expect('log.text')
    await sayInPrivate(talk, questionReply(question, runner), parts)
  }
  if (read.pain !== null) await askWherePain(talk, runner, read.day, read.pain, parts)
  if (read.soreness !== null) await noteSoreness(talk, runner, read.soreness, parts)
  if (entries.length === 0 && read.skipped.length > 0) await sayInPrivate(talk, leftOut(), parts)
}

function leftOut(): Reply {
  return reply(
    text(
      'All right, nothing to write down. A missed lift waits up to three days, then it is let go.',
    ),
  )
}

function questionReply({ text: words, choices }: LogQuestion, { member }: Runner): Reply {
  const rows = choices.map(({ label, entry }) => [
    button(label, { name: 'log.choose', data: { entry }, onlyMember: member.id, once: true }),
  ])
  return reply(text(words), rows.length > 0 && buttons(...rows))
}

const set = z.object({
  reps: z.number().nullable(),
  loadKg: z.number().nullable(),
  rir: z.number().nullable(),
  seconds: z.number().nullable(),
  metres: z.number().nullable(),
  side: z.enum(['left', 'right']).nullable(),
})
const chosen = z.object({
  entry: z
    .object({
      day: z.string(),
      exercise: z.string(),
      sets: z.array(set),
      pain: z.number().nullable(),
      soreness: z.number().nullable(),
      note: z.string().nullable(),
    })
    .nullable(),
})

async function choose(talk: PressTalk, parts: TrainingParts): Promise<void> {
  const { entry } = chosen.parse(talk.data)
  if (entry === null) return talk.replace(reply(text('Left out. Write it again any time.')))
  const runner = await runnerOf(talk.member, parts)
  const written = await writeLog(parts.workoutLog, runner, [entry])
  await talk.replace(writtenReply(written, runner))
  await answerPain(talk, runner, written.entries, parts)
}

/** Soreness belongs to the last session: two sore ones in a row make the week easier (D2). */
async function noteSoreness(
  talk: Talk,
  runner: Runner,
  soreness: number,
  parts: TrainingParts,
): Promise<void> {
  const last = runner.entries.at(-1)
  if (last !== undefined)
    await parts.workoutLog.correct(runner.member.id, last.id, { soreness }, runner.today)
  const words =
    soreness >= 7
      ? 'Noted. Two sore sessions in a row and I make the next week easier.'
      : 'Noted. That much is normal after something new.'
  await sayInPrivate(talk, reply(text(words)), parts)
}

// ---- weights after Done

async function takeWeights(talk: ExpectedTalk, parts: TrainingParts): Promise<void> {
  const { day } = z.object({ day: z.string() }).parse(talk.data)
  const runner = await runnerOf(talk.member, parts)
  const ofDay = runner.entries.filter((entry) => entry.day === day && entry.sets.length > 0)
  const weights = readWeights(
    talk.text,
    ofDay,
    runner.input.knowledge.exercises,
    runner.saying.unit,
  )
  if (weights.length === 0) return takeLog(talk, talk.text, parts)
  const entries = weights.map(({ entry, loadKg }) => ({
    ...entry,
    sets: entry.sets.map((one) => ({ ...one, loadKg })),
  }))
  const written = await writeLog(parts.workoutLog, runner, entries)
  await sayInPrivate(talk, writtenReply(written, runner), parts)
}
