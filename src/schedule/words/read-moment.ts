/**
 * One moment in words, such as "tomorrow 18:30": read as the time of a reminder is, but it comes once and nothing
 * else is said.
 */
import { localDay } from '../../clock.ts'
import { nextTimes } from '../recurrence.ts'
import { readReminder } from './remind-words.ts'
import { splitWords } from './split-words.ts'
import { zoneSaid } from './zone-words.ts'

/** The instant in epoch milliseconds, or a kind sentence that says what is missing. */
export function readMoment(
  words: string,
  { now, zone }: { readonly now: number; readonly zone: string },
): number | { readonly sentence: string } {
  const named = zoneSaid(words)
  const clock = named.zone ?? zone
  const { text } = splitWords(named.words, { now, zone: clock, today: localDay(now, clock) })
  const reading = readReminder(words, { now, zone }, NOTHING)
  if (reading.kind === 'refused') return { sentence: reading.sentence }
  if (reading.kind === 'unclear' && reading.missing === 'hour') return { sentence: AT_WHAT_TIME }
  if (reading.kind === 'unclear' || text !== '') return { sentence: NO_MOMENT }
  const [first, second] = nextTimes(reading.recurrence, reading.zone, now, 2)
  if (first === undefined) return { sentence: 'That is over. Name a time to come.' }
  return second === undefined ? first : { sentence: ONLY_ONE }
}

/** Stands for the text that a moment has none of. */
const NOTHING = '-'
const AT_WHAT_TIME = 'At what time? Write it with the day, such as "tomorrow 18:30".'
const NO_MOMENT =
  'I did not find a day and time in that. Write it like "tomorrow 18:30" or "Friday at 7am".'
const ONLY_ONE = 'It goes out once. Name one day and time, such as "tomorrow 18:30".'
