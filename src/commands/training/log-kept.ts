/**
 * What stands in the log already: shown, taken back, deleted, brought back, or taken along as files. Every later
 * number is worked out again from what is left.
 */

import { z } from 'zod'
import { button, buttons, list, note, type Reply, reply, text, title } from '../../chat/reply.ts'
import { UserError } from '../../errors.ts'
import { logCsv, logJson } from '../../training/logging/log-export.ts'
import { sayEntry } from '../../training/logging/log-reply.ts'
import type { StoredEntry } from '../../training/logging/workout-log.ts'
import { sayWeekDay } from '../../training/say-day.ts'
import type { CommandSet, CommandTalk, PressTalk, Talk } from '../command.ts'
import { sayInPrivate } from '../private-reply.ts'
import { undoWriting } from './log-writing.ts'
import { type Runner, runnerOf } from './runner.ts'
import type { TrainingParts } from './training-parts.ts'

export function logKeptActions(parts: TrainingParts): NonNullable<CommandSet['actions']> {
  return {
    'log.undo': (talk) => undo(talk, parts),
    'log.take-back': (talk) => takeBack(talk, parts),
    'log.delete': (talk) => remove(talk, parts),
    'log.restore': (talk) => restore(talk, parts),
  }
}

const shownEntries = 8

export async function showLatest(talk: Talk, parts: TrainingParts): Promise<void> {
  const runner = await runnerOf(talk.member, parts)
  const latest = runner.entries.filter(({ sets }) => sets.length > 0).slice(-shownEntries)
  await talk.expect('log.text')
  await sayInPrivate(talk, latest.length === 0 ? firstLog() : latestReply(latest, runner), parts)
}

function firstLog(): Reply {
  return reply(
    text('Nothing in your log yet. Tell me what you did, in your own words:'),
    list('goblet squat 3x8 16kg, last set hard', 'push ups 2x10, plank 40s', 'yesterday: all done'),
  )
}

function latestReply(latest: readonly StoredEntry[], runner: Runner): Reply {
  const { exercises } = runner.input.knowledge
  const say = (entry: StoredEntry) => sayEntry(entry, exercises, runner.saying)
  const rows = latest.toReversed().map((entry) => [
    button(
      `Delete ${exercises.get(entry.exercise)?.name ?? entry.exercise}, ${sayWeekDay(entry.day)}`,
      {
        name: 'log.delete',
        data: { id: entry.id },
        onlyMember: runner.member.id,
      },
    ),
  ])
  return reply(
    title('Your last entries'),
    list(...latest.map((entry) => `${sayWeekDay(entry.day)} · ${say(entry)}`)),
    note('To correct one, write it again with its day: "monday goblet squat 3x8 18kg".'),
    buttons(...rows.slice(0, 4)),
  )
}

export async function undoLatest(talk: Talk, parts: TrainingParts): Promise<void> {
  const together = await latestTogether(talk.member.id, parts)
  if (together.length === 0) throw new UserError('There is nothing in your log to take back.')
  for (const { id } of together) await parts.workoutLog.delete(talk.member.id, id)
  await sayInPrivate(
    talk,
    tookBack(
      together.map(({ id }) => id),
      talk.member.id,
    ),
    parts,
  )
}

/** Shows what was logged last, with a press that takes it back. False: the log is empty. */
export async function offerUndo(talk: CommandTalk, parts: TrainingParts): Promise<boolean> {
  const together = await latestTogether(talk.member.id, parts)
  if (together.length === 0) return false
  await talk.turn.acknowledge()
  await sayInPrivate(talk, undoQuestion(together, await runnerOf(talk.member, parts)), parts)
  return true
}

/** The newest entry, with all that was written in the same moment. */
async function latestTogether(memberId: string, { workoutLog }: TrainingParts) {
  const recent = await workoutLog.latest(memberId, 30)
  return recent.filter(({ loggedAt }) => loggedAt === recent[0]?.loggedAt)
}

function undoQuestion(entries: readonly StoredEntry[], { input, saying, member }: Runner): Reply {
  const say = (entry: StoredEntry) => sayEntry(entry, input.knowledge.exercises, saying)
  return reply(
    text('Shall I take back what you logged last?'),
    list(...entries.map((entry) => `${sayWeekDay(entry.day)} · ${say(entry)}`)),
    buttons([
      button('Take it back', {
        name: 'log.take-back',
        data: { ids: entries.map(({ id }) => id) },
        onlyMember: member.id,
        once: true,
      }),
    ]),
  )
}

async function takeBack(talk: PressTalk, { workoutLog }: TrainingParts): Promise<void> {
  const { ids } = idsOf.parse(talk.data)
  for (const id of ids) await workoutLog.delete(talk.member.id, id)
  await talk.replace(tookBack(ids, talk.member.id))
}

const idsOf = z.object({ ids: z.array(z.string()) })

function tookBack(ids: readonly string[], memberId: string): Reply {
  return reply(
    text(
      `Took back ${ids.length === 1 ? 'your last entry' : `your last ${ids.length} entries`}. Every later number is worked out again.`,
    ),
    buttons([
      button('Bring back', {
        name: 'log.restore',
        data: { ids },
        onlyMember: memberId,
        once: true,
      }),
    ]),
  )
}

async function undo(talk: PressTalk, parts: TrainingParts): Promise<void> {
  const count = await undoWriting(talk, parts.workoutLog)
  await talk.replace(
    reply(
      text(
        count === 0
          ? 'That was gone already.'
          : 'Taken back. Every later number is worked out again.',
      ),
    ),
  )
}

async function remove(talk: PressTalk, parts: TrainingParts): Promise<void> {
  const { id } = z.object({ id: z.string() }).parse(talk.data)
  const entry = (await parts.workoutLog.entries(talk.member.id)).find((one) => one.id === id)
  if (entry === undefined)
    throw new UserError('That entry is gone already. /log shows what is there.')
  await parts.workoutLog.delete(talk.member.id, id)
  await sayInPrivate(talk, tookBack([entry.id], talk.member.id), parts)
}

async function restore(talk: PressTalk, { workoutLog }: TrainingParts): Promise<void> {
  const { ids } = idsOf.parse(talk.data)
  for (const id of ids) await workoutLog.restore(talk.member.id, id)
  await talk.replace(reply(text('Back where it was.')))
}

export async function exportLog(talk: Talk, parts: TrainingParts): Promise<void> {
  const entries = await parts.workoutLog.entries(talk.member.id)
  if (entries.length === 0)
    throw new UserError('Your log is empty, so there is nothing to take along yet.')
  const file = (fileName: string, mediaType: string, words: string) =>
    ({ kind: 'file', fileName, mediaType, bytes: new TextEncoder().encode(words) }) as const
  await sayInPrivate(
    talk,
    reply(
      text(
        `Your log, ${entries.length} ${entries.length === 1 ? 'entry' : 'entries'}: a table for spreadsheets, JSON for programs.`,
      ),
      file('ironstride-log.csv', 'text/csv', logCsv(entries)),
      file('ironstride-log.json', 'application/json', logJson(entries)),
    ),
    parts,
  )
}
