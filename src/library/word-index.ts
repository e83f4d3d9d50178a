/**
 * The inverted index: which documents hold which words, and how much each word weighs there.
 *
 * Scoring is BM25F: the counts of a word in a document's fields are first brought together, each divided by how
 * long its field is and multiplied by how much the field counts, and only then bent by the saturation curve.
 * Adding up one BM25 score a field instead would let a word that stands in two fields count almost twice.
 * A word's weight in a document never depends on the question, so it is computed once when the index is built;
 * a search only adds numbers up.
 */
import { isEverywhere, stemOf, wordsOf } from './words.ts'

/** A part of every document with a weight of its own, such as its title. */
export interface Field {
  /** How much one word here counts beside one in a field of weight 1. */
  readonly weight: number
  /** How far long texts are held back: 0 not at all, 1 in full proportion. */
  readonly lengthShare: number
}

/** Lucene's defaults: how soon the second, third, … mention of a word stops adding. */
const SATURATION = 1.2

export interface WordIndex {
  /** How many documents it holds. */
  readonly size: number
  /** How telling a stem is: high for a rare one. A stem no document holds is as rare as can be. */
  rarity(stem: string): number
  has(stem: string): boolean
  /** The documents that hold a stem, ascending, with its weight in each. */
  postings(stem: string): Postings
  /** The documents in which two stems stand beside each other; only for the pairs the index was told to note. */
  beside(pair: string): Postings
  /** Every word form that stands in the documents. */
  readonly words: ReadonlySet<string>
}

export interface Postings {
  readonly documents: Uint32Array
  readonly weights: Float32Array
}

const nowhere: Postings = { documents: new Uint32Array(0), weights: new Float32Array(0) }

/** The neighbours in a term of several stems, as the index knows them. */
export function pairsOf(stems: readonly string[]): string[] {
  return stems.slice(1).map((stem, at) => `${stems[at]} ${stem}`)
}

/** Builds the index. `documents[d][f]` is the text of field `f` of document `d`. */
export function createWordIndex(
  documents: readonly (readonly string[])[],
  fields: readonly Field[],
  pairs: ReadonlySet<string> = new Set(),
): WordIndex {
  const counted = countWords(documents, fields.length, pairs)
  const scale = lengthScales(counted.lengths, fields, documents.length)
  const postings = new Map<string, Postings>()
  for (const [stem, mentions] of counted.mentions) {
    postings.set(stem, weigh(mentions, scale, fields.length, documents.length))
  }
  const beside = new Map<string, Postings>()
  for (const [pair, held] of counted.pairs) {
    beside.set(pair, { documents: Uint32Array.from(held), weights: new Float32Array(held.size) })
  }
  const rarest = rarityOf(0, documents.length)
  return {
    size: documents.length,
    words: counted.words,
    has: (stem) => postings.has(stem),
    postings: (stem) => postings.get(stem) ?? nowhere,
    beside: (pair) => beside.get(pair) ?? nowhere,
    rarity(stem) {
      const found = postings.get(stem)
      return found === undefined ? rarest : rarityOf(found.documents.length, documents.length)
    },
  }
}

interface Counted {
  /** Stem -> where it stands: document * fields + field, once for each mention, ascending. */
  readonly mentions: ReadonlyMap<string, readonly number[]>
  /** Words in each field of each document, in the same order. */
  readonly lengths: Float64Array
  readonly words: ReadonlySet<string>
  /** Pair -> the documents it stands in, ascending. */
  readonly pairs: ReadonlyMap<string, ReadonlySet<number>>
}

function countWords(
  documents: readonly (readonly string[])[],
  fieldCount: number,
  wanted: ReadonlySet<string>,
): Counted {
  const mentions = new Map<string, number[]>()
  const lengths = new Float64Array(documents.length * fieldCount)
  const words = new Set<string>()
  const pairs = new Map<string, Set<number>>()
  const notePair = (pair: string, document: number) => {
    if (!wanted.has(pair)) return
    const held = pairs.get(pair)
    if (held === undefined) pairs.set(pair, new Set([document]))
    else held.add(document)
  }
  for (const [document, texts] of documents.entries()) {
    for (const [field, text] of texts.entries()) {
      const place = document * fieldCount + field
      let [before, last] = ['', '']
      for (const word of wordsOf(text)) {
        if (isEverywhere(word)) continue
        lengths[place] = (lengths[place] ?? 0) + 1
        words.add(word)
        const stem = stemOf(word)
        const known = mentions.get(stem)
        if (known === undefined) mentions.set(stem, [place])
        else known.push(place)
        notePair(`${last} ${stem}`, document)
        notePair(`${before} ${stem}`, document)
        before = last
        last = stem
      }
    }
  }
  return { mentions, lengths, words, pairs }
}

/** What one mention in each field of each document counts: the field's weight, less in a longer text. */
function lengthScales(
  lengths: Float64Array,
  fields: readonly Field[],
  documentCount: number,
): Float64Array {
  const scales = new Float64Array(lengths.length)
  for (const [field, { weight, lengthShare }] of fields.entries()) {
    let total = 0
    for (let at = field; at < lengths.length; at += fields.length) total += lengths[at] ?? 0
    const usual = total / documentCount || 1
    for (let at = field; at < lengths.length; at += fields.length) {
      scales[at] = weight / (1 - lengthShare + (lengthShare * (lengths[at] ?? 0)) / usual)
    }
  }
  return scales
}

function weigh(
  mentions: readonly number[],
  scales: Float64Array,
  fieldCount: number,
  documentCount: number,
): Postings {
  const documents: number[] = []
  const counts: number[] = []
  for (const place of mentions) {
    const document = Math.floor(place / fieldCount)
    const scale = scales[place] ?? 0
    const last = documents.length - 1
    if (documents[last] === document) counts[last] = (counts[last] ?? 0) + scale
    else {
      documents.push(document)
      counts.push(scale)
    }
  }
  const rarity = rarityOf(documents.length, documentCount)
  return {
    documents: Uint32Array.from(documents),
    weights: Float32Array.from(counts, (count) => (rarity * count) / (count + SATURATION)),
  }
}

/** Lucene's inverse document frequency: never negative, also for a word in every document. */
function rarityOf(documentsWith: number, documentCount: number): number {
  return Math.log(1 + (documentCount - documentsWith + 0.5) / (documentsWith + 0.5))
}
