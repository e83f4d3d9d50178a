/**
 * The parts of a draft with only the sentences that passed.
 *
 * A sentence without a citation stands on the next one of its paragraph; a list may stand on its lead-in, and the
 * lead-in on its list. Headings and lead-ins stay only before something that stayed.
 */

import { type ListPart, type Part, type Sentence, sentencesOfPart } from '../grounding/parts.ts'
import { knowsWords } from '../grounding/support.ts'
import { bannedIn } from './banned-output.ts'
import { claimFault } from './claim-guard.ts'
import { type Checking, isLead, judge } from './judge-sentence.ts'

export function keptParts(parts: readonly Part[], state: Checking): Part[] {
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

function keptItems(list: ListPart, lead: Part | undefined, state: Checking): Sentence[][] {
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

function keptSentences(sentences: readonly Sentence[], state: Checking): Sentence[] {
  return sentences.flatMap((sentence) => {
    const verdict = judge(sentence, state)
    if (verdict.keep !== null) {
      state.gap = false
      return [verdict.keep]
    }
    if (verdict.fault !== null) {
      state.faults.push(`"${shorten(sentence.text)}": ${verdict.fault}`)
      state.dropped += 1
      if (state.claims === 0) state.lostItsOpening = true
      state.gap = true
    }
    return []
  })
}

/** A heading promises what stands below it; it may use no word that the passages cited there lack. */
function keepsHeading(
  { text }: Sentence,
  parts: readonly Part[],
  place: number,
  state: Checking,
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
export function withoutLooseLeads(parts: readonly Part[]): Part[] {
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
