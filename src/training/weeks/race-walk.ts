/**
 * Walks the weeks of a plan one after the other, and around a race leaves them for the taper, the race week and
 * the careful start again (rules T1-T3, T5).
 *
 * Ordinary weeks up to the taper -> T1, T2, upper or primer by days before the race -> race -> rest days ->
 * in-season weeks at 70 % of the sets (foundation runners go on where they stood).
 */

import type { Race } from '../lift.ts'
import { dayNumber, dayOf, weekdayOf } from '../local-days.ts'
import type { Programme } from '../programmes/programme.ts'
import type { DayContext } from './day-plan.ts'
import { noteOn, type Walk } from './plan-walk.ts'
import { afterRaceWords } from './planned-lift.ts'
import { standTaperSession, type TaperStep } from './taper-session.ts'
import { afterRacePosition, firstPosition, nextPosition, type Position } from './training-weeks.ts'
import { walkWeek } from './week-walk.ts'

interface RaceWindow {
  readonly race: Race
  /** Day numbers: the race, the first day of its taper, the last rest day after it. */
  readonly day: number
  readonly from: number
  readonly restUntil: number
}

/** Walks the plan until `until` (a day number) is behind. */
export function walkTo(walk: Walk, programme: Programme, until: number) {
  const race = raceWindow(walk)
  let position = startingPosition(walk, programme, race)
  const ahead = race !== null && race.day >= walk.start ? race : null
  while (position.start <= until) {
    position =
      ahead !== null && position.start >= ahead.from && position.start <= ahead.day
        ? walkRace(walk, ahead, position)
        : walkOrdinary(walk, position, ahead)
  }
}

function raceWindow({ input, policy, start }: Walk): RaceWindow | null {
  const { race } = input
  if (race === null) return null
  const day = dayNumber(race.day)
  return {
    race,
    day,
    from: Math.max(start, day - policy.taperDays[race.distance]),
    restUntil: day + policy.restAfterRace[race.distance],
  }
}

/** A plan that begins in the days after a race begins with the rest they ask for. */
function startingPosition(walk: Walk, programme: Programme, race: RaceWindow | null): Position {
  const { start, policy } = walk
  const ordinary = firstPosition(programme, start, policy)
  if (race === null || race.day >= start || race.restUntil < start) return ordinary
  restAfterRace(walk, race, start, programme, 1)
  return afterRacePosition(programme, 1, race.day, race.race.distance, policy)
}

function walkOrdinary(walk: Walk, position: Position, ahead: RaceWindow | null): Position {
  const end = position.start + 7
  const cutAt = ahead !== null && position.start < ahead.from ? Math.min(end, ahead.from) : end
  const goesOn = walkWeek(walk, position, cutAt)
  if (goesOn !== null) return goesOn
  return cutAt === end ? nextPosition(position) : { ...nextPosition(position), start: cutAt }
}

/** Taper, race and rest; gives where training begins again. */
function walkRace(walk: Walk, race: RaceWindow, position: Position): Position {
  const taper = walk.input.knowledge.programmes.get('taper-race-week') ?? position.programme
  const context: DayContext = { programme: taper.id, week: 1, phase: 'taper', deload: false }
  const raceWeek: DayContext = { ...context, week: 2, phase: 'race-week' }
  const turn = Math.max(race.from, race.day - 6)
  const calm = {
    rule: 'T1',
    text: 'Taper: fewer lifts at the same load, so that you arrive fresh.',
  }
  walk.stretches.push({ ...context, from: race.from, to: turn, reasons: [calm] })
  walk.stretches.push({ ...raceWeek, from: turn, to: race.day + 1, reasons: [calm] })
  for (const step of taperSteps(race)) {
    const days = step.before.map((before) => race.day - before).filter((day) => day >= race.from)
    const inWeek = (days[0] ?? race.day) >= turn ? raceWeek : context
    if (days.length > 0) standTaperSession(walk, { step, days, context: inWeek, taper, position })
  }
  noteOn(walk, race.day - 1, { rule: 'T3', text: 'Race tomorrow: nothing today.' })
  noteOn(walk, race.day, { rule: 'T3', text: 'Race day. No lift; run well.' })
  walk.totals.push(calmWeek(race))
  const after = programmeAfter(walk, position)
  const week = after === position.programme ? position.week : 1
  const next = afterRacePosition(after, week, race.day, race.race.distance, walk.policy)
  restAfterRace(walk, race, race.day + 1, after, next.week)
  return next
}

function calmWeek(race: RaceWindow) {
  return {
    start: race.from,
    deload: true,
    sets: 0,
    contacts: 0,
    rung: -1,
    volume: 0,
    measures: false,
  }
}

/** Which sessions stand how many days before the race, the best day first. */
function taperSteps({ race, day }: RaceWindow): TaperStep[] {
  // Before a Sunday race the last heavy legs stand on the Sunday before.
  const lastHeavy = weekdayOf(dayOf(day)) === 6 ? [7, 8] : [8, 7]
  const primer = { session: 'primer', before: [3, 2], share: null }
  const t2 = { session: 'T2', before: lastHeavy, share: 0.15 }
  if (race.distance === '5k' || race.distance === '10k') return [t2, primer]
  if (race.distance === 'half') return [{ session: 'T1', before: [12, 11], share: 0.4 }, t2, primer]
  return [
    { session: 'T1', before: [14, 13], share: 0.4 },
    { ...t2, before: [10] },
    { session: 'upper', before: [6, 5], share: null },
    { ...primer, session: 'primer-upper' },
  ]
}

/** P5 after a race; foundation and busy runners go on with their own. */
function programmeAfter(walk: Walk, { programme }: Position): Programme {
  if (programme.phase === 'foundation' || programme.id === 'busy-runner') return programme
  return walk.input.knowledge.programmes.get('in-season-maintenance') ?? programme
}

function restAfterRace(walk: Walk, race: RaceWindow, from: number, after: Programme, week: number) {
  const long = race.restUntil - race.day >= 7
  const calves = long ? ' Unloaded calf raises are fine from the third day.' : ''
  const text = `${afterRaceWords} from lifting until ${dayOf(race.restUntil)}.${calves}`
  walk.stretches.push({
    programme: after.id,
    week,
    phase: 'post-race',
    deload: false,
    from,
    to: race.restUntil + 1,
    reasons: [{ rule: 'T5', text }],
  })
}
