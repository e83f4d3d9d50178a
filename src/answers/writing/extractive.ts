/**
 * The extractive writer: answers in the articles' own words, letter by letter. No key, no network, never wrong
 * about what it quotes.
 *
 * Order of events: the passages are taken apart -> every sentence and list is judged against the question -> the
 * best sentence stands first, on a line of its own -> what belongs to it follows in reading order until the length
 * is used -> each sentence ends with the number of its passage.
 */
import type { Idea } from '../../library/asked.ts'
import type { Passage } from '../../library/passage.ts'
import { type JudgedUnit, judgeUnits } from './judge-units.ts'
import type { AnswerWriter, WriteRequest } from './writer.ts'
import { noUsage } from './writer.ts'

export interface ExtractiveParts {
  /** What a question asks for, with the other ways to say it. */
  readonly ideas: (question: string) => readonly Idea[]
}

/** Of the allowed length, what an answer uses unless its last part is worth more. */
const USUAL_SHARE = 0.7
/** Passages looked at; what stands further down answers something else. */
const MOST_PASSAGES = 3
/** A unit this far from the question is left out, however much room there is. */
const LEAST_WORTH = 0.12
/** Another passage has to speak of this much of the question to be quoted beside the first, and of more than it. */
const LEAST_SHARE_ELSEWHERE = 0.5
/** So much better a sentence of the next passage has to be to stand first. */
const LATER_PASSAGE = 0.5
const MOST_UNITS = 6
/** Who asks for more gets the whole section and what others say of it. */
const ROOMY_CHARACTERS = 2_000
const MOST_UNITS_IN_ALL = 18
const LEAST_SHARE_WITH_ROOM = 0.3

export function createExtractiveWriter({ ideas }: ExtractiveParts): AnswerWriter {
  return {
    name: 'extractive',
    async write(request) {
      const markdown = quoteAnswer(request, ideas(request.question))
      request.onSentence?.(markdown)
      return { markdown, usage: noUsage }
    },
  }
}

function quoteAnswer(
  { question, passages, maxCharacters }: WriteRequest,
  ideas: readonly Idea[],
): string {
  const units = judgeUnits(question, ideas, passages.slice(0, MOST_PASSAGES))
  const lead = bestLead(units)
  if (lead === undefined) return ''
  return layOut(lead, chooseMore(units, lead, maxCharacters), passages)
}

/**
 * The sentence that answers: clear without what stands before it. Its passage is the one with the worthiest
 * sentence, rather the one found first; within it, what leads best.
 */
function bestLead(units: readonly JudgedUnit[]): JudgedUnit | undefined {
  const clear = units.filter(({ unit }) => unit.kind === 'sentence' && !unit.leans)
  const fit = clear.length > 0 ? clear : units
  const worthOf = ({ worth, passage }: JudgedUnit) => worth - passage * LATER_PASSAGE
  const [worthiest] = fit.toSorted((one, other) => worthOf(other) - worthOf(one))
  const [lead] = fit
    .filter(({ passage }) => passage === worthiest?.passage)
    .toSorted((one, other) => other.leading - one.leading)
  return lead
}

function chooseMore(
  units: readonly JudgedUnit[],
  lead: JudgedUnit,
  maxCharacters: number,
): JudgedUnit[] {
  const chosen = [lead]
  let length = lengthOf(lead)
  const roomy = maxCharacters >= ROOMY_CHARACTERS
  const candidates = units
    .filter((unit) => unit !== lead && belongs(unit, lead, units, roomy))
    .toSorted(roomy ? sectionFirst(lead) : (one, other) => other.worth - one.worth)
  for (const candidate of candidates) {
    if (chosen.length >= (roomy ? MOST_UNITS_IN_ALL : MOST_UNITS)) break
    if (length >= maxCharacters * USUAL_SHARE) break
    const more = lengthOf(candidate)
    if (length + more > maxCharacters || !standsOn(candidate, chosen)) continue
    chosen.push(candidate)
    length += more
  }
  return chosen.slice(1)
}

/** The lead's own section as it is read, then the rest by worth. */
function sectionFirst(lead: JudgedUnit) {
  return (one: JudgedUnit, other: JudgedUnit): number => {
    const isOwn = ({ passage }: JudgedUnit) => (passage === lead.passage ? 0 : 1)
    if (isOwn(one) !== isOwn(other)) return isOwn(one) - isOwn(other)
    return isOwn(one) === 0 ? one.unit.at - other.unit.at : other.worth - one.worth
  }
}

function belongs(
  { passage, share, worth }: JudgedUnit,
  lead: JudgedUnit,
  all: readonly JudgedUnit[],
  roomy: boolean,
): boolean {
  if (passage === lead.passage) return roomy || worth >= LEAST_WORTH
  if (roomy) return share >= LEAST_SHARE_WITH_ROOM
  const first = all.filter((unit) => unit.passage === lead.passage).map((unit) => unit.share)
  return share >= LEAST_SHARE_ELSEWHERE && share > Math.max(...first)
}

/** A sentence that points back needs the one before it. */
function standsOn({ unit, passage }: JudgedUnit, chosen: readonly JudgedUnit[]): boolean {
  if (!unit.leans) return true
  return chosen.some((other) => other.passage === passage && other.unit.at === unit.at - 1)
}

/** The lead alone on the first line, then a paragraph for each passage, lists as lists. */
function layOut(
  lead: JudgedUnit,
  more: readonly JudgedUnit[],
  passages: readonly Passage[],
): string {
  const blocks = [say(lead)]
  const inOrder = [...new Set([lead.passage, ...passages.keys()])]
  for (const passage of inOrder) {
    let open = false
    const own = more.filter((unit) => unit.passage === passage)
    for (const judged of own.toSorted((one, other) => one.unit.at - other.unit.at)) {
      const isSentence = judged.unit.kind === 'sentence'
      if (open && isSentence) blocks.push(`${blocks.pop() ?? ''} ${say(judged)}`)
      else blocks.push(say(judged))
      open = isSentence
    }
  }
  return blocks.join('\n\n')
}

function say({ unit, passage }: JudgedUnit): string {
  const mark = `[${passage + 1}]`
  const items = unit.items.map((item) => `- ${item} ${mark}`).join('\n')
  const text = unit.text === '' ? '' : `${unit.text} ${mark}`
  return [text, items].filter((part) => part !== '').join('\n\n')
}

function lengthOf(judged: JudgedUnit): number {
  return say(judged).length + 2
}
