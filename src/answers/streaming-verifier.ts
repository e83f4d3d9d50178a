/**
 * The verifier for an answer that is still being written: what it has passed so far may be shown, nothing else.
 *
 * With every piece the standing part of the draft is checked as a whole, so that a heading, a lead-in or an uncited
 * sentence appears as soon as what it needs has come. What was shown once is never taken back by later words.
 */
import { standingLength } from './growing-text.ts'
import { checkDraft, type Draftlike, verifyDraft } from './verify.ts'
import type { Verdict } from './writer.ts'

export interface StreamingVerifier {
  /** Takes the next piece as it arrived; returns the sentences that passed through it. */
  push(piece: string): readonly string[]
  /** Everything that has passed, as markdown. */
  readonly markdown: string
  /** The verdict on the whole draft. */
  end(): Verdict
}

export function createStreamingVerifier(about: Omit<Draftlike, 'markdown'>): StreamingVerifier {
  let draft = ''
  let standing = 0
  let passed = ''
  const shown = new Set<string>()
  return {
    push(piece) {
      draft += piece
      const length = standingLength(draft)
      if (length <= standing) return []
      standing = length
      const checked = checkDraft({ ...about, markdown: draft.slice(0, length) })
      passed = checked.claims === 0 ? '' : checked.markdown
      return checked.claims === 0
        ? []
        : checked.sentences.filter((sentence) => isNew(sentence, shown))
    },
    get markdown() {
      return passed
    },
    end: () => verifyDraft({ ...about, markdown: draft }),
  }
}

function isNew(sentence: string, shown: Set<string>): boolean {
  if (shown.has(sentence)) return false
  shown.add(sentence)
  return true
}
