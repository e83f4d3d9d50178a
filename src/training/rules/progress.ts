/** How a plan grows and comes back: rules PR1, PR3, PR5, PR6, F2's gap, F5, I3. */

import { isLegPattern, isUpper } from '../exercises/movement.ts'
import type { Exercises } from '../exercises/substitution.ts'
import type { LoggedExercise } from '../lift.ts'
import { authoredWeek, cellOf, type Programme, setCount } from '../programmes/programme.ts'
import type { CourseRule, Finding, SeenExercise, SeenSession, SeenWeek } from './seen.ts'
import { isOrdinary, isWorkingBlock, setsIn, weekContacts } from './seen.ts'

interface Step {
  readonly before: SeenExercise
  readonly now: SeenExercise
}

/** Neighbouring sessions of the same exercise, both ordinary and in the same programme. */
function stepsOf(weeks: readonly SeenWeek[]): Step[] {
  const last = new Map<string, SeenExercise>()
  const steps: Step[] = []
  for (const week of weeks) {
    for (const { exercises } of week.sessions) {
      for (const now of exercises) {
        const key = `${week.programme} ${now.exercise.id} ${now.block}`
        const before = last.get(key)
        if (before !== undefined && isOrdinary(week)) steps.push({ before, now })
        if (isOrdinary(week)) last.set(key, now)
      }
    }
  }
  return steps
}

const loadOf = ({ exercise }: SeenExercise) =>
  Math.max(0, ...exercise.sets.map((set) => set.loadKg ?? 0))
const percentOf = ({ exercise }: SeenExercise) =>
  Math.max(0, ...exercise.sets.map((set) => set.percent1RM ?? 0))

/** Kilograms a step may always have: the smallest plates there are (ruling on PR1 and PR2). */
const smallestStepKg = 2.5

/** PR1: a step over what was asked or lifted is at most 10 % for legs and 5 % for the upper body, or 2.5 kg. */
export const stepsAreSmall =
  (log: readonly LoggedExercise[]): CourseRule =>
  (weeks) =>
    stepsOf(weeks).flatMap(({ before, now }) => {
      const from =
        loadOf(before) === 0 ? 0 : Math.max(loadOf(before), doneBetween(before, now, log).loadKg)
      const rise = loadOf(now) - from
      // The table of a programme raises the percentage itself; PR1 binds the step of the maximum behind it.
      if (from === 0 || percentOf(now) > 0 || percentOf(before) > 0) return []
      const share = isUpper(now.exercise.pattern) ? 0.05 : 0.1
      if (rise <= Math.max(smallestStepKg, from * share) + 1e-9) return []
      const reason = `${now.exercise.id} rises from ${from} to ${loadOf(now)} kg`
      return [{ rule: 'PR1', place: now.place, reason }]
    })

/** What the runner did of the exercise from the day of `before` to the day of `now`: most load, most sets. */
function doneBetween(before: SeenExercise, now: SeenExercise, log: readonly LoggedExercise[]) {
  const [from = '', to = ''] = [dayOfPlace(before), dayOfPlace(now)]
  const done = log.filter(
    ({ exercise, day }) => exercise === now.exercise.id && day >= from && day < to,
  )
  const loads = done.flatMap(({ sets }) => sets.map(({ loadKg }) => loadKg ?? 0))
  return {
    loadKg: Math.max(0, ...loads),
    sets: Math.max(0, ...done.map(({ sets }) => sets.length)),
  }
}

const dayOfPlace = ({ place }: SeenExercise) => place.split(' ')[0]

/** PR3: load and sets of an exercise do not rise together, where no table says so. */
export const oneThingRises =
  (log: readonly LoggedExercise[]): CourseRule =>
  (weeks) =>
    stepsOf(weeks).flatMap(({ before, now }) => {
      const done = doneBetween(before, now, log)
      const heavier = loadOf(before) > 0 && loadOf(now) > Math.max(loadOf(before), done.loadKg)
      const more = now.exercise.sets.length > Math.max(before.exercise.sets.length, done.sets)
      if (!heavier || !more || percentOf(now) > 0) return []
      const reason = `${now.exercise.id} gets heavier and one set more at once`
      return [{ rule: 'PR3', place: now.place, reason }]
    })

/** PR5: a return begins without jumps and with half the sets of its week, then 70 %; it knows no test. */
export const returnsAreGentle =
  (programmes: ReadonlyMap<string, Programme>): CourseRule =>
  (weeks) => {
    let nth = 0
    return weeks.flatMap((week) => {
      nth = week.phase === 'return' ? nth + 1 : 0
      if (nth === 0) return []
      const say = (reason: string) => [{ rule: 'PR5', place: week.place, reason }]
      if (week.sessions.some(hasOpenSet)) return say('a test in a return')
      if (nth === 1 && weekContacts(week) > 0) return say('jumps in the first week of a return')
      const share = returnShares[nth - 1] ?? lastReturnShare
      const tooMuch = week.sessions.find(
        (session) => setsIn(session.exercises.filter(isWorkingBlock)) > mostIn(session, share),
      )
      if (tooMuch === undefined) return []
      return say(
        `${tooMuch.place}: more than ${share * 100} % of the sets in week ${nth} of a return`,
      )
    })

    /** The share of the session as written; one set of each exercise always stays. */
    function mostIn(session: SeenSession, share: number): number {
      const programme = programmes.get(session.programme)
      const written = programme?.sessions.find(({ name }) => name === session.name)
      if (programme === undefined || written === undefined) return Number.POSITIVE_INFINITY
      const sets = written.slots
        .filter(({ block }) => block !== 'plyo')
        .map((slot) => setCount(cellOf(slot, authoredWeek(programme, session.week), session.level)))
      const each = sets.filter((count) => count > 0).length
      return Math.max(each, Math.round(sets.reduce((sum, count) => sum + count, 0) * share))
    }
  }

