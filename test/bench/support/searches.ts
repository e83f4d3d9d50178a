/**
 * Search over the same passages by Ironstride's index and by two well-known ones with their default settings.
 */
import { join } from 'node:path'
import { create, insert, search } from '@orama/orama'
import MiniSearch from 'minisearch'
import type { Passage } from '../../../src/library/passage.ts'
import { createPassageIndex } from '../../../src/library/passage-index.ts'
import { readSynonyms } from '../../../src/library/synonyms.ts'

export interface Timed {
  readonly buildMs: number
  readonly searchMs: readonly number[]
}

type Search = (words: string) => unknown

const HITS = 10
const synonymsFile = join(import.meta.dirname, '../../../knowledge/synonyms.yaml')

export const searches: Readonly<Record<string, (passages: readonly Passage[]) => Promise<Search>>> =
  {
    async Ironstride(passages) {
      const { synonyms } = await readSynonyms(synonymsFile)
      const index = createPassageIndex({ passages, synonyms })
      return (words) => index.search(words, HITS)
    },
    async MiniSearch(passages) {
      const index = new MiniSearch({ fields: ['title', 'heading', 'text'] })
      index.addAll(passages)
      return (words) => index.search(words)
    },
    async Orama(passages) {
      const schema = { title: 'string', heading: 'string', text: 'string' } as const
      const index = create({ schema })
      for (const { title, heading, text } of passages) insert(index, { title, heading, text })
      return (words) => search(index, { term: words, limit: HITS })
    },
  }

/** Builds once, warms up with a few questions, and times each question once. */
export async function timed(
  open: (passages: readonly Passage[]) => Promise<Search>,
  passages: readonly Passage[],
  questions: readonly string[],
): Promise<Timed> {
  const before = performance.now()
  const ask = await open(passages)
  const buildMs = performance.now() - before
  for (const question of questions.slice(0, 50)) await ask(question)
  const searchMs: number[] = []
  for (const question of questions) {
    const began = performance.now()
    await ask(question)
    searchMs.push(performance.now() - began)
  }
  return { buildMs, searchMs }
}
