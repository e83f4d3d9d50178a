/**
 * Writing to a member's log and saying so.
 *
 * An exercise stands once a day: writing it again replaces what stood there, keeping pain that was told. Both can
 * be undone together by one button.
 */
import { z } from 'zod'
import { button, buttons, note, type Reply, reply } from '../../chat/reply.ts'
import { logReply } from '../../training/logging/log-reply.ts'
import { newRecords } from '../../training/logging/records.ts'
import type { NewEntry, StoredEntry, WorkoutLog } from '../../training/logging/workout-log.ts'
import type { PressTalk } from '../command.ts'
import type { Runner } from './runner.ts'

export interface Written {
  readonly entries: readonly StoredEntry[]
  /** Ids of the entries that gave way. */
  readonly replaced: readonly string[]
}

/** Throws `UserError` for days to come. Writes nothing when one entry cannot be written. */
export async function writeLog(
  log: WorkoutLog,
  { member, today, entries }: Runner,
  written: readonly NewEntry[],
): Promise<Written> {
  const standsFor = (entry: NewEntry) =>
    entries.filter(
      (one) => one.day === entry.day && one.exercise === entry.exercise && one.sets.length > 0,
    )
  const withPain = written.map((entry) => ({
    ...entry,
    pain: entry.pain ?? standsFor(entry).find(({ pain }) => pain !== null)?.pain ?? null,
  }))
  const replaced = [...new Set(written.flatMap(standsFor).map(({ id }) => id))]
  const added = await log.add(member.id, withPain, today)
  for (const id of replaced) await log.delete(member.id, id)
  return { entries: added, replaced }
}

/** What was written, new records, and the way back. `hints` stand below as notes. */
export function writtenReply(
  { entries, replaced }: Written,
  runner: Runner,
  hints: readonly string[] = [],
): Reply {
  const [first] = entries
  const now = [...runner.entries.filter(({ id }) => !replaced.includes(id)), ...entries]
  const { exercises } = runner.input.knowledge
  const read = logReply({
    entries,
    exercises,
    saying: runner.saying,
    today: runner.today,
    records: first === undefined ? [] : newRecords(now, exercises, first.day),
  })
  return reply(
    ...read.blocks,
    ...hints.map((hint) => note(hint)),
    buttons([undoButton({ entries, replaced }, runner)]),
  )
}

function undoButton({ entries, replaced }: Written, { member }: Runner) {
  const data = { added: entries.map(({ id }) => id), replaced }
  return button('Undo', { name: 'log.undo', data, onlyMember: member.id, once: true })
}

const undone = z.object({ added: z.array(z.string()), replaced: z.array(z.string()) })

/** Takes back what one message wrote and lets stand again what it replaced. */
export async function undoWriting({ member, data }: PressTalk, log: WorkoutLog): Promise<number> {
  const { added, replaced } = undone.parse(data)
  const gone = await Promise.all(added.map((id) => log.delete(member.id, id)))
  for (const id of replaced) await log.restore(member.id, id)
  return gone.filter(Boolean).length
}
