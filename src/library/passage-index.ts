/**
 * Passages made searchable by words: what they say, what stands above them, and what they are known to answer.
 *
 * Every ingredient can be switched off, so that its use can be measured (`npm run eval -- --ablate`).
 */
import { type Idea, ideasOf, type Reading } from './asked.ts'
import { everydayWords } from './everyday-words.ts'
import { type Found, findPassages } from './find-passages.ts'
import { createKnownQuestions } from './known-questions.ts'
import { createLexicon, emptyLexicon } from './lexicon.ts'
import type { Passage } from './passage.ts'
import type { Synonyms } from './synonyms.ts'
import { createTypos } from './typos.ts'
import { learntWeights, type SearchWeights } from './weights.ts'
import { createWordIndex, type WordIndex } from './word-index.ts'

/** What takes part in a search. All of it, unless somebody measures. */
export interface Ingredients {
  readonly synonyms: boolean
  readonly typos: boolean
  /** The questions written with an article and learnt from members. */
  readonly questions: boolean
  /** Titles and headings as fields with a weight of their own. */
  readonly headings: boolean
}

export const allIngredients: Ingredients = {
  synonyms: true,
  typos: true,
  questions: true,
  headings: true,
}

export interface PassageIndex {
  readonly passages: readonly Passage[]
  search(words: string, limit: number): readonly Found[]
  /** The question taken apart, as the search understood it. */
  ideas(words: string): readonly Idea[]
}

export interface PassageIndexParts {
  readonly passages: readonly Passage[]
  readonly synonyms: Synonyms
  /** Passage id -> questions learnt from members. */
  readonly aliases?: ReadonlyMap<string, readonly string[]>
  readonly ingredients?: Ingredients
  readonly weights?: SearchWeights
}

/** BM25's usual share: a text twice as long needs about twice the mentions. Titles vary less in what they tell. */
const TEXT_LENGTH_SHARE = 0.75
const TITLE_LENGTH_SHARE = 0.3

export function createPassageIndex(parts: PassageIndexParts): PassageIndex {
  const { passages, synonyms, ingredients = allIngredients, weights = learntWeights } = parts
  const aliases = parts.aliases ?? new Map<string, readonly string[]>()
  const lexicon = ingredients.synonyms ? createLexicon(synonyms, weights) : emptyLexicon
  const { pairs } = lexicon
  const texts = indexTexts(passages, aliases, ingredients, weights, pairs)
  const known = ingredients.questions ? createKnownQuestions(passages, aliases, pairs) : null
  const vocabulary = new Set([...texts.words, ...(known?.words.words ?? []), ...lexicon.words])
  const reading: Reading = {
    lexicon,
    typos: ingredients.typos ? createTypos(vocabulary) : null,
    isKnown: (stem) =>
      texts.has(stem) || known?.words.has(stem) === true || lexicon.termAt([stem], 0) !== null,
    isMeant: (word) => everydayWords.has(word),
  }
  const searched = { passages, texts, known, weights }
  const ideas = (words: string) => ideasOf(words, reading)
  const search = (words: string, limit: number) =>
    findPassages(searched, words, ideas(words), limit)
  return { passages, ideas, search }
}

function indexTexts(
  passages: readonly Passage[],
  aliases: ReadonlyMap<string, readonly string[]>,
  { headings, questions }: Ingredients,
  weights: SearchWeights,
  pairs: ReadonlySet<string>,
): WordIndex {
  const asked = ({ id, questions: known }: Passage) =>
    questions ? [...known, ...(aliases.get(id) ?? [])].join('\n') : ''
  const text = { weight: 1, lengthShare: TEXT_LENGTH_SHARE }
  const known = { weight: weights.questionWords, lengthShare: TEXT_LENGTH_SHARE }
  if (!headings) {
    const documents = passages.map((passage) => [
      `${passage.trail.join('\n')}\n${passage.text}`,
      asked(passage),
    ])
    return createWordIndex(documents, [text, known], pairs)
  }
  return createWordIndex(
    passages.map((passage) => {
      const { title, trail, text } = passage
      return [title, trail.slice(1).join('\n'), text, asked(passage)]
    }),
    [
      { weight: weights.title, lengthShare: TITLE_LENGTH_SHARE },
      { weight: weights.heading, lengthShare: TITLE_LENGTH_SHARE },
      text,
      known,
    ],
    pairs,
  )
}
