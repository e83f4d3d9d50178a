/**
 * Reads pieces of time one after the other, as long as they go together.
 */
import { dayPhrases, hours, limitPhrases } from './day-phrases.ts'
import { BARE_HOUR } from './hour-words.ts'
import type { Part, Said } from './remind-part.ts'
import { rhythmPhrases } from './rhythm-phrases.ts'

const phrases = [...limitPhrases, ...rhythmPhrases, ...dayPhrases]
const patterns = phrases.map(([pattern, read]) => ({ pattern: new RegExp(pattern, 'y'), read }))
const bareHour = new RegExp(BARE_HOUR, 'y')
const filler = /(?:[\s,;.!]|-\s|–\s)*(?:(?:and|on|please|pls|also|then)\b[\s,]*)*/y

export interface PartsRead {
  readonly parts: readonly Part[]
  /** Where reading stopped; the words from there on are no time. */
  readonly end: number
}

/**
 * Reads as many pieces as follow each other from `start` on in lower-case words. A piece that does not go with
 * those before it, such as a second date, ends the reading.
 */
export function readParts(
  words: string,
  start: number,
  said: Said,
  before: readonly Part[] = [],
): PartsRead {
  const parts: Part[] = []
  let end = start
  for (;;) {
    const at = skipFiller(words, end)
    if (at >= words.length) return { parts, end: at }
    const found = readPart(words, at, said, [...before, ...parts])
    if (found === null) return { parts, end }
    parts.push(found.part)
    end = found.end
  }
}

function skipFiller(words: string, from: number): number {
  filler.lastIndex = from
  filler.test(words)
  return filler.lastIndex
}

function readPart(words: string, at: number, said: Said, before: readonly Part[]) {
  for (const { pattern, read } of patterns) {
    pattern.lastIndex = at
    const found = pattern.exec(words)
    const part = found === null ? null : read(found, said)
    if (found !== null && part !== null && goesWith(part, before)) {
      return { part, end: at + found[0].length }
    }
  }
  return readBareHour(words, at, before)
}

/** `lift tomorrow 7`: a number on its own after a day is an hour. */
function readBareHour(words: string, at: number, before: readonly Part[]) {
  if (!before.some(({ kind }) => whenKinds.includes(kind))) return null
  bareHour.lastIndex = at
  const found = bareHour.exec(words)
  const part = found === null ? null : hours(found[0])
  if (found === null || part === null || !goesWith(part, before)) return null
  return { part, end: at + found[0].length }
}

const whenKinds: readonly Part['kind'][] = [
  'weekdays',
  'every',
  'nth',
  'month-days',
  'day',
  'in',
  'past',
  'no-such-day',
]
const repeatable: readonly Part['kind'][] = ['except', 'cannot']

function goesWith(part: Part, before: readonly Part[]): boolean {
  if (repeatable.includes(part.kind)) return true
  if (before.some(({ kind }) => kind === part.kind)) return false
  if (part.kind === 'hours' || part.kind === 'span') {
    return !before.some(({ kind }) => kind === 'hours' || kind === 'span' || kind === 'in')
  }
  if (part.kind === 'part-of-day' && before.some(({ kind }) => kind === 'in')) return false
  if (!whenKinds.includes(part.kind)) return true
  const others = before.filter(({ kind }) => whenKinds.includes(kind))
  return others.every((other) => together(part, other))
}

/** `every 2 weeks on fri`, `thursday 24 dec`: two pieces that say one day. */
function together(one: Part, other: Part): boolean {
  const kinds = [one.kind, other.kind]
  if (kinds.includes('in') || kinds.includes('past')) return false
  if (kinds.includes('every')) return true
  const weekday = [one, other].find(({ kind }) => kind === 'weekdays')
  return kinds.includes('day') && weekday?.kind === 'weekdays' && !weekday.every
}
