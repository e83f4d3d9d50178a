/**
 * Passages made searchable by words: what they say, what stands above them, and what they are known to answer.
 *
 * Order of events: the question's ideas -> a score for every passage by its own words -> a score for every known
 * question -> a passage gets the best of its known questions on top -> the best passages.
 * Every ingredient can be switched off, so that its use can be measured (`npm run eval -- --ablate`).
 */
import { type Idea, ideasOf } from './asked.ts'
import { createLexicon, emptyLexicon } from './lexicon.ts'
import type { Hit, Passage } from './passage.ts'
import { coverage, scoreDocuments } from './score.ts'
import type { Synonyms } from './synonyms.ts'
import { createTypos } from './typos.ts'
import { createWordIndex, type Field, type WordIndex } from './word-index.ts'

/** What takes part in a search. All of it, unless somebody measures. */
export interface Ingredients {
  readonly synonyms: boolean
  readonly typos: boolean
  /** The questions written with an article and learnt from members. */
  readonly questions: boolean
  /** More weight for words in titles and headings. */
  readonly headings: boolean
}

export const allIngredients: Ingredients = {
  synonyms: true,
  typos: true,
  questions: true,
  headings: true,
}

/** A hit with what the decision "does this suffice" needs to know. */
export interface Found extends Hit {
  /** Share of what was asked that the passage or one of its known questions speaks of, 0 to 1. */
  readonly coverage: number
  /** The part of the score that came from the passage's own words. */
  readonly wordScore: number
  /** The part that came from a known question. */
  readonly questionScore: number
}

export interface PassageIndex {
  readonly passages: readonly Passage[]
  search(words: string, limit: number): Found[]
  /** The question taken apart, as the search understood it. */
  ideas(words: string): readonly Idea[]
}

export interface PassageIndexParts {
  readonly passages: readonly Passage[]
  readonly synonyms: Synonyms
  /** Passage id -> questions learnt from members. */
  readonly aliases?: ReadonlyMap<string, readonly string[]>
  readonly ingredients?: Ingredients
}

const textField: Field = { weight: 1, lengthShare: 0.75 }
const titleField: Field = { weight: 1, lengthShare: 0.3 }
const headingField: Field = { weight: 2, lengthShare: 0.3 }
const questionField: Field = { weight: 1, lengthShare: 0.75 }

/** What a known question counts beside the passage's own words. */
const QUESTION_SHARE = 0.8

export function createPassageIndex(parts: PassageIndexParts): PassageIndex {
  const { passages, ingredients = allIngredients } = parts
  const texts = indexTexts(passages, ingredients)
  const asked = knownQuestions(parts, ingredients)
  const questions = createWordIndex(
    asked.map(({ question }) => [question]),
    [questionField],
  )
  const lexicon = ingredients.synonyms ? createLexicon(parts.synonyms) : emptyLexicon
  const isKnown = (stem: string) => texts.has(stem) || questions.has(stem)
  const vocabulary = new Set([...texts.words, ...questions.words, ...lexicon.words])
  const typos = ingredients.typos ? createTypos(vocabulary) : null
  const isCommon = (stem: string) => isKnown(stem) || lexicon.termAt([stem], 0) !== null
  const reading = { lexicon, typos, isKnown: isCommon }
  const ideas = (words: string) => ideasOf(words, reading)
  const owners = Uint32Array.from(asked, ({ owner }) => owner)
  return {
    passages,
    ideas,
    search: (words, limit) => search({ passages, texts, questions, owners }, ideas(words), limit),
  }
}

function indexTexts(passages: readonly Passage[], { headings }: Ingredients): WordIndex {
  if (!headings) {
    return createWordIndex(
      passages.map(({ trail, text }) => [`${trail.join('\n')}\n${text}`]),
      [textField],
    )
  }
  return createWordIndex(
    passages.map(({ title, trail, text }) => [title, trail.slice(1).join('\n'), text]),
    [titleField, headingField, textField],
  )
}

interface KnownQuestion {
  readonly question: string
  /** Number of the passage it belongs to. */
  readonly owner: number
}

function knownQuestions(
  { passages, aliases }: PassageIndexParts,
  { questions }: Ingredients,
): KnownQuestion[] {
  if (!questions) return []
  return passages.flatMap((passage, owner) =>
    [...passage.questions, ...(aliases?.get(passage.id) ?? [])].map((question) => ({
      question,
      owner,
    })),
  )
}

interface Searched {
  readonly passages: readonly Passage[]
  readonly texts: WordIndex
  readonly questions: WordIndex
  readonly owners: Uint32Array
}

function search(searched: Searched, ideas: readonly Idea[], limit: number): Found[] {
  const { passages, texts, questions, owners } = searched
  const byWords = scoreDocuments(texts, ideas)
  const byQuestions = scoreDocuments(questions, ideas)
  const nearest = bestQuestions(byQuestions, owners, passages.length)
  const total = Float32Array.from(byWords, (score, at) => {
    const question = nearest[at] ?? -1
    return score + (question < 0 ? 0 : QUESTION_SHARE * (byQuestions[question] ?? 0))
  })
  return bestOf(total, limit).flatMap((at): Found[] => {
    const passage = passages[at]
    if (passage === undefined) return []
    const question = nearest[at] ?? -1
    const wordScore = byWords[at] ?? 0
    return [
      {
        passage,
        score: total[at] ?? 0,
        wordScore,
        questionScore: (total[at] ?? 0) - wordScore,
        coverage: Math.max(
          coverage(texts, ideas, at),
          question < 0 ? 0 : coverage(questions, ideas, question),
        ),
      },
    ]
  })
}

/** For each passage the number of its best known question, -1 when none was found. */
function bestQuestions(scores: Float32Array, owners: Uint32Array, size: number): Int32Array {
  const best = new Int32Array(size).fill(-1)
  for (let question = 0; question < scores.length; question += 1) {
    const score = scores[question] ?? 0
    if (score === 0) continue
    const owner = owners[question] ?? 0
    const rival = best[owner] ?? -1
    if (rival < 0 || score > (scores[rival] ?? 0)) best[owner] = question
  }
  return best
}

/** Numbers of the highest scores, best first; ties in the order of the articles. */
function bestOf(scores: Float32Array, limit: number): number[] {
  const best: number[] = []
  let least = 0
  for (let at = 0; at < scores.length; at += 1) {
    const score = scores[at] ?? 0
    if (score <= 0 || (best.length >= limit && score <= least)) continue
    let place = best.length
    while (place > 0 && (scores[best[place - 1] ?? 0] ?? 0) < score) place -= 1
    best.splice(place, 0, at)
    if (best.length > limit) best.pop()
    least = scores[best.at(-1) ?? 0] ?? 0
  }
  return best
}
