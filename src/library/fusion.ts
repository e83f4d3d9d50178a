/**
 * Search by words and by meaning, brought together.
 *
 * Order of events: words find their best hundred -> the question's vector finds its own -> both scores are brought
 * to the range from 0 to 1 (raw scores of two scales must not be added) and averaged. A weak side would pull the
 * better one down, so what meaning counts depends on how well it finds the passages of questions known to be
 * answered by them. When the embedder does not answer, words alone decide and the log says so; there is no silent
 * stand-in for a vector.
 */
import { messageOf } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Found } from './find-passages.ts'
import type { Library } from './library.ts'
import type { Embedder, Passage } from './passage.ts'
import { type PassageVectors, unitVector } from './passage-vectors.ts'

export interface FusionParts {
  readonly library: Library
  readonly embedder: Embedder
  readonly vectors: PassageVectors
  /** What meaning counts beside words, 0 to 1. Default: as much as it has earned, at most half. */
  readonly meaning?: number
  readonly log: Log
}

/** The best passages for some words, best first. Never rejects. */
export type Search = (words: string, limit: number) => Promise<readonly Found[]>

/** How deep each side looks. */
const DEPTH = 100

export function createFusedSearch(parts: FusionParts): Search {
  const { library, log } = parts
  const trust = rememberTrust(parts)
  return async (words, limit) => {
    const byWords = library.search(words, Math.max(limit, DEPTH))
    try {
      const byMeaning = await likenessByMeaning(parts, words)
      return fuse(byWords, byMeaning, parts.meaning ?? (await trust())).slice(0, limit)
    } catch (error) {
      log.warn({ error: messageOf(error) }, 'no vectors; the search goes by words alone')
      return byWords.slice(0, limit)
    }
  }
}

/** What meaning counts when there are no known questions to judge it by. */
const UNPROVEN = 0.3
const MOST_TRUST = 0.5
/** Finding its passage among the first five for this share of known questions earns nothing, or everything. */
const EARNS_NOTHING = 0.5
const EARNS_ALL = 0.75
/** So many known questions are tried; they are embedded once and stored. */
const TRIED = 120

/** Works out what meaning counts, once for each state of the library. */
function rememberTrust({ library, vectors, log }: FusionParts): () => Promise<number> {
  let known: { passages: readonly Passage[]; trust: number } | null = null
  return async () => {
    const { passages } = library
    if (known?.passages !== passages) {
      known = { passages, trust: await trustIn(passages, vectors) }
      log.info({ meaning: known.trust }, 'what meaning counts beside words')
    }
    return known.trust
  }
}

async function trustIn(passages: readonly Passage[], vectors: PassageVectors): Promise<number> {
  const all = passages.flatMap(({ questions }, at) =>
    questions.map((question) => ({ question, at })),
  )
  const step = Math.max(1, Math.floor(all.length / TRIED))
  const tried = all.filter((_, place) => place % step === 0)
  if (tried.length === 0) return UNPROVEN
  const own = await vectors.of(passages)
  const asked = await vectors.ofTexts(tried.map(({ question }) => question))
  const right = tried.filter(({ at }, place) => {
    const vector = asked[place] ?? new Float32Array()
    const likeness = own.map((one) => product(vector, one))
    return likeness.filter((other) => other > (likeness[at] ?? 0)).length < 5
  })
  const earned = (right.length / tried.length - EARNS_NOTHING) / (EARNS_ALL - EARNS_NOTHING)
  return MOST_TRUST * Math.min(1, Math.max(0, earned))
}

interface Meant {
  readonly found: Found
  readonly likeness: number
}

/** The passages nearest in meaning, best first, as if words had found nothing in them. */
async function likenessByMeaning(
  { library, embedder, vectors }: FusionParts,
  words: string,
): Promise<Meant[]> {
  const { passages } = library
  const known = await vectors.of(passages)
  const [asked] = await embedder.embed([words])
  if (asked === undefined) throw new Error(`${embedder.model} gave no vector`)
  const question = unitVector(asked)
  const nothing = { score: 0, coverage: 0, likeness: 0, agreement: 0, wordScore: 0 }
  return passages
    .map((passage, at) => ({
      found: { passage, ...nothing },
      likeness: product(question, known[at] ?? question.map(() => 0)),
    }))
    .toSorted((one, other) => other.likeness - one.likeness)
    .slice(0, DEPTH)
}

/**
 * Scores keep the scale of the words' best, so that what judges them afterwards judges fused and plain results
 * alike.
 */
function fuse(byWords: readonly Found[], byMeaning: readonly Meant[], meaning: number): Found[] {
  const best = byWords[0]?.score ?? 1
  const ofWords = scaled(byWords.map((found) => [found.passage.id, found.score]))
  const ofMeaning = scaled(byMeaning.map(({ found, likeness }) => [found.passage.id, likeness]))
  const all = new Map(byMeaning.map(({ found }) => [found.passage.id, found]))
  for (const found of byWords) all.set(found.passage.id, found)
  return [...all.values()]
    .map((found) => {
      const { id } = found.passage
      const score = (1 - meaning) * (ofWords.get(id) ?? 0) + meaning * (ofMeaning.get(id) ?? 0)
      return { ...found, score: score * best }
    })
    .toSorted((one, other) => other.score - one.score)
}

/** Brought to the range from 0 to 1: the least of the list is 0, the best 1. */
function scaled(scores: readonly (readonly [string, number])[]): Map<string, number> {
  const values = scores.map(([, score]) => score)
  const least = Math.min(...values)
  const range = Math.max(...values) - least
  return new Map(scores.map(([id, score]) => [id, range === 0 ? 1 : (score - least) / range]))
}

function product(one: Float32Array, other: Float32Array): number {
  if (one.length !== other.length) throw new Error('vectors of different lengths')
  let sum = 0
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0)
  return sum
}
