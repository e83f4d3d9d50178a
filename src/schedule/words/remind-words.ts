/**
 * "every tue and thu at 6:30am to lift" -> when, what, and what was assumed.
 *
 * Order of events: the words are parted into times and text -> each time becomes a recurrence -> several are joined
 * in one reminder. What cannot be done is said, with the nearest thing that can; what is unclear is asked with one
 * question and an example.
 */
import { localDay } from '../../clock.ts'
import { nextTime, type Recurrence, together } from '../recurrence.ts'
import { isEitherWay } from './calendar-words.ts'
import { makeRecurrence } from './make-recurrence.ts'
import { type Made, type Making, refused } from './making.ts'
import { type Part, partOf, type Said } from './remind-part.ts'
import { questionFor } from './remind-questions.ts'
import { sayDate } from './say-time.ts'
import { isDay, splitWords } from './split-words.ts'
import { zoneSaid } from './zone-words.ts'

export interface ReadReminder {
  readonly kind: 'reminder'
  readonly recurrence: Recurrence
  /** Where the clock hangs that it goes by: the member's zone, or the one they named. */
  readonly zone: string
  readonly text: string
  /** What was decided for the member, one short sentence each. */
  readonly assumed: readonly string[]
  /** The other reading of an hour that could be morning or evening. */
  readonly otherwise: { readonly label: string; readonly recurrence: Recurrence } | null
  /** What was asked for and is left out: "leave out holidays, because …". The rest is the nearest thing. */
  readonly cannot: readonly string[]
}

/** What is missing, with the question to ask. */
export interface UnclearReminder {
  readonly kind: 'unclear'
  readonly missing: 'when' | 'hour' | 'text'
  readonly question: string
}

/** It cannot be done as asked; a kind sentence with a next step. */
export interface RefusedReminder {
  readonly kind: 'refused'
  readonly sentence: string
}

export type ReminderReading = ReadReminder | UnclearReminder | RefusedReminder

/** Reads a member's words at that moment, on the wall clock of `zone`. `given` stands for the text in them. */
export function readReminder(
  words: string,
  { now, zone }: { readonly now: number; readonly zone: string },
  given?: string,
): ReminderReading {
  const named = zoneSaid(words)
  const clock = named.zone ?? zone
  const said: Said = { now, zone: clock, today: localDay(now, clock) }
  const { wishes, text: typed } = splitWords(named.words, said)
  const text = given ?? typed
  if (wishes.length === 0 || UNREAD.test(typed)) return unclear('when', words)
  const made = makeAll(wishes, said)
  if (made.kind === 'unclear') return unclear(made.missing, words)
  if (made.kind === 'refused') return made
  if (text === '') return unclear('text', words, made.cannot)
  return readAs({ ...made, assumed: [...made.assumed, ...dateNotes(wishes.flat())] }, text, clock)
}

/** A rhythm or an exception that could not be read must not pass for text. */
const UNREAD =
  /^(?:every|each|except|but not|unless|until|till) |\b(?:every|each) \S+$|^(?:on |the |\w+ )?(?:rest|lift|race|training) ?days?\b|^(?:\w+ )?days? (?:before|after)\b/i

/** `on 3/4`: what was read, as others read it the other way round. */
function dateNotes(parts: readonly Part[]): readonly string[] {
  return parts.flatMap((part) =>
    part.kind === 'day' && isEitherWay(part.said)
      ? [`I read ${part.said} as ${sayDate(part.day)}.`]
      : [],
  )
}

/** One reminder for all the times that were wished for. */
function makeAll(wishes: readonly (readonly Part[])[], said: Said): Making {
  const [only = [], ...others] = wishes
  if (others.length === 0) return makeRecurrence(only, said)
  if (!wishes.every(isWhole)) return refused(ONE_EACH)
  const isRhythm = wishes.some((parts) => parts.some((part) => 'every' in part && part.every))
  const all = wishes.map((parts) => makeRecurrence(isRhythm ? parts.map(again) : parts, said))
  return all.find(({ kind }) => kind !== 'made') ?? joined(all.filter(isMade), said)
}

const ONE_EACH =
  'I do not see which hour goes with which day. Send me one for each, such as "every mon at 6 lift" and then "every thu at 19:00 lift".'

/** A time of its own has a day and an hour. */
function isWhole(parts: readonly Part[]): boolean {
  return parts.some(isDay) && partOf(parts, 'hours') !== undefined
}

/** `every monday at 6 and thursday at 7`: the "every" is meant for both. */
function again(part: Part): Part {
  return part.kind === 'weekdays' ? { ...part, every: true } : part
}

function isMade(making: Making): making is Made {
  return making.kind === 'made'
}

function joined(all: readonly Made[], { zone, now }: Said): Made {
  const firstOf = ({ recurrence }: Made) => nextTime(recurrence, zone, now) ?? 0
  const sorted = all.toSorted((a, b) => firstOf(a) - firstOf(b))
  return {
    kind: 'made',
    recurrence: together(sorted.map(({ recurrence }) => recurrence)),
    assumed: [...new Set(sorted.flatMap(({ assumed }) => assumed))],
    otherwise: null,
    cannot: [...new Set(sorted.flatMap(({ cannot }) => cannot))],
  }
}

function readAs(made: Made, text: string, zone: string): ReadReminder {
  const { recurrence, assumed, otherwise, cannot } = made
  return { kind: 'reminder', recurrence, zone, text, assumed, otherwise, cannot }
}

function unclear(
  missing: UnclearReminder['missing'],
  words: string,
  cannot: readonly string[] = [],
): UnclearReminder {
  const question = questionFor(missing, words.toLowerCase())
  const beforehand = cannot.map((what) => `I cannot ${what}. `).join('')
  return { kind: 'unclear', missing, question: `${beforehand}${question}` }
}
