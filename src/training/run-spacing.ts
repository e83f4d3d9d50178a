/**
 * Where lifts may stand beside runs (rules H1-H4): which runs are key, how early a lift may begin on a running
 * day, and how far heavy legs stay from the next key run.
 */

import type { Reason, Run } from './lift.ts'
import { clockMinutes, clockTime, dayNumber } from './local-days.ts'
import type { TrainingPolicy } from './policy.ts'

/** Intervals, tempo, race, or a long run of 90 minutes and more. */
export function isKeyRun(run: Run, policy: TrainingPolicy): boolean {
  if (run.kind === 'quality' || run.kind === 'race') return true
  return run.kind === 'long' && run.minutes >= policy.keyLongRunMinutes
}

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
