/**
 * Which days of a week hold the lifts (the hybrid table and rules H1-H4, F4, Y2).
 *
 * Every session -> every day it could stand on, with what it would have to give up there -> the cheapest
 * combination. Giving up heavy legs or jumps costs more than an unusual day, dropping a lift costs most.
 */

import type { Reason } from '../lift.ts'
import { dayOf, weekdayName } from '../local-days.ts'
import { hasKeyRun, leavesKeyRunAlone, liftWindow, type RunBook, runsOn } from './run-spacing.ts'

export interface SessionTraits {
  /** Holds heavy lower-body sets. */
  readonly heavy: boolean
  readonly jumps: boolean
}

/** A session that stands already. */
export interface FixedSession extends SessionTraits {
  readonly day: number
  readonly earliestStart: string | null
}

export interface DayWish {
  readonly book: RunBook
  /** The first day of the week, as a day number; default days count from it. */
  readonly weekStart: number
  /** Days that may hold a lift. */
  readonly days: readonly number[]
  /** First two weeks of a block or after a return: more room before the next key run (H4). */
  readonly settling: boolean
  readonly neighbours: readonly FixedSession[]
  /** Days on which nothing may stand although they are in the week. */
  readonly closed: (day: number) => boolean
}

export interface PlacedSession extends FixedSession {
  /** Position in the list of sessions that was asked for. */
  readonly at: number
  readonly lighten: boolean
  readonly dropJumps: boolean
  readonly reasons: readonly Reason[]
}

interface Option extends SessionTraits {
  readonly day: number
  readonly lighten: boolean
  readonly dropJumps: boolean
  readonly cost: number
}

/**
 * Heavy legs after a long run are worth less than lighter legs on a better day. A long gap (F2) costs more than all
 * that a sooner day can ask, and a lift dropped more than that.
 */
const price = { lighten: 20, dropJumps: 10, drop: 200, nextDay: 8, longGap: 80, longRun: 24 }

/** The sessions that found a day, in the order of the week. One that found none is missing. */
export function placeSessions(
  sessions: readonly SessionTraits[],
  wish: DayWish,
): readonly PlacedSession[] {
  const options = sessions.map((traits, at) =>
    optionsFor(traits, preferredDay(sessions, at, wish), wish).map((option) => ({
      ...option,
      cost: option.cost + (at === 0 ? gapCost(option.day, wish) : 0),
    })),
  )
  const chosen = cheapest(options, wish.neighbours)
  return withStarts(
    chosen.map(({ option, at }) => ({
      ...option,
      at,
      ...startOf(option, wish),
      reasons: reasonsFor(sessions[at], preferredDay(sessions, at, wish), option, wish),
    })),
    wish,
  )
}

/** F2: the first lift of a week comes no more than ten days after the last one, where the runs allow it. */
function gapCost(day: number, wish: DayWish): number {
  const last = wish.neighbours.reduce((most, other) => Math.max(most, other.day), 0)
  const isLong = last > 0 && last < day && day - last > wish.book.policy.longestGapDays
  return isLong ? price.longGap : 0
}

function preferredDay(sessions: readonly SessionTraits[], at: number, wish: DayWish): number {
  const { two, one } = wish.book.policy.defaultDays
  return wish.weekStart + (sessions.length === 1 ? one : (two[at] ?? 0))
}

function optionsFor(traits: SessionTraits, preferred: number, wish: DayWish): Option[] {
  const open = wish.days.filter((day) => !wish.closed(day) && !liftWindow(wish.book, day).tooLate)
  const runsKnown = knowsRuns(wish)
  return open.flatMap((day) => {
    const cost = runsKnown
      ? runDayCost(wish.book, day) + Math.abs(day - preferred) / 10
      : Math.abs(day - preferred)
    return concessions(traits, day, wish).map(({ lighten, dropJumps }) => ({
      day,
      lighten,
      dropJumps,
      heavy: traits.heavy && !lighten,
      jumps: traits.jumps && !dropJumps,
      cost: cost + (lighten ? price.lighten : 0) + (dropJumps ? price.dropJumps : 0),
    }))
  })
}

function knowsRuns({ book, weekStart }: DayWish): boolean {
  for (let day = weekStart; day < weekStart + 7; day++)
    if (runsOn(book, day).length > 0) return true
  return false
}

/** The hybrid table in numbers: hard days hard, easy days next, free days free, long runs alone. */
function runDayCost(book: RunBook, day: number): number {
  const runs = runsOn(book, day)
  if (runs.length === 0) return 2
  if (runs.some((run) => run.kind === 'long')) return hasKeyRun(book, day) ? price.longRun : 4
  return hasKeyRun(book, day) ? 0 : 1
}

function concessions(traits: SessionTraits, day: number, wish: DayWish) {
  const freeDays = wish.settling ? wish.book.policy.settlingDays : 1
  const mustLighten = traits.heavy && !leavesKeyRunAlone(wish.book, day, freeDays)
  const mustDrop = traits.jumps && hasKeyRun(wish.book, day + 1)
  const lightenings = mustLighten ? [true] : traits.heavy ? [false, true] : [false]
  const drops = mustDrop ? [true] : traits.jumps ? [false, true] : [false]
  return lightenings.flatMap((lighten) => drops.map((dropJumps) => ({ lighten, dropJumps })))
}

