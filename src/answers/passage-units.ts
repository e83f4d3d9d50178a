/**
 * A passage taken apart to what can be quoted: sentences, and lists together with the sentence that opens them.
 */
import type { Passage } from '../library/passage.ts'
import { sentencesOf } from '../library/sentences.ts'

export interface Unit {
  readonly kind: 'sentence' | 'list'
  /** Letter by letter as in the passage. Of a list the sentence that opens it; empty when there is none. */
  readonly text: string
  /** Items of a list without their dashes. */
  readonly items: readonly string[]
  /** Place in the passage, from 0. */
  readonly at: number
  /** Whether it makes sense only after the unit before it. */
  readonly leans: boolean
}

/** Where the article says whom it follows; a source is named by the citation already. */
const sourceLine = /^(?:sources?|references?|see also|further reading)\s*:/i

/** First words that point back at a sentence which may not be there. */
const pointsBack = new RegExp(
  '^(?:this|that|these|those|it|its|they|them|their|he|she|his|her|such|here|there|both|neither|either|' +
    'another|others?|the (?:same|other|others|latter|former|second|third|rest)|one of (?:these|them|those)|' +
    'however|but|and|or|so|also|then|thus|hence|therefore|instead|still|yet|besides|moreover|furthermore|' +
    'otherwise|meanwhile|similarly|likewise|even then|even so|again|too|because of (?:this|that)|for this|' +
    'for that|in addition|on the other hand|as a result|for example|for instance|that said|after that|' +
    'finally|next|second|third|lastly|not that|which)\\b',
  'i',
)

/** Everything quotable of a passage, in reading order. */
export function unitsOf(passage: Passage): Unit[] {
  const units: Unit[] = []
  let items: string[] = []
  const closeList = () => {
    if (items.length === 0) return
    const opening = units.at(-1)?.text.endsWith(':') === true ? units.pop() : undefined
    const leans = opening === undefined ? units.length > 0 : opening.leans
    units.push({ kind: 'list', text: opening?.text ?? '', items, at: units.length, leans })
    items = []
  }
  for (const sentence of sentencesOf(passage.text)) {
    if (sentence.startsWith('- ')) items.push(sentence.slice(2))
    else {
      closeList()
      if (sourceLine.test(sentence)) continue
      units.push({
        kind: 'sentence',
        text: sentence,
        items: [],
        at: units.length,
        leans: leans(sentence),
      })
    }
  }
  closeList()
  return units
}

function leans(sentence: string): boolean {
  return pointsBack.test(sentence.replace(/^["'“‘(]+/, ''))
}
