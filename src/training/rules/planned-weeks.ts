/**
 * A runner's plan as the rules see it: days in a row become weeks, lift days become sessions.
 *
 * A new week begins where programme, week, phase or the rest after a race changes, and after seven days.
 */

import type { DayPlan, RunnerProfile } from '../lift.ts'
import { dayNumber } from '../local-days.ts'
import { authoredWeek, type Programme } from '../programmes/programme.ts'
import { afterRaceWords } from '../weeks/planned-lift.ts'
import type { SeenExercise, SeenSession, SeenWeek } from './seen.ts'

export interface PlannedWish {
  /** Days in a row, ascending. */
  readonly days: readonly DayPlan[]
  readonly profile: RunnerProfile
  readonly programmes: ReadonlyMap<string, Programme>
}

export function plannedWeeks(wish: PlannedWish): SeenWeek[] {
  const groups: DayPlan[][] = []
  for (const day of wish.days) {
    const group = groups.at(-1)
    const first = group?.[0]
    if (
      group !== undefined &&
      first !== undefined &&
      group.length < 7 &&
      keyOf(first) === keyOf(day)
    ) {
      group.push(day)
    } else groups.push([day])
  }
  return groups.map((group) => weekOf(group, wish))
}

function keyOf(day: DayPlan): string {
  const resting =
    day.kind === 'rest' && day.reasons.some(({ text }) => text.startsWith(afterRaceWords))
  return `${day.programme} ${day.week} ${day.phase} ${resting}`
}

function weekOf(days: readonly DayPlan[], wish: PlannedWish): SeenWeek {
  const [first] = days
  if (first === undefined) throw new RangeError('a week without days')
  const programme = wish.programmes.get(first.programme)
  const test = testWeek(first, programme)
  const lifts = days.filter(({ kind }) => kind === 'lift')
  return {
    place: first.day,
    programme: first.programme,
    phase: first.phase,
    week: first.week,
    deload: days.some(({ deload }) => deload),
    test,
    sessions: lifts.map((day) => sessionOf(day, wish, test, programme)),
    complete:
      days.length === 7 && !lifts.some(lostAMovement) && lifts.length >= wanted(wish, programme),
    from: dayNumber(first.day),
  }
}

function wanted({ profile }: PlannedWish, programme: Programme | undefined): number {
  return (programme?.sessions ?? []).filter(
    ({ fromAge }) => fromAge === null || (profile.ageYears ?? 0) >= fromAge,
  ).length
}

/** A movement was left out: the week is no measure for others. */
function lostAMovement({ reasons }: DayPlan): boolean {
  return reasons.some(({ rule }) => rule === 'PR6' || rule === 'A4' || rule === 'hold')
}

function testWeek({ phase, week }: DayPlan, programme: Programme | undefined): boolean {
  if (programme === undefined || phase === 'return' || phase === 'post-race') return false
  return programme.weeks[authoredWeek(programme, week) - 1]?.test ?? false
}

function sessionOf(
  day: DayPlan,
  { profile }: PlannedWish,
  test: boolean,
  programme: Programme | undefined,
): SeenSession {
  const warmUp = day.blocks.find(({ name }) => name === 'warm-up')?.exercises ?? []
  return {
    name: day.title.split(':')[0] ?? day.title,
    programme: day.programme,
    place: day.day,
    phase: day.phase,
    week: day.week,
    deload: day.deload,
    test,
    level: profile.level,
    ageYears: profile.ageYears,
    minutes: day.minutes,
    minutesCap: programme?.minutesCap ?? 50,
    contacts: day.contacts,
    exercises: exercisesOf(day),
    warmUp,
    day: dayNumber(day.day),
  }
}

function exercisesOf(day: DayPlan): SeenExercise[] {
  return day.blocks
    .filter(({ name }) => name !== 'warm-up')
    .flatMap(({ name, exercises }) =>
      exercises.map((exercise) => ({ block: name, exercise, place: `${day.day} ${exercise.id}` })),
    )
}
