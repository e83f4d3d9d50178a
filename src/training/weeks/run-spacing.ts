/**
 * Where lifts may stand beside runs (rules H1-H4): which runs are key, how early a lift may begin on a running
 * day, and how far heavy legs stay from the next key run.
 */

import type { Reason, Run } from '../lift.ts'
import { clockMinutes, clockTime, dayNumber } from '../local-days.ts'
import type { TrainingPolicy } from '../policy.ts'

/** Intervals, tempo, race, or a long run of 90 minutes and more. */
export function isKeyRun(run: Run, policy: TrainingPolicy): boolean {
  if (run.kind === 'quality' || run.kind === 'race') return true
  return run.kind === 'long' && run.minutes >= policy.keyLongRunMinutes
}

/** The race that keeps a day free of lifts: tomorrow's, today's, or one the legs still rest from (T3, T5). */
export function raceNear(book: RunBook, day: number): { day: number; run: Run } | null {
  for (let on = day + 1; on >= day - longestRest; on--) {
    const run = runsOn(book, on).find(({ kind }) => kind === 'race')
    if (run !== undefined && day - on <= restAfterRun(run, book.policy)) return { day: on, run }
  }
  return null
}

const longestRest = 7

/** A race of the run plan names no distance, so its length says how long the legs rest. */
function restAfterRun({ minutes }: Run, { restAfterRace }: TrainingPolicy): number {
  if (minutes <= longestTenK) return restAfterRace['10k']
  return minutes <= longestHalf ? restAfterRace.half : restAfterRace.marathon
}

const longestTenK = 75
const longestHalf = 150

/** When a lift may begin on a day; `tooLate` when the run leaves no evening. */
export interface LiftWindow {
  readonly earliestStart: string | null
  readonly tooLate: boolean
  readonly reason: Reason | null
}

/** The runs of a plan by day, asked again and again while days are chosen. */
export interface RunBook {
  readonly policy: TrainingPolicy
  /** Day number -> runs of that day. */
  readonly byDay: ReadonlyMap<number, readonly Run[]>
}

export function runBook(runs: readonly Run[], policy: TrainingPolicy): RunBook {
  const byDay = new Map<number, Run[]>()
  for (const run of runs) {
    const number = dayNumber(run.day)
    byDay.set(number, [...(byDay.get(number) ?? []), run])
  }
  return { policy, byDay }
}

export function runsOn(book: RunBook, day: number): readonly Run[] {
  return book.byDay.get(day) ?? []
}

export function hasKeyRun(book: RunBook, day: number): boolean {
  return runsOn(book, day).some((run) => isKeyRun(run, book.policy))
}

/** H1: run first; six hours after a key run, three after an easy one. */
export function liftWindow(book: RunBook, day: number): LiftWindow {
  let earliest = -1
  let after: Run | null = null
  for (const run of runsOn(book, day)) {
    const hours = isKeyRun(run, book.policy)
      ? book.policy.hoursAfterKeyRun
      : book.policy.hoursAfterEasyRun
    const open = clockMinutes(run.start) + run.minutes + hours * 60
    if (open > earliest) {
      earliest = open
      after = run
    }
  }
  if (after === null) return { earliestStart: null, tooLate: false, reason: null }
  const tooLate = earliest > clockMinutes(book.policy.latestStart)
  const hours = isKeyRun(after, book.policy)
    ? book.policy.hoursAfterKeyRun
    : book.policy.hoursAfterEasyRun
  const text = `Run first, then at least ${hours} hours: the lift starts at ${clockTime(earliest)} or later.`
  return { earliestStart: clockTime(earliest), tooLate, reason: { rule: 'H1', text } }
}

/** H2, H4: whether heavy legs on `day` leave the next key run alone. `freeDays` days after it hold no key run. */
export function leavesKeyRunAlone(book: RunBook, day: number, freeDays: number): boolean {
  for (let after = 1; after <= freeDays; after++) {
    if (hasKeyRun(book, day + after)) return false
  }
  return true
}
