/** Lifts beside runs and beside each other: rules H1-H5, F4, Y2. Only a runner's plan can break them. */

import { isHeavySet } from '../exercises/movement.ts'
import { clockMinutes } from '../local-days.ts'
import { hasKeyRun, isKeyRun, type RunBook, runsOn } from '../weeks/run-spacing.ts'
import type { Finding, SeenSession, SeenWeek } from './seen.ts'

/** A session of the plan with what the runs need to know. */
export interface DatedSession {
  readonly session: SeenSession
  readonly day: number
  readonly earliestStart: string | null
  readonly heavy: boolean
}

export function datedSessions(
  weeks: readonly SeenWeek[],
  startOf: (day: number) => string | null,
): DatedSession[] {
  return weeks.flatMap(({ sessions }) =>
    sessions.flatMap((session) =>
      session.day === null
        ? []
        : [
            {
              session,
              day: session.day,
              earliestStart: startOf(session.day),
              heavy: isHeavy(session),
            },
          ],
    ),
  )
}

export const isHeavy = (session: SeenSession) =>
  session.exercises.some(({ exercise }) =>
    exercise.sets.some((set) => isHeavySet(exercise.pattern, set)),
  )

const startMinutes = ({ earliestStart }: DatedSession) =>
  earliestStart === null ? -1 : clockMinutes(earliestStart)

/** H1: six hours after a key run, three after an easy one. */
export function liftAfterRun(dated: DatedSession, book: RunBook): Finding[] {
  return runsOn(book, dated.day).flatMap((run) => {
    const hours = isKeyRun(run, book.policy)
      ? book.policy.hoursAfterKeyRun
      : book.policy.hoursAfterEasyRun
    const open = clockMinutes(run.start) + run.minutes + hours * 60
    if (startMinutes(dated) >= open) return []
    const reason = `lift less than ${hours} h after the ${run.kind} run of ${run.start}`
    return [{ rule: 'H1', place: dated.session.place, reason }]
  })
}

/** H2: no heavy legs on the day before a key run. */
export function freshForKeyRun(dated: DatedSession, book: RunBook): Finding[] {
  if (!dated.heavy || !hasKeyRun(book, dated.day + 1)) return []
  return [
    { rule: 'H2', place: dated.session.place, reason: 'heavy legs on the day before a key run' },
  ]
}

/** H3: no hard lift earlier on the day of a key run. */
export function keyRunFirst(dated: DatedSession, book: RunBook): Finding[] {
  if (!dated.heavy) return []
  const later = runsOn(book, dated.day).some(
    (run) => isKeyRun(run, book.policy) && clockMinutes(run.start) >= startMinutes(dated),
  )
  return later
    ? [
        {
          rule: 'H3',
          place: dated.session.place,
          reason: 'a hard lift may come before the key run of the day',
        },
      ]
    : []
}

/** H4: in the first two weeks of a block or after a return heavy legs keep 48 hours to key runs. */
export function settlingIn(dated: DatedSession, book: RunBook, settling: boolean): Finding[] {
  if (!settling || !dated.heavy) return []
  const near = [1, 2].some((after) => hasKeyRun(book, dated.day + after))
  return near
    ? [
        {
          rule: 'H4',
          place: dated.session.place,
          reason: 'new work less than 48 h before a key run',
        },
      ]
    : []
}

/** H5: never in one session with a run. */
export function notWithARun(dated: DatedSession, book: RunBook): Finding[] {
  const joined = runsOn(book, dated.day).some(
    (run) => startMinutes(dated) < clockMinutes(run.start) + run.minutes,
  )
  return joined
    ? [{ rule: 'H5', place: dated.session.place, reason: 'lift and run in one session' }]
    : []
}

/** F4: heavy legs 48 hours apart, never on days in a row. */
export function heavyDaysApart(all: readonly DatedSession[]): Finding[] {
  return tooClose(
    all.filter(({ heavy }) => heavy),
    'F4',
    'heavy legs less than 48 h apart',
  )
}

/** Y2: jumps 48 hours apart, not on the day before a key run, on two days a week. */
export function jumpDaysApart(all: readonly DatedSession[], book: RunBook): Finding[] {
  const jumping = all.filter(({ session }) => session.contacts > 0)
  const before = jumping.filter(({ day }) => hasKeyRun(book, day + 1))
  return [
    ...tooClose(jumping, 'Y2', 'jumps less than 48 h apart'),
    ...before.map(({ session }) => ({
      rule: 'Y2',
      place: session.place,
      reason: 'jumps on the day before a key run',
    })),
  ]
}

/** Y2: at most two jumping days a week. */
export function jumpDaysPerWeek(week: SeenWeek): Finding[] {
  const days = week.sessions.filter(({ contacts }) => contacts > 0).length
  return days <= 2
    ? []
    : [{ rule: 'Y2', place: week.place, reason: `${days} jumping days; two at most` }]
}

function tooClose(all: readonly DatedSession[], rule: string, reason: string): Finding[] {
  return all.flatMap((later, at) => {
    const earlier = all[at - 1]
    if (earlier === undefined) return []
    const apart = later.day - earlier.day
    const close = apart < 2 || (apart === 2 && startMinutes(later) < startMinutes(earlier))
    return close ? [{ rule, place: later.session.place, reason }] : []
  })
}
