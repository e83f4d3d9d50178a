/**
 * What an answer is: the one shape that chat, the command line and the evaluation share.
 */
import type { Passage } from '../library/passage.ts'
import type { EarlierLine, Usage } from './writing/writer.ts'

/**
 * - `answer`: the articles cover it; every sentence is cited;
 * - `not-covered`: they do not; `nearby` holds what they do cover next to it;
 * - `off-topic`: small talk, thanks, "what can you do" and everything outside strength for runners;
 * - `refer`: a red flag; the fixed text, nothing retrieved, no model;
 * - `clarify`: one question back, because the words may mean a red flag or too little was asked.
 */
export type AnswerKind = 'answer' | 'not-covered' | 'off-topic' | 'refer' | 'clarify'

/** One passage the answer stands on. `number` is the one in the text's `[1]`. */
export interface Citation {
  readonly number: number
  readonly article: string
  readonly heading: string
  readonly url: string | null
  /** The words of the passage that carry the answer, letter by letter. */
  readonly quote: string
  readonly passageId: string
  readonly published: string | null
  readonly status: string
}

export interface Answer {
  readonly kind: AnswerKind
  /** Markdown; cited sentences end with `[1]` or `[1][3]`. */
  readonly text: string
  readonly citations: readonly Citation[]
  /** The nearest passages, best first: for "ask the coach" and for what is covered nearby. */
  readonly nearby: readonly Passage[]
  /** `fixed`: small talk, refusals and referrals, written by hand. */
  readonly writer: 'extractive' | 'openai' | 'fixed'
  readonly ms: number
  readonly usage: Usage
  /** The question as it was understood: in the articles' language, follow-ups made whole. */
  readonly question: string
  /** The language of the text, such as `de`; null: the articles' own. */
  readonly language: string | null
}

export interface AnswerWish {
  /** As typed. Text from outside. */
  readonly question: string
  /** Whose budget pays; null on the command line, which has none. */
  readonly memberId: string | null
  /** What was said before in this room by and to this person, oldest first. */
  readonly earlier: readonly EarlierLine[]
  /** What the member chose to be answered in, `de` or `Deutsch`; null: the language of the question. */
  readonly language: string | null
  readonly units: 'kg' | 'lb'
  readonly effort: 'rir' | 'rpe'
  /** Default: 900 characters. */
  readonly maxCharacters?: number
  /** The verified part of an answer that is still being written, as markdown; called again as it grows. */
  readonly onDraft?: (markdown: string) => void
  readonly signal?: AbortSignal
}

/** Always answers: when a model, a budget or a check fails, the extractive writer writes. */
export interface Answerer {
  answer(wish: AnswerWish): Promise<Answer>
}
