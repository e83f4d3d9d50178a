/**
 * A passage made ready as evidence: its sentences, each with what it borrows its subject from.
 *
 * A list item stands under its lead-in; every sentence stands under the heading; a sentence may owe its subject to
 * its neighbours. A whole list is evidence of its own for an answer that names several items in one sentence.
 */
import type { Passage } from '../../library/passage.ts'
import { sentencesOf } from '../../library/sentences.ts'
import { speaksToMachine } from '../verifier/machine-orders.ts'
import { readStatement, type Statement } from './statement.ts'

export interface Evidence {
  readonly says: Statement
  /** The sentence that leads into the list it is an item of. */
  readonly lead: Statement
  /** Heading and title: they name the subject for everything below them. */
  readonly under: Statement
  /** The sentence before, when this one leans on it: "It also …". */
  readonly beside: Statement
  /** Everything else in the passage. */
  readonly passage: Statement
  /** What the passage says only of some: "very heavy sets are for runners with six months of lifting". */
  readonly restricted: readonly Restriction[]
  /** A whole list read as one: good for words, never for figures. */
  readonly isList: boolean
}

export interface Restriction {
  readonly what: Statement
  readonly forWhom: Statement
}

const known = new WeakMap<Passage, readonly Evidence[]>()

export function evidenceOf(passage: Passage): readonly Evidence[] {
  const before = known.get(passage)
  if (before !== undefined) return before
  const made = makeEvidence(passage)
  known.set(passage, made)
  return made
}

interface Line {
  readonly text: string
  readonly lead: string
  readonly isItem: boolean
}

function makeEvidence(passage: Passage): Evidence[] {
  const lines = linesOf(passage.text)
  const whole = readStatement(lines.map(({ text }) => text).join(' '))
  const names = [passage.heading, passage.title].filter((name) => !speaksToMachine(name))
  const head = names
    .filter((name) => !yesOrNo.test(name))
    .map(withoutPairs)
    .join('. ')
  const restricted = lines.flatMap(({ text }) => restrictionOf(text))
  const single = lines.map((line, place) => ({
    says: readStatement(line.text),
    lead: readStatement(line.lead),
    under: readStatement(head),
    beside: readStatement(besides(lines, place)),
    passage: whole,
    restricted,
    isList: false,
  }))
  const lists = listsOf(lines)
    .filter(isPlain)
    .map((texts) => ({
      says: readStatement(texts.join('; ')),
      lead: nothing,
      under: readStatement(head),
      beside: nothing,
      passage: whole,
      restricted,
      isList: true,
    }))
  return [...single, ...lists]
}

/** "Does running spoil strength?" asserts nothing. */
const yesOrNo = /^(?:do|does|did|is|are|can|could|should|will|would|has|have)\b/i

/** "Power and jumps": what is said below is said of one of the two. */
function withoutPairs(heading: string): string {
  return heading.replace(/[\w'-]+ (?:and|or) [\w'-]+/gi, ' ')
}

const nothing = readStatement('')

const restricting =
  /^(.{3,60}?) (?:is|are) (?:only )?for ((?:muscle|tendon|runners?|lifters?|people|somebody|anybody|those|athletes|very|experienced|advanced)\b.*)$/i

function restrictionOf(sentence: string): Restriction[] {
  const [, what = '', whom = ''] = restricting.exec(sentence) ?? []
  const of = readStatement(what)
  return of.meanings.size === 0 ? [] : [{ what: of, forWhom: readStatement(whom) }]
}

/** The sentences of a passage that are meant for readers; only they are evidence. */
export function soundSentences(text: string): string[] {
  return sentencesOf(text).filter((sentence) => !speaksToMachine(sentence))
}

function linesOf(text: string): Line[] {
  let lead = ''
  return soundSentences(text).map((sentence) => {
    const isItem = sentence.startsWith('- ')
    const line = { text: isItem ? sentence.slice(2) : sentence, lead: isItem ? lead : '', isItem }
    if (!isItem) lead = sentence
    return line
  })
}

const leaning =
  /^(?:it|they|that|this|these|those|such|both|(?:one|two|another)(?= (?:is|are|was|were|has|have|needs?|of)\b)|the (?:same|plan|rest|easy|gap|return)|so|then|after that|making)\b/i

function besides(lines: readonly Line[], place: number): string {
  const [before, line] = [lines[place - 1], lines[place]]
  if (line === undefined || line.isItem || before === undefined || before.isItem) return ''
  return leaning.test(line.text) || /\b(?:it|they|them|that)\b/i.test(line.text) ? before.text : ''
}

/** "If this: do that" items are no list to draw from: what one says holds for that one. */
function isPlain([, ...items]: readonly string[]): boolean {
  return !items.some((item) => item.includes(':'))
}

function listsOf(lines: readonly Line[]): string[][] {
  const lists: string[][] = []
  for (const [place, { text, lead, isItem }] of lines.entries()) {
    if (!isItem) continue
    if (lines[place - 1]?.isItem) lists.at(-1)?.push(text)
    else lists.push([lead, text])
  }
  return lists
}
