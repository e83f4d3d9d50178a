/**
 * A member's log to take along: CSV for spreadsheets (one line a set), JSON for programs (the shape the CLI's
 * `--log` reads back).
 */

import type { LoggedExercise, LoggedSet } from '../lift.ts'

const columns = [
  'day',
  'exercise',
  'set',
  'side',
  'reps',
  'load_kg',
  'rir',
  'seconds',
  'metres',
  'pain',
  'soreness',
  'note',
] as const

type Exported = LoggedExercise & { readonly note?: string | null }

/** One line a set, with a heading line; days and numbers as they are, lines end in CRLF (RFC 4180). */
export function logCsv(entries: readonly Exported[]): string {
  const rows = entries.flatMap((entry) => entry.sets.map((set, at) => rowOf(entry, set, at)))
  return [columns, ...rows]
    .map((row) => row.map(cell).join(','))
    .join('\r\n')
    .concat('\r\n')
}

function rowOf(entry: Exported, set: LoggedSet, at: number) {
  return [
    entry.day,
    entry.exercise,
    at + 1,
    set.side,
    set.reps,
    set.loadKg,
    set.rir,
    set.seconds,
    set.metres,
    at === 0 ? entry.pain : null,
    at === 0 ? entry.soreness : null,
    at === 0 ? (entry.note ?? null) : null,
  ]
}

/** A note that begins like a formula would be run by a spreadsheet; a quote in front makes it plain words. */
function cell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const plain = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

/** Pretty JSON, an array of entries without anything internal. */
export function logJson(entries: readonly Exported[]): string {
  const plain = entries.map(({ day, exercise, sets, pain, soreness, note }) => ({
    day,
    exercise,
    sets,
    pain,
    soreness,
    note: note ?? null,
  }))
  return `${JSON.stringify(plain, null, 2)}\n`
}
