/**
 * A member's words parted into the times in them and the text that is left.
 *
 * Order of events: slips are put right -> "remind me to" is dropped -> time is read from the front -> then from the
 * end, as far as it fits -> what is left is the text, unless it says another time.
 */
import { readParts } from './read-parts.ts'
import type { Part, Said } from './remind-part.ts'
import { withoutSlips } from './weekday-words.ts'

export interface SplitWords {
  /** The pieces of each time that was wished for; none when no time was said. */
  readonly wishes: readonly (readonly Part[])[]
  /** Empty when none was typed. */
  readonly text: string
}

export function splitWords(words: string, said: Said): SplitWords {
  const { parts, text } = splitOnce(words, said)
  if (parts.length === 0) return { wishes: [], text }
  if (!saysAnotherTime(text, said)) return { wishes: [parts], text }
  const rest = splitWords(text, said)
  const others = rest.wishes.length === 0 ? [[]] : rest.wishes
  return { wishes: [parts, ...others], text: rest.text }
}

/** `lift mon 6am` before `and sat 9am`: a day with an hour is no text. */
function saysAnotherTime(text: string, said: Said): boolean {
  const lower = asciiLower(text)
  const front = readParts(lower, 0, said)
  const tail = readTail(lower, { parts: [], end: 0 }, said)
  const middles = [...lower.matchAll(BEGINS_WISH)].map(
    ({ index, 0: joint }) => readParts(lower, index + joint.length, said).parts,
  )
  return [front.parts, tail.parts, ...middles].some(
    (parts) => parts.some(({ kind }) => kind === 'hours') && parts.some(isDay),
  )
}

/** `…; sat 8am run` */
const BEGINS_WISH = /[;,]\s*(?:(?:and|then)\s)?/g

/** A day or a rhythm of days. */
export function isDay({ kind }: Part): boolean {
  return ['weekdays', 'every', 'day', 'month-days', 'nth'].includes(kind)
}

function splitOnce(words: string, said: Said): { parts: readonly Part[]; text: string } {
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
