/**
 * The pieces of a time as people say it: days, hours, rhythms, ends, and what cannot be done.
 */
import type { HourRead } from './hour-words.ts'

export type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'
export type PartOfDay = 'morning' | 'afternoon' | 'evening' | 'night'

export type Part =
  | { readonly kind: 'hours'; readonly hours: readonly HourRead[] }
  /** `others`: the same at these parts of the day. */
  | {
      readonly kind: 'part-of-day'
      readonly part: PartOfDay
      readonly others: readonly PartOfDay[]
      readonly every: boolean
    }
  | { readonly kind: 'span'; readonly from: HourRead; readonly to: HourRead }
  /** `every`: said to come again; otherwise the next such day. */
  | {
      readonly kind: 'weekdays'
      readonly days: readonly number[]
      readonly every: boolean
      readonly interval: number
      readonly nextWeek: boolean
    }
  | { readonly kind: 'every'; readonly unit: Unit; readonly interval: number }
  /** -1 is the last. */
  | { readonly kind: 'nth'; readonly nths: readonly number[]; readonly days: readonly number[] }
  | { readonly kind: 'month-days'; readonly days: readonly number[]; readonly every: boolean }
  | { readonly kind: 'day'; readonly day: string; readonly said: string }
  | { readonly kind: 'in'; readonly ms: number }
  | { readonly kind: 'until'; readonly day: string }
  | { readonly kind: 'lasting'; readonly days: number }
  | { readonly kind: 'count'; readonly times: number }
  | { readonly kind: 'starting'; readonly day: string }
  | {
      readonly kind: 'except'
      readonly weekdays: readonly number[]
      readonly days: readonly string[]
    }
  | { readonly kind: 'cannot'; readonly what: string }
  | { readonly kind: 'past'; readonly said: string }
  | { readonly kind: 'no-such-day'; readonly said: string }

/** When and where the words were said. */
export interface Said {
  readonly now: number
  readonly zone: string
  /** The local day it is. */
  readonly today: string
}

/** A pattern that has to match where the reader stands, and the piece it means; null when it means none. */
export type Phrase = readonly [
  pattern: string,
  read: (found: readonly string[], said: Said) => Part | null,
]

export type PartOf<Kind extends Part['kind']> = Extract<Part, { kind: Kind }>

/** The piece of that kind, if it was said. */
export function partOf<Kind extends Part['kind']>(
  parts: readonly Part[],
  kind: Kind,
): PartOf<Kind> | undefined {
  return parts.find((part): part is PartOf<Kind> => part.kind === kind)
}
