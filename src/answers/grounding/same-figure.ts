/** Whether two figures are the same amount, in whatever unit they are said. */
import type { Figure } from './figures.ts'
import { asSeconds } from './units.ts'

/** Whether a figure of an answer is one of the evidence's. */
export function standsIn(figure: Figure, evidence: readonly Figure[]): boolean {
  return evidence.some((other) => isSameFigure(figure, other))
}

export function isSameFigure(one: Figure, other: Figure): boolean {
  return sameBound(one, other) && sameAmount(one, other)
}

function sameAmount(one: Figure, other: Figure): boolean {
  if (one.unit === 'rpe' && other.unit === 'rir') return near(one.value, 10 - other.value)
  if (one.unit === 'lb' && other.unit === 'kg') return isPounds(one.value, other.value)
  const seconds = [one, other].map(({ unit }) => asSeconds.get(unit ?? ''))
  const [mine, theirs] = seconds
  if (mine !== undefined && theirs !== undefined) {
    return near(one.value * mine, other.value * theirs)
  }
  if (!near(one.value, other.value)) return false
  if (other.unit === null) return !measures.has(one.unit ?? '')
  return one.unit === null || alike(one.unit, other.unit)
}

/** A bare 20 is no 20 kg, and no 20 sets. */
const measures = new Set([
  'set',
  'session',
  'exercise',
  'kg',
  'lb',
  'km',
  'mile',
  'm',
  'cm',
  'km/h',
  '%',
  'degree',
  'calorie',
])

function alike(one: string, other: string): boolean {
  return one === other || alikeUnits.some((units) => units.includes(one) && units.includes(other))
}

/** "Two a week", "two sessions weekly" and "two days a week" are one amount; so are "2 reps left" and RIR 2. */
const alikeUnits = [
  ['weekly', 'session'],
  ['rir', 'rep'],
  ['contact', 'raise'],
  ['foot', 'contact'],
]

/** Weights are said rounded to whole pounds or to plates of five. */
function isPounds(pounds: number, kilos: number): boolean {
  const exact = kilos * 2.204_62
  return Math.abs(pounds - exact) <= 0.6 || (pounds % 5 === 0 && Math.abs(pounds - exact) <= 2.5)
}

function sameBound({ bound: mine }: Figure, { bound: theirs }: Figure): boolean {
  return mine === null || mine === theirs
}

function near(one: number, other: number): boolean {
  return Math.abs(one - other) < 1e-6
}
