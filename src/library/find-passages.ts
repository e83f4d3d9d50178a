/**
 * A question's ideas -> the passages that speak of them, best first.
 *
 * Order of events: every passage scored by its words and by those of the questions it is known to answer -> the
 * best hundred are looked at more closely: how alike is the question to one they are known to answer, letter by
 * letter, and do both ask for the same -> an article that is all about it lifts its passages -> what is for people
 * the question says nothing of stands back.
 */
import type { Idea } from './asked.ts'
import { isForOthers } from './audience.ts'
import type { KnownQuestions } from './known-questions.ts'
import type { Shape } from './likeness.ts'
import type { Hit, Passage } from './passage.ts'
import { coverage, scoreDocuments } from './score.ts'
import type { SearchWeights } from './weights.ts'
import type { WordIndex } from './word-index.ts'

/** A hit with what the decision "does this suffice" needs to know. */
export interface Found extends Hit {
  /** Share of what was asked that the passage or one of its known questions speaks of, 0 to 1. */
  readonly coverage: number
  /** How alike the question is to one the passage is known to answer, 0 to 1. */
  readonly likeness: number
  /** How much it and one it is known to answer ask for the same, 0 to 1. */
  readonly agreement: number
  /** The part of the score that came from the passage's own words. */
  readonly wordScore: number
}

export interface Searched {
  readonly passages: readonly Passage[]
  readonly texts: WordIndex
  /** Null when they are left out, to measure what they bring. */
  readonly known: KnownQuestions | null
  readonly weights: SearchWeights
}

/** How many are looked at closely; comparing letters is too slow for thousands. */
const CLOSE_LOOK = 100

export function findPassages(
  searched: Searched,
  question: string,
  ideas: readonly Idea[],
  limit: number,
): readonly Found[] {
  const { passages, texts, known, weights } = searched
  const byWords = scoreDocuments(texts, ideas)
  const asked = known?.shapeOf(question) ?? null
  const agreementOf = known?.agreementWith(ideas) ?? (() => 0)
  const candidates = bestOf(byWords, Math.max(limit, CLOSE_LOOK)).map((at): Candidate => {
    const likeness = asked === null ? 0 : likenessOf(searched, at, asked)
    const agreement = highest(known?.of(at) ?? [], agreementOf)
    const close = weights.likeness * likeness + weights.agreement * agreement
    return { at, likeness, agreement, score: (byWords[at] ?? 0) + close }
  })
  const best = setBackForOthers(liftedByArticle(candidates, searched), searched, question).slice(
    0,
    limit,
  )
  const shareOf = coverageIn(searched, ideas)
  return best.flatMap(({ at, likeness, agreement, score }): Found[] => {
    const passage = passages[at]
    if (passage === undefined) return []
    const wordScore = byWords[at] ?? 0
    return [{ passage, score, likeness, agreement, coverage: shareOf(at), wordScore }]
  })
}

interface Candidate {
  /** The number of its passage. */
  readonly at: number
  readonly likeness: number
  readonly agreement: number
  readonly score: number
}

function likenessOf({ known }: Searched, passage: number, asked: Shape): number {
  return highest(known?.of(passage) ?? [], (number) => known?.likeness(number, asked) ?? 0)
}

/** For a passage's number: how much of what was asked it or one of its known questions speaks of. */
function coverageIn(
  { texts, known }: Searched,
  ideas: readonly Idea[],
): (passage: number) => number {
  const inTexts = coverage(texts, ideas)
  if (known === null) return inTexts
  const inQuestions = coverage(known.words, ideas)
  return (passage) => Math.max(inTexts(passage), highest(known.of(passage), inQuestions))
}

function liftedByArticle(
  candidates: readonly Candidate[],
  { passages, weights }: Searched,
): Candidate[] {
  const articleOf = ({ at }: Candidate) => passages[at]?.article ?? ''
  const best = new Map<string, number>()
  for (const candidate of candidates) {
    const article = articleOf(candidate)
    best.set(article, Math.max(candidate.score, best.get(article) ?? 0))
  }
  return candidates
    .map((candidate) => ({
      ...candidate,
      score: candidate.score + weights.sameArticle * (best.get(articleOf(candidate)) ?? 0),
    }))
    .toSorted((one, other) => other.score - one.score)
}

function setBackForOthers(
  candidates: readonly Candidate[],
  { passages, weights }: Searched,
  question: string,
): Candidate[] {
  const isOthers = isForOthers(question)
  return candidates
    .map((candidate) => {
      const passage = passages[candidate.at]
      const isBack = passage !== undefined && isOthers(passage)
      return isBack ? { ...candidate, score: candidate.score * weights.forOthers } : candidate
    })
    .toSorted((one, other) => other.score - one.score)
}

function highest(numbers: readonly number[], measure: (number: number) => number): number {
  let most = 0
  for (const number of numbers) most = Math.max(most, measure(number))
  return most
}

/** Numbers of the highest scores, best first; ties in the order of the articles. */
function bestOf(scores: Float32Array, limit: number): number[] {
  const least = roughlyTheLeast(scores, limit)
  const found: number[] = []
  for (let at = 0; at < scores.length; at += 1) {
    const score = scores[at] ?? 0
    if (score > 0 && score >= least) found.push(at)
  }
  return found.sort((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0)).slice(0, limit)
}

const STEPS = 512

/** A score that at least `limit` reach and few more: sorting thousands to keep a hundred takes too long. */
function roughlyTheLeast(scores: Float32Array, limit: number): number {
  let most = 0
  for (let at = 0; at < scores.length; at += 1) most = Math.max(most, scores[at] ?? 0)
  if (scores.length <= limit || most === 0) return 0
  const counts = new Uint32Array(STEPS + 1)
  const scale = STEPS / most
  for (let at = 0; at < scores.length; at += 1) {
    const step = Math.floor((scores[at] ?? 0) * scale)
    counts[step] = (counts[step] ?? 0) + 1
  }
  let step = STEPS
  for (let count = counts[step] ?? 0; step > 0 && count < limit; count += counts[step] ?? 0)
    step -= 1
  return Math.max(0, step - 1) / scale
}
