/**
 * Does an answer say a point? Points are a few words ("2 to 5 minutes", "never two lifts in one day").
 *
 * Every number of the point has to stand in the answer, and most of its other words, by their stems.
 */
import { isAsking, stemOf, wordsOf } from '../../src/library/words.ts'

const spelled: Readonly<Record<string, string>> = {
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ten: '10',
  once: '1',
  twice: '2',
  single: '1',
  s: 'second',
  min: 'minute',
  no: 'not',
  none: 'not',
  never: 'not',
}
const MOST_WORDS = 0.5

export function saysPoint(answer: string, point: string): boolean {
  const said = new Set(stemsIn(answer.replace(/\s*\[\d+\]/g, '')))
  const wanted = stemsIn(point)
  const numbers = wanted.filter((stem) => /^\d/.test(stem))
  const words = wanted.filter((stem) => !/^\d/.test(stem))
  if (!numbers.every((number) => said.has(number))) return false
  const found = words.filter((stem) => said.has(stem)).length
  return words.length === 0 || found / words.length >= MOST_WORDS
}

function stemsIn(text: string): string[] {
  return wordsOf(text)
    .map((word) => spelled[word] ?? word)
    .filter((word) => !isAsking(word) || word === 'not')
    .map(stemOf)
}
