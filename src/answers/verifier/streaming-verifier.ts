/**
 * The verifier for an answer that is still being written: what has passed so far may be shown, nothing else.
 *
 * With every piece the standing part of the draft is checked as a whole, so that a heading, a lead-in or a sentence
 * cited by the next one appears as soon as what it needs has come.
 */
import type { Passage } from '../../library/passage.ts'
import { citedSentences } from '../writing/cited-text.ts'
import type { Verdict, Verify } from '../writing/writer.ts'
import { standingLength } from './growing-text.ts'

export interface StreamingVerifier {
  /** Takes the next piece as it arrived; returns the sentences that passed through it, without their citations. */
  push(piece: string): readonly string[]
  /** Everything that has passed, as markdown. */
  readonly markdown: string
  /** The verdict on the whole draft. */
  end(): Verdict
}

export function createStreamingVerifier(
  verify: Verify,
  about: { readonly passages: readonly Passage[]; readonly question?: string },
): StreamingVerifier {
  let draft = ''
  let standing = 0
  let markdown = ''
  const shown = new Set<string>()
  return {
    push(piece) {
      draft += piece
      const length = /\s$/.test(piece) ? draft.length : standingLength(draft)
      if (length <= standing) return []
      standing = length
      markdown = verify({ ...about, markdown: draft.slice(0, length), growing: true }).markdown
      return citedSentences(markdown)
        .map(({ text }) => text)
        .filter((text) => isNew(text, shown))
    },
    get markdown() {
      return markdown
    },
    end: () => verify({ ...about, markdown: draft }),
  }
}

function isNew(sentence: string, shown: Set<string>): boolean {
  if (shown.has(sentence)) return false
  shown.add(sentence)
  return true
}
