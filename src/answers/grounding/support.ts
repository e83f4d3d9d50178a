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
 * - its words stand in one part of the sentence there, and a condition of that part is not lost.
 * Whatever the check cannot see as supported is unsupported.
 */
import type { Passage } from '../../library/passage.ts'
import { wordsOf } from '../../library/words.ts'
import { type Evidence, evidenceOf, soundSentences } from './evidence.ts'
import { type Figure, isSameFigure, standsIn } from './figures.ts'
import { isLarge, isWeak, meaning, rivals } from './meanings.ts'
import { type Clause, type Order, readStatement, type Statement } from './statement.ts'

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
  if (isThin(sentence, statement)) return no('too little of it could be checked')
  const evidence = passages.flatMap(evidenceOf)
  for (const clause of statement.clauses) {
    if (clause.meanings.length === 0 && clause.figures.length === 0) continue
    const fault = bestPlace(clause, statement, evidence)
    if (fault !== null) return no(fault)
  }
  return fine
}

/** "Soreness shows that the lift worked well": one word of seven cannot carry the rest. */
function isThin(sentence: string, { meanings, figures }: Statement): boolean {
  return meanings.size + figures.length < 2 && wordsIn(sentence) > 4
}

function wordsIn(sentence: string): number {
  return sentence.match(/\p{L}+/gu)?.length ?? 0
}

