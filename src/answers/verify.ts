/**
 * The verifier: what a model wrote -> what the articles say of it.
 *
 * Order of events: hidden characters go -> the markdown is read into sentences -> each sentence: banned? promised,
 * diagnosed, dosed? cited, in range? supported by what it cites? -> the rest is dropped with its reason -> headings
 * and lead-ins stay only before something that stayed -> an answer about injuries gets its honest sentence. If too
 * little is left nothing is, and the extractive writer answers.
 */
import type { Passage } from '../library/passage.ts'
import { bannedIn, withoutHidden } from './banned-output.ts'
import { claimFault, honestAboutInjury } from './claim-guard.ts'
import {
  type ListPart,
  type Part,
  readDraft,
  type Sentence,
  sentencesOfPart,
  writeParts,
} from './grounding/parts.ts'
import { knowsWords, supportOf } from './grounding/support.ts'
import type { DraftToVerify, Verdict, Verify } from './writer.ts'

/** A verifier that also knows the words of the prompt, which no answer may repeat. */
export function createVerifier(secret: readonly string[] = []): Verify {
  return (draft) => verify(draft, secret)
}

/** Never throws; a draft that cannot be read is an empty one. */
export const verifyDraft: Verify = createVerifier()

function verify(draft: DraftToVerify, secret: readonly string[]): Verdict {
  const { question = '', passages, growing = false } = draft
  const { markdown, cited, faults, claims, dropped } = checkDraft(draft, secret)
  if (claims === 0) return { markdown: '', cited: [], faults }
  if (growing) return { markdown, cited, faults }
  if (tooLittle(claims, dropped)) return { markdown: '', cited: [], faults }
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
}

function checkDraft(
  { markdown, passages }: DraftToVerify,
  secret: readonly string[],
): CheckedDraft {
  const clean = withoutHidden(markdown)
  const { parts, faults } = readDraft(clean)
  const state: State = {
    passages,
    secret,
    faults: [...(clean === markdown ? [] : ['hidden characters']), ...faults],
    said: new Set(),
    cited: new Set(),
    claims: 0,
    dropped: 0,
    gap: false,
  }
  const kept = withoutLooseLeads(keptParts(parts, state))
  return {
    markdown: writeParts(kept),
    claims: state.claims,
    dropped: state.dropped,
    cited: [...state.cited],
    faults: state.faults,
  }
}

interface State {
  readonly passages: readonly Passage[]
  readonly secret: readonly string[]
  readonly faults: string[]
  readonly said: Set<string>
  readonly cited: Set<number>
  claims: number
  dropped: number
  /** Whether the sentence before was dropped: "It also …" would then speak of something else. */
  gap: boolean
}

/** One kept sentence of six drafts no answer; a single good one does, when little else was said. */
function tooLittle(claims: number, dropped: number): boolean {
  return claims === 1 && dropped >= 4
}

function keptParts(parts: readonly Part[], state: State): Part[] {
  return parts.map((part, place): Part => {
    if (part.kind === 'list') return { ...part, items: keptItems(part, parts[place - 1], state) }
    if (part.kind === 'paragraph') {
      const borrowed = borrowCitations(part.sentences, leadCites(parts[place + 1]))
      return { ...part, sentences: keptSentences(borrowed, state) }
    }
    const sentences = part.sentences.filter((one) => keepsHeading(one, parts, place, state))
    return { ...part, sentences }
  })
}

function keptItems(list: ListPart, lead: Part | undefined, state: State): Sentence[][] {
  const cites = lead?.kind === 'paragraph' ? (lead.sentences.at(-1)?.cites ?? []) : []
  return list.items
    .map((item) => keptSentences(borrowCitations(item, cites), state))
    .filter(({ length }) => length > 0)
}

/** Citations of a list, for the sentence that leads into it. */
function leadCites(part: Part | undefined): number[] {
  if (part?.kind !== 'list') return []
  return [...new Set(part.items.flatMap((item) => item.flatMap(({ cites }) => cites)))]
}

/** A sentence without a citation stands on the next one of its paragraph, as people write. */
function borrowCitations(
  sentences: readonly Sentence[],
  fallback: readonly number[],
): readonly Sentence[] {
  return sentences.map((sentence, place) => {
    if (sentence.cites.length > 0) return sentence
    const next = sentences.slice(place + 1).find(({ cites }) => cites.length > 0)
    return { ...sentence, cites: next?.cites ?? fallback }
  })
}

function keptSentences(sentences: readonly Sentence[], state: State): Sentence[] {
  return sentences.flatMap((sentence) => {
    const verdict = judge(sentence, state)
    if (verdict.keep !== null) {
      state.gap = false
      return [verdict.keep]
    }
    if (verdict.fault !== null) {
      state.faults.push(`"${shorten(sentence.text)}": ${verdict.fault}`)
      state.dropped += 1
      state.gap = true
    }
    return []
  })
}

interface Judgement {
  readonly keep: Sentence | null
  readonly fault: string | null
}

function judge(sentence: Sentence, state: State): Judgement {
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
function isLead(text: string): boolean {
  return text.endsWith(':')
}

function judgeLead({ text, cites }: Sentence, state: State): Judgement {
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

/** A heading promises what stands below it; it may use no word that the passages cited there lack. */
function keepsHeading(
  { text }: Sentence,
  parts: readonly Part[],
  place: number,
  state: State,
): boolean {
  const below = [parts[place + 1], parts[place + 2]].flatMap((part) => citesOf(part))
  const passages = below.flatMap((number) => state.passages.slice(number - 1, number))
  const banned = bannedIn(text, state.passages, state.secret) ?? claimFault(text)
  const keep = banned === null && knowsWords(text, passages)
  if (!keep)
    state.faults.push(
      `heading "${shorten(text)}": ${banned ?? 'holds words that no cited passage has'}`,
    )
  return keep
}

function citesOf(part: Part | undefined): number[] {
  return part === undefined ? [] : sentencesOfPart(part).flatMap(({ cites }) => cites)
}

/** Headings and lead-ins without anything after them, and parts that became empty, go. */
function withoutLooseLeads(parts: readonly Part[]): Part[] {
  const filled = parts.filter((part) =>
    part.kind === 'list' ? part.items.length > 0 : part.sentences.length > 0,
  )
  const kept: Part[] = []
  for (const part of filled.toReversed()) {
    const next = kept[0]
    if (part.kind === 'heading' && (next === undefined || next.kind === 'heading')) continue
    if (
      part.kind !== 'paragraph' ||
      !isLead(part.sentences.at(-1)?.text ?? '') ||
      next?.kind === 'list'
    ) {
      kept.unshift(part)
      continue
    }
    const sentences = part.sentences.slice(0, -1)
    if (sentences.length > 0) kept.unshift({ ...part, sentences })
  }
  return kept
}

function shorten(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 57)}…`
}
