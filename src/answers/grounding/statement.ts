/**
 * A sentence read for what it claims: clauses of meanings, each affirmed or denied, with hedges and figures.
 *
 * A denial reaches from its word to the end of its clause; one at the very end ("… do not") reaches back over the
 * clause and the one before, because English leaves out what was just said.
 */
import { type Figure, figuresOf } from './figures.ts'
import { isHedge, isSoft, meaning, rivals, withPhrases } from './meanings.ts'

/** `open`: it stands before a denial in its clause, so the clause may be about it either way. */
export type Sense = 'affirmed' | 'denied' | 'open'

export interface Meaning {
  readonly of: string
  readonly sense: Sense
}

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
  /** Which statement of the sentence it belongs to: "A does this; but B does that" makes two. */
  readonly part: number
}

export interface Order {
  readonly word: string
  readonly left: readonly string[]
  readonly right: readonly string[]
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
  const clauses = withEllipsis(inParts(withPhrases(text)))
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

const clauseEnd =
  /[()?!]+|\s-\s|,(?=\s)|\.(?=\s|$)|\b(?:but|while|whereas|although|though|because|so|unless|if|when|until|since|and then|and (?=(?:are|is|was|were|has|have|had|fell|rose)\b)|and (?=(?:[\w'-]+ ){1,3}(?:are|is|was|were|fell|rose)\b)|then|yet|which)\b/g

/** Parts of a sentence that claim something by themselves; short ones stay with what precedes them. */
function clauseTextsOf(text: string): string[] {
  const parts: string[] = []
  let start = 0
  for (const end of text.matchAll(clauseEnd)) {
    parts.push(text.slice(start, end.index))
    start = end[0].trim().length > 1 ? end.index : end.index + end[0].length
  }
  parts.push(text.slice(start))
  return parts.reduce<string[]>(joinShort, [])
}

function joinShort(clauses: string[], part: string): string[] {
  const last = clauses.at(-1)
  if (last === undefined || last.trim() === '') return [part]
  const opensBoth = clauses.length === 1 && opening.test(last)
  const stands = contrast.test(part) || (weightOf(part) > 1 && weightOf(last) > 1)
  if (stands && !opensBoth) return [...clauses, part]
  return [...clauses.slice(0, -1), `${last} , ${part}`]
}

/** "For beginners, …": where and for whom the rest of the sentence holds. */
const opening =
  /^\s*(?:on|in|for|at|with|after|before|during|if|when|once|while|from|until|as|by|without|among|unless)\b/

/** Both sides of these say something else, however short. */
const contrast = /^\s*(?:but|while|whereas|although|though)\b/

/** A part with a figure and a subject says something. */
function weightOf(part: string): number {
  return claims(part) + (figuresOf(part).length > 0 ? 1 : 0)
}

/** How much a part says: words that are not soft, and figures. */
function claims(part: string): number {
  return tokensOf(part).filter((token) => !isSoft(token) && !isFigureWord(token)).length
}

const tokenPattern = /[\p{L}\p{N}]+(?:'[\p{L}]+)?|[,:]/gu

function tokensOf(text: string): string[] {
  return (text.match(tokenPattern) ?? []).map((token) => token.replace(/'s$/, '').replace("'", ''))
}

const denials = new Set(
  (
    'not no never none nobody nothing neither nor cannot without hardly rarely dont doesnt didnt isnt arent wasnt ' +
    'werent wont cant couldnt shouldnt wouldnt havent hasnt hadnt mustnt neednt avoid avoids avoiding skip skips ' +
    'skipping refrain wrong nicht kein keine keinen nie ohne niemals nunca sin ninguno pas jamais sans sem não nao'
  ).split(' '),
)
const elliptic =
  /\b(?:not|dont|doesnt|didnt|wont|cannot|cant|don't|doesn't|didn't|won't|can't|isn't|aren't)\s*(?:so|yet|either|alone)?\s*[.,;]*\s*$/

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
    part,
  }
}

function meaningsOf(tokens: readonly string[], trailing: boolean): Meaning[] {
  const places = [...tokens.keys()].filter((place) => isDenial(tokens, place))
  return tokens.flatMap((token, place) => {
    if (isSoft(token) || denials.has(token) || isFigureWord(token)) return []
    return [{ of: meaning(token), sense: trailing ? 'denied' : senseAt(tokens, place, places) }]
  })
}

function senseAt(tokens: readonly string[], place: number, denied: readonly number[]): Sense {
  const before = denied.findLast((one) => one < place)
  if (before !== undefined && reaches(tokens, before, place)) return 'denied'
  return denied.some((one) => one > place && !setsAside(tokens, one)) ? 'open' : 'affirmed'
}

/** "No" and "without" deny their noun, "not" and "never" the rest of the clause. */
function reaches(tokens: readonly string[], denial: number, place: number): boolean {
  const between = tokens.slice(denial + 1, place)
  if (between.includes(':')) return false
  if (between.includes(',') && opening.test(tokens[0] ?? '')) return false
  const deniesNoun = /^(?:no|without)$/.test(tokens[denial] ?? '')
  if (!deniesNoun || denial === 0 || proofs.has(between[0] ?? '')) return between.length < REACH
  return between.length < 4 && !between.includes('and') && !between.includes(',')
}

/** "Dropped, not squeezed in": what stands before is affirmed. */
function setsAside(tokens: readonly string[], denial: number): boolean {
  return tokens[denial] === 'not' && /^(?:,|and|but)$/.test(tokens[denial - 1] ?? '')
}

/** "No trial shows that …" denies all that follows. */
const proofs = new Set('trial trials study studies evidence proof'.split(' '))

function isDenial(tokens: readonly string[], place: number): boolean {
  const token = tokens[place] ?? ''
  return (
    denials.has(token) &&
    !(token === 'not' && /^(?:only|just|merely)$/.test(tokens[place + 1] ?? ''))
  )
}

const absolutes = new Set('never nobody nothing none neither'.split(' '))

/** Words after which a denial no longer counts. */
const REACH = 10

function isFigureWord(token: string): boolean {
  return token === ',' || token === ':' || /^\d/.test(token) || figureWords.has(token)
}

const figureWords = new Set(
  (
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
    'seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand once twice ' +
    'thrice half dozen couple quarter third thirds halves x kg lb lbs km mile miles percent'
  ).split(' '),
)

/** "A and B do; C and D do not": what C and D are denied stands in the clause before. */
function withEllipsis(clauses: readonly Clause[]): Clause[] {
  return clauses.map((clause, place) => {
    if (!clauses[place + 1]?.trailing) return clause
    const both = clause.meanings.map(({ of }) => ({ of, sense: 'denied' as const }))
    return { ...clause, meanings: [...clause.meanings, ...both] }
  })
}

const orderWords =
  /\b(?:before|after|(?<!\b(?:more|fewer|less|longer|higher|lower|shorter|older|younger) )than|than(?! (?:\d|one\b|two\b|three\b|four\b|five\b|six\b))|instead of|rather than|prior to|following|ahead of)\b/g

function ordersOf(text: string): Order[] {
  const firsts = [
    ...text.matchAll(/(?<!\p{L})(?!(?:the|a|your|very|my|its|this) )(\p{L}+) first\b/gu),
  ].map(({ 0: whole, 1: what = '', index }) => ({
    word: 'before',
    left: allMeanings(what),
    right: allMeanings(text.slice(index + whole.length)),
  }))
  const others = [...text.matchAll(orderWords)].map(({ 0: word, index }) => {
    const before = text.slice(0, index)
    const after = text.slice(index + word.length)
    const [first = '', ...rest] = after.split(',')
    const fronted = claims(before) === 0 && rest.length > 0
    return {
      word: orderNames.get(word) ?? word,
      left: allMeanings(fronted ? rest.join(',') : before),
      right: allMeanings(fronted ? first : after),
    }
  })
  const ways = [...text.matchAll(/\bfrom (\p{L}+) to (\p{L}+)/gu)].map(
    ([, from = '', to = '']) => ({
      word: 'to',
      left: allMeanings(from),
      right: allMeanings(to),
    }),
  )
  return [...firsts, ...others, ...ways]
}

const orderNames = new Map([
  ['prior to', 'before'],
  ['ahead of', 'before'],
  ['following', 'after'],
  ['rather than', 'instead of'],
])

/** Also the soft ones: "lift" and "run" say nothing alone and everything about an order. */
function allMeanings(text: string): string[] {
  return tokensOf(text)
    .filter((token) => !grammar.has(token))
    .map((token) => (token === 'no' ? 'none' : meaning(token)))
}

const grammar = new Set(
  ', : by about a an the and or of to in on at for with your you it is are be do does not never any'.split(
    ' ',
  ),
)
