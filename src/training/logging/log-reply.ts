/** Reading a log back: what was written down, new records, and what it was understood as. */

import { list, note, type Reply, reply, text, title } from '../../chat/reply.ts'
import type { Exercises } from '../exercises/substitution.ts'
import type { LoggedExercise, LoggedSet } from '../lift.ts'
import { type Saying, sayEffort, sayLoad } from '../lift-reply.ts'
import { sayWeekDay } from '../say-day.ts'
import { type PersonalRecord, sayRecord } from './records.ts'

export interface LogReplyWish {
  readonly entries: readonly LoggedExercise[]
  readonly exercises: Exercises
  readonly saying: Saying
  /** The member's local today: another day is named in the title. */
  readonly today: string
  readonly records?: readonly PersonalRecord[]
}

/** One line an exercise; needs at least one entry. */
export function logReply({ entries, exercises, saying, today, records = [] }: LogReplyWish): Reply {
  const day = entries[0]?.day ?? today
  const lines = entries.map((entry) => sayEntry(entry, exercises, saying))
  return reply(
    title(day === today ? 'Logged' : `Logged for ${sayWeekDay(day)}`),
    list(...lines),
    records.length > 0 &&
      text(
        `New personal best. ${records.map((record) => sayRecord(record, saying.unit)).join(', ')}.`,
      ),
    note('Wrong? Write it again, or correct it under /log.'),
  )
}

/** `Goblet squat: 3 × 8 · 16 kg · RIR 2`; unequal sets are joined by commas. */
export function sayEntry(
  { exercise, sets }: Pick<LoggedExercise, 'exercise' | 'sets'>,
  exercises: Exercises,
  saying: Saying,
): string {
  const groups: { words: string; count: number }[] = []
  for (const set of sets) {
    const words = saySet(set, saying)
    const last = groups.at(-1)
    if (last?.words === words) last.count += 1
    else groups.push({ words, count: 1 })
  }
  const said = groups.map(({ words, count }) => `${count} × ${words}`).join(', ')
  return `${exercises.get(exercise)?.name ?? exercise}: ${said}`
}

function saySet(
  { reps, seconds, metres, loadKg, rir, side }: LoggedSet,
  { unit, effort }: Saying,
): string {
  const amount =
    seconds === null ? (metres === null ? `${reps ?? 0}` : `${metres} m`) : `${seconds} s`
  return [
    side === null ? amount : `${amount} ${side}`,
    loadKg === null ? '' : sayLoad(loadKg, unit),
    rir === null ? '' : sayEffort(rir, effort),
  ]
    .filter(Boolean)
    .join(' · ')
}
