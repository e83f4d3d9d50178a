/**
 * `/progress` as a picture: what each main lift did, how many sessions of the plan were done, how many landings.
 *
 * Figures -> panels one below the other -> one card -> PNG, with the same facts in words for those who cannot
 * see it.
 */

import type { BlockOf } from '../../chat/reply.ts'
import { perKilogram } from '../progression/pounds.ts'
import { sayShortDay } from '../say-day.ts'
import {
  box,
  card,
  cardWidth,
  colours,
  dot,
  fitted,
  heading,
  margin,
  widthOf,
  words,
} from './drawing.ts'
import { chartSvg, contactsOption, liftOption, sessionsOption } from './panel-charts.ts'
import type { LiftCourse, Progress } from './progress-figures.ts'
import { pngOf } from './rasterise.ts'

export interface ChartOptions {
  /** How loads are shown. Default `kg`. */
  readonly unit?: 'kg' | 'lb'
}

const mostLifts = 3

interface Panel {
  readonly title: string
  readonly legend: readonly (readonly [string, string])[]
  readonly height: number
  readonly draw: (size: { width: number; height: number }) => Promise<string>
}

/** The picture as a reply block. Needs at least one week; lifts without load are left out. */
export async function progressChart(
  progress: Progress,
  options: ChartOptions = {},
): Promise<BlockOf<'image'>> {
  const bytes = await pngOf(await progressSvg(progress, options))
  return { kind: 'image', bytes, fileName: 'progress.png', alt: progressAlt(progress, options) }
}

export async function progressSvg(progress: Progress, options: ChartOptions): Promise<string> {
  const panels = panelsOf(progress, options.unit ?? 'kg')
  const drawn: string[] = []
  let y = 320
  for (const panel of panels) {
    drawn.push(await drawPanel(panel, y))
    y += panel.height + 24
  }
  const legend = words(cardWidth / 2, y + 24, 'Shaded weeks are easier on purpose.', {
    size: 26,
    colour: colours.quiet,
    anchor: 'middle',
  })
  return card(
    y + 60,
    heading('Your progress', spanOf(progress)),
    tiles(progress, options),
    ...drawn,
    legend,
  )
}

function panelsOf(progress: Progress, unit: 'kg' | 'lb'): Panel[] {
  const perKg = perKilogram(unit)
  const lifts = progress.lifts.slice(0, mostLifts).map(
    (course): Panel => ({
      title: course.name,
      legend: [
        [`load, ${unit}`, colours.load],
        ['estimated max', colours.max],
      ],
      height: 340,
      draw: (size) => chartSvg(liftOption({ course, perKg }, progress), size),
    }),
  )
  return [
    ...lifts,
    {
      title: 'Sessions a week',
      legend: [
        ['done', colours.done],
        ['planned', colours.open],
      ],
      height: 250,
      draw: (size) => chartSvg(sessionsOption(progress), size),
    },
    {
      title: 'Landings a week',
      legend: [],
      height: 250,
      draw: (size) => chartSvg(contactsOption(progress), size),
    },
  ]
}

const panelHead = 76

async function drawPanel(panel: Panel, y: number): Promise<string> {
  const width = cardWidth - 2 * margin
  const x = margin
  const size = { width, height: panel.height - panelHead }
  const chart = await panel.draw(size)
  return [
    box({ x, y, width, height: panel.height }, colours.panel),
    words(x + 32, y + 52, fitted(panel.title, 32, 480, true), { size: 32, bold: true }),
    legendOf(panel.legend, x + width - 32, y + 50),
    nested(chart, x, y + panelHead),
  ].join('')
}

function legendOf(items: Panel['legend'], right: number, y: number): string {
  let end = right
  return [...items]
    .reverse()
    .map(([label, colour]) => {
      const at = end
      end -= widthOf(label, 26) + 58
      const start = end + 34
      return [
        dot(start, y - 9, 10, colour),
        words(at, y, label, { size: 26, colour: colours.quiet, anchor: 'end' }),
      ].join('')
    })
    .join('')
}

