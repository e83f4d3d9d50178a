/** One sentence of a draft: may it be said, is it cited, and do the passages it cites support it? */
import type { Passage } from '../../library/passage.ts'
import type { Sentence } from '../grounding/parts.ts'
import { supportOf } from '../grounding/support.ts'
import { bannedIn } from './banned-output.ts'
import { claimFault } from './claim-guard.ts'

/** What is known of the draft so far. */
export interface Checking {
  readonly passages: readonly Passage[]
  readonly secret: readonly string[]
  readonly faults: string[]
  readonly said: Set<string>
  readonly cited: Set<number>
  claims: number
  dropped: number
  /** The sentence that answers was dropped: what follows are reasons for it. */
  lostItsOpening: boolean
  /** Whether the sentence before was dropped: "It also …" would then speak of something else. */
  gap: boolean
}

interface Judgement {
  readonly keep: Sentence | null
  readonly fault: string | null
}

export function judge(sentence: Sentence, state: Checking): Judgement {
  const { text, cites } = sentence
  const key = text.toLowerCase()
  if (state.said.has(key)) return { keep: null, fault: null }
  state.said.add(key)
  const banned = bannedIn(text, state.passages, state.secret) ?? claimFault(text)
  if (banned !== null) return { keep: null, fault: banned }
  if (isLead(text)) return judgeLead(sentence, state)
  if (state.gap && leansBack(text))
    return { keep: null, fault: 'it leans on a sentence that was dropped' }
  const inRange = cites.filter((number) => state.passages[number - 1] !== undefined)
  if (inRange.length === 0) {
    return {
      keep: null,
      fault: cites.length === 0 ? 'no citation' : 'cites a passage that is not there',
    }
  }
  const supporting = supportingCites(text, inRange, state.passages)
  if (supporting.cites.length === 0) return { keep: null, fault: supporting.fault }
  state.claims += 1
  for (const number of supporting.cites) state.cited.add(number)
  return { keep: { text, cites: supporting.cites }, fault: null }
}

/** The cited passages that carry the sentence alone; if none does, all of them when they do together. */
function supportingCites(text: string, cites: readonly number[], passages: readonly Passage[]) {
  const at = (number: number) => passages.slice(number - 1, number)
  const alone = cites.filter((number) => supportOf(text, at(number)).supported)
  if (alone.length > 0) return { cites: alone, fault: null }
  const together = supportOf(text, cites.flatMap(at))
  if (together.supported) return { cites, fault: null }
  const other = passages.findIndex((passage) => supportOf(text, [passage]).supported)
  const hint = other === -1 ? '' : `; it stands in [${other + 1}]`
  return { cites: [], fault: `not supported by what it cites (${together.fault})${hint}` }
}

/** A line that only opens what follows: "Do this:". What it claims beyond that must be supported too. */
export function isLead(text: string): boolean {
  return text.endsWith(':')
}

function judgeLead({ text, cites }: Sentence, state: Checking): Judgement {
  const passages = cites.flatMap((number) => state.passages.slice(number - 1, number))
  const { supported, fault } = supportOf(text, passages)
  const claimsNothing = fault === 'it claims nothing that could be checked'
  if (!supported && !claimsNothing) return { keep: null, fault: `not supported (${fault})` }
  return { keep: { text, cites: supported ? cites : [] }, fault: null }
}

const backward =
  /^(?:it|this|that|these|those|they|he|she|both|also|then|so|but|and|however|instead|otherwise|therefore|thus|such|the same|which|one|as a result|because of (?:this|that)|after that|for (?:this|that) reason|in (?:this|that) case)\b/i

function leansBack(text: string): boolean {
  return backward.test(text)
}
