/**
 * The year at a glance from race dates: foundation, strength base, power build, taper, maintenance, base again.
 *
 * Race by race: the taper is fixed, the six weeks before it are power for those ready for it, what is left
 * before that is base (or foundation first); after the race two weeks of maintenance.
 */

import { atLeast } from '../exercises/substitution.ts'
import type { Kit, Level, Race } from '../lift.ts'
import { addDays, daysFrom } from '../local-days.ts'
import { referencePolicy, type TrainingPolicy } from '../policy.ts'

export interface YearWish {
  readonly from: string
  readonly level: Level
  readonly kit: readonly Kit[]
  readonly races: readonly Race[]
  /** How far the map reaches. Default 52. */
  readonly weeks?: number
  readonly policy?: TrainingPolicy
}

export interface YearPart {
  /** Programme id. */
  readonly programme: string
  readonly from: string
  /** Last day, included. */
  readonly to: string
  readonly why: string
}

interface Cursor {
  readonly at: string
  readonly level: Level
}

const foundationWeeks = 8
const baseWeeks = 12
const leastBaseWeeks = 10
const powerWeeks = 6

/** Parts in order, without gaps, from the first day to the last. Races before `from` are left out. */
export function yearMap(wish: YearWish): YearPart[] {
  const policy = wish.policy ?? referencePolicy
  const end = addDays(wish.from, (wish.weeks ?? 52) * 7 - 1)
  const parts: YearPart[] = []
  let cursor: Cursor = { at: wish.from, level: wish.level }
  const races = wish.races
    .filter(({ day }) => day >= wish.from && day <= end)
    .sort((a, b) => a.day.localeCompare(b.day))
  for (const race of races) {
    const taperFrom = latest(cursor.at, addDays(race.day, -policy.taperDays[race.distance]))
    cursor = fill(parts, cursor, addDays(taperFrom, -1), wish, true)
    add(parts, 'taper-race-week', taperFrom, race.day, `Taper and race on ${race.day}.`)
    const after = policy.restAfterRace[race.distance] + policy.afterRace.days
    const rest = addDays(race.day, after)
    add(parts, afterRace(cursor.level), addDays(race.day, 1), rest, 'Rest, then light weeks.')
    cursor = { ...cursor, at: addDays(rest, 1) }
  }
  fill(parts, cursor, end, wish, false)
  return parts
}

/** Fills the days from the cursor to `end`; gives where it got to and the level by then. */
function fill(
  parts: YearPart[],
  cursor: Cursor,
  end: string,
  wish: YearWish,
  race: boolean,
): Cursor {
  let { at, level } = cursor
  if (at > end) return cursor
  const weeksLeft = () => (daysFrom(at, end) + 1) / 7
  const put = (programme: string, weeks: number, why: string) => {
    const to = addDays(at, Math.min(Math.floor(weeks * 7), daysFrom(at, end) + 1) - 1)
    add(parts, programme, at, to, why)
    at = addDays(to, 1)
  }
  if (level === 'L0' && weeksLeft() >= foundationWeeks) {
    put(foundation(wish.kit), foundationWeeks, 'Movements and tolerance first.')
    level = 'L1'
  }
  if (level === 'L0') {
    if (at <= end) put(foundation(wish.kit), weeksLeft(), 'Steady strength with what you have.')
    return { at, level }
  }
  if (!wish.kit.includes('gym')) {
    if (at <= end) put('in-season-maintenance', weeksLeft(), onceAWeek)
    return { at, level }
  }
  const power = race && atLeast(level, 'L2') && weeksLeft() >= powerWeeks + leastBaseWeeks
  while (weeksLeft() >= leastBaseWeeks + (power ? powerWeeks : 0)) {
    const room = weeksLeft() - (power ? powerWeeks : 0)
    put(
      'max-strength-base',
      room < baseWeeks * 2 ? Math.min(room, baseWeeks) : baseWeeks,
      'Heavy and few: ten weeks or more.',
    )
  }
  if (power) put('power-race-build', powerWeeks, 'Springy and fast before the race.')
  if (at <= end)
    put('in-season-maintenance', weeksLeft(), 'Too short for a block: keep what you have.')
  return { at, level }
}

function foundation(kit: readonly Kit[]): string {
  return kit.includes('dumbbells') || kit.includes('gym')
    ? 'dumbbell-foundation'
    : 'bodyweight-foundation'
}

const onceAWeek =
  'Without a gym there is no heavy block: one honest lift a week keeps your strength.'

function afterRace(level: Level): string {
  return level === 'L0' ? 'busy-runner' : 'in-season-maintenance'
}

function latest(one: string, other: string): string {
  return one > other ? one : other
}

function add(parts: YearPart[], programme: string, from: string, to: string, why: string) {
  if (from <= to) parts.push({ programme, from, to, why })
}
