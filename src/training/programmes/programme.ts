/**
 * A programme as the coach writes it: weeks, sessions, slots, and in each slot one cell of work per week.
 *
 * The shape only; `programme-file.ts` reads it from YAML, `session.ts` turns one session of one week into
 * blocks for one runner, `rules/` checks it.
 */

import type { BlockName, Kit, Level, Phase, Reason } from '../lift.ts'
import type { Growth } from '../progression/target.ts'

/** Equal sets written once: `3x8-12 RIR3`. */
export interface SetGroup {
  readonly sets: number
  readonly reps: number | null
  readonly repsMax: number | null
  /** `5+`: as many as possible, stopped at the stated RIR. */
  readonly open: boolean
  readonly seconds: number | null
  readonly metres: number | null
  readonly percent1RM: number | null
  readonly rir: number | null
}

/** What a slot asks in one week; empty when it rests that week. */
export type Cell = readonly SetGroup[]

/** The exercises of a slot from a week on, best first: the first the runner's kit allows is used. */
export interface Choice {
  readonly fromWeek: number
  /** Only in odd or only in even weeks (squat and hinge by turns). */
  readonly turn: 'every' | 'odd' | 'even'
  readonly exercises: readonly string[]
}

export interface Slot {
  readonly block: Exclude<BlockName, 'warm-up'>
  readonly choices: readonly Choice[]
  /** One cell per week. */
  readonly cells: readonly Cell[]
  /** Cells of single weeks that differ for a level, by week. */
  readonly levelCells: Partial<Record<Level, Readonly<Record<number, Cell>>>>
  /** Cells of one of its exercises that is done in other sets than the rest, one a week. */
  readonly exerciseCells: Readonly<Record<string, readonly Cell[]>>
  /** Choices that differ for a level. */
  readonly levelChoices: Partial<Record<Level, readonly Choice[]>>
  readonly restSeconds: number
  /** Down-pause-up in seconds, `3-1-1`. */
  readonly tempo: string | null
  /** Letter shared by exercises done in turn. */
  readonly pair: string | null
  readonly growth: Growth
  readonly note: string | null
  /** Where it stands in the file, for complaints. */
  readonly path: readonly (string | number)[]
}

export interface Session {
  /** `A`, `B`, `H`, `T1`, … */
  readonly name: string
  readonly title: string
  /** Sessions only for runners of 60 and older (F3). */
  readonly fromAge: number | null
  readonly slots: readonly Slot[]
}

export interface ProgrammeWeek {
  readonly week: number
  readonly deload: boolean
  readonly test: boolean
  readonly focus: string
  /** Landings of each session that week, by session name. */
  readonly contacts: Readonly<Record<string, number>>
  /** What its lifts say of the week. */
  readonly reasons: readonly Reason[]
}

export interface Programme {
  readonly id: string
  readonly name: string
  readonly phase: Phase
  readonly levels: readonly Level[]
  /** The sets of kit it serves completely; each slot has a variant for each. */
  readonly serves: readonly (readonly Kit[])[]
  /** What it is for, in one sentence a member reads. */
  readonly goal: string
  /** What every lift of it says, such as the honest word of a programme that holds less than the trials did. */
  readonly reasons: readonly Reason[]
  /** Whether it may speak of running economy (F5, I3). */
  readonly speaksOfEconomy: boolean
  readonly minutesCap: number
  readonly warmUp: { readonly minutes: number; readonly moves: readonly string[] }
  readonly weeks: readonly ProgrammeWeek[]
  readonly sessions: readonly Session[]
  /** After the last week it goes on from this one until another programme is chosen. */
  readonly thenFromWeek: number
}

/** The week's row, rolling on after the end. `week` counts from 1 and never stops. */
export function weekRow(programme: Programme, week: number): ProgrammeWeek {
  const row = programme.weeks[authoredWeek(programme, week) - 1]
  if (row === undefined) throw new RangeError(`${programme.id} has no week ${week}`)
  return row
}

/** Which authored week a counted week follows: weeks past the end roll on from `thenFromWeek`. */
export function authoredWeek(programme: Programme, week: number): number {
  const length = programme.weeks.length
  if (week <= length) return Math.max(1, week)
  const block = length - programme.thenFromWeek + 1
  return programme.thenFromWeek + ((week - length - 1) % block)
}

/** The slot's work in an authored week at a level. */
export function cellOf(slot: Slot, week: number, level: Level): Cell {
  return slot.levelCells[level]?.[week] ?? slot.cells[week - 1] ?? []
}

/** The slot's work when it is done with this exercise. */
export function cellFor(slot: Slot, exercise: string, week: number, level: Level): Cell {
  return slot.exerciseCells[exercise]?.[week - 1] ?? cellOf(slot, week, level)
}

/** The fewest reps of the slot's sets in any loading week, or null when it is held or carried. */
export function fewestReps(slot: Slot, { weeks }: Programme, level: Level): number | null {
  const loading = weeks.filter(({ deload }) => !deload)
  const reps = loading.flatMap(({ week }) =>
    cellOf(slot, week, level).flatMap((set) => set.reps ?? []),
  )
  return reps.length === 0 ? null : Math.min(...reps)
}

/** The slot's exercises in a counted week, best first. */
export function choiceOf(slot: Slot, week: number, level: Level, turn = week): readonly string[] {
  const choices = slot.levelChoices[level] ?? slot.choices
  const parity = turn % 2 === 1 ? 'odd' : 'even'
  const open = choices.filter(
    (choice) => choice.fromWeek <= week && (choice.turn === 'every' || choice.turn === parity),
  )
  return open[open.length - 1]?.exercises ?? []
}

/** Seconds of rest: in a pair a lift at 80 % and more keeps two minutes between its sets (R1). */
export function restOf(slot: Slot, sets: readonly Pick<SetGroup, 'percent1RM'>[]): number {
  const heavy = sets.some(({ percent1RM }) => percent1RM !== null && percent1RM >= 80)
  return slot.pair !== null && heavy
    ? Math.max(heavyRestSeconds, slot.restSeconds)
    : slot.restSeconds
}

const heavyRestSeconds = 120

/** How many sets a cell holds. */
export function setCount(cell: Cell): number {
  return cell.reduce((sum, group) => sum + group.sets, 0)
}
