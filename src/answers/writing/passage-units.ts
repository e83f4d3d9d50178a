/**
 * A passage taken apart to what can be quoted: sentences, and lists together with the sentence that opens them.
 */
import type { Passage } from '../../library/passage.ts'
import { sentencesOf } from '../../library/sentences.ts'

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

/** Talk to the reader, and the coach's own advertisement: written well in an article, no answer to anybody. */
const talkOrOffer = new RegExp(
  '^(?:yo|hey|hi|hello|welcome|stay tuned|read on|keep reading)\\b.{0,80}$' +
    "|^let['’]?s (?:dig|dive|get (?:into|to|started)|go|look|start|talk|jump|break|begin)\\b.{0,60}$" +
    '|\\b(?:i|we) (?:offer|sell)\\b|\\b(?:sign up|subscribe|click|tap) (?:here|now|below|today|for|to)\\b' +
    '|\\bbook (?:a|your) (?:free )?(?:intro |coaching )*(?:call|spot|place)\\b|\\b(?:train|work|start training) with me\\b' +
    '|\\blink in (?:my |the )?bio\\b|\\b(?:this|my) (?:post|blog|article|newsletter)\\b|^https?:\\S+$',
  'i',
)

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

/** "…, this is your next step", "… solves that problem". */
const pointsBackLater =
  /[,;:—–] (?:this|that|these|those)(?:['’]s| is| are| was| were) |\b(?:this|that|these|those) (?:problems?|issues?|reasons?|mistakes?|steps?|points?|wa(?:y|ys))\b/i

const offersItself =
  /^(?:(?:train|work|lift|run|start|coaching|get started) with (?:me|us)|about (?:me|us|the author)|(?:book|get in touch|contact|subscribe|join (?:me|us)|newsletter|my (?:offer|services|programmes|programs))\b.*)$/i

/** Whether a section is there to offer the coach's work; it answers no question about training. */
export function isOffer({ heading }: Passage): boolean {
  return offersItself.test(heading)
}

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
      if (!isQuotable(sentence)) continue
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

/** A question in an article is there to lead on to its answer. */
function isQuotable(sentence: string): boolean {
  return !sourceLine.test(sentence) && !sentence.endsWith('?') && !talkOrOffer.test(sentence)
}

function leans(sentence: string): boolean {
  return pointsBack.test(sentence.replace(/^["'“‘(]+/, '')) || pointsBackLater.test(sentence)
}
