/** Words of order in a clause ("before", "than", "instead of") and what stands on both sides of them. */
import { meaning } from './meanings.ts'
import { claims, grammar, tokensOf } from './tokens.ts'

export interface Order {
  readonly word: string
  readonly left: readonly string[]
  readonly right: readonly string[]
}

export function ordersOf(text: string): Order[] {
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

const orderWords =
  /\b(?:before|after|(?<!\b(?:more|fewer|less|longer|higher|lower|shorter|older|younger) )than|than(?! (?:\d|one\b|two\b|three\b|four\b|five\b|six\b))|instead of|rather than|prior to|following|ahead of)\b/g

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
