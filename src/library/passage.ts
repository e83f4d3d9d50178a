/**
 * A passage: the part of an article under one heading, small enough to quote from and to point at.
 */

export interface Passage {
  /** `article#heading-slug`, unique in a library and stable while the heading stands. */
  readonly id: string
  /** The article's file name without its ending. */
  readonly article: string
  readonly title: string
  /** The heading it stands under; the article's title for the opening paragraph. */
  readonly heading: string
  /** From the article's title down to `heading`. */
  readonly trail: readonly string[]
  /** Where the article can be read, with the heading's anchor where there is one; null when it has no page. */
  readonly url: string | null
  /** `YYYY-MM-DD`, or null when unknown. */
  readonly published: string | null
  /** `starter` until the coach makes it theirs; `coach`, `answered` (from a question), `draft`, … */
  readonly status: string
  readonly tags: readonly string[]
  /** Plain words, paragraphs separated by blank lines, list items one per line beginning with `- `. */
  readonly text: string
  /** Questions it is known to answer, in the words of runners. */
  readonly questions: readonly string[]
}

/** A passage found for some words. Scores compare only within one search. */
export interface Hit {
  readonly passage: Passage
  readonly score: number
}

/** Turns texts to vectors of equal length, one for each. Rejects when the server does not answer. */
export interface Embedder {
  /** Names the model; vectors of different models never meet. */
  readonly model: string
  embed(texts: readonly string[]): Promise<readonly Float32Array[]>
}
