/**
 * Markdown with citations: which passages it stands on, numbered in the order a reader meets them.
 *
 * A writer cites the passages by their place in the list it was given; a reader sees `[1]` first, then `[2]`.
 */
import type { Passage } from '../../library/passage.ts'
import { sentencesOf } from '../../library/sentences.ts'
import { stemsOf } from '../../library/words.ts'
import type { Citation } from '../answer.ts'

const marks = /\[(\d{1,3})\]/g
/** Something said, with the marks that follow it. */
const cited = /(\S.*?)\s*((?:\[\d{1,3}\]\s*)+)/g

export interface CitedSentence {
  /** Without marks and without the dash of a list item. */
  readonly text: string
  readonly numbers: readonly number[]
}

/** The sentences and list items that carry marks, in reading order. */
export function citedSentences(markdown: string): CitedSentence[] {
  return markdown.split('\n').flatMap((line) =>
    [...line.matchAll(cited)].map(([, said = '', numbers = '']) => ({
      text: said.replace(/^(?:[-*•]|\d+[.)])\s+/, '').trim(),
      numbers: numbersIn(numbers),
    })),
  )
}

export interface CitedText {
  readonly text: string
  readonly citations: readonly Citation[]
}

/** The text renumbered by first appearance, with what every number points at. Unknown numbers are taken out. */
export function withCitations(markdown: string, passages: readonly Passage[]): CitedText {
  const order: number[] = []
  for (const number of numbersIn(markdown)) {
    if (passages[number - 1] !== undefined && !order.includes(number)) order.push(number)
  }
  const text = markdown.replace(marks, (_, number: string) => {
    const place = order.indexOf(Number(number))
    return place < 0 ? '' : `[${place + 1}]`
  })
  const said = citedSentences(markdown)
  return { text: text.trim(), citations: order.map(citationOf) }

  function citationOf(number: number, place: number): Citation {
    const passage = passages[number - 1] as Passage
    const { article, heading, url, published, status, id } = passage
    const carried = said.filter(({ numbers }) => numbers.includes(number)).map(({ text }) => text)
    const quote = quoteFrom(passage, carried)
    return { number: place + 1, article, heading, url, quote, passageId: id, published, status }
  }
}

/** The passage's sentence that says most of what was cited from it, letter by letter. */
function quoteFrom(passage: Passage, carried: readonly string[]): string {
  const whole = carried.find((text) => passage.text.includes(text))
  if (whole !== undefined) return whole
  const words = new Set(carried.flatMap(stemsOf))
  const shared = (sentence: string) => {
    const own = new Set(stemsOf(sentence))
    return own.size === 0 ? 0 : [...own].filter((stem) => words.has(stem)).length / own.size ** 0.5
  }
  const sentences = sentencesOf(passage.text).map((sentence) => sentence.replace(/^- /, ''))
  return sentences.toSorted((one, other) => shared(other) - shared(one))[0] ?? passage.heading
}

function numbersIn(text: string): number[] {
  return [...text.matchAll(marks)].map(([, number]) => Number(number))
}
