/**
 * The contract of an answer writer: passages in, a draft with citations out.
 *
 * Two stand behind it: `extractive` (no key, no network, always there) and `openai`. A draft is never shown
 * before the verifier has passed it.
 */
import type { Passage } from '../../library/passage.ts'

export interface WriteRequest {
  /** The question made whole from the conversation. Text from outside. */
  readonly question: string
  /** The passages found, best first. Citation `[1]` means the first. */
  readonly passages: readonly Passage[]
  /** What was said before in this room by this person and to them, oldest first. */
  readonly earlier: readonly EarlierLine[]
  /** Characters the answer should stay below. */
  readonly maxCharacters: number
  /** Called once, when the first text of a draft arrives. */
  readonly onFirstWord?: () => void
  /** Called with sentences that are complete, cited and so far unchecked, while the draft grows. */
  readonly onSentence?: (sentence: string) => void
  /** What was wrong with the last draft, when this is the one repair attempt. */
  readonly repair?: readonly string[]
  readonly signal?: AbortSignal
}

export interface EarlierLine {
  readonly who: 'member' | 'ironstride'
  readonly text: string
  /** The language it was said in, when that is another one than the articles'. */
  readonly language?: string
}

export interface Draft {
  /** Markdown in which every sentence that says something ends with its citations: `… [1]`, `… [1][3]`. */
  readonly markdown: string
  readonly usage: Usage
}

/** What writing cost. All zero for the extractive writer. */
export interface Usage {
  readonly promptTokens: number
  readonly completionTokens: number
  /** In US dollars by the configured prices; 0 when no prices are set. */
  readonly cost: number
}

export const noUsage: Usage = { promptTokens: 0, completionTokens: 0, cost: 0 }

export interface AnswerWriter {
  readonly name: 'extractive' | 'openai'
  /** Rejects with any error when it cannot write; the caller then uses the extractive writer. */
  write(request: WriteRequest): Promise<Draft>
}

/** What a draft was found to be by the verifier. */
export interface Verdict {
  /** The draft without its unsupported sentences; empty when too little is left. */
  readonly markdown: string
  /** Numbers of the passages that support what is left. */
  readonly cited: readonly number[]
  /** One line for each thing found wrong: for the repair attempt and the log. */
  readonly faults: readonly string[]
}

/** Checks a draft against the passages it was written from. */
export type Verify = (draft: DraftToVerify) => Verdict

export interface DraftToVerify {
  readonly markdown: string
  /** As numbered in the draft: `[1]` is the first. */
  readonly passages: readonly Passage[]
  /** What was asked: an answer about injuries has to say more. */
  readonly question?: string
  /** More is still to come, so nothing is added and little is not yet too little. */
  readonly growing?: boolean
}
