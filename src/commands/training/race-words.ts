/** "11 April marathon", "half 2027-04-11", "10k in 12 weeks": a race as somebody types it. */
import { UserError } from '../../errors.ts'
import type { RaceDistance } from '../../training/lift.ts'
import { addDays, isDay } from '../../training/local-days.ts'
import { sayLongDay } from '../../training/say-day.ts'

const distanceWords: readonly (readonly [RegExp, RaceDistance])[] = [
  [
    /\b(?:ultra(?:marathon)?|50 ?k(?:m)?|100 ?k(?:m)?|50 ?(?:mi|miles)|100 ?(?:mi|miles))\b/i,
    'ultra',
  ],
  [/\b(?:half(?:[ -]?marathon)?|hm|21(?:[.,]1)? ?k(?:m)?|13[.,]1(?: ?(?:mi|miles))?)\b/i, 'half'],
  [/\b(?:(?:full )?marathon|42(?:[.,]2)? ?k(?:m)?|26[.,]2(?: ?(?:mi|miles))?)\b/i, 'marathon'],
  [/\b(?:10 ?k(?:m)?|10000 ?m|10 ?(?:mi|miles))\b/i, '10k'],
  [/\b(?:5 ?k(?:m)?|5000 ?m|park ?run)\b/i, '5k'],
]

export interface ReadRace {
  readonly distance: RaceDistance | null
  readonly day: string | null
}

/** What was said of distance and day; null for what was not. Throws `UserError` for a day that cannot be meant. */
export async function readRace(words: string, today: string): Promise<ReadRace> {
  const found = distanceWords.find(([pattern]) => pattern.test(words))
  const rest = found === undefined ? words : words.replace(found[0], ' ')
  return { distance: found?.[1] ?? null, day: await readRaceDay(rest, today) }
}

/** Throws `UserError` for a day behind us, one more than two years away, and one that does not exist. */
export async function readRaceDay(words: string, today: string): Promise<string | null> {
  const iso = /\b(\d{4}-\d{2}-\d{2})\b/.exec(words)?.[1]
  if (iso !== undefined && !isDay(iso)) {
    throw new UserError(
      `${iso} is not in the calendar. Write the day like ${sayLongDay(addDays(today, 90))}.`,
    )
  }
  const day = iso ?? (await dayInWords(words, today))
  if (day === null) return null
  if (day < today) {
    throw new UserError(
      `${sayLongDay(day)} is behind us already. When is the next one? Write it like ${sayLongDay(addDays(today, 90))}, or /race none.`,
    )
  }
  if (day > addDays(today, 730)) {
    throw new UserError(
      `${sayLongDay(day)} is more than two years away. Tell me again when it is closer.`,
    )
  }
  return day
}

/** The library is loaded with the first date in words: most never write one. */
async function dayInWords(words: string, today: string): Promise<string | null> {
  if (words.trim() === '') return null
  const { en } = await import('chrono-node')
  const [found] = en.GB.parse(words, new Date(`${today}T12:00:00`), { forwardDate: true })
  // "next year" and "in April" are no day.
  if (found === undefined || !(found.start.isCertain('day') || found.start.isCertain('weekday'))) {
    return null
  }
  const part = (name: 'year' | 'month' | 'day') => found.start.get(name) ?? 0
  const two = (value: number) => String(value).padStart(2, '0')
  return `${part('year')}-${two(part('month'))}-${two(part('day'))}`
}
