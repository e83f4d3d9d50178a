/**
 * The pattern language of `knowledge/red-flags.yaml` (its head explains it to the coach).
 *
 * A line -> groups joined by `&` -> parts that stand near each other -> alternatives -> words that follow each
 * other. `<name>` stands for a word list.
 */
import { wordsOfTerm } from './said-words.ts'

/** Words in a row, each a whole word or a beginning that ends with `*`. */
export type Phrase = readonly string[]

/** Any one of these phrases. */
export interface Part {
  readonly phrases: readonly Phrase[]
}

/** Parts of one sentence with at most `gap` other words between first and last. */
export interface Group {
  readonly parts: readonly Part[]
  readonly gap: number
  readonly inOrder: boolean
  /** The message must not say this. */
  readonly absent: boolean
}

export interface Pattern {
  readonly line: string
  readonly groups: readonly Group[]
}

/** Name of a word list -> its phrases. */
export type WordLists = ReadonlyMap<string, readonly Phrase[]>

const usualGap = 6

/** Lists may name other lists that stand above them. Throws an `Error` that says what is wrong. */
export function readWordList(terms: readonly string[], lists: WordLists): readonly Phrase[] {
  return terms.flatMap((term) => phrasesOf(term, lists))
}

/**
 * A reader of pattern lines. It throws an `Error` that says what is wrong with a line. The same words in two lines
 * become the same `Part`, so that a message is searched for them once.
 */
export function createPatternReader(lists: WordLists): (line: string) => Pattern {
  const parts = new Map<string, Part>()
  const partOf = (text: string) => {
    const part = parts.get(text) ?? {
      phrases: text.split('|').flatMap((term) => phrasesOf(term, lists)),
    }
    parts.set(text, part)
    return part
  }
  return (line) => {
    const groups = line.split(' & ').map((group) => parseGroup(group.trim(), partOf))
    if (groups.every(({ absent }) => absent)) {
      throw new Error('expected at least one group without "not"')
    }
    return { line, groups }
  }
}

function parseGroup(text: string, partOf: (text: string) => Part): Group {
  const absent = text.startsWith('not ')
  const pieces = (absent ? text.slice(4) : text).split(/\s+/).filter((piece) => piece !== '')
  const gap = pieces.find((piece) => piece.startsWith('~'))
  const rest = pieces.filter((piece) => piece !== gap)
  const parts = rest.filter((piece) => piece !== '>').map(partOf)
  if (parts.length === 0) throw new Error('expected words between the "&" signs')
  return { parts, gap: gapOf(gap), inOrder: rest.includes('>'), absent }
}

function gapOf(text: string | undefined): number {
  if (text === undefined) return usualGap
  const gap = Number(text.slice(1))
  if (!Number.isInteger(gap) || gap < 0 || gap > 40) {
    throw new Error(`${text}: expected ~ and a number of words from 0 to 40`)
  }
  return gap
}

function phrasesOf(term: string, lists: WordLists): readonly Phrase[] {
  const list = /^<(.+)>$/.exec(term)?.[1]
  if (list === undefined) return [phraseOf(term)]
  const phrases = lists.get(list)
  if (phrases === undefined) throw new Error(`<${list}>: no such word list above this line`)
  return phrases
}

function phraseOf(term: string): Phrase {
  const words = wordsOfTerm(term)
  const odd = words.find((word) => !/^[\p{L}\p{N}./:,$@]+\*?$/u.test(word))
  if (odd !== undefined) throw new Error(`"${odd}": expected letters, or letters and * at the end`)
  if (words.length === 0) throw new Error('expected a word')
  if (words.some((word) => word.endsWith('*') && word.length < 4)) {
    throw new Error(`"${term}": expected at least three letters before *`)
  }
  return words
}
