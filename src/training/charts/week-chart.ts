/**
 * `/week` as a picture: seven days, each with its runs and its lift, and a tick where the lift is done.
 */

import type { BlockOf } from '../../chat/reply.ts'
import type { DayPlan, Run } from '../lift.ts'
import { weekdayName } from '../local-days.ts'
import { sayShortDay } from '../say-day.ts'
import {
  box,
  card,
  cardWidth,
  colours,
  fitted,
  heading,
  margin,
  pill,
  tick,
  words,
} from './drawing.ts'
import { pngOf } from './rasterise.ts'

export interface WeekWish {
  /** Days of the plan in order, usually seven. */
  readonly days: readonly DayPlan[]
  readonly runs: readonly Run[]
  /** The member's local today. */
  readonly today: string
  /** Days with a logged lift. */
  readonly done: ReadonlySet<string>
}

export async function weekChart(wish: WeekWish): Promise<BlockOf<'image'>> {
  const bytes = await pngOf(weekSvg(wish))
  return { kind: 'image', bytes, fileName: 'week.png', alt: weekAlt(wish) }
}

const rowHeight = 136
const firstRow = 190

export function weekSvg(wish: WeekWish): string {
  const [first, last] = [wish.days[0], wish.days.at(-1)]
  const lifts = wish.days.filter(({ kind }) => kind === 'lift')
  const easier = wish.days.some(({ deload }) => deload)
  const below = [
    `${sayShortDay(first?.day ?? wish.today)} to ${sayShortDay(last?.day ?? wish.today)}`,
    lifts.length === 1 ? '1 lift' : `${lifts.length} lifts`,
    wish.runs.length === 1 ? '1 run' : `${wish.runs.length} runs`,
    easier ? 'easier week' : '',
  ]
  const rows = wish.days.map((day, at) => dayRow(day, firstRow + at * rowHeight, wish))
  return card(
    firstRow + wish.days.length * rowHeight + 16,
    heading('Your week', below.filter(Boolean).join(' · ')),
    ...rows,
  )
}

const left = margin + 190
const right = cardWidth - margin - 32

function dayRow(plan: DayPlan, y: number, wish: WeekWish): string {
  const isToday = plan.day === wish.today
  const ground = box(
    { x: margin, y, width: cardWidth - 2 * margin, height: rowHeight - 16 },
    colours.panel,
    {
      opacity: plan.kind === 'lift' || isToday ? 1 : 0.55,
      ...(isToday ? { stroke: colours.max } : {}),
    },
  )
  const date = [
    words(margin + 32, y + 54, weekdayName(plan.day).slice(0, 3), { size: 34, bold: true }),
    words(margin + 32, y + 92, sayShortDay(plan.day), { size: 26, colour: colours.quiet }),
  ]
  return [ground, ...date, runPills(plan.day, y, wish), liftLine(plan, y, wish)].join('')
}

const runColours: Readonly<Record<Run['kind'], string>> = {
  easy: colours.quiet,
  quality: colours.key,
  long: colours.load,
  race: colours.max,
}

/** Runs stand at the right edge, the earliest leftmost. */
function runPills(day: string, y: number, { runs }: WeekWish): string {
  let end = right
  return runs
    .filter((run) => run.day === day)
    .sort((a, b) => b.start.localeCompare(a.start))
    .map((run) => {
      const { width } = pill(0, 0, sayRun(run), runColours[run.kind])
      end -= width
      const { svg } = pill(end, y + 14, sayRun(run), runColours[run.kind])
      end -= 12
      return svg
    })
    .join('')
}

const sayRun = ({ kind, start, minutes }: Run) =>
  `${kind === 'quality' ? 'key run' : kind === 'race' ? 'race' : `${kind} run`} ${start} · ${minutes} min`

function liftLine(plan: DayPlan, y: number, { done, runs }: WeekWish): string {
  const room = right - left
  if (plan.kind !== 'lift') {
    const why = plan.kind === 'hold' ? 'On hold' : (plan.reasons[0]?.text ?? 'Rest')
    const hasRun = runs.some((run) => run.day === plan.day)
    return words(left, hasRun ? y + 92 : y + 72, fitted(why, 28, room), {
      size: 28,
      colour: colours.quiet,
    })
  }
  const isDone = done.has(plan.day)
  const from = plan.earliestStart === null ? '' : ` · from ${plan.earliestStart}`
  const facts = `${plan.minutes} min${from}`
  return [
    isDone ? tick(left, y + 42) : '',
    words(isDone ? left + 40 : left, y + 52, isDone ? 'done' : facts, {
      size: 28,
      bold: isDone,
      colour: isDone ? colours.done : colours.quiet,
    }),
    words(left, y + 94, fitted(plan.title, 34, room, true), { size: 34, bold: true }),
  ].join('')
}

/** The picture in words. */
export function weekAlt({ days, runs, done }: WeekWish): string {
  return days
    .map((plan) => {
      const own = runs.filter(({ day }) => day === plan.day).map(sayRun)
      const lift = plan.kind === 'lift' ? [`${plan.title}, ${plan.minutes} min`] : []
      const parts = [...own, ...lift, ...(done.has(plan.day) ? ['done'] : [])]
      return `${weekdayName(plan.day)}: ${parts.length === 0 ? 'rest' : parts.join(', ')}.`
    })
    .join(' ')
}
