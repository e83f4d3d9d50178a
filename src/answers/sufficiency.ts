/**
 * Do the passages found answer the question? Decided in code, before any writer is asked.
 *
 * A few signs, each between 0 and about 1, are weighed and added up; what lies above zero suffices. The weights
 * are learnt on the training half of the golden questions (`npm run eval -- --learn`) and checked on the other half.
 */
import type { Idea } from '../library/asked.ts'
import type { Found } from '../library/find-passages.ts'
import type { Passage } from '../library/passage.ts'
import { stemOf, wordsOf } from '../library/words.ts'
import { asksWhatItIs } from './red-flags/asks-what-it-is.ts'
import { foreignTerms, isNearOurs, usesOf } from './subjects.ts'

/** What speaks for and against an answer. */
export interface Signs {
  /** How alike the question is to one the best passage is known to answer. */
  readonly likeness: number
  /** Share of what was asked that the best passage speaks of. */
  readonly coverage: number
  /** How strongly the words of the best passage match, levelled off. */
  readonly words: number
  /** Everything the search counts, levelled off. */
  readonly score: number
  /** Share of the question's ideas that no passage of the library speaks of. */
  readonly unknown: number
  /** Whether the question names another trade that the best passage is not about. */
  readonly elsewhere: number
  /** Whether the question is about running or lifting at all. */
  readonly near: number
  readonly constant: 1
}

export type SufficiencyWeights = { readonly [Sign in keyof Signs]: number }

export const learntSufficiency: SufficiencyWeights = {
  likeness: 0.3,
  coverage: 2,
  words: 0.9,
  score: 0.7,
  unknown: -2.4,
  elsewhere: -4.1,
  near: 1,
  constant: -1.2,
}

/** Asked nearly letter by letter like a question the passage is known to answer. */
const SAME_QUESTION = 0.75

/** Who asks what a word means is not helped by a passage that speaks of half the question and not of the word. */
const NAMES_THE_WORD = 0.5

/** Whether the passages suffice. */
export function suffices(evidence: Evidence, weights?: SufficiencyWeights): boolean {
  const signs = signsOf(evidence)
  if (signs.likeness >= SAME_QUESTION) return true
  if (asksWhatItIs(evidence.question) && signs.coverage < NAMES_THE_WORD) return false
  return sufficiencyOf(signs, weights) > 0
}

/** Whether every word of it is one the library uses and none names another trade: it may be ours after all. */
export function couldBeOurs(evidence: Evidence): boolean {
  const { unknown, elsewhere } = signsOf(evidence)
  return unknown === 0 && elsewhere === 0 && evidence.found.length > 0
}

/** Above zero: more speaks for an answer than against it. */
export function sufficiencyOf(
  signs: Signs,
  weights: SufficiencyWeights = learntSufficiency,
): number {
  let sum = 0
  for (const sign of Object.keys(signs) as (keyof Signs)[]) sum += signs[sign] * weights[sign]
  return sum
}

export interface Evidence {
  readonly question: string
  readonly ideas: readonly Idea[]
  /** The best passages, best first. */
  readonly found: readonly Found[]
  /** Every passage of the library. */
  readonly passages: readonly Passage[]
}

export function signsOf({ question, ideas, found, passages }: Evidence): Signs {
  const [best] = found
  const score = best?.score ?? 0
  const library = stemsOfAll(passages)
  const isSpokenOf = ({ ways }: Idea) =>
    ways.some(({ stems }) => stems.some((stem) => library.has(stem)))
  const silent = ideas.filter((idea) => !isSpokenOf(idea))
  return {
    likeness: best?.likeness ?? 0,
    coverage: best?.coverage ?? 0,
    words: levelled(best?.wordScore ?? 0, 4),
    score: levelled(score, 10),
    unknown: ideas.length === 0 ? 1 : silent.length / ideas.length,
    elsewhere: namesAnotherTrade(question, best?.passage, library) ? 1 : 0,
    near: isNearOurs(question) ? 1 : 0,
    constant: 1,
  }
}

/** A word that stands once in passing is not what a passage is about. */
function namesAnotherTrade(
  question: string,
  best: Passage | undefined,
  library: ReadonlySet<string>,
): boolean {
  if (best === undefined) return false
  const { trail, text, questions } = best
  return foreignTerms(question, (word) => library.has(stemOf(word))).some((term) => {
    if (usesOf(term, trail.join('. ')) > 0) return false
    const uses = usesOf(term, text)
    return uses === 0 || (uses === 1 && usesOf(term, questions.join('. ')) === 0)
  })
}

/** 0 for nothing, a half at `usual`, never above 1. */
function levelled(value: number, usual: number): number {
  return value / (value + usual)
}

function stemsIn({ text, trail, questions }: Passage): ReadonlySet<string> {
  return new Set(wordsOf([text, ...trail, ...questions].join(' ')).map(stemOf))
}

const known = new WeakMap<readonly Passage[], ReadonlySet<string>>()

function stemsOfAll(passages: readonly Passage[]): ReadonlySet<string> {
  const before = known.get(passages)
  if (before !== undefined) return before
  const all = new Set(passages.flatMap((passage) => [...stemsIn(passage)]))
  known.set(passages, all)
  return all
}
