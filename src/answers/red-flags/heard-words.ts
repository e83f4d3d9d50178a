/**
 * Which words of the red-flag file stand where in a message, slips of the finger included.
 *
 * A word of the message counts as a word of the file when it is that word, begins as one that ends with `*`, or is
 * one slip away (two from nine letters on). Slips are only looked for in the words the file lists as often misspelt,
 * and in words of four letters only as two swapped letters: too many ordinary words look like them. Words the file
 * lists as ordinary are never taken for a slip.
 */
import { slipsBetween } from '../../library/typos.ts'
import type { Part, Phrase } from './red-flag-pattern.ts'
import { type SaidWords, shortened } from './said-words.ts'

/** First and last word of something found. */
export interface Span {
  readonly start: number
  readonly end: number
}

export interface Vocabulary {
  /** The file's words that a said word stands for. */
  meant(word: string): readonly string[]
}

export interface HeardWords extends SaidWords {
  /** Where a part was said, in order. */
  placesOf(part: Part): readonly Span[]
  /** Whether a word means something to the file. */
  isKnown(index: number): boolean
}

const rememberAtMost = 20_000

export interface Spelling {
  /** Words in which slips are understood. */
  readonly misspelt: ReadonlySet<string>
  /** Words that are never a slip of another one. */
  readonly ordinary: ReadonlySet<string>
}

export function createVocabulary(
  phrases: Iterable<Phrase>,
  { misspelt, ordinary }: Spelling,
): Vocabulary {
  const whole = new Set<string>()
  const beginnings = new Set<string>()
  for (const word of [...phrases].flat()) {
    if (word.endsWith('*')) beginnings.add(word.slice(0, -1))
    else whole.add(word)
  }
  const shelves = shelve([...misspelt].filter((word) => whole.has(word)))
  const known = new Map<string, readonly string[]>()
  const exactly = (word: string) => [...(whole.has(word) ? [word] : []), ...begun(word, beginnings)]
  const find = (word: string): readonly string[] => {
    const found = [word, ...shortened(word)].flatMap(exactly)
    if (found.length > 0 || ordinary.has(word)) return found
    return [word, ...shortened(word)].flatMap((one) => slips(one, shelves))
  }
  return {
    meant(word) {
      const remembered = known.get(word)
      if (remembered !== undefined) return remembered
      const found = find(word)
      if (known.size >= rememberAtMost) known.clear()
      known.set(word, found)
      return found
    },
  }
}

function begun(word: string, beginnings: ReadonlySet<string>): string[] {
  const found: string[] = []
  for (let length = 3; length <= word.length; length += 1) {
    if (beginnings.has(word.slice(0, length))) found.push(`${word.slice(0, length)}*`)
  }
  return found
}

type Shelves = ReadonlyMap<string, readonly string[]>

function shelve(words: Iterable<string>): Shelves {
  const shelves = new Map<string, string[]>()
  for (const word of words) {
    if (word.length < 4 || /\d/.test(word)) continue
    const shelf = shelves.get(shelfOf(word, word.length))
    if (shelf === undefined) shelves.set(shelfOf(word, word.length), [word])
    else shelf.push(word)
  }
  return shelves
}

function shelfOf(word: string, length: number): string {
  return `${word.charAt(0)}${length}`
}

function slips(word: string, shelves: Shelves): string[] {
  if (word.length < 4 || word.length > 24 || /\d/.test(word)) return []
  const found: string[] = []
  for (let length = word.length - 2; length <= word.length + 2; length += 1) {
    for (const known of shelves.get(shelfOf(word, length)) ?? []) {
      if (isSlipOf(word, known)) found.push(known)
    }
  }
  return found
}

function isSlipOf(word: string, known: string): boolean {
  if (known.length === 4 || word.length === 4) return isSwap(word, known)
  const most = known.length < 9 ? 1 : 2
  return slipsBetween(word, known, most) <= most
}

function isSwap(word: string, known: string): boolean {
  return (
    word.length === known.length && slipsBetween(word, known, 1) === 1 && sameLetters(word, known)
  )
}

function sameLetters(one: string, other: string): boolean {
  return [...one].sort().join('') === [...other].sort().join('')
}

export function hear(said: SaidWords, vocabulary: Vocabulary): HeardWords {
  const places = new Map<string, Set<number>>()
  const known = said.words.map((word, index) => {
    const meant = word === '' ? [] : vocabulary.meant(word)
    for (const one of meant) places.set(one, (places.get(one) ?? new Set()).add(index))
    return meant.length > 0
  })
  const found = new Map<Part, readonly Span[]>()
  return {
    ...said,
    isKnown: (index) => known[index] ?? false,
    placesOf(part) {
      const remembered = found.get(part)
      if (remembered !== undefined) return remembered
      const spans = part.phrases.flatMap((phrase) => spansOf(phrase, places, said))
      spans.sort((one, other) => one.start - other.start)
      found.set(part, spans)
      return spans
    },
  }
}

function spansOf(
  phrase: Phrase,
  places: ReadonlyMap<string, ReadonlySet<number>>,
  { sentences }: SaidWords,
): Span[] {
  const [first, ...others] = phrase
  return [...(places.get(first ?? '') ?? [])].flatMap((start) => {
    const end = start + others.length
    const follows = others.every((word, step) => places.get(word)?.has(start + step + 1))
    return follows && sentences[start] === sentences[end] ? [{ start, end }] : []
  })
}