const returnShares = [0.5, 0.7]
/** Longer returns go on with 80 and 90 %. */
const lastReturnShare = 0.9

/** PR5: no test in the four weeks after a return began. */
export const noTestAfterReturn: CourseRule = (weeks) => {
  const returns = weeks
    .filter((week, at) => week.phase === 'return' && weeks[at - 1]?.phase !== 'return')
    .map(({ from }) => from ?? 0)
  return weeks.flatMap((week) => {
    const since = returns.findLast((from) => from <= (week.from ?? 0))
    const soon = since !== undefined && (week.from ?? 0) - since < 28
    if (!soon || !week.sessions.some(hasOpenSet)) return []
    return [{ rule: 'PR5', place: week.place, reason: 'a test within four weeks of a return' }]
  })
}

const hasOpenSet = ({ exercises }: SeenSession) =>
  exercises.some(({ exercise }) => exercise.sets.some(({ open }) => open))

const longestGap = 10

/** The days a plan could choose from, as day numbers. */
export interface SeasonDays {
  /** The runs leave room for a lift. */
  readonly isOpen: (day: number) => boolean
  /** A lift stood there that the runner missed; what is made up later counts from it. */
  readonly wasMissed: (day: number) => boolean
}

/** F2: in season a plan never leaves more than ten days between sessions, where the runs leave a day for it. */
export function gapsInSeason(
  weeks: readonly SeenWeek[],
  { isOpen, wasMissed }: SeasonDays,
): Finding[] {
  const season = weeks.filter((week) => week.phase === 'in-season' && week.complete)
  return season.flatMap((week, at) => {
    const before = season[at - 1]?.sessions.at(-1)?.day
    const now = week.sessions[0]?.day
    if (before == null || now == null || season[at - 1]?.from !== (week.from ?? 0) - 7) return []
    if (now - before <= longestGap) return []
    const from = week.from ?? now
    const sooner = Array.from(
      { length: Math.max(0, before + longestGap + 1 - from) },
      (_, at) => from + at,
    )
    if (!sooner.some(isOpen) || sooner.some(wasMissed)) return []
    return [
      {
        rule: 'F2',
        place: week.place,
        reason: `${now - before} days between sessions; ten at most`,
      },
    ]
  })
}

const families: readonly ((pattern: string) => string | null)[] = [
  (pattern) => (isLegPattern(pattern) ? 'legs' : null),
  (pattern) => (pattern.includes('push') ? 'push' : null),
  (pattern) => (pattern.includes('pull') ? 'pull' : null),
  (pattern) => (pattern.startsWith('ankle') ? 'calf' : null),
  (pattern) =>
    pattern.endsWith('plyo') || pattern === 'landing' || pattern.startsWith('power')
      ? 'jump'
      : null,
]

/** Movements that may stand in one list of a programme: legs, push, pull, calf, jump, trunk and hips. */
export function familyOf(pattern: string): string {
  return families.map((family) => family(pattern)).find((name) => name !== null) ?? 'trunk'
}

/** PR6: the variants of a slot train the same family. `ids` is the slot's list. */
export function variantsMatch(
  ids: readonly string[],
  exercises: Exercises,
  place: string,
): Finding[] {
  const known = ids.flatMap((id) => exercises.get(id) ?? [])
  const wanted = known[0]
  if (wanted === undefined) return []
  const stranger = known.find(({ pattern }) => familyOf(pattern) !== familyOf(wanted.pattern))
  if (stranger === undefined) return []
  const reason = `${stranger.id} does not train what ${wanted.id} trains; variants keep the movement`
  return [{ rule: 'PR6', place, reason }]
}

/** F5, I3: only ten weeks and more with heavy work or jumps may speak of economy. */
export function economyClaim(
  speaks: boolean,
  weeks: readonly SeenWeek[],
  place: string,
): Finding[] {
  if (!speaks) return []
  if (weeks.length < 10) {
    const reason = `${weeks.length} weeks cannot speak of economy; ten in a row at least`
    return [{ rule: 'F5', place, reason }]
  }
  const heavy = weeks.filter(({ sessions }) => sessions.some(isHeavyByPercent)).length
  if (heavy * 2 >= weeks.length) return []
  const reason = 'work below 80 % is tolerance and technique; it does not speak of economy'
  return [{ rule: 'I3', place, reason }]
}

const isHeavyByPercent = ({ exercises }: SeenSession) =>
  exercises.some((seen) => percentOf(seen) >= 80 && setsIn([seen]) > 0)
