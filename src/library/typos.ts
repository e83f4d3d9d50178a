/**
 * Words nobody wrote in any article: which known word was meant?
 *
 * One slip (a letter too many, missing, wrong, or two swapped) from four letters on, two from eight on. The first
 * letter must be right: people rarely miss it, and it keeps the search to a small part of the vocabulary.
 */

export interface Typos {
  /** Known words that were probably meant, nearest first, at most three. */
  meant(word: string): readonly MeantWord[]
}

export interface MeantWord {
  readonly word: string
  readonly slips: number
}

const MOST_MEANT = 3

export function createTypos(vocabulary: Iterable<string>): Typos {
  const shelves = new Map<string, string[]>()
  for (const word of vocabulary) {
    if (word.length < 4 || /\d/.test(word)) continue
    const shelf = shelves.get(shelfOf(word, word.length))
    if (shelf === undefined) shelves.set(shelfOf(word, word.length), [word])
    else shelf.push(word)
  }
  return { meant: (word) => findMeant(word, shelves) }
}

function findMeant(word: string, shelves: ReadonlyMap<string, readonly string[]>): MeantWord[] {
  const mostSlips = slipsAllowed(word)
  if (mostSlips === 0) return []
  const found: MeantWord[] = []
  for (let length = word.length - mostSlips; length <= word.length + mostSlips; length += 1) {
    for (const known of shelves.get(shelfOf(word, length)) ?? []) {
      const slips = slipsBetween(word, known, mostSlips)
      if (slips <= mostSlips) found.push({ word: known, slips })
    }
  }
  const nearest = Math.min(...found.map(({ slips }) => slips))
  return found.filter(({ slips }) => slips === nearest).slice(0, MOST_MEANT)
}

function shelfOf(word: string, length: number): string {
  return `${word.charAt(0)}${length}`
}

function slipsAllowed(word: string): number {
  if (word.length < 4 || /\d/.test(word)) return 0
  return word.length < 8 ? 1 : 2
}

/**
 * Edits from one word to the other, a swap of neighbours counting as one; anything above `most` comes back as
 * `most + 1`. Row by row, keeping the last two rows.
 */
export function slipsBetween(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1
  let before: number[] = []
  let above = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i]
    let least = i
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1]
      let slips = Math.min(at(above, j) + 1, at(row, j - 1) + 1, at(above, j - 1) + (same ? 0 : 1))
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      if (swapped) slips = Math.min(slips, at(before, j - 2) + 1)
      row.push(slips)
      least = Math.min(least, slips)
    }
    if (least > most) return most + 1
    before = above
    above = row
  }
  return Math.min(at(above, other.length), most + 1)
}

function at(row: readonly number[], place: number): number {
  return row[place] ?? Number.POSITIVE_INFINITY
}
