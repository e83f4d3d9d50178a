/**
 * A day of the plan as a chat reply that fits a phone: title, one line of minutes, one table per block, the
 * reasons as notes.
 */

import {
  type Block,
  note,
  type Reply,
  reply,
  type SetRow,
  setTable,
  text,
  title,
} from '../chat/reply.ts'
import {
  type BlockName,
  blockTitles,
  type DayPlan,
  type LiftBlock,
  type PrescribedExercise,
  type PrescribedSet,
} from './lift.ts'

/** How a member likes to read numbers. */
export interface Saying {
  /** How loads are shown. Default `kg`. */
  readonly unit?: 'kg' | 'lb'
  /** Reps left in reserve, or how hard it is out of ten. Default `rir`. */
  readonly effort?: 'rir' | 'rpe'
}

export interface LiftReplyOptions extends Saying {
  /** Said before the title of the session; the day alone when absent. */
  readonly programmeName?: string
}

export function liftReply(plan: DayPlan, options: LiftReplyOptions = {}): Reply {
  if (plan.kind !== 'lift') return restReply(plan)
  const heading = options.programmeName ?? 'Today'
  return reply(
    title(`${heading} · week ${plan.week} · ${plan.title}`),
    text(summary(plan)),
    ...plan.blocks.flatMap((block) => blockOf(block, options)),
    ...plan.reasons.map((reason) => note(reason.text)),
  )
}

function restReply(plan: DayPlan): Reply {
  return reply(title(plan.title), ...plan.reasons.map((reason) => text(reason.text)))
}

/** `About 32 min · not before 15:30 · 40 landings · easier week`. */
function summary(plan: DayPlan): string {
  return [
    `About ${plan.minutes} min`,
    plan.earliestStart === null ? '' : `not before ${plan.earliestStart}`,
    plan.contacts === 0 ? '' : `${plan.contacts} landings`,
    plan.deload ? 'easier week' : '',
  ]
    .filter(Boolean)
    .join(' · ')
}

function blockOf(block: LiftBlock, saying: Saying): Block[] {
  if (block.exercises.length === 0) return []
  const rows = block.exercises.map((exercise) => rowOf(exercise, block.name, saying))
  return [text({ text: blockTitles[block.name], bold: true }), setTable(rows)]
}

function rowOf(exercise: PrescribedExercise, block: BlockName, saying: Saying): SetRow {
  const rest = exercise.restSeconds === 0 ? '' : `rest ${sayRest(exercise.restSeconds)}`
  const ramp = block === 'warm-up' ? rampOf(exercise) : exercise
  const detail = [ramp === exercise ? '' : 'a little heavier each time', rest]
    .filter(Boolean)
    .join(' · ')
  return {
    exercise: exercise.name,
    prescription: saySets(ramp, saying),
    ...(detail === '' ? {} : { detail }),
    ...(exercise.pair === null ? {} : { pair: exercise.pair }),
  }
}

/** Ramp sets to a load nobody knows yet: shares of it would say nothing. */
function rampOf(exercise: PrescribedExercise): PrescribedExercise {
  const unknown = exercise.sets.some(
    ({ percent1RM, loadKg }) => percent1RM !== null && loadKg === null,
  )
  if (!unknown) return exercise
  return { ...exercise, sets: exercise.sets.map((set) => ({ ...set, percent1RM: null })) }
}

/** `3 × 8–12 each side · RIR 3 · 24 kg`; unequal sets are joined by commas. */
export function saySets(
  exercise: Pick<PrescribedExercise, 'sets' | 'unilateral'>,
  saying: Saying = {},
): string {
  const groups: { words: string; count: number }[] = []
  for (const set of exercise.sets) {
    const words = saySet(set, exercise.unilateral, saying)
    const last = groups.at(-1)
    if (last?.words === words) last.count += 1
    else groups.push({ words, count: 1 })
  }
  return groups.map(({ words, count }) => `${count} × ${words}`).join(', ')
}

/** A share of a maximum is said only where nothing else says how heavy: the load does, and so do reps left. */
function saySet(set: PrescribedSet, unilateral: boolean, { unit, effort }: Saying): string {
  const side = unilateral ? ' each side' : ''
  return [
    `${sayAmount(set)}${side}`,
    set.loadKg === null ? '' : sayLoad(set.loadKg, unit),
    set.loadKg === null && set.rir === null && set.percent1RM !== null
      ? `${set.percent1RM} % of max`
      : '',
    set.rir === null ? '' : sayEffort(set.rir, effort),
  ]
    .filter(Boolean)
    .join(' · ')
}

function sayAmount(set: PrescribedSet): string {
  if (set.seconds !== null) return `${set.seconds} s`
  if (set.metres !== null) return `${set.metres} m`
  if (set.open) return `${set.reps ?? 1} or more`
  return set.repsMax === null ? `${set.reps ?? 0}` : `${set.reps ?? 0}–${set.repsMax}`
}

const poundsPerKilogram = 2.204_622_6

/** `RIR 3`, or `RPE 7` for those who think in effort. */
export function sayEffort(rir: number, effort: Saying['effort'] = 'rir'): string {
  return effort === 'rir' ? `RIR ${rir}` : `RPE ${10 - rir}`
}

/** Quarters stand on plates; anything finer came from pounds. */
function sayKilograms(loadKg: number): number {
  return Number.isInteger(loadKg * 4) ? loadKg : Math.round(loadKg * 10) / 10
}

/** Kilograms as they are, pounds in whole numbers: what stands on the plates is near enough. */
export function sayLoad(loadKg: number, unit: 'kg' | 'lb' = 'kg'): string {
  return unit === 'kg'
    ? `${sayKilograms(loadKg)} kg`
    : `${Math.round(loadKg * poundsPerKilogram)} lb`
}

/** `45 s`, `2 min`, `2.5 min`. */
export function sayRest(seconds: number): string {
  const halves = seconds % 60 === 0 || (seconds > 120 && seconds % 30 === 0)
  return halves ? `${seconds / 60} min` : `${seconds} s`
}
