/**
 * The verifier: what a model wrote -> what the articles say of it.
 *
 * Order of events: hidden characters go -> the markdown is read into sentences -> each sentence: banned? promised,
 * diagnosed, dosed? cited, in range? supported by what it cites? -> the rest is dropped with its reason -> headings
 * and lead-ins stay only before something that stayed -> an answer about injuries gets its honest sentence. If too
 * little is left nothing is, and the extractive writer answers.
 */

import { readDraft, writeParts } from '../grounding/parts.ts'
import type { DraftToVerify, Verdict, Verify } from '../writing/writer.ts'
import { withoutHidden } from './banned-output.ts'
import { honestAboutInjury } from './claim-guard.ts'
import type { Checking } from './judge-sentence.ts'
import { keptParts, withoutLooseLeads } from './kept-parts.ts'

/** A verifier that also knows the words of the prompt, which no answer may repeat. */
export function createVerifier(secret: readonly string[] = []): Verify {
  return (draft) => verify(draft, secret)
}

/** Never throws; a draft that cannot be read is an empty one. */
export const verifyDraft: Verify = createVerifier()

function verify(draft: DraftToVerify, secret: readonly string[]): Verdict {
  const { question = '', passages, growing = false } = draft
  const { markdown, cited, faults, claims, ...left } = checkDraft(draft, secret)
  if (claims === 0) return { markdown: '', cited: [], faults }
  if (growing) return { markdown, cited, faults }
  if (claims === 1 && isTooLittle(left)) return { markdown: '', cited: [], faults }
  const honest = honestAboutInjury(question, markdown, passages)
  if (honest === null) return { markdown, cited, faults }
  return {
    markdown: `${markdown}\n\n${honest.sentence}`,
    cited: [...new Set([...cited, ...honest.cites])],
    faults,
  }
}

interface CheckedDraft extends Verdict {
  /** Sentences kept that say something, and those that were dropped. */
  readonly claims: number
  readonly dropped: number
  readonly lostItsOpening: boolean
}

function checkDraft(
  { markdown, passages }: DraftToVerify,
  secret: readonly string[],
): CheckedDraft {
  const clean = withoutHidden(markdown)
  const { parts, faults } = readDraft(clean)
  const state: Checking = {
    passages,
    secret,
    faults: [...(clean === markdown ? [] : ['hidden characters']), ...faults],
    said: new Set(),
    cited: new Set(),
    claims: 0,
    dropped: 0,
    lostItsOpening: false,
    gap: false,
  }
  const kept = withoutLooseLeads(keptParts(parts, state))
  return {
    markdown: writeParts(kept),
    claims: state.claims,
    dropped: state.dropped,
    lostItsOpening: state.lostItsOpening,
    cited: [...state.cited],
    faults: state.faults,
  }
}

/** One kept sentence of six drafts no answer, nor does one that only gave the reason; a single good one does. */
function isTooLittle({
  dropped,
  lostItsOpening,
}: Pick<CheckedDraft, 'dropped' | 'lostItsOpening'>) {
  return dropped >= 4 || lostItsOpening
}
