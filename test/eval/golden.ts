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
  /** Thresholds and weights are learnt on `train` and only checked on `held-out`. */
  readonly split: 'train' | 'held-out'
  readonly style: 'plain' | 'slang' | 'typos'
}

export function goldenQuestions(): GoldenQuestion[] {
  const lines = readFileSync(new URL('../golden/questions.jsonl', import.meta.url), 'utf8')
  return lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as GoldenQuestion)
}
