/**
 * Ideas against an index: a score for every document.
 *
 * For each idea a document gets the best of the ways it says it; the scores of the ideas are added up.
 */
import type { Idea, Way } from './asked.ts'
import type { WordIndex } from './word-index.ts'

/** Scores by document number; 0 where nothing was found. */
export function scoreDocuments(index: WordIndex, ideas: readonly Idea[]): Float32Array {
  const total = new Float32Array(index.size)
  const best = createTally(index.size)
  const sum = createTally(index.size)
  for (const { ways, mentions } of ideas) {
    for (const way of ways) {
      addWay(index, way, sum)
      for (const document of sum.touched) {
        const isSaid = !way.whole || sum.count(document) === way.stems.length
        if (isSaid) best.raise(document, sum.value(document) * way.weight)
      }
      sum.clear()
    }
    for (const document of best.touched) {
      total[document] = (total[document] ?? 0) + mentions * best.value(document)
    }
    best.clear()
  }
  return total
}

function addWay(index: WordIndex, { stems }: Way, sum: Tally): void {
  for (const stem of stems) {
    const { documents, weights } = index.postings(stem)
    for (let at = 0; at < documents.length; at += 1) {
      sum.add(documents[at] ?? 0, weights[at] ?? 0)
    }
  }
}

/** How much of what was asked a document speaks of, 0 to 1; a rare idea counts more than a common one. */
export function coverage(index: WordIndex, ideas: readonly Idea[], document: number): number {
  let asked = 0
  let said = 0
  for (const { ways } of ideas) {
    const rarity = Math.max(...ways.map(({ stems, weight }) => weight * leastRare(index, stems)))
    const ownRarity = leastRare(index, ways[0]?.stems ?? [])
    const worth = Math.max(rarity, ownRarity)
    asked += worth
    said += worth * Math.max(0, ...ways.map((way) => shareSaid(index, way, document)))
  }
  return asked === 0 ? 0 : said / asked
}

function leastRare(index: WordIndex, stems: readonly string[]): number {
  return stems.length === 0 ? 0 : Math.min(...stems.map((stem) => index.rarity(stem)))
}

function shareSaid(index: WordIndex, { stems, weight, whole }: Way, document: number): number {
  const held = stems.filter((stem) => holds(index.postings(stem).documents, document)).length
  if (whole && held < stems.length) return 0
  return weight * (held / stems.length)
}

function holds(documents: Uint32Array, document: number): boolean {
  let from = 0
  let to = documents.length - 1
  while (from <= to) {
    const middle = (from + to) >> 1
    const found = documents[middle] ?? 0
    if (found === document) return true
    if (found < document) from = middle + 1
    else to = middle - 1
  }
  return false
}

interface Tally {
  readonly touched: readonly number[]
  add(document: number, value: number): void
  raise(document: number, value: number): void
  value(document: number): number
  count(document: number): number
  /** Forgets only what was touched, which is much less than all. */
  clear(): void
}

function createTally(size: number): Tally {
  const values = new Float32Array(size)
  const counts = new Uint16Array(size)
  const touched: number[] = []
  const touch = (document: number) => {
    if (counts[document] === 0) touched.push(document)
    counts[document] = (counts[document] ?? 0) + 1
  }
  return {
    touched,
    add(document, value) {
      touch(document)
      values[document] = (values[document] ?? 0) + value
    },
    raise(document, value) {
      touch(document)
      if (value > (values[document] ?? 0)) values[document] = value
    },
    value: (document) => values[document] ?? 0,
    count: (document) => counts[document] ?? 0,
    clear() {
      for (const document of touched) {
        values[document] = 0
        counts[document] = 0
      }
      touched.length = 0
    },
  }
}
