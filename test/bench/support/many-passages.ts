/**
 * Any number of passages that read like the starter articles: their sentences put together anew, some of their words
 * exchanged for words of a large made-up vocabulary, so that the index has as many different words as a real one.
 */
import { join } from 'node:path'
import { openLibrary } from '../../../src/library/library.ts'
import type { Passage } from '../../../src/library/passage.ts'
import { silentLog } from '../../../src/log.ts'

const knowledge = join(import.meta.dirname, '../../../knowledge')
const OTHER_WORDS = 20_000
const EXCHANGED = 0.12
const PER_ARTICLE = 8

export async function manyPassages(count: number, seed = 1): Promise<Passage[]> {
  const library = await openLibrary({ dir: join(knowledge, 'articles'), log: silentLog })
  const real = [...library.passages]
  const random = createRandom(seed)
  const pick = <One>(all: readonly One[]): One => all[Math.floor(random() * all.length)] as One
  const sentences = real.flatMap(({ text }) => text.split(/(?<=[.!?])\s+/))
  const others = Array.from({ length: OTHER_WORDS }, () => madeUpWord(random))
  /** Few words are frequent and most are rare, as in any language. */
  const otherWord = () => others[Math.floor(OTHER_WORDS * random() ** 3)] ?? ''
  const exchange = (text: string) =>
    text.replace(/[a-z]{4,}/g, (word) => (random() < EXCHANGED ? otherWord() : word))
  return Array.from({ length: count }, (_, index): Passage => {
    const model = pick(real)
    const article = `article-${Math.floor(index / PER_ARTICLE)}`
    const heading = exchange(model.heading)
    const text = Array.from({ length: 3 + Math.floor(random() * 6) }, () => pick(sentences))
    return {
      ...{ ...model, id: `${article}#${index}`, article, heading },
      trail: [model.title, heading],
      text: exchange(text.join(' ')),
      // As of articles imported without a model; the other indexes know no such field.
      questions: [],
    }
  })
}

function madeUpWord(random: () => number): string {
  const syllables = 'ba co di fe gu ha jo ki lu mo na pe qui ro sa ti vu wa xe yo zu'.split(' ')
  const length = 2 + Math.floor(random() * 3)
  return Array.from({ length }, () => syllables[Math.floor(random() * syllables.length)]).join('')
}

/** The same numbers for the same seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
