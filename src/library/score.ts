/**
 * Ideas against an index: a score for every document.
 *
 * For each idea a document gets the best of the ways it says it; the scores of the ideas are added up. Numbers lie
 * in flat arrays, one place a document: running through ten thousand of them is faster than keeping a list of
 * those that were touched.
 */
import type { Idea, Way } from './asked.ts'
import type { Postings, WordIndex } from './word-index.ts'

/** Scores by document number; 0 where nothing was found. */
export function scoreDocuments(index: WordIndex, ideas: readonly Idea[]): Float32Array {
  const total = new Float32Array(index.size)
  const best = new Float32Array(index.size)
  for (const { ways, mentions } of ideas) {
    for (const way of ways) raiseToWay(best, way, index)
    for (let document = 0; document < best.length; document += 1) {
      total[document] = (total[document] ?? 0) + mentions * (best[document] ?? 0)
    }
    best.fill(0)
  }
  return total
}

/** Raises the scores of the documents that say it this way. */
function raiseToWay(best: Float32Array, way: Way, index: WordIndex): void {
  const { stems, weight, whole, pairs } = way
  const places = stems.map((stem) => index.postings(stem))
  const [first, ...others] = places
  if (first === undefined) return
  if (others.length === 0) raise(best, first, weight)
  else if (whole)
    raise(best, inAll(first, [...others, ...pairs.map((pair) => index.beside(pair))]), weight)
  else raiseToSum(best, places, weight)
}

function raise(best: Float32Array, { documents, weights }: Postings, by: number): void {
  for (let at = 0; at < documents.length; at += 1) {
    const document = documents[at] ?? 0
    const score = by * (weights[at] ?? 0)
    if (score > (best[document] ?? 0)) best[document] = score
  }
}

/** Documents that hold every stem, their weights added up. */
function inAll(first: Postings, others: readonly Postings[]): Postings {
  let held = first
  for (const other of others) held = inBoth(held, other)
  return held
}

function inBoth(one: Postings, other: Postings): Postings {
  const most = Math.min(one.documents.length, other.documents.length)
  const documents = new Uint32Array(most)
  const weights = new Float32Array(most)
  let count = 0
  for (let i = 0, j = 0; i < one.documents.length && j < other.documents.length; ) {
    const left = one.documents[i] ?? 0
    const right = other.documents[j] ?? 0
    if (left === right) {
      documents[count] = left
      weights[count] = (one.weights[i] ?? 0) + (other.weights[j] ?? 0)
      count += 1
    }
    if (left <= right) i += 1
    if (right <= left) j += 1
  }
  return { documents: documents.subarray(0, count), weights: weights.subarray(0, count) }
}

/** Documents that hold any stem score by those they hold, added up. */
function raiseToSum(best: Float32Array, places: readonly Postings[], by: number): void {
  const sum = new Float32Array(best.length)
  for (const { documents, weights } of places) {
    for (let at = 0; at < documents.length; at += 1) {
      const document = documents[at] ?? 0
      sum[document] = (sum[document] ?? 0) + by * (weights[at] ?? 0)
    }
  }
  for (let document = 0; document < best.length; document += 1) {
    best[document] = Math.max(best[document] ?? 0, sum[document] ?? 0)
  }
}

/** How much of what was asked a document speaks of, 0 to 1; a rare idea counts more than a common one. */
export function coverage(index: WordIndex, ideas: readonly Idea[]): (document: number) => number {
  const asked = ideas.map(({ ways }) => ({ ways: ways.map((way) => wayIn(index, way)) }))
  const weighed = asked.map(({ ways }) => ({ ways, worth: worthOf(ways) }))
  const all = weighed.reduce((sum, { worth }) => sum + worth, 0)
  return (document) => {
    if (all === 0) return 0
    let said = 0
    for (const { ways, worth } of weighed) said += worth * bestSaid(ways, document)
    return said / all
  }
}

/** A way with what the index says of its stems, looked up once. */
interface WayIn {
  readonly weight: number
  readonly whole: boolean
  readonly leastRare: number
  readonly documents: readonly Uint32Array[]
}

function wayIn(index: WordIndex, { stems, weight, whole, pairs }: Way): WayIn {
  return {
    weight,
    whole,
    leastRare: stems.length === 0 ? 0 : Math.min(...stems.map((stem) => index.rarity(stem))),
    documents: [
      ...stems.map((stem) => index.postings(stem)),
      ...pairs.map((pair) => index.beside(pair)),
    ].map(({ documents }) => documents),
  }
}

function worthOf(ways: readonly WayIn[]): number {
  const [own] = ways
  return Math.max(own?.leastRare ?? 0, ...ways.map(({ leastRare, weight }) => weight * leastRare))
}

function bestSaid(ways: readonly WayIn[], document: number): number {
  let best = 0
  for (const { documents, weight, whole } of ways) {
    if (weight <= best) continue
    let held = 0
    for (const list of documents) if (holds(list, document)) held += 1
    if (whole && held < documents.length) continue
    best = Math.max(best, (weight * held) / documents.length)
  }
  return best
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