/** Whether the passages know every word; enough for a heading, which claims nothing by itself. */
export function knowsWords(text: string, passages: readonly Passage[]): boolean {
  const { meanings, figures } = readStatement(text)
  const evidence = passages.flatMap(evidenceOf)
  return (
    figures.length === 0 &&
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
  return wordsOf(text.replaceAll('%', ' percent ')).join(' ')
}

function no(fault: string): Support {
  return { supported: false, fault }
}

/** Null when some place says the clause; otherwise what was wrong in the likeliest place. */
function bestPlace(
  clause: Clause,
  statement: Statement,
  evidence: readonly Evidence[],
): string | null {
  let nearest = { share: -1, fault: 'no passage was cited' }
  for (const place of evidence) {
    const { share, missing } = coverage(clause, statement, place)
    const fault = missing ?? faultAt(clause, statement, place)
    if (fault === null) return null
    if (share > nearest.share) nearest = { share, fault }
  }
  return nearest.fault
}

interface Coverage {
  readonly share: number
  readonly missing: string | null
}

/** Less than this of a clause in the very sentence means that another one is spoken of. */
const LEAST_IN_SENTENCE = 0.67

function coverage(clause: Clause, statement: Statement, place: Evidence): Coverage {
  const words = [...new Set(clause.meanings.map(({ of }) => of))]
  let here = 0
  let counted = 0
  let missing: string | null = null
  for (const word of words) {
    const where = whereIs(word, place)
    const isMissing = where === 'elsewhere' || where === 'nowhere'
    if (isMissing && isWeak(word) && !meetsRival(word, statement, place)) continue
    counted += 1
    if (where === 'here') here += 1
    else if (where === 'nowhere') missing ??= `"${word}" does not stand in the passage`
    else if (where === 'elsewhere' || isLarge(word) || meetsRival(word, statement, place)) {
      missing ??= `"${word}" is said of something else`
    }
  }
  const figures = clause.figures.length
  const share = counted === 0 ? 1 : (here + figures) / (counted + figures)
  if (missing === null && share < LEAST_IN_SENTENCE)
    missing = 'too little of it stands in one place'
  return { share, missing }
}

type Where = 'here' | 'under' | 'elsewhere' | 'nowhere'

function whereIs(word: string, { says, lead, under, beside, passage }: Evidence): Where {
  if (has(says, word) || has(lead, word)) return 'here'
  if (names(under, word) || has(beside, word)) return 'under'
  return has(passage, word) ? 'elsewhere' : 'nowhere'
}

/** "Heavy or light?" names both and says neither. */
function names(heading: Statement, word: string): boolean {
  return has(heading, word) && ![...rivals(word)].some((rival) => has(heading, rival))
}

function has({ meanings }: Statement, word: string): boolean {
  return meanings.has(word)
}

/** The place names a rival of the word that the sentence does not name too. */
function meetsRival(word: string, statement: Statement, { says, lead }: Evidence): boolean {
  return [...rivals(word)].some(
    (rival) => (has(says, rival) || has(lead, rival)) && !has(statement, rival),
  )
}

function faultAt(clause: Clause, statement: Statement, place: Evidence): string | null {
  const near = nearestClause(clause, place.says)
  if (near === null) return null
  return (
    figureFault(clause, place) ??
    denialFault(clause, place) ??
    rivalFault(clause, statement, near, place) ??
    bindingFault(clause, place) ??
    orderFault(clause, place.says) ??
    mixtureFault(clause, place) ??
    objectFault(clause, place) ??
    othersFault(statement, place) ??
    conditionFault(statement, near, place.says) ??
    sizeFault(clause, statement, near, place)
  )
}

/** Each figure of the clause needs one of its own in the place, and none nearer that says otherwise. */
function figureFault(clause: Clause, { says, lead, isList }: Evidence): string | null {
  const free = isList ? [] : [...says.figures, ...lead.figures]
  for (const figure of clause.figures) {
    const at = free.findIndex((other) => isSameFigure(figure, other))
    if (at === -1) return `the figure ${figure.value} does not stand there so`
    const [taken] = free.splice(at, 1)
    if (
      clause.meanings.length === 0 &&
      clause.trailing !== (homeOf(taken, says)?.trailing ?? false)
    ) {
      return `the figure ${figure.value} is denied there, or only here`
    }
    const isLoose = taken?.bound !== null && figure.bound === null
    if (isLoose && clause.meanings.length < 2) return `the figure ${figure.value} is a limit there`
    if (taken !== undefined && contradicted(figure, taken, clause, says)) {
      return `the figure ${figure.value} is said of something else`
    }
  }
  return turnedFigure(clause, says) ?? turnedFigure(clause, lead)
}

/** RPE counts the other way from reps in reserve, so its order says nothing. */
function isOneScale({ unit: one }: Figure, { unit: other }: Figure): boolean {
  return one !== 'rpe' && (one === other || one === null || other === null)
}

/** Figures of one unit keep their order within a clause: "60 kg, so heavy from 48 kg" is not "48 kg, so 60". */
function turnedFigure(clause: Clause, { figures }: Statement): string | null {
  for (const [place, one] of clause.figures.entries()) {
    for (const other of clause.figures.slice(place + 1).filter((next) => isOneScale(one, next))) {
      const first = figures.findIndex((there) => isSameFigure(one, there))
      const last = figures.findLastIndex((there) => isSameFigure(other, there))
      if (first !== -1 && last !== -1 && last < first)
        return `the figures ${one.value} and ${other.value} have changed places`
    }
  }
  return null
}

/** Another clause of the sentence shares more, or a word of its own, with this one and has its own figure of that unit. */
function contradicted(
  figure: Figure,
  taken: Figure,
  clause: Clause,
  { clauses }: Statement,
): boolean {
  const home = homeOf(taken, { clauses })
  if (home === undefined) return false
  return clauses.some(
    (other) =>
      other !== home &&
      (shared(clause, other) > shared(clause, home) || sharesOwn(clause, other, home)) &&
      !standsIn(figure, other.figures) &&
      other.figures.some(({ unit }) => unit === taken.unit) &&
      !clause.figures.some((own) => own !== figure && standsIn(own, other.figures)),
  )
}

/** The clause uses a word that only `other` has: "gains are larger after 10 weeks". */
function sharesOwn(clause: Clause, other: Clause, home: Clause): boolean {
  const own = new Set(other.meanings.map(({ of }) => of))
  for (const { of } of home.meanings) own.delete(of)
  return clause.meanings.some(({ of }) => own.has(of))
}

function homeOf(
  figure: Figure | undefined,
  { clauses }: Pick<Statement, 'clauses'>,
): Clause | undefined {
  return clauses.find(({ figures }) => figure !== undefined && figures.includes(figure))
}

function shared(one: Clause, other: Clause): number {
  const words = new Set(one.meanings.map(({ of }) => of))
  return new Set(other.meanings.map(({ of }) => of).filter((of) => words.has(of))).size
}

/** The clause of the place that shares most with this one. */
function nearestClause(clause: Clause, { clauses }: Statement): Clause | null {
  let best: Clause | null = null
  let most = -1
  for (const other of clauses) {
    const figures = clause.figures.filter((figure) => standsIn(figure, other.figures)).length
    const score = shared(clause, other) + figures
    if (score > most) {
      most = score
      best = other
    }
  }
  return best
}

function denialFault(clause: Clause, { says, lead }: Evidence): string | null {
  for (const { of, sense } of clause.meanings) {
    const there = says.meanings.get(of) ?? lead.meanings.get(of)
    if (there === undefined || sense === 'open' || there.has(sense) || there.has('open')) continue
    return sense === 'denied'
      ? `"${of}" is denied, but the passage affirms it`
      : `"${of}" is affirmed, but the passage denies it`
  }
  return null
}

/** A word that the nearest clause lacks while naming its opposite. */
function rivalFault(
  clause: Clause,
  statement: Statement,
  near: Clause,
  place: Evidence,
): string | null {
  const there = new Set(near.meanings.map(({ of }) => of))
  for (const { of } of clause.meanings) {
    if (there.has(of)) continue
    const rival = [...rivals(of)].find((other) => there.has(other) && !has(statement, other))
    if (rival !== undefined && !place.isList) return `the passage says "${rival}", not "${of}"`
  }
  return null
}

/** "Hard runs in the evening": beside "hard" the passage says "morning", and "evening" further off. */
function bindingFault(clause: Clause, { says }: Evidence): string | null {
  const there = says.clauses.flatMap(({ sequence }) => sequence)
  for (const [place, word] of clause.sequence.entries()) {
    const others = [...rivals(word)].filter((rival) => there.includes(rival))
    if (rivals(word).size > MOST_BOUND || others.length === 0 || !there.includes(word)) continue
    for (const beside of [clause.sequence[place - 1], clause.sequence[place + 1]]) {
      if (beside === undefined || beside === word || !there.includes(beside)) continue
      const own = distance(there, beside, word)
      const nearer = others.find((rival) => distance(there, beside, rival) < own)
      if (nearer !== undefined && !clause.sequence.includes(nearer)) {
        return `the passage says "${nearer}" of "${beside}", not "${word}"`
      }
      if (nearer !== undefined && isPair(clause.sequence, word, nearer)) continue
      if (isKind(word) || isKind(nearer ?? '')) continue
      if (
        nearer !== undefined &&
        distance(clause.sequence, beside, nearer) > distance(clause.sequence, beside, word)
      ) {
        return `"${word}" and "${nearer}" have changed places`
      }
    }
  }
  return null
}

/** Words with more rivals than this are names in a row (exercises, weekdays), not two ends of a scale. */
const MOST_BOUND = 4

/** A kind of lifting, and no end of a scale: "heavy loads, or jumps" may be named in either order. */
function isKind(word: string): boolean {
  return kinds.has(word)
}

const kinds = new Set(['jump', 'isometric', 'explosive'].map(meaning))

/** "Slow and fast": named together, so nothing is bound to one of them. */
function isPair(sequence: readonly string[], one: string, other: string): boolean {
  return distance(sequence, one, other) === 1
}

/** How far apart two words stand at their nearest. */
function distance(sequence: readonly string[], one: string, other: string): number {
  let least = Number.POSITIVE_INFINITY
  for (const [place, word] of sequence.entries()) {
    if (word !== one) continue
    for (const [elsewhere, second] of sequence.entries()) {
      if (second === other) least = Math.min(least, Math.abs(place - elsewhere))
    }
  }
  return least
}

/** "Easy runs are fine, but hard ones should wait": "hard runs are fine" takes its words from both parts. */
function mixtureFault(clause: Clause, { says, lead, under }: Evidence): string | null {
  const homes = clause.meanings.flatMap(({ of }) => {
    if (has(lead, of) || names(under, of)) return []
    const parts = new Set(partsWith(of, says))
    return parts.size === 1 ? [...parts] : []
  })
  return new Set(homes).size > 1 ? 'it takes its words from two statements' : null
}

function partsWith(word: string, { clauses }: Statement): number[] {
  return clauses
    .filter(({ meanings }) => meanings.some(({ of }) => of === word))
    .map(({ part }) => part)
}

/** "Keep the weight, cut the sets": each of the two belongs to its own verb. */
function objectFault(clause: Clause, { says, isList }: Evidence): string | null {
  if (isList) return null
  const there = says.clauses.flatMap(({ sequence }) => sequence)
  const own = [...deeds].filter((deed) => clause.sequence.includes(deed) && there.includes(deed))
  if (own.length < 2) return null
  for (const object of clause.sequence.filter((word) => !deeds.has(word) && there.includes(word))) {
    const [mine, theirs] = [
      nearestDeed(object, own, clause.sequence),
      nearestDeed(object, own, there),
    ]
    if (mine !== null && theirs !== null && mine !== theirs) {
      return `the passage says "${theirs}" of "${object}", not "${mine}"`
    }
  }
  return null
}

const deeds = new Set(
  ['more', 'less', 'keep', 'start', 'stop', 'swap', 'repeat', 'lose', 'many', 'small'].map(meaning),
)

/** The deed that stands just before the object, if no other thing is between them. */
function nearestDeed(
  object: string,
  own: readonly string[],
  sequence: readonly string[],
): string | null {
  const place = sequence.indexOf(object)
  const before = sequence.slice(Math.max(0, place - 2), place).toReversed()
  return before.find((word) => own.includes(word)) ?? null
}

/** What was found in women or in football is not said of everybody. */
function othersFault(statement: Statement, { says }: Evidence): string | null {
  const lost = [...others].find((group) => has(says, group) && !has(statement, group))
  return lost === undefined ? null : `the passage says it of "${lost}"`
}

const others = new Set(['sport', 'football', 'handball', 'woman', 'pregnant', 'young'].map(meaning))

const conditional = new Set(['unless', 'aslongas'].map(meaning))

/** "… as long as the weight stayed the same" must not get lost. */
function conditionFault(statement: Statement, near: Clause, { clauses }: Statement): string | null {
  for (const { sequence, part } of clauses) {
    const marker = sequence.findIndex((word) => conditional.has(word))
    if (marker === -1 || part !== near.part) continue
    const condition = sequence.slice(marker + 1)
    if (!condition.some((word) => has(statement, word))) return 'the passage has a condition'
  }
  return null
}

const opposite = new Map([
  ['before', 'after'],
  ['after', 'before'],
])

function orderFault({ orders: mine }: Clause, { clauses }: Statement): string | null {
  const theirs = clauses.flatMap(({ orders }) => orders)
  for (const order of mine) {
    const same = theirs.filter(({ word }) => word === order.word)
    if (same.length > 0) {
      if (same.every((other) => swaps(order, other))) return `"${order.word}" is turned round`
      continue
    }
    if (order.word === 'than') return 'the passage does not compare them'
    const against = theirs.filter(({ word }) => opposite.get(word) === order.word)
    if (against.length > 0 && !against.some((other) => swaps(order, other))) {
      return `the passage does not say "${order.word}"`
    }
  }
  return null
}

/** Something stands left here and right there, or the other way round. */
function swaps(one: Order, other: Order): boolean {
  const [left, right] = [only(one.left, one.right), only(one.right, one.left)]
  const [theirLeft, theirRight] = [only(other.left, other.right), only(other.right, other.left)]
  const turned = overlap(left, theirRight) + overlap(right, theirLeft)
  if (turned === 0 || !opposite.has(one.word)) return turned > 0
  return turned >= overlap(left, theirLeft) + overlap(right, theirRight)
}

function only(side: readonly string[], other: readonly string[]): string[] {
  return side.filter((word) => !other.includes(word))
}

function overlap(one: readonly string[], other: readonly string[]): number {
  return new Set(one.filter((word) => other.includes(word))).size
}

function sizeFault(
  clause: Clause,
  statement: Statement,
  near: Clause,
  { says }: Evidence,
): string | null {
  const hedged = statement.clauses.some((one) => one.hedged)
  if (near.hedged && !hedged) return 'the passage is less sure'
  if (clause.certain && near.hedged) return 'the passage is less sure'
  if (clause.absolute && !says.clauses.some(({ absolute }) => absolute))
    return 'the passage knows exceptions'
  return null
}
