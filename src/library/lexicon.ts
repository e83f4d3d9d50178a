/**
 * The lexicon made ready for questions: a term's stems -> the other ways to say it, each with a weight.
 *
 * Order of events: groups become pairs -> one-way terms are added, from any member of a group of the term -> what
 * a one-way term leads to brings its own group along, at less weight. Stop words inside terms count for
 * recognising them ("how often") but not for finding passages.
 */
import type { Synonyms } from './synonyms.ts'
import { learntWeights, type SearchWeights } from './weights.ts'
import { pairsOf } from './word-index.ts'
import { isAsking, stemOf, wordsOf } from './words.ts'

/** Another way to say a term. */
export interface Saying {
  readonly stems: readonly string[]
  /** Below 1: somebody's own words count more. */
  readonly weight: number
}

/** A term of the lexicon found in a question. */
export interface FoundTerm {
  /** How many words of the question it covers. */
  readonly length: number
  readonly sayings: readonly Saying[]
}

export interface Lexicon {
  /** The longest term that begins at a place of a question, given the stems of all its words. */
  termAt(stems: readonly string[], place: number): FoundTerm | null
  /** Single words of the lexicon, so that misspelt ones are recognised. */
  readonly words: ReadonlySet<string>
  /** Neighbours in its terms of several words, for the index to note. */
  readonly pairs: ReadonlySet<string>
}

export const emptyLexicon: Lexicon = { termAt: () => null, words: new Set(), pairs: new Set() }

export function createLexicon(synonyms: Synonyms, weights: SearchWeights = learntWeights): Lexicon {
  const groups = synonyms.groups.map((terms) => terms.map(keyOf))
  const related = joinTerms(groups, synonyms, weights)
  const terms = new Map<string, readonly Saying[]>()
  for (const [key, others] of related) terms.set(key, sayingsOf(others))
  const longest = longestByFirst(terms.keys())
  const sayings = [...terms.values()].flat().map(({ stems }) => stems)
  const telling = [...terms.keys()].map(tellingStems)
  return {
    pairs: new Set([...sayings, ...telling].flatMap(pairsOf)),
    termAt: (stems, place) => termAt(stems, place, terms, longest),
    words: new Set(
      [...synonyms.groups, ...synonyms.oneWay.map(({ from }) => from)].flat().flatMap(wordsOf),
    ),
  }
}

type Related = Map<string, Map<string, number>>

function joinTerms(
  groups: readonly (readonly string[])[],
  synonyms: Synonyms,
  { sameMeaning, widerMeaning }: SearchWeights,
): Related {
  const related: Related = new Map()
  const members = new Map<string, string[]>()
  for (const group of groups) {
    for (const key of group) {
      members.set(key, [...(members.get(key) ?? []), ...group])
      for (const other of group) relate(related, key, other, sameMeaning)
    }
  }
  const circle = (key: string) => [...new Set([key, ...(members.get(key) ?? [])])]
  for (const { from, to } of synonyms.oneWay) {
    const wider = to.map(keyOf)
    for (const key of from.map(keyOf).flatMap(circle)) {
      for (const goal of wider) {
        for (const other of circle(goal)) {
          relate(related, key, other, other === goal ? widerMeaning : widerMeaning * sameMeaning)
        }
      }
    }
  }
  return related
}

function relate(related: Related, key: string, other: string, weight: number): void {
  if (key === other || key === '') return
  const others = related.get(key) ?? new Map<string, number>()
  others.set(other, Math.max(weight, others.get(other) ?? 0))
  related.set(key, others)
}

/** A term as it is recognised: the stems of all its words. */
function keyOf(term: string): string {
  return wordsOf(term).map(stemOf).join(' ')
}

function sayingsOf(others: ReadonlyMap<string, number>): Saying[] {
  return [...others]
    .map(([key, weight]) => ({ stems: tellingStems(key), weight }))
    .filter(({ stems }) => stems.length > 0)
}

function tellingStems(key: string): string[] {
  return key.split(' ').filter((stem) => !isAsking(stem))
}

/** First stem -> the number of words of the longest term that begins with it. */
function longestByFirst(keys: Iterable<string>): ReadonlyMap<string, number> {
  const longest = new Map<string, number>()
  for (const key of keys) {
    const stems = key.split(' ')
    const first = stems[0] ?? ''
    longest.set(first, Math.max(stems.length, longest.get(first) ?? 0))
  }
  return longest
}

function termAt(
  stems: readonly string[],
  place: number,
  terms: ReadonlyMap<string, readonly Saying[]>,
  longest: ReadonlyMap<string, number>,
): FoundTerm | null {
  for (let length = longest.get(stems[place] ?? '') ?? 0; length > 0; length -= 1) {
    const sayings = terms.get(stems.slice(place, place + length).join(' '))
    if (sayings !== undefined && place + length <= stems.length) return { length, sayings }
  }
  return null
}
