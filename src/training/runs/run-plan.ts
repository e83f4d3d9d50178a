/**
 * A run plan somebody sends as a file: calendar (.ics), table (CSV) or JSON, read into runs.
 *
 * Which format -> rows or events -> runs of the wished days; what is no run or cannot be read is told, not
 * guessed. Lifts and rest days in the same calendar are left out.
 */

import { z } from 'zod'
import { UserError } from '../../errors.ts'
import type { Run } from '../lift.ts'
import { addDays, isDay } from '../local-days.ts'
import { runsOfCalendar } from './run-calendar.ts'
import { type ReadWish, type RunPlan, usualMinutes } from './run-reading.ts'
import { runsOfTable } from './run-table.ts'

export interface RunPlanWish {
  /** IANA zone of the member, for events with a fixed instant. */
  readonly zone: string
  /** First day wanted, local. */
  readonly from: string
  /** Days from then on. Default 366, also the most. */
  readonly days?: number
  /** Local `HH:MM` of a run whose hour is not told. Default `07:00`. */
  readonly usualStart?: string
}

const mostLetters = 2_000_000

/** Throws a `UserError` when the file is none of the three formats or holds no run of the wished days. */
export function readRunPlan(text: string, wish: RunPlanWish): RunPlan {
  if (text.length > mostLetters) {
    throw new UserError('That file is too big for a run plan. Send me the coming months only.')
  }
  const to = addDays(wish.from, Math.min(wish.days ?? 366, 366) - 1)
  const { runs, leftOut } = readerOf(text)(text, {
    zone: wish.zone,
    from: wish.from,
    to,
    usualStart: wish.usualStart ?? '07:00',
  })
  const wanted = runs.filter(({ day }) => day >= wish.from && day <= to)
  if (wanted.length === 0) throw noRuns(wish.from, leftOut)
  return { runs: inOrder(wanted), leftOut: leftOut.slice(0, 10) }
}

function noRuns(from: string, leftOut: readonly string[]): UserError {
  const why = leftOut[0] === undefined ? '' : ` (${leftOut[0]})`
  return new UserError(
    `I found no runs from ${from} on in that file${why}. I read .ics calendars, CSV with the columns day, start, minutes, kind, and JSON.`,
  )
}

function readerOf(text: string): (text: string, wish: ReadWish) => RunPlan {
  const start = text.replace(/^\uFEFF/, '').trimStart()
  if (/^BEGIN:VCALENDAR/i.test(start)) return runsOfCalendar
  if (start.startsWith('[') || start.startsWith('{')) return runsOfJson
  return runsOfTable
}

function inOrder(runs: readonly Run[]): Run[] {
  const byPlace = new Map(runs.map((run) => [`${run.day} ${run.start}`, run]))
  return [...byPlace.keys()].sort().flatMap((place) => byPlace.get(place) ?? [])
}

const run = z.object({
  day: z.string().refine(isDay, 'day is YYYY-MM-DD'),
  start: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'start is HH:MM')
    .optional(),
  minutes: z.number().min(1).max(1440).optional(),
  kind: z.enum(['easy', 'quality', 'long', 'race']),
})
const runs = z.union([z.array(run), z.object({ runs: z.array(run) })])

function runsOfJson(text: string, { usualStart }: ReadWish): RunPlan {
  const read = runs.safeParse(jsonOf(text))
  if (!read.success) {
    const [issue] = read.error.issues
    throw new UserError(
      `That JSON is not a run plan: ${issue?.message ?? 'unknown shape'}. I expect [{"day": "2026-11-24", "start": "06:30", "minutes": 60, "kind": "quality"}].`,
    )
  }
  const rows = Array.isArray(read.data) ? read.data : read.data.runs
  return {
    runs: rows.map(({ day, kind, start = usualStart, minutes = usualMinutes }) => ({
      day,
      start,
      minutes: Math.round(minutes),
      kind,
    })),
    leftOut: [],
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new UserError('That file begins like JSON but cannot be read as JSON.')
  }
}
