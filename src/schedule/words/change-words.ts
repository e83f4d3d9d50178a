/**
 * Words that change a reminder: a new time, a new text, or both. What is not said stays as it was: "at 18:00" keeps
 * the days, "every fri" keeps the hour.
 */
import { localDay } from '../../clock.ts'
import { isRecurring, nextTime, type Recurrence } from '../recurrence.ts'
import { chooseHours, sayMinutes } from './choose-hours.ts'
import { atHours, clocksOf, onlyDayOf } from './hours-of-recurrence.ts'
import type { Part, Said } from './remind-part.ts'
import { questionFor } from './remind-questions.ts'
import {
  type ReadReminder,
  type RefusedReminder,
  type ReminderReading,
  readReminder,
  type UnclearReminder,
} from './remind-words.ts'
import { splitWords } from './split-words.ts'
import { zoneSaid } from './zone-words.ts'

export type ReadChange = Omit<ReadReminder, 'recurrence'> & {
  /** Null: the time stays. */
  readonly recurrence: Recurrence | null
  /** Only the hour is another one. */
  readonly keepsDays: boolean
}

interface Old {
  readonly text: string
  readonly recurrence: Recurrence
}

export function readChange(
  typed: string,
  old: Old,
  { now, zone }: { readonly now: number; readonly zone: string },
): ReadChange | UnclearReminder | RefusedReminder {
  const named = zoneSaid(typed)
  const said: Said = { now, zone: named.zone ?? zone, today: localDay(now, named.zone ?? zone) }
  const words = withoutLead(typed, said)
  const { wishes, text } = splitWords(zoneSaid(words).words, said)
  const nothing = { assumed: [], otherwise: null, cannot: [] }
  const [only] = wishes
  if (only === undefined && SOUNDS_LIKE_TIME.test(text)) {
    return { kind: 'unclear', missing: 'when', question: questionFor('when', text.toLowerCase()) }
  }
  if (only === undefined) {
    return { kind: 'reminder', recurrence: null, keepsDays: true, zone, text, ...nothing }
  }
  const wanted = text === '' ? old.text : text
  if (wishes.length === 1 && only.every(isHour)) {
    const change = otherHours(only, old.recurrence, said)
    if (change !== null) {
      return { ...change, kind: 'reminder', keepsDays: true, zone: said.zone, text: wanted }
    }
  }
  return withOldHours(words, old.recurrence, (all) => readReminder(all, { now, zone }, wanted))
}

/** Other days without an hour take the old hours along. */
function withOldHours(
  words: string,
  old: Recurrence,
  read: (words: string) => ReminderReading,
): ReadChange | UnclearReminder | RefusedReminder {
  const first = read(words)
  const clocks = clocksOf(old)
  const lacksHour = first.kind === 'unclear' && first.missing === 'hour' && clocks.length > 0
  const reading = lacksHour ? read(`at ${clocks.join(' and ')} ${words}`) : first
  return reading.kind === 'reminder' ? { ...reading, keepsDays: false } : reading
}

const LEAD =
  /^\s*(?:please\s+)?(?:(?:change|move|make|set|switch|put)(?:\s+(?:it|this))?(?:\s+(?:to|on|at))?|to|only|just)\s+/i

/** "move it to friday 7am" without what only leads there; "make dinner" is a text. */
function withoutLead(typed: string, said: Said): string {
  const words = typed.replace(/[\s,]+instead[.!]?\s*$/i, '')
  const bare = words.replace(LEAD, '')
  const { wishes, text } = splitWords(zoneSaid(bare).words, said)
  return wishes.length > 0 && text === '' ? bare : words
}

/** A time that could not be read must not become the text. */
const SOUNDS_LIKE_TIME =
  /^(?:(?:at|@|in|on|from|until|till|by) ?\d|\d{1,2}[:.]\d{2}\b|(?:every|each) )/i

function isHour(part: Part): boolean {
  return part.kind === 'hours' || (part.kind === 'part-of-day' && !part.every)
}

/** The old days at the new hours; null when it has no days, or none of them is left. */
function otherHours(
  parts: readonly Part[],
  old: Recurrence,
  said: Said,
): Pick<ReadChange, 'recurrence' | 'assumed' | 'otherwise' | 'cannot'> | null {
  const day = onlyDayOf(old)
  if (day === null && !isRecurring(old)) return null
  const chosen = chooseHours(parts, said, day === null ? {} : { day })
  const recurrence = chosen === null ? null : atHours(old, chosen.hours)
  if (chosen === null || recurrence === null) return null
  if (nextTime(recurrence, said.zone, said.now) === null) return null
  const other = chosen.other === null ? null : atHours(old, [chosen.other])
  const label = `I meant ${sayMinutes(chosen.other ?? 0)}`
  const otherwise = other === null ? null : { label, recurrence: other }
  return { recurrence, assumed: chosen.assumed, otherwise, cannot: [] }
}
