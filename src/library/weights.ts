/**
 * The numbers of the search that no book gives: how much one sign counts beside another.
 *
 * Learnt on the training half of the golden questions with `npm run eval -- --learn`, and checked on the other
 * half, which is never used for choosing. Round numbers from the middle of a broad plateau: the last decimal of a
 * best fit would only fit this library.
 */

export interface SearchWeights {
  /** One word of the title, or of a heading, beside one of the text. */
  readonly title: number
  readonly heading: number
  /** One word of the questions a passage is known to answer, beside one of its text. */
  readonly questionWords: number
  /** A synonym, and a wider word, beside somebody's own word. */
  readonly sameMeaning: number
  readonly widerMeaning: number
  /** Being asked letter by letter like a known question, beside sharing words with it. */
  readonly likeness: number
  /** Asking for the same as a known question, idea by idea. */
  readonly agreement: number
  /** How much the best passage of an article lifts its others. */
  readonly sameArticle: number
  /** What is left of the score of a passage for other people than the asker. */
  readonly forOthers: number
}

export const learntWeights: SearchWeights = {
  title: 1,
  heading: 3,
  questionWords: 1.4,
  sameMeaning: 0.9,
  widerMeaning: 0.75,
  likeness: 5,
  agreement: 4,
  sameArticle: 0.3,
  forOthers: 0.85,
}
