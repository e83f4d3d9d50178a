/**
 * "every tue and thu at 6:30am to lift" -> when, what, and what was assumed.
 *
 * Order of events: slips are put right -> "remind me to" is dropped -> time is read from the front -> then from the
 * end, as far as it fits -> what is left is the text -> the pieces become one recurrence. What cannot be done is
 * said, with the nearest thing that can; what is unclear is asked with one question and an example.
 */
import { localDay } from '../../clock.ts'
import type { Recurrence } from '../recurrence.ts'
import { makeRecurrence } from './make-recurrence.ts'
import type { Made } from './making.ts'
import { readParts } from './read-parts.ts'
import type { Part, Said } from './remind-part.ts'
import { questionFor } from './remind-questions.ts'
import { withoutSlips } from './weekday-words.ts'
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
  const { parts, text: typed } = splitWords(named.words, said)
  const text = given ?? typed
  if (parts.length === 0 || UNREAD.test(typed)) return unclear('when', words)
  if (saysAnotherTime(typed, said)) return { kind: 'refused', sentence: ONE_TIME }
  const made = makeRecurrence(parts, said)
  if (made.kind === 'unclear') return unclear(made.missing, words)
  if (made.kind === 'refused') return made
  if (text === '') return unclear('text', words, made.cannot)
  return readAs(made, text, clock)
}

/** A rhythm or an exception that could not be read must not pass for text. */
const UNREAD =
  /^(?:every|each|except|but not|unless|until|till) |\b(?:every|each) \S+$|^(?:on |the |\w+ )?(?:rest|lift|race|training) ?days?\b|^(?:\w+ )?days? (?:before|after)\b/i

const ONE_TIME =
  'One reminder keeps one rhythm. Send me one for each, such as "every mon at 6 lift" and then "every thu at 19:00 lift".'

/** `lift mon 6am` before `and sat 9am`: a day with an hour is no text. */
function saysAnotherTime(text: string, said: Said): boolean {
  const lower = asciiLower(text)
  const front = readParts(lower, 0, said)
  const tail = readTail(lower, { parts: [], end: 0 }, said)
  return [front.parts, tail.parts].some(
    (parts) => parts.some(({ kind }) => kind === 'hours') && parts.some(isDay),
  )
}

function isDay({ kind }: Part): boolean {
  return ['weekdays', 'every', 'day', 'month-days', 'nth'].includes(kind)
}

/** Only the time in the words, for a change of a reminder; its text is empty when none was typed. */
export function splitWords(words: string, said: Said): { parts: readonly Part[]; text: string } {
  const whole = withoutSlips(words.replace(/\s+/g, ' ')).trim()
  const lead = LEAD.exec(whole)?.[0].length ?? 0
  const lower = asciiLower(whole)
  const front = readParts(lower, lead, said)
  const tail = readTail(lower, front, said)
  const from = front.parts.length === 0 ? lead : front.end
  const parts = [...front.parts, ...tail.parts]
  const rest = whole.slice(from, tail.start)
  if (parts.some(isDay)) return { parts, text: tidy(rest) }
  const middle = readMiddle(rest, said, parts)
  return { parts: [...parts, ...middle.parts], text: tidy(middle.text) }
}

const LEAD =
  /^\s*(?:(?:please|pls|hey|hi|can you|could you)[\s,]+)*(?:(?:remind|ping|nudge|tell|poke|message)\s+me|(?:(?:set|add|make|create)\s+)?(?:me\s+)?(?:a\s+)?reminder(?:\s+for)?)\b[\s:,]*/i

/** The longest run of time at the end of the words that goes with what was read at the front. */
function readTail(lower: string, front: { parts: readonly Part[]; end: number }, said: Said) {
  const none = { parts: [] as readonly Part[], start: lower.length }
  if (front.end >= lower.length) return none
  const earliest = Math.max(front.end, lower.length - LONGEST_TAIL)
  for (const { index } of lower.slice(earliest).matchAll(/(?<![\w'’:.])[\w@]/g)) {
    const start = earliest + index
    const read = readParts(lower, start, said, front.parts)
    if (read.end >= lower.length && read.parts.length > 0) return { parts: read.parts, start }
  }
  return none
}

/** `take iron every morning with breakfast`: the day stands between the words, and perhaps the hour with it. */
function readMiddle(
  words: string,
  said: Said,
  before: readonly Part[],
): { parts: readonly Part[]; text: string } {
  const lower = asciiLower(words)
  for (const { index } of lower.matchAll(BEGINS_DAY)) {
    if (index > LONGEST_TAIL) break
    const { parts, end } = readParts(lower, index, said, before)
    if (!parts.some(isDay) && !parts.some(comesEvery)) continue
    return { parts, text: `${words.slice(0, index).trim()} ${words.slice(end).trim()}` }
  }
  return { parts: [], text: words }
}

const BEGINS_DAY = /(?<=[\s,])(?:every|each|daily|weekdays|on|tomorrow)\b/g

function comesEvery(part: Part): boolean {
  return part.kind === 'part-of-day' && part.every
}

/** Nobody says a time in more letters; a long text is not searched whole. */
const LONGEST_TAIL = 200

/** Same length as the words, so that places in one are places in the other. */
function asciiLower(words: string): string {
  return words.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
}

/** The text as the member meant it, without the joints around it. */
function tidy(text: string): string {
  return text
    .replace(/^[\s,;:.–-]+/, '')
    .replace(/^(?:once|twice|\w+ ?(?:x|×|times)) (?:a|per|each) (?:day|week|month)\s+/i, '')
    .replace(/^(?:to|that i(?: should| have to| need to)?|about|of)\s+/i, '')
    .replace(/[\s,;:–-]+(?:at|on|and|for|by)?\s*$/i, '')
    .replace(/^["“'](.*)["”']$/, '$1')
    .trim()
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
