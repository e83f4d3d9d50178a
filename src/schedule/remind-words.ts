/**
 * "every tue and thu at 6:30am to lift" -> when, what, and what was assumed.
 *
 * Order of events: slips are put right -> "remind me to" is dropped -> time is read from the front -> then from the
 * end, as far as it fits -> what is left is the text -> the pieces become one recurrence. What cannot be done is
 * said, with the nearest thing that can; what is unclear is asked with one question and an example.
 */
import { localDay } from '../clock.ts'
import { makeRecurrence } from './make-recurrence.ts'
import type { Made } from './making.ts'
import { readParts } from './read-parts.ts'
import type { Recurrence } from './recurrence.ts'
import type { Part, Said } from './remind-part.ts'
import { withoutSlips } from './weekday-words.ts'

export interface ReadReminder {
  readonly kind: 'reminder'
  readonly recurrence: Recurrence
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
  const said: Said = { now, zone, today: localDay(now, zone) }
  const { parts, text: typed } = splitWords(words, said)
  const text = given ?? typed
  if (parts.length === 0 || UNREAD.test(typed)) return unclear('when', words)
  const made = makeRecurrence(parts, said)
  if (made.kind === 'unclear') return unclear(made.missing, words)
  if (made.kind === 'refused') return made
  if (text === '') return unclear('text', words, made.cannot)
  return readAs(made, text)
}

/** A rhythm that could not be read must not pass for text. */
const UNREAD = /^(?:every|each) |\b(?:every|each) \S+$/i

/** Only the time in the words, for a change of a reminder; its text is empty when none was typed. */
export function splitWords(words: string, said: Said): { parts: readonly Part[]; text: string } {
  const whole = withoutSlips(words.replace(/\s+/g, ' ')).trim()
  const lead = LEAD.exec(whole)?.[0].length ?? 0
  const lower = asciiLower(whole)
  const front = readParts(lower, lead, said)
  const tail = readTail(lower, front, said)
  const from = front.parts.length === 0 ? lead : front.end
  return { parts: [...front.parts, ...tail.parts], text: tidy(whole.slice(from, tail.start)) }
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
    .replace(/^(?:to|that i(?: should| have to| need to)?|about|of)\s+/i, '')
    .replace(/[\s,;:–-]+(?:at|on|and)?\s*$/i, '')
    .replace(/^["“'](.*)["”']$/, '$1')
    .trim()
}

function readAs(made: Made, text: string): ReadReminder {
  const { recurrence, assumed, otherwise, cannot } = made
  return { kind: 'reminder', recurrence, text, assumed, otherwise, cannot }
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

function questionFor(missing: UnclearReminder['missing'], words: string): string {
  if (missing === 'text') return 'What shall I say then? For example "stretch hips".'
  const vague = vagueTimes.find(([pattern]) => pattern.test(words))?.[1]
  if (vague !== undefined) return `${vague} At what time shall it come? For example "at 7:15".`
  if (missing === 'hour') return 'At what time? For example "at 6:30" or "at 7 pm".'
  return 'When shall I remind you? For example "every tue and thu at 6:30" or "tomorrow at 7".'
}

const vagueTimes: readonly (readonly [RegExp, string])[] = [
  [/\b(?:sunrise|sunset|dawn|dusk)\b/, 'I cannot follow the sun.'],
  [
    /\b(?:when|whenever|once|after|before) (?:i|my|work|bed|breakfast|lunch|dinner|the|every|each)\b/,
    'I cannot see when that is.',
  ],
]
