/**
 * Whether passages support a sentence: the heart of the verifier.
 *
 * Each clause of the sentence needs one place in a passage that says it. There
 * - every meaning of the clause stands, in the sentence itself, in what it stands under or beside it;
 * - no figure is missing, and floors stay floors;
 * - nothing is denied that is affirmed there, or the other way round;
 * - no word stands against its opposite ("heavy" where the place speaks of "light");
 * - "A before B" has A and B on the same sides;
 * - the clause is no larger a claim: "always", "best" and "will" must stand there, "may" may not be lost.
 * - its words stand in one part of the sentence there, and a condition of that part is not lost;
 * - "usually", "many", "can" and "in one trial" are not lost, and "every", "only" and "never" are not added;
 * - two clauses joined by "because", "if" or "so" stand in one sentence there.
 * Whatever the check cannot see as supported is unsupported.
 */
import type { Passage } from '../../library/passage.ts'
import { bindingFault, mixtureFault, objectFault, rivalFault } from './binding-faults.ts'
import { conditionFault, othersFault, restrictionFault } from './condition-faults.ts'
import { coverage, whereIs } from './coverage.ts'
import { type Evidence, evidenceOf, soundSentences } from './evidence.ts'
import { figureFault } from './figure-faults.ts'
import { isLarge } from './meanings.ts'
import { nearestClause } from './nearest-clause.ts'
import { orderFault } from './order-faults.ts'
import { type Clause, readStatement, type Statement } from './statement.ts'
import { denialFault, sizeFault } from './sureness-faults.ts'

export interface Support {
  readonly supported: boolean
  /** Why not, for the repair attempt and the log. */
  readonly fault: string | null
}

const fine: Support = { supported: true, fault: null }

/** A growing draft is checked again and again; its sentences and passages stay the same. */
const known = new WeakMap<Passage, Map<string, Support>>()
const MOST_KNOWN = 500

/** Whether the passages, taken together, say the sentence. */
export function supportOf(sentence: string, passages: readonly Passage[]): Support {
  const [only] = passages
  if (only === undefined || passages.length > 1) return findSupport(sentence, passages)
  const before = known.get(only) ?? new Map<string, Support>()
  if (before.size > MOST_KNOWN) before.clear()
  const support = before.get(sentence) ?? findSupport(sentence, passages)
  known.set(only, before.set(sentence, support))
  return support
}

function findSupport(sentence: string, passages: readonly Passage[]): Support {
  if (isQuoted(sentence, passages)) return fine
  const statement = readStatement(sentence)
  if (statement.meanings.size === 0) return no('it claims nothing that could be checked')
  const evidence = passages.flatMap(evidenceOf)
  let before: readonly Evidence[] | null = null
  for (const clause of statement.clauses) {
    if (clause.meanings.length === 0 && clause.figures.length === 0) continue
    const { places, fault } = placesOf(clause, statement, evidence)
    if (fault !== null) return no(fault)
    const apart = before !== null && !places.some((place) => before?.includes(place))
    if (clause.link !== null && apart)
      return no(`no sentence there joins them with "${clause.link}"`)
    before = places
  }
  return fine
}

/** Whether the passages know every word; enough for a heading, which claims nothing by itself. */
export function knowsWords(text: string, passages: readonly Passage[]): boolean {
  const { meanings, figures, clauses } = readStatement(text)
  const evidence = passages.flatMap(evidenceOf)
  return (
    figures.length === 0 &&
    clauses.every(({ modality }) => modality.reaches.length === 0) &&
    [...meanings.keys()].every((word) =>
      evidence.some((place) => whereIs(word, place) !== 'nowhere' && !isLarge(word)),
    )
  )
}

/** Whether a passage has the very sentence or list item. */
function isQuoted(sentence: string, passages: readonly Passage[]): boolean {
  const words = asWords(sentence)
  return passages.some(({ text }) =>
    soundSentences(text).some((own) => own.length <= sentence.length + 4 && asWords(own) === words),
  )
}

function asWords(text: string): string {
  return (
    text
      .toLowerCase()
      .replaceAll('%', ' percent ')
      .match(/[\p{L}\p{N}.,]+/gu) ?? []
  )
    .map((word) => word.replace(/[.,]+$/, ''))
    .filter((word) => word !== '')
    .join(' ')
}

function no(fault: string): Support {
  return { supported: false, fault }
}

/** The places that say the clause; without one, what was wrong in the likeliest. */
function placesOf(clause: Clause, statement: Statement, evidence: readonly Evidence[]) {
  let nearest = { share: -1, fault: 'no passage was cited' }
  const places: Evidence[] = []
  for (const place of evidence) {
    const { share, missing } = coverage(clause, statement, place)
    const fault = missing ?? faultAt(clause, statement, place)
    if (fault === null) places.push(place)
    else if (share > nearest.share) nearest = { share, fault }
  }
  return { places, fault: places.length > 0 ? null : nearest.fault }
}

function faultAt(clause: Clause, statement: Statement, place: Evidence): string | null {
  const near = nearestClause(clause, place.says)
  if (near === null) return null
  return (
    figureFault(clause, place) ??
    denialFault(clause, near, place) ??
    rivalFault(clause, statement, near, place) ??
    bindingFault(clause, near, place) ??
    orderFault(clause, place.says) ??
    mixtureFault(clause, place) ??
    objectFault(clause, place) ??
    othersFault(statement, place) ??
    restrictionFault(statement, place) ??
    conditionFault(clause, statement, near, place.says) ??
    sizeFault(clause, statement, near, place)
  )
}
