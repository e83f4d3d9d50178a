/**
 * Words that change a reminder: a new time, a new text, or both. What is not said stays as it was.
 */
import { localDay } from '../../clock.ts'
import type { Recurrence } from '../recurrence.ts'
import {
  type ReadReminder,
  type RefusedReminder,
  readReminder,
  type UnclearReminder,
} from './remind-words.ts'
import { splitWords } from './split-words.ts'
import { zoneSaid } from './zone-words.ts'

export type ReadChange = Omit<ReadReminder, 'recurrence'> & {
  /** Null: the time stays. */
  readonly recurrence: Recurrence | null
}

export function readChange(
  words: string,
  oldText: string,
  { now, zone }: { readonly now: number; readonly zone: string },
): ReadChange | UnclearReminder | RefusedReminder {
  const { wishes, text } = splitWords(zoneSaid(words).words, {
    now,
    zone,
    today: localDay(now, zone),
  })
  if (wishes.length > 0) return readReminder(words, { now, zone }, text === '' ? oldText : text)
  const nothing = { assumed: [], otherwise: null, cannot: [] }
  return { kind: 'reminder', recurrence: null, zone, text, ...nothing }
}
