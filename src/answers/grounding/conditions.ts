/** Under which conditions, and for whom, a clause holds: "once hops are free of pain", "for marathon runners". */
import { type Figure, figuresOf } from './figures.ts'
import { isSoft, meaning } from './meanings.ts'
import { grammar, isFigureWord, tokensOf } from './tokens.ts'

export interface Condition {
  /** What it asks for; its small words when it has no others: "if they feel fine". */
  readonly words: readonly string[]
  readonly figures: readonly Figure[]
  /** One of the figures is enough: "2 sessions or 10 days". */
  readonly either: boolean
  /** What it belongs to when that is only the last of several things: "…, and a clinician if it does not". */
  readonly of: readonly string[]
}

const when =
  /\b(?:unless|aslongas|if|once(?!\s+(?:weekly|daily|monthly|every|a|per)\b)|when|until)\b([^,:;.]*)/g
/** "Missed periods are a reason to …". */
const trigger =
  /^(.*?)\b(?:(?:is|are) (?:a |good |other |also )?(?:reasons?|signs?) to|calls? for|needs? (?:a |the )?(?:clinician|doctor|medical|check))\b/g
const people =
  'runners?|lifters?|people|athletes?|beginners?|women|men|adults?|those|anyone|anybody|somebody'
const forWhom = new RegExp(`\\bfor (?:the |a )?((?:[\\w-]+ ){0,4}?(?:${people}))\\b`, 'g')
const whoThey = new RegExp(
  `\\b(?:${people}) (?:who|whose|with)\\b([^,:;.]*?)\\b(?:should|can|may|must|will|needs?)\\b`,
  'g',
)

export function conditionsOf(text: string): Condition[] {
  const asked = [...text.matchAll(when)].map(({ 1: words = '', index }) => ({
    ...conditionOf(words, true),
    of: lastThing(text.slice(0, index)),
  }))
  const triggers = [...text.matchAll(trigger)].map(([, words = '']) => conditionOf(words, false))
  const people = [...text.matchAll(forWhom), ...text.matchAll(whoThey)].map(([, words = '']) =>
    conditionOf(words, false),
  )
  return [...asked, ...triggers, ...people].filter(
    ({ words, figures }) => words.length + figures.length > 0,
  )
}

function conditionOf(asked: string, smallToo: boolean): Condition {
  const tokens = tokensOf(asked).filter((token) => !grammar.has(token) && !isFigureWord(token))
  const large = tokens.filter((token) => !isSoft(token) && token !== 'distance')
  const words = large.length > 0 || !smallToo ? large : tokens
  return {
    words: words.map(meaning),
    figures: figuresOf(asked),
    either: /\bor\b/.test(asked),
    of: [],
  }
}

function lastThing(before: string): string[] {
  const [, last] = /.*\band\b(.*)$/.exec(before) ?? []
  return last === undefined ? [] : contentOf(last)
}

function contentOf(text: string): string[] {
  return tokensOf(text)
    .filter((token) => !isSoft(token) && !isFigureWord(token))
    .map(meaning)
}
