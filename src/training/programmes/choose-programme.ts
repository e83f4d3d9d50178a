/**
 * Which programme fits a runner's answers, and why; what comes after it in the year.
 *
 * Too young for heavy work -> foundation; one day a week -> the busy runner's; otherwise the year map around the
 * race decides, and half an hour is not enough for its heavy blocks.
 */

import type { Kit } from '../lift.ts'
import { daysFrom } from '../local-days.ts'
import type { PlanAnswers } from '../plan-answers.ts'
import { type YearPart, yearMap } from '../weeks/year-map.ts'
import type { Programme } from './programme.ts'

export interface ChosenProgramme {
  readonly programme: string
  /** One or two sentences a member reads. */
  readonly why: string
  /** The blocks after it, as far as a race asks for them. */
  readonly afterwards: readonly YearPart[]
}

export function chooseProgramme(answers: PlanAnswers, today: string): ChosenProgramme {
  const { level, kit = ['none'], time, race = null, age } = answers
  if (time?.days === 1) {
    const why =
      'One day a week: everything in pairs, in half an hour. It is less than the two days of the studies, and keeps habit and strength.'
    return { programme: 'busy-runner', why, afterwards: [] }
  }
  if (age === '13-17') {
    const why = 'Under 18 the movements come first; heavy work waits for an adult coach beside you.'
    return { programme: foundationFor(kit), why, afterwards: [] }
  }
  const parts = yearMap({
    from: today,
    level: level?.value ?? 'L0',
    kit,
    races: race === null ? [] : [race],
  })
  return fromMap(parts, answers, today)
}

function fromMap(parts: readonly YearPart[], answers: PlanAnswers, today: string): ChosenProgramme {
  const { race = null, time, kit = ['none'] } = answers
  const at = parts.findIndex(({ programme }) => programme !== 'taper-race-week')
  const first = parts[at]
  const later = parts.slice(at + 1)
  const upcoming = race === null || race.day < today ? [] : later.filter(isChange)
  const isNew = (answers.level?.value ?? 'L0') === 'L0'
  const programme = first?.programme ?? foundationFor(kit)
  if (parts[0]?.programme === 'taper-race-week') {
    const why = 'Your race is so close that only the taper is left before it.'
    const own = isNew ? foundationFor(kit) : 'in-season-maintenance'
    return { programme: own, why, afterwards: upcoming }
  }
  if (time?.minutes === 30 && isHeavy(programme)) {
    const why = 'Half an hour is too short for a heavy block, and just right to keep your strength.'
    return { programme: 'in-season-maintenance', why, afterwards: [] }
  }
  return {
    programme,
    why: [first?.why ?? '', sayRace(answers, today)].filter(Boolean).join(' '),
    afterwards: upcoming,
  }
}

/** A part that only goes on with the programme before it is no news. */
function isChange({ programme }: YearPart, at: number, parts: readonly YearPart[]): boolean {
  return parts[at - 1]?.programme !== programme
}

const isHeavy = (programme: string) => /^(max-strength-base|power-race-build)$/.test(programme)

function foundationFor(kit: readonly Kit[]): string {
  const weights = kit.includes('dumbbells') || kit.includes('gym')
  return weights ? 'dumbbell-foundation' : 'bodyweight-foundation'
}

function sayRace({ race = null }: PlanAnswers, today: string): string {
  if (race === null || race.day < today) return ''
  const weeks = Math.floor(daysFrom(today, race.day) / 7)
  return weeks < 1
    ? 'Your race is this week.'
    : `${weeks} ${weeks === 1 ? 'week' : 'weeks'} to your race, the last of them for the taper.`
}

export interface NextProgramme {
  readonly programme: string
  readonly why: string
}

/**
 * The programme a runner should go on to, or null while theirs still has weeks to give or nothing else fits
 * better. `startDay` is when theirs began.
 */
export function nextProgramme(
  answers: PlanAnswers,
  current: Programme,
  startDay: string,
  today: string,
): NextProgramme | null {
  const week = Math.floor(daysFrom(startDay, today) / 7) + 1
  const finished = week > current.weeks.length
  const { programme, why } = chooseProgramme(answers, today)
  const powerIsDue =
    programme === 'power-race-build' && current.id === 'max-strength-base' && week > 10
  if (programme === current.id || !(finished || powerIsDue)) return null
  return { programme, why }
}
