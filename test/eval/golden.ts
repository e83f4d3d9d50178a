/** The golden questions: what runners ask, in their words, and what should come of it. */
import { readFileSync } from 'node:fs'

export type GoldenKind =
  | 'answerable'
  | 'unanswerable'
  | 'off-topic'
  | 'red-flag'
  | 'injection'
  | 'small-talk'

export interface GoldenQuestion {
  readonly id: string
  readonly question: string
  readonly kind: GoldenKind
  /** Passages that answer it, any of them. */
  readonly expect: readonly string[]
  /** What a good answer says, in a few words. */
  readonly points: readonly string[]
  /**
   * Thresholds and weights are learnt on `train` and checked on `held-out`, whose figures were seen at each change.
   * `fresh` was written when everything stood, and nothing was changed after it.
   */
  readonly split: 'train' | 'held-out' | 'fresh'
  readonly style: 'plain' | 'slang' | 'typos'
}

/** The training and the held-out half. */
export const goldenQuestions = () => questionsIn('questions.jsonl')

/** Written after the last change to search and decision. */
export const freshQuestions = () => questionsIn('fresh-questions.jsonl')

function questionsIn(name: string): GoldenQuestion[] {
  return readFileSync(new URL(`../golden/${name}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as GoldenQuestion)
}
