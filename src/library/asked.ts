/**
 * A question taken apart: the ideas it asks for, each with the ways it may be said in an article.
 *
 * Order of events: words -> terms of the lexicon, longest first -> the words between them -> words that stand
 * nowhere get the known words they may be a slip of. A document scores once for an idea, by the best way it says
 * it; twenty synonyms must not count twenty times.
 */
import type { Lexicon } from './lexicon.ts'
import type { Typos } from './typos.ts'
import { pairsOf } from './word-index.ts'
import { isAsking, isEverywhere, stemOf, wordsOf } from './words.ts'

export interface Idea {
  /** The word or term as it stands in the question. */
  readonly words: string
  readonly ways: readonly Way[]
  /** How often the question names it. */
  readonly mentions: number
}

export interface Way {
  readonly stems: readonly string[]
  readonly weight: number
  /** Whether only documents that hold every stem say it; a synonym of two words means nothing by halves. */
  readonly whole: boolean
  /** Pairs of its stems that have to stand beside each other: "big wins for your muscles" are no big muscles. */
  readonly pairs: readonly string[]
}

export interface Reading {
  readonly lexicon: Lexicon
  readonly typos: Typos | null
  /** Whether any document holds a stem. */
  isKnown(stem: string): boolean
  /** Whether a word that stands nowhere was meant as it stands. */
  isMeant(word: string): boolean
}

/** The words of a term, each somewhere else in the text, beside the term itself. */
const SCATTERED = 0.6

/** What a corrected word weighs, by slips: surely meant, probably meant. */
const weightOfSlips: readonly number[] = [1, 0.85, 0.6]

export function ideasOf(question: string, reading: Reading): Idea[] {
  const words = wordsOf(question)
  const ideas = readIdeas(words, reading, isAsking)
  return gathered(ideas.length > 0 ? ideas : readIdeas(words, reading, isEverywhere))
}

function readIdeas(
  words: readonly string[],
  reading: Reading,
  saysNothing: (word: string) => boolean,
): Idea[] {
  const stems = words.map((word) => stemOf(correct(word, reading)))
  const ideas: Idea[] = []
  for (let place = 0; place < words.length; ) {
    const term = reading.lexicon.termAt(stems, place)
    const length = term?.length ?? 1
    const covered = words.slice(place, place + length)
    const telling = covered.filter((word) => !saysNothing(word))
    const sayings = term?.sayings ?? []
    if (telling.length > 0 || sayings.length > 0) {
      const own = ownWays(telling, reading)
      const others = sayings.map(({ stems, weight }) => ({
        stems,
        weight,
        whole: true,
        pairs: pairsOf(stems),
      }))
      ideas.push({ words: covered.join(' '), ways: [...own, ...others], mentions: 1 })
    }
    place += length
  }
  return ideas
}

/** The question's own words, or what they may have been meant to be. */
function ownWays(telling: readonly string[], reading: Reading): Way[] {
  if (telling.length === 0) return []
  const [only] = telling
  if (telling.length > 1 || only === undefined || reading.isKnown(stemOf(only))) {
    const stems = telling.map((word) => stemOf(correct(word, reading)))
    const loose = { stems, whole: false, pairs: [] }
    if (telling.length === 1) return [{ ...loose, weight: 1 }]
    return [
      { stems, weight: 1, whole: true, pairs: pairsOf(stems) },
      { ...loose, weight: SCATTERED },
    ]
  }
  const meant = reading.isMeant(only) ? [] : (reading.typos?.meant(only) ?? [])
  const ways = meant.map(({ word, slips }) => ({
    stems: [stemOf(word)],
    weight: weightOfSlips[slips] ?? 0,
    whole: false,
    pairs: [],
  }))
  return ways.length > 0 ? ways : [{ stems: [stemOf(only)], weight: 1, whole: false, pairs: [] }]
}

/** A word that stands nowhere, as the nearest known one; itself when none is near. */
function correct(word: string, { isKnown, isMeant, lexicon, typos }: Reading): string {
  if (isAsking(word) || lexicon.words.has(word) || isKnown(stemOf(word))) return word
  if (isMeant(word)) return word
  return typos?.meant(word)[0]?.word ?? word
}

/** An idea named twice counts twice, as long questions circle around what they are about. */
function gathered(ideas: readonly Idea[]): Idea[] {
  const byKey = new Map<string, Idea>()
  for (const idea of ideas) {
    const key = idea.ways[0]?.stems.join(' ') ?? ''
    const known = byKey.get(key)
    byKey.set(key, known === undefined ? idea : { ...known, mentions: known.mentions + 1 })
  }
  return [...byKey.values()]
}