interface Choice {
  readonly option: Option
  readonly at: number
}

function cheapest(options: readonly Option[][], neighbours: readonly FixedSession[]): Choice[] {
  const [first = [], second] = options
  const singles = first.map((option) => ({
    cost: alone(option, neighbours),
    picks: [{ option, at: 0 }],
  }))
  const later = (second ?? []).map((option) => ({ cost: alone(option, neighbours), option }))
  let best: { cost: number; picks: Choice[] } = { cost: price.drop * options.length, picks: [] }
  const consider = (cost: number, picks: Choice[]) => {
    if (cost < best.cost) best = { cost, picks }
  }
  const missing = second === undefined ? 0 : price.drop
  for (const { cost, picks } of singles) {
    consider(cost + missing, picks)
    for (const other of later) {
      const together = cost + other.cost
      if (together >= best.cost) continue
      const mine = picks[0]?.option
      if (mine === undefined || other.option.day <= mine.day) continue
      consider(together + between(mine, other.option), [...picks, { option: other.option, at: 1 }])
    }
  }
  return best.picks
}

function alone(option: Option, neighbours: readonly FixedSession[]): number {
  return neighbours.reduce((sum, other) => sum + besides(option, other), option.cost)
}

type Dated = SessionTraits & { readonly day: number }

/** Infinite when the two may not stand like this (F4, Y2). */
function besides(one: Dated, other: Dated): number {
  const apart = Math.abs(one.day - other.day)
  if (apart === 0) return Number.POSITIVE_INFINITY
  if (apart === 1) {
    const clash = (one.heavy && other.heavy) || (one.jumps && other.jumps)
    return clash ? Number.POSITIVE_INFINITY : price.nextDay
  }
  return 0
}

/** Two lifts of a week like three or four days between them. */
function between(one: Option, other: Option): number {
  const apart = other.day - one.day
  const unevenness = apart <= 2 ? 1 : apart <= 4 ? 0 : (apart - 4) * 3
  return besides(one, other) + unevenness
}

function startOf(option: Option, wish: DayWish) {
  return { earliestStart: liftWindow(wish.book, option.day).earliestStart }
}

/** Two days apart is 48 hours only if the later lift does not begin at an earlier hour (F4, Y2). */
function withStarts(placed: readonly PlacedSession[], wish: DayWish): readonly PlacedSession[] {
  const known: FixedSession[] = [...wish.neighbours]
  return placed.map((session) => {
    const earliestStart = startBeside(session, known)
    const isLater = earliestStart !== null && earliestStart !== session.earliestStart
    const reasons = isLater
      ? [...session.reasons, laterReason(session, earliestStart)]
      : session.reasons
    const started = { ...session, earliestStart, reasons }
    known.push(started)
    return started
  })
}

function laterReason({ heavy }: FixedSession, start: string): Reason {
  const what = heavy ? 'Heavy legs' : 'Jumps'
  const text = `${what} keep 48 hours to the lift two days ago: ${start} or later.`
  return { rule: heavy ? 'F4' : 'Y2', text }
}

/** When a session may start, with the heavy and jumping ones two days before in mind. */
export function startBeside(session: FixedSession, known: readonly FixedSession[]): string | null {
  const starts = known
    .filter((other) => other.day === session.day - 2)
    .filter((other) => (other.heavy && session.heavy) || (other.jumps && session.jumps))
    .flatMap((other) => other.earliestStart ?? [])
  const latest = [session.earliestStart ?? '', ...starts].sort().at(-1) ?? ''
  return latest === '' ? null : latest
}

function reasonsFor(
  traits: SessionTraits | undefined,
  preferred: number,
  option: Option,
  wish: DayWish,
): Reason[] {
  const reasons: Reason[] = []
  const window = liftWindow(wish.book, option.day).reason
  if (window !== null) reasons.push(window)
  if (traits?.heavy && option.day !== preferred) reasons.push(...movedReason(preferred, wish))
  if (option.lighten) {
    reasons.push(
      wish.settling
        ? {
            rule: 'H4',
            text: 'No heavy legs today: in the first two weeks of a block they keep 48 hours to the next key run.',
          }
        : { rule: 'H2', text: 'No heavy legs today: a key run comes within a day.' },
    )
  }
  if (option.dropJumps)
    reasons.push({
      rule: 'Y2',
      text: 'No jumps today: they keep a day to key runs and 48 hours to each other.',
    })
  return reasons
}

function movedReason(preferred: number, wish: DayWish): Reason[] {
  if (leavesKeyRunAlone(wish.book, preferred, 1)) return []
  const day = weekdayName(dayOf(preferred))
  const run = weekdayName(dayOf(preferred + 1))
  return [{ rule: 'H2', text: `Moved from ${day}: heavy legs stay away from ${run}'s key run.` }]
}
