/**
 * `/lift` as a picture: the day's session on one card, exercise by exercise, pairs side by side by letter.
 */

import type { BlockOf } from '../../chat/reply.ts'
import {
  type BlockName,
  blockTitles,
  type DayPlan,
  type LiftBlock,
  type PrescribedExercise,
} from '../lift.ts'
import { type Saying, sayRest, saySets } from '../lift-reply.ts'
import { sayWeekDay } from '../say-day.ts'
import {
  box,
  card,
  cardWidth,
  colours,
  fitted,
  heading,
  margin,
  widthOf,
  words,
  wrapped,
} from './drawing.ts'
import { pngOf } from './rasterise.ts'

/** The picture of a lift, rest or hold day as a reply block. */
export async function liftChart(plan: DayPlan, options: Saying = {}): Promise<BlockOf<'image'>> {
  const bytes = await pngOf(liftSvg(plan, options))
  return { kind: 'image', bytes, fileName: `lift-${plan.day}.png`, alt: liftAlt(plan, options) }
}

const blockColours: Readonly<Record<BlockName, string>> = {
  'warm-up': colours.quiet,
  plyo: colours.key,
  power: colours.key,
  main: colours.max,
  accessory: colours.load,
  trunk: colours.done,
}

const rowHeight = 98
const blockHead = 72
const room = cardWidth - 2 * margin

export function liftSvg(plan: DayPlan, options: Saying): string {
  const drawn: string[] = []
  let y = 190
  for (const block of plan.blocks.filter(({ exercises }) => exercises.length > 0)) {
    drawn.push(blockPanel(block, y, options))
    y += heightOf(block) + 20
  }
  const reasons = reasonLines(plan)
  drawn.push(
    ...reasons.map((line, at) =>
      words(margin + 8, y + 32 + at * 38, line, { size: 28, colour: colours.quiet }),
    ),
  )
  return card(y + 28 + reasons.length * 38, heading(plan.title, facts(plan)), ...drawn)
}

function facts(plan: DayPlan): string {
  return [
    sayWeekDay(plan.day),
    plan.kind === 'lift' ? `week ${plan.week}` : '',
    plan.kind === 'lift' ? `${plan.minutes} min` : '',
    plan.earliestStart === null ? '' : `from ${plan.earliestStart}`,
    plan.contacts === 0 ? '' : `${plan.contacts} landings`,
    plan.deload ? 'easier week' : '',
  ]
    .filter(Boolean)
    .join(' · ')
}

const heightOf = ({ exercises }: LiftBlock) => blockHead + exercises.length * rowHeight + 8

function blockPanel(block: LiftBlock, y: number, saying: Saying): string {
  const colour = blockColours[block.name]
  const rows = block.exercises.map((exercise, at) =>
    exerciseRow(exercise, y + blockHead + at * rowHeight, colour, saying),
  )
  return [
    box({ x: margin, y, width: room, height: heightOf(block) }, colours.panel),
    box({ x: margin + 32, y: y + 30, width: 28, height: 28 }, colour, { radius: 8 }),
    words(margin + 78, y + 54, blockTitles[block.name], { size: 28, bold: true, colour }),
    ...rows,
  ].join('')
}

function exerciseRow(
  exercise: PrescribedExercise,
  y: number,
  colour: string,
  saying: Saying,
): string {
  const letter =
    exercise.pair === null
      ? ''
      : words(margin + 46, y + 42, exercise.pair, {
          size: 30,
          bold: true,
          colour,
          anchor: 'middle',
        })
  const rest = exercise.restSeconds === 0 ? '' : `rest ${sayRest(exercise.restSeconds)}`
  const nameRoom = room - 78 - 48 - (rest === '' ? 0 : widthOf(rest, 26) + 24)
  return [
    letter,
    words(margin + 78, y + 40, fitted(exercise.name, 32, nameRoom, true), { size: 32, bold: true }),
    words(cardWidth - margin - 32, y + 40, rest, {
      size: 26,
      colour: colours.quiet,
      anchor: 'end',
    }),
    words(margin + 78, y + 78, fitted(saySets(exercise, saying), 28, room - 78 - 32), {
      size: 28,
      colour: colours.quiet,
    }),
  ].join('')
}

const mostReasons = 3

function reasonLines({ reasons }: DayPlan): string[] {
  return reasons.slice(0, mostReasons).flatMap(({ text }) => wrapped(text, 28, room - 16, 3))
}

/** The picture in words. */
export function liftAlt(plan: DayPlan, options: Saying = {}): string {
  const exercises = plan.blocks
    .filter(({ name }) => name !== 'warm-up')
    .flatMap((block) => block.exercises)
    .map((exercise) => `${exercise.name} ${saySets(exercise, options)}`)
  return [`${plan.title}, ${facts(plan)}.`, exercises.join('; ')].filter(Boolean).join(' ')
}
