/**
 * From a typed training log to its pieces: spellings that say two things are taken apart -> at each place of the
 * text the first pattern that fits takes its piece.
 */

import { patterns } from './log-patterns.ts'
import type { LogToken } from './log-token.ts'

/** Spellings that say two things at once, taken apart first. */
const takenApart: readonly (readonly [RegExp, string])[] = [
  // list marks at the start of a line, tempo such as 3-1-1
  [/^[ \t]*(?:\d{1,2}[.)]|[-*•])[ \t]+/gm, ''],
  [/\b(?:tempo )?\d-\d-\d(?:-\d)?\b/g, ' '],
  [/×/g, 'x'],
  [/(\d) ?\* ?(\d)/g, '$1x$2'],
  // 3x8x60kg
  [/(\d+) ?x ?(\d+) ?x ?(\d+(?:[.,]\d+)?) ?(kg|lb)/g, '$1x$2 $3$4'],
  // 30s per side x 3
  [
    /(\d+) ?(s|secs?|seconds?|mins?|minutes?|m|reps?)((?: per| each| a)? ?(?:side|leg|arm)?) ?x ?(\d{1,2})(?![\dx])/g,
    '$4x$1$2 $3',
  ],
  // 60kg x 5 x 3, then 60kg x 5
  [/(kg|lbs?) ?x ?(\d+) ?x ?(\d+)/g, '$1 $3x$2'],
  [/(kg|lbs?) ?x ?(\d+)(?!\d)/g, '$1 $2 reps'],
  // 100x5: nobody does twenty sets
  [/(?<![\d.x])([2-9]\d(?:\.5)?|[12]\d\d(?:\.5)?) ?x ?(\d{1,2})(?![\d.])/g, '@$1 $2 reps'],
  // 5x60kg is five reps; 2x12kg is a pair of weights
  [/(?<![\dx])([13-9]|1\d) ?x ?(\d+(?:[.,]\d+)?) ?(kg|lb)/g, '$1 reps $2$3'],
]

/** Reads a message. Letters no pattern knows are skipped; the order of the pieces is kept. */
export function logTokens(message: string): LogToken[] {
  const text = takenApart.reduce(
    (words, [from, to]) => words.replace(from, to),
    message.toLowerCase(),
  )
  const tokens: LogToken[] = []
  for (let at = 0; at < text.length; ) {
    const [token, length] = tokenAt(text, at)
    if (token !== null) tokens.push(token)
    at += length
  }
  return tokens
}

function tokenAt(text: string, at: number): [LogToken | null, number] {
  for (const { pattern, make } of patterns) {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match !== null && match[0].length > 0) return [make(match), match[0].length]
  }
  return [null, 1]
}
