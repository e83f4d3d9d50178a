/**
 * Public retrieval collections, when they lie next to the project: how good is the engine without our lexicon,
 * our questions and our typo list, beside a plain BM25 of the same text?
 */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Passage } from '../../src/library/passage.ts'
import { createPassageIndex } from '../../src/library/passage-index.ts'
import { noSynonyms } from '../../src/library/synonyms.ts'
import { averagePrecision, mean, ndcg, type Ranking, recall } from './figures.ts'

export interface PublicScore {
  readonly name: string
  readonly ndcg10: number
  readonly map: number
  readonly recall100: number
  /** The same figures of plain BM25. */
  readonly plain: { readonly ndcg10: number; readonly map: number; readonly recall100: number }
}

const folder = fileURLToPath(new URL('../../../shared/bench/', import.meta.url))

/** Plain BM25 (title and text, 33 stop words, Porter, k1 1.2, b 0.75) on the same documents. */
const plainFigures = {
  cranfield: { ndcg10: 0.367, map: 0.305, recall100: 0.737 },
  cisi: { ndcg10: 0.381, map: 0.217, recall100: 0.446 },
} as const

/** Empty when the collections are not there. */
export function scorePublicSets(): PublicScore[] {
  return Object.entries(plainFigures)
    .filter(([name]) => existsSync(`${folder}${name}/docs.jsonl`))
    .map(([name, plain]) => ({ name, ...scoreOf(`${folder}${name}/`), plain }))
}

function scoreOf(dir: string) {
  const index = createPassageIndex({
    passages: linesOf(`${dir}docs.jsonl`).map(asPassage),
    synonyms: noSynonyms,
    ingredients: { synonyms: false, typos: false, questions: false, headings: false },
  })
  const judged = judgementsOf(`${dir}qrels.tsv`)
  const rankings = linesOf(`${dir}queries.jsonl`)
    .filter(({ id }) => judged.has(id))
    .map(({ id, text }): Ranking => {
      const found = index.search(text, index.passages.length).map(({ passage }) => passage.id)
      return { found, relevant: judged.get(id) ?? new Map() }
    })
  return {
    ndcg10: mean(rankings.map((ranking) => ndcg(ranking, 10))),
    map: mean(rankings.map(averagePrecision)),
    recall100: mean(rankings.map((ranking) => recall(ranking, 100))),
  }
}

interface Line {
  readonly id: string
  readonly title?: string
  readonly text: string
}

function asPassage({ id, title = '', text }: Line): Passage {
  const nowhere = { url: null, published: null, status: 'public', tags: [], questions: [] }
  return { id, article: id, title, heading: title, trail: [title], text, ...nowhere }
}

function linesOf(file: string): Line[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
}

function judgementsOf(file: string): Map<string, Map<string, number>> {
  const judged = new Map<string, Map<string, number>>()
  for (const line of readFileSync(file, 'utf8').trim().split('\n').slice(1)) {
    const [query = '', document = '', grade = '0'] = line.split('\t')
    const known = judged.get(query) ?? new Map<string, number>()
    judged.set(query, known.set(document, Number(grade)))
  }
  return judged
}
