/**
 * Which hour was meant: `at 7` may be the morning or the evening, `in the morning` is no hour at all.
 */
import { clockTime } from '../../training/local-days.ts'
import { wallTimeAt } from '../wall-clock.ts'
import type { HourRead } from './hour-words.ts'
import { type Part, type PartOfDay, partOf, type Said } from './remind-part.ts'

export interface ChosenHours {
  /** Minutes after midnight, earliest first. */
  readonly hours: readonly number[]
  /** The other half of the day, when a single hour could have meant it. */
  readonly other: number | null
  readonly assumed: readonly string[]
}

/** What stands for a part of the day when no hour is said, in minutes after midnight. */
const usual: Readonly<Record<PartOfDay, number>> = {
  morning: 7 * 60,
  afternoon: 15 * 60,
  evening: 19 * 60,
  night: 21 * 60,
}

const HALF_DAY = 12 * 60
/** Nobody asks to be reminded at 3 in the night; runners do get up at 5. */
const EARLIEST_GUESS = 5 * 60

export const sayMinutes = clockTime

/**
 * The hours meant; null when none was said. `day` is the one day it is for; null when it is not known (then the
 * next time that hour comes is meant); absent for what comes again.
 */
export function chooseHours(
  parts: readonly Part[],
  said: Said,
  { day }: { readonly day?: string | null } = {},
): ChosenHours | null {
  const hours = partOf(parts, 'hours')
  const part = partSaid(parts)
  if (hours === undefined) return part === null ? null : usualHours([part, ...othersSaid(parts)])
  const chosen = hours.hours.map((hour) => chooseHour(hour, part, said, day))
  const [first] = hours.hours
  const isOpen = hours.hours.length === 1 && part === null && first?.isSure === false
  return {
    hours: [...new Set(chosen)].sort((a, b) => a - b),
    other: isOpen ? ((chosen[0] ?? 0) + HALF_DAY) % (2 * HALF_DAY) : null,
    assumed: isOpen ? [`I took that as ${sayMinutes(chosen[0] ?? 0)}.`] : [],
  }
}

function partSaid(parts: readonly Part[]): PartOfDay | null {
  for (const part of parts) {
    if (part.kind === 'part-of-day') return part.part
    if (part.kind === 'day' && part.said in partsOfToday) return partsOfToday[part.said] ?? null
  }
  return null
}

/** Days that say the part of the day as well. */
const partsOfToday: Readonly<Record<string, PartOfDay>> = {
  tonight: 'evening',
  'this morning': 'morning',
  'this afternoon': 'afternoon',
  'this evening': 'evening',
  'this night': 'night',
}

function othersSaid(parts: readonly Part[]): readonly PartOfDay[] {
  return partOf(parts, 'part-of-day')?.others ?? []
}

function usualHours(said: readonly PartOfDay[]): ChosenHours {
  const hours = [...new Set(said.map((part) => usual[part]))].sort((a, b) => a - b)
  const words = said.map((part) => `the ${part} I took ${sayMinutes(usual[part])}`)
  return { hours, other: null, assumed: [`For ${words.join(' and for ')}.`] }
}

function chooseHour(
  { minutes, isSure }: HourRead,
  part: PartOfDay | null,
  said: Said,
  day: string | null | undefined,
): number {
  if (isSure) return minutes
  const [early, late] = [minutes % HALF_DAY, (minutes % HALF_DAY) + HALF_DAY]
  if (part !== null) return inPart(early, late, part)
  const isComing = day === null || day === said.today
  if (isComing) {
    const nowMinutes = Math.floor(wallTimeAt(said.now, said.zone) / 60_000) % (2 * HALF_DAY)
    if (early > nowMinutes && early >= EARLIEST_GUESS) return early
    if (late > nowMinutes) return late
  }
  return early >= EARLIEST_GUESS ? early : late
}

function inPart(early: number, late: number, part: PartOfDay): number {
  if (part === 'morning') return early
  // Twelve at night is midnight; twelve in the afternoon is noon.
  return part === 'night' && (late === HALF_DAY || early < 4 * 60) ? early : late
}
