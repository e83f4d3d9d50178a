/**
 * What passages are known to answer: questions written with the article, learnt from members, or, where there are
 * none, the heading, which is the author's own short answer to "what is this about".
 */
import { createSubjects } from './agreement.ts'
import type { Idea } from './asked.ts'
import { alike, createLikeness, type Shape } from './likeness.ts'
import type { Passage } from './passage.ts'
import { createWordIndex, type WordIndex } from './word-index.ts'

export interface KnownQuestions {
  /** The questions as an index of words; document numbers are question numbers. */
  readonly words: WordIndex
  /** Numbers of the questions a passage answers. */
  of(passage: number): readonly number[]
  /** Makes somebody's question ready for `likeness`. */
  shapeOf(question: string): Shape
  /** How alike a known question is to somebody's, letter by letter. */
  likeness(question: number, asked: Shape): number
  /** Compares somebody's question, taken apart, with known ones: how much they ask for the same, 0 to 1. */
  agreementWith(ideas: readonly Idea[]): (question: number) => number
}

/** `aliases`: passage id -> questions learnt from members. */
export function createKnownQuestions(
  passages: readonly Passage[],
  aliases: ReadonlyMap<string, readonly string[]>,
  pairs: ReadonlySet<string>,
): KnownQuestions {
  const questions: string[] = []
  const begun = new Set<string>()
  const numbers = passages.map((passage) => {
    const own = questionsOf(passage, aliases.get(passage.id) ?? [])
    const isFirst = passage.heading !== passage.title && !begun.has(passage.article)
    if (isFirst) begun.add(passage.article)
    // An article comes to the point of its title in its first section.
    const known = isFirst ? [...own, passage.title] : own
    return known.map((question) => questions.push(question) - 1)
  })
  const words = createWordIndex(
    questions.map((question) => [question]),
    [{ weight: 1, lengthShare: 0.75 }],
    pairs,
  )
  const { shapeOf } = createLikeness(questions)
  const shapes = questions.map(shapeOf)
  const { agreementWith } = createSubjects(questions, words)
  return {
    words,
    of: (passage) => numbers[passage] ?? [],
    shapeOf,
    likeness(question, asked) {
      const shape = shapes[question]
      return shape === undefined ? 0 : alike(shape, asked)
    },
    agreementWith,
  }
}

function questionsOf(
  { questions, heading, title }: Passage,
  learnt: readonly string[],
): readonly string[] {
  const known = [...questions, ...learnt]
  if (known.length > 0) return known
  // A title over the whole text is a name rather than an answer, and is searched as a title already.
  return heading === title ? [] : [heading]
}
