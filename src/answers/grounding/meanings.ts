/**
 * What words mean to the verifier: which say nothing by themselves, which say the same, which exclude each other.
 *
 * It is the careful side of a dictionary. A word that stands in no list must be found in the cited passage as it
 * is, so a missing entry can only cost a sentence, never let a wrong one through. That is also why the lists of
 * words for searching (`knowledge/synonyms.yaml`) are not used here: they are wide on purpose.
 */

import { isEverywhere, stemOf, wordsOf } from '../../library/words.ts'
import { largeWords, rivalLines } from './opposite-words.ts'
import { sameMeaning } from './same-words.ts'
import { sayLittle, sayNothing } from './silent-words.ts'

const hedges =
  'may might could perhaps maybe possibly probably seem seems seemed appear appears suggest suggests hint hints promising likely unclear mixed tends'

const soft = new Set(wordsIn(sayNothing).flatMap((word) => [word, ...wordsOf(word)]))
const meaningOf = new Map<string, string>()
for (const line of linesIn(sameMeaning)) {
  const [name = ''] = line
  for (const word of line)
    if (!meaningOf.has(stemOf(word))) meaningOf.set(stemOf(word), stemOf(name))
}
const rivalsOf = new Map<string, Set<string>>()
for (const line of linesIn(rivalLines).map((words) => words.map(meaning))) {
  for (const one of line) {
    const rivals = rivalsOf.get(one) ?? new Set()
    for (const other of line) if (other !== one) rivals.add(other)
    rivalsOf.set(one, rivals)
  }
}
const large = new Set(wordsIn(largeWords).map(meaning))
const weak = new Set(wordsIn(sayLittle).map(meaning))
const hedging = new Set(wordsIn(hedges))

/** The meaning a word shares with its forms and its equals. */
export function meaning(word: string): string {
  const stem = stemOf(word)
  return meaningOf.get(stem) ?? stem
}

/** Whether the word alone claims nothing. */
export function isSoft(word: string): boolean {
  return soft.has(word) || isEverywhere(word)
}

/** Meanings that cannot be meant where this one is. */
export function rivals(of: string): ReadonlySet<string> {
  return rivalsOf.get(of) ?? none
}

export function isLarge(of: string): boolean {
  return large.has(of)
}

/** Whether the word adds so little that it need not stand in the passage. */
export function isWeak(of: string): boolean {
  return weak.has(of)
}

export function isHedge(word: string): boolean {
  return hedging.has(word)
}

const none: ReadonlySet<string> = new Set()

function linesIn(text: string): string[][] {
  return text
    .split('\n')
    .map((line) => line.trim().split(/\s+/).filter(Boolean))
    .filter(({ length }) => length > 0)
}

function wordsIn(text: string): string[] {
  return linesIn(text).flat()
}
