/**
 * Runs out of a table: CSV with a heading line, separated by comma, semicolon or tab.
 *
 * The columns are found by their headings in any order: day, start, minutes (or duration, distance), kind (or
 * type, title).
 */

import { UserError } from '../../errors.ts'
import type { Run } from '../lift.ts'
import { isDay } from '../local-days.ts'
import { type ReadWish, type RunPlan, usualMinutes } from './run-reading.ts'
import { minutesIn, runKind } from './run-words.ts'

const headings = {
  day: /^(?:day|date|when)$/,
  start: /^(?:start|start ?time|time|hour|at)$/,
  minutes: /^(?:minutes?|mins?|duration(?: ?\(?min\w*\)?)?|length)$/,
  distance: /^(?:distance|km|dist|kilomet\w*|miles?|mi)(?: ?\(?\w+\)?)?$/,
  kind: /^(?:kind|type|run|workout|session|title|name|activity|description)$/,
} as const

type Column = keyof typeof headings

/** Throws a `UserError` when the heading line names no day or no kind. */
export function runsOfTable(text: string, wish: ReadWish): RunPlan {
  const [head, ...rows] = tableOf(text)
  const columns = columnsOf(head ?? [])
  const dates = dateReader(rows.map((row) => row[columns.day] ?? ''))
  const leftOut: string[] = []
  const runs = rows.flatMap((row, at) => {
    const run = runOf(row, columns, dates, wish)
    if (typeof run !== 'string') return [run]
    leftOut.push(`line ${at + 2}: ${run}`)
    return []
  })
  return { runs, leftOut }
}

type Columns = Partial<Record<Column, number>> & { readonly day: number; readonly kind: number }

function columnsOf(head: readonly string[]): Columns {
  const names = head.map((name) => name.trim().toLowerCase())
  const find = (column: Column) => names.findIndex((name) => headings[column].test(name))
  const [day, kind] = [find('day'), find('kind')]
  if (day === -1 || kind === -1) {
    throw new UserError(
      'I could not read that table. The first line needs the headings day, start, minutes, kind; kind is easy, quality, long or race.',
    )
  }
  const others = (['start', 'minutes', 'distance'] as const).filter((name) => find(name) !== -1)
  return { day, kind, ...Object.fromEntries(others.map((name) => [name, find(name)])) }
}

function runOf(
  row: readonly string[],
  columns: Columns,
  dateOf: (words: string) => string | null,
  wish: ReadWish,
): Run | string {
  const cell = (column: Column) => row[columns[column] ?? -1]?.trim() ?? ''
  const day = dateOf(cell('day'))
  if (day === null) return `"${cell('day')}" is not a date like 2026-11-24`
  const kind = runKind(cell('kind'))
  if (kind === null) return `"${cell('kind')}" is no run`
  const start = clockOf(cell('start')) ?? wish.usualStart
  return { day, start, minutes: minutesOf(cell('minutes'), cell('distance'), cell('kind')), kind }
}

function minutesOf(minutes: string, distance: string, title: string): number {
  const plain = Number(minutes.replace(',', '.'))
  if (minutes !== '' && Number.isFinite(plain)) return Math.max(1, Math.round(plain))
  const km = /^\d+(?:[.,]\d+)?$/.test(distance) ? `${distance} km` : distance
  return minutesIn(minutes) ?? minutesIn(km) ?? minutesIn(title) ?? usualMinutes
}

/** `6:30`, `06.30`, `6:30 pm`, `6 am` as `HH:MM`; null when it is no time. */
function clockOf(words: string): string | null {
  const match = /^(\d{1,2})(?:[:.](\d\d))?(?::\d\d)? ?(am|pm)?$/i.exec(words)
  if (match === null || (match[2] === undefined && match[3] === undefined)) return null
  const half = match[3]?.toLowerCase()
  const hour = (Number(match[1]) % (half === undefined ? 24 : 12)) + (half === 'pm' ? 12 : 0)
  return `${String(hour).padStart(2, '0')}:${match[2] ?? '00'}`
}

/** `24/11/2026` and `11/24/2026` are told apart by the dates above 12 in the column; otherwise neither is read. */
function dateReader(cells: readonly string[]): (words: string) => string | null {
  const parts = cells.flatMap((cell) => {
    const match = /^(\d{1,2})\/(\d{1,2})\/\d{4}$/.exec(cell.trim())
    return match === null ? [] : [[Number(match[1]), Number(match[2])] as const]
  })
  const dayFirst = parts.some(([first]) => first > 12)
  const monthFirst = parts.some(([, second]) => second > 12)
  return (words) => {
    const iso = isoOf(words.trim(), dayFirst === monthFirst ? null : dayFirst)
    return iso !== null && isDay(iso) ? iso : null
  }
}

function isoOf(words: string, dayFirst: boolean | null): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(words)
  if (iso !== null) return joined(iso[1], iso[2], iso[3])
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(words)
  if (dotted !== null) return joined(dotted[3], dotted[2], dotted[1])
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(words)
  if (slashed === null || dayFirst === null) return null
  return dayFirst
    ? joined(slashed[3], slashed[2], slashed[1])
    : joined(slashed[3], slashed[1], slashed[2])
}

const joined = (year = '', month = '', day = '') =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`

/** Rows of cells; quoted cells may hold separators, quotes ("") and line ends (RFC 4180). */
function tableOf(text: string): string[][] {
  const plain = text.replace(/^\uFEFF/, '')
  const separator = separatorOf(plain.split(/\r?\n/, 1)[0] ?? '')
  const rows: string[][] = [['']]
  const cells = new RegExp(`"((?:[^"]|"")*)"|${separator}|\r?\n|[^"${separator}\r\n]+|"`, 'g')
  for (const match of plain.matchAll(cells)) {
    const [piece, quoted] = match
    const row = rows.at(-1) ?? []
    if (piece === separator) row.push('')
    else if (/^\r?\n$/.test(piece)) rows.push([''])
    else row[row.length - 1] += quoted === undefined ? piece : quoted.replaceAll('""', '"')
  }
  return rows.filter((row) => row.some((cell) => cell.trim() !== ''))
}

function separatorOf(head: string): string {
  if (head.includes('\t')) return '\t'
  return head.split(';').length > head.split(',').length ? ';' : ','
}