function nested(svg: string, x: number, y: number): string {
  return svg.replace(/^<svg /, `<svg x="${x}" y="${y}" `)
}

/** Three facts at a glance. */
function tiles(progress: Progress, options: ChartOptions): string {
  const facts = glance(progress, options.unit ?? 'kg')
  const gap = 24
  const width = (cardWidth - 2 * margin - gap * (facts.length - 1)) / facts.length
  return facts
    .map(([figure, label], at) => {
      const x = margin + at * (width + gap)
      return [
        box({ x, y: 180, width, height: 116 }, colours.panel),
        words(x + 28, 234, figure, { size: 44, bold: true }),
        words(x + 28, 274, fitted(label, 26, width - 44), { size: 26, colour: colours.quiet }),
      ].join('')
    })
    .join('')
}

function glance(progress: Progress, unit: 'kg' | 'lb'): [string, string][] {
  const { planned, done } = totals(progress)
  const best = [...progress.lifts.slice(0, mostLifts)].sort((a, b) => gainKg(b) - gainKg(a))[0]
  const facts: [string, string][] = [
    [planned === 0 ? String(done) : `${done} of ${planned}`, 'sessions done'],
    [String(progress.weeks.reduce((sum, week) => sum + week.contacts, 0)), 'landings'],
  ]
  if (best === undefined) return facts
  const what = hasMaxima(best) ? 'max' : 'load'
  return [[sayGain(gainKg(best), unit), `${best.name} ${what}`], ...facts]
}

function totals({ weeks }: Progress) {
  return {
    planned: weeks.reduce((sum, week) => sum + week.planned, 0),
    done: weeks.reduce((sum, week) => sum + week.done, 0),
  }
}

/** Two estimates make a course; with fewer the load is what can be compared. */
function hasMaxima({ points }: Pick<LiftCourse, 'points'>): boolean {
  return points.filter(({ maxKg }) => maxKg !== null).length >= 2
}

function gainKg({ points }: Pick<LiftCourse, 'points'>): number {
  const maxima = points.flatMap(({ maxKg }) => maxKg ?? [])
  const values = hasMaxima({ points }) ? maxima : points.map(({ loadKg }) => loadKg)
  return (values.at(-1) ?? 0) - (values[0] ?? 0)
}

function sayGain(kg: number, unit: 'kg' | 'lb'): string {
  const amount = Math.round(kg * perKilogram(unit))
  return `${amount > 0 ? '+' : amount < 0 ? '−' : '±'}${Math.abs(amount)} ${unit}`
}

function spanOf({ from, today, weeks }: Progress): string {
  return `${weeks.length} ${weeks.length === 1 ? 'week' : 'weeks'} · ${sayShortDay(from)} to ${sayShortDay(today)}`
}

/** The picture in words. */
export function progressAlt(progress: Progress, options: ChartOptions = {}): string {
  const unit = options.unit ?? 'kg'
  const say = (kg: number) => `${Math.round(kg * perKilogram(unit))} ${unit}`
  const { planned, done } = totals(progress)
  const lifts = progress.lifts.slice(0, mostLifts).map((course) => {
    const [first, last] = [course.points[0], course.points.at(-1)]
    const max = last?.maxKg == null ? '' : `, estimated maximum ${say(last.maxKg)}`
    const [from, to] = [say(first?.loadKg ?? 0), say(last?.loadKg ?? 0)]
    return `${course.name}: ${from === to ? to : `from ${from} to ${to}`}${max}.`
  })
  const easier = progress.weeks.filter(({ deload }) => deload).length
  return [
    `Progress over ${spanOf(progress)}.`,
    ...lifts,
    `${done} of ${planned} planned sessions done${sayEasier(easier)}.`,
  ].join(' ')
}

function sayEasier(weeks: number): string {
  return weeks === 0 ? '' : `, ${weeks} easier ${weeks === 1 ? 'week' : 'weeks'}`
}
