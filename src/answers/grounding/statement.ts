/**
 * A sentence read for what it claims: clauses of meanings, each affirmed or denied, with hedges and figures.
 *
 * A denial reaches from its word to the end of its clause; one at the very end ("… do not") reaches back over the
 * clause and the one before, because English leaves out what was just said.
 */
import { clauseTextsOf, contrast } from './clause-texts.ts'
import { type Condition, conditionsOf } from './conditions.ts'
import { elliptic, type Meaning, meaningsOf, type Sense } from './denials.ts'
import { type Figure, figuresOf } from './figures.ts'
import { isHedge, meaning, rivals } from './meanings.ts'
import { type Modality, modalityOf } from './modality.ts'
import { type Order, ordersOf } from './orders.ts'
import { withPhrases } from './phrases.ts'
import { grammar, tokensOf } from './tokens.ts'

export interface Clause {
  readonly meanings: readonly Meaning[]
  readonly figures: readonly Figure[]
  /** "may", "seems", "a hint": less than a claim. */
  readonly hedged: boolean
  /** "will": more than "can". */
  readonly certain: boolean
  /** "Never", "nobody", "nothing": a denial without exception. */
  readonly absolute: boolean
  /** What stands on both sides of words of order: "before", "than", "instead of". */
  readonly orders: readonly Order[]
  /** Every word in reading order, soft ones too. */
  readonly sequence: readonly string[]
  /** It ends with its denial: "… do not". */
  readonly trailing: boolean
  readonly modality: Modality
  /** Where and when it happens: "in the taper", "during the season". It holds for every part of the sentence. */
  readonly settings: readonly string[]
  /** "If …", "once …", "when …", each with what it asks for. */
  readonly conditions: readonly Condition[]
  /** The word that joins it to the clause before: "because", "if". Null when it stands alone. */
  readonly link: string | null
  /** Which statement of the sentence it belongs to: "A does this; but B does that" makes two. */
  readonly part: number
}

export interface Statement {
  readonly clauses: readonly Clause[]
  /** Every meaning in it with the ways it is meant. */
  readonly meanings: ReadonlyMap<string, ReadonlySet<Sense>>
  readonly figures: readonly Figure[]
}

const remembered = new Map<string, Statement>()
const MOST_REMEMBERED = 5_000

export function readStatement(text: string): Statement {
  const known = remembered.get(text)
  if (known !== undefined) return known
  if (remembered.size >= MOST_REMEMBERED) remembered.clear()
  const made = makeStatement(text)
  remembered.set(text, made)
  return made
}

function makeStatement(text: string): Statement {
  const clauses = withSteps(withEllipsis(inParts(withPhrases(text))))
  const meanings = new Map<string, Set<Sense>>()
  for (const { of, sense } of clauses.flatMap((clause) => clause.meanings)) {
    meanings.set(of, (meanings.get(of) ?? new Set()).add(sense))
  }
  return { clauses, meanings, figures: clauses.flatMap((clause) => clause.figures) }
}

/** A semicolon, a contrast or an opposite opens another part: what is said there is said of something else. */
function inParts(text: string): Clause[] {
  let part = -1
  return text.split(';').flatMap((piece) => {
    if (part === -1 || !goesOn.test(piece)) part += 1
    let said = new Set<string>()
    return clauseTextsOf(piece).map((own, place) => {
      const clause = readClause(own, part)
      const words = clause.meanings.map(({ of }) => of)
      const opens = (contrast.test(own) || isWhole(own)) && !goesOn.test(own)
      if (place > 0 && (opens || standsAgainst(words, said))) {
        part += 1
        said = new Set()
      }
      for (const word of words) said.add(word)
      return { ...clause, part }
    })
  })
}

/** "…, but they …" still speaks of the same. */
const goesOn =
  /^\s*(?:(?:but|while|although|though)\s+)?(?:\w+ of )?(?:they|it|these|this|not|also|still|never|can|has|have|is|are)\b/

/** "… and holding strength is the goal": a subject and a predicate of its own. */
function isWhole(text: string): boolean {
  return /^[\s,]*and (?:[\w'-]+ ){1,3}(?:are|is|was|were|fell|rose|trains?|loads?|needs?|takes?|gives?|builds|means)\b/.test(
    text,
  )
}

/** "Straight knees load this, bent knees load that." */
function standsAgainst(words: readonly string[], said: ReadonlySet<string>): boolean {
  return words.some((word) => {
    const ends = rivals(word)
    return (
      ends.size <= MOST_ENDS &&
      !said.has(word) &&
      [...ends].some((end) => said.has(end) && !words.includes(end))
    )
  })
}

/** Words with more rivals than this are names in a row, not two ends of a scale. */
const MOST_ENDS = 2

function readClause(text: string, part: number): Clause {
  const trailing = elliptic.test(text)
  const tokens = tokensOf(text)
  return {
    meanings: meaningsOf(tokens, trailing),
    figures: figuresOf(text),
    hedged: tokens.some(isHedge),
    certain: tokens.includes('will') || tokens.includes('wont'),
    absolute: tokens.some((token) => absolutes.has(token)),
    orders: ordersOf(text),
    sequence: tokens.filter((token) => !grammar.has(token)).map(meaning),
    trailing,
    modality: modalityOf(tokens),
    settings: settingsOf(text),
    conditions: conditionsOf(text),
    link: links.exec(text)?.[1] ?? null,
    part,
  }
}

function settingsOf(text: string): string[] {
  const found = text.matchAll(/\b(?:in|during) (?:the |a |an |your )?([\w-]+)(?: ([\w-]+))?/g)
  return [...found].flatMap(([, one = '', other = '']) => [meaning(one), meaning(other)])
}

/** Words that make one claim of two. */
const links =
  /^[\s,]*(because|so|aslongas|if|when|once(?!\s+(?:weekly|daily|monthly|every|a|per)\b)|unless|until|since|as|therefore)\b/

const absolutes = new Set('never nobody nothing none neither'.split(' '))

/** "A, then B": A comes before B. */
function withSteps(clauses: readonly Clause[]): Clause[] {
  return clauses.map((clause, place) => {
    const before = clauses[place - 1]
    if (before === undefined || clause.sequence[0] !== 'then') return clause
    const order = { word: 'before', left: before.sequence, right: clause.sequence }
    return { ...clause, orders: [...clause.orders, order] }
  })
}

/** "A and B do; C and D do not": what C and D are denied stands in the clause before. */
function withEllipsis(clauses: readonly Clause[]): Clause[] {
  return clauses.map((clause, place) => {
    const before = clauses[place - 1]
    if (before === undefined || !clause.trailing) return clause
    const own = clause.meanings.map(({ of }) => of)
    const left = before.meanings.filter(({ of }) => !own.some((word) => rivals(of).has(word)))
    const denied = left.map(({ of }) => ({ of, sense: 'denied' as const }))
    return { ...clause, meanings: [...clause.meanings, ...denied] }
  })
}
