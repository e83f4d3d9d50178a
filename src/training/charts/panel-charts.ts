/**
 * The charts inside our pictures: a lift's load and estimated maximum over days, bars over weeks.
 *
 * ECharts draws them to SVG text without a page. Easier weeks are shaded in every panel, so that a dip explains
 * itself.
 */

import type { EChartsOption } from 'echarts'
import { dayNumber, dayOf } from '../local-days.ts'
import { sayShortDay } from '../say-day.ts'
import { colours } from './drawing.ts'
import { type LiftCourse, mondayOf, type Progress, type ProgressWeek } from './progress-figures.ts'
import { fontFamily } from './rasterise.ts'

type ECharts = typeof import('echarts')

/** The one-file build: a tenth of the memory of the module tree. */
const bundle: string = 'echarts/dist/echarts.esm.min.mjs'

/** Draws options at a size; the answer is a whole `<svg>` that may be nested. */
export async function chartSvg(
  option: EChartsOption,
  size: { readonly width: number; readonly height: number },
): Promise<string> {
  const echarts: ECharts = await import(bundle)
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, ...size })
  try {
    chart.setOption({ animation: false, textStyle: { fontFamily }, ...option })
    return chart.renderToSVGString()
  } finally {
    chart.dispose()
  }
}

const axisLabel = { color: colours.quiet, fontSize: 26 } as const
const grid = { left: 84, right: 92, top: 24, bottom: 48 } as const

/** Days along the bottom, a date every third week or so. */
function dayAxis({ from, weeks }: Progress): EChartsOption['xAxis'] {
  const first = dayNumber(from)
  return {
    type: 'value',
    // Bars must not widen the axis: the same week stands at the same place in every panel.
    containShape: false,
    min: first,
    max: first + weeks.length * 7,
    interval: 7 * Math.max(1, Math.ceil(weeks.length / 4)),
    axisLabel: {
      ...axisLabel,
      formatter: (day: number) => sayShortDay(dayOf(day)),
      showMaxLabel: false,
      align: 'left',
    },
    axisLine: { lineStyle: { color: colours.line, width: 2 } },
    axisTick: { show: false },
    splitLine: { show: false },
  }
}

const valueAxis = {
  type: 'value',
  axisLabel,
  splitNumber: 3,
  splitLine: { lineStyle: { color: colours.line, width: 2 } },
} as const

/** Grey bands over the easier weeks. */
function easierWeeks(weeks: readonly ProgressWeek[]) {
  const bands = weeks
    .filter(({ deload }) => deload)
    .map(({ start }): [{ xAxis: number }, { xAxis: number }] => [
      { xAxis: dayNumber(start) },
      { xAxis: dayNumber(start) + 7 },
    ])
  return {
    silent: true,
    itemStyle: { color: colours.shade, opacity: 0.08 },
    data: bands,
  }
}

function isEasier(day: string, { weeks }: Progress): boolean {
  return weeks.some(({ start, deload }) => deload && start === mondayOf(day))
}

export interface LiftPanel {
  readonly course: LiftCourse
  /** Factor from kilograms to what the member reads. */
  readonly perKg: number
}

/** Load as dots on steps, estimated maximum as a line; the last of each is written beside it. */
export function liftOption({ course, perKg }: LiftPanel, progress: Progress): EChartsOption {
  const shown = (kg: number) => Math.round(kg * perKg * 10) / 10
  const loads = course.points.map(({ day, loadKg }) => [dayNumber(day), shown(loadKg)])
  // Light sets of an easier week say nothing about the maximum.
  const maxima = course.points.flatMap(({ day, maxKg }) =>
    maxKg === null || isEasier(day, progress) ? [] : [[dayNumber(day), shown(maxKg)]],
  )
  return {
    grid,
    xAxis: dayAxis(progress),
    yAxis: { ...valueAxis, scale: true, minInterval: 5 },
    series: [
      {
        ...courseSeries(maxima, colours.max),
        markArea: easierWeeks(progress.weeks),
      },
      courseSeries(loads, colours.load),
    ],
  } as EChartsOption
}

function courseSeries(data: readonly (readonly (number | undefined)[])[], colour: string) {
  const last = data.at(-1)
  return {
    type: 'line',
    data: data.map((point) => ({
      value: point,
      label: { show: point === last },
    })),
    symbol: 'circle',
    symbolSize: 14,
    lineStyle: { width: 5, color: colour },
    itemStyle: { color: colour },
    label: {
      position: 'right',
      distance: 12,
      color: colour,
      fontSize: 28,
      fontWeight: 600,
      formatter: ({ value }: { value: readonly number[] }) => String(value[1] ?? ''),
    },
  }
}

/** Done against planned: a filled bar inside an outlined one. */
export function sessionsOption(progress: Progress): EChartsOption {
  const middle = ({ start }: ProgressWeek) => dayNumber(start) + 3.5
  const most = Math.max(3, ...progress.weeks.flatMap(({ planned, done }) => [planned, done]))
  return {
    grid,
    xAxis: dayAxis(progress),
    yAxis: { ...valueAxis, min: 0, max: most, interval: Math.ceil(most / 3) },
    series: [
      bars(
        progress.weeks.map((week) => [middle(week), week.planned]),
        { color: 'transparent', borderColor: colours.open, borderWidth: 3 },
        { markArea: easierWeeks(progress.weeks) },
      ),
      bars(
        progress.weeks.map((week) => [middle(week), week.done]),
        { color: colours.done },
        { barGap: '-100%' },
      ),
    ],
  } as EChartsOption
}

/** Landings a week. */
export function contactsOption(progress: Progress): EChartsOption {
  const data = progress.weeks.map(({ start, contacts }) => [dayNumber(start) + 3.5, contacts])
  return {
    grid,
    xAxis: dayAxis(progress),
    yAxis: { ...valueAxis, min: 0, minInterval: 20 },
    series: [bars(data, { color: colours.key }, { markArea: easierWeeks(progress.weeks) })],
  } as EChartsOption
}

function bars(data: readonly (readonly number[])[], look: object, more: object) {
  return {
    type: 'bar',
    data,
    barWidth: 36,
    itemStyle: { borderRadius: [8, 8, 0, 0], ...look },
    ...more,
  }
}
