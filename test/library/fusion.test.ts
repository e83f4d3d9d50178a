import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFusedSearch, type Search } from '../../src/library/fusion.ts'
import { type Library, openLibrary } from '../../src/library/library.ts'
import type { Embedder } from '../../src/library/passage.ts'
import { createPassageVectors } from '../../src/library/passage-vectors.ts'
import { stemsOf } from '../../src/library/words.ts'
import { silentLog } from '../../src/log.ts'
import { type OpenDatabase, openDatabase } from '../../src/storage/database.ts'
import { type GoldenQuestion, goldenQuestions } from '../eval/golden.ts'

let folder: string
let opened: OpenDatabase
let library: Library
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ironstride-'))
  opened = await openDatabase(folder, 0)
  library = await openLibrary({ dir: 'knowledge/articles', log: silentLog })
})
afterEach(async () => {
  await opened.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Knows one synonym the lexicon does not, and otherwise counts stems: a weak sense of meaning. */
function createStemCounter(model = 'stems-1') {
  const embedded: string[] = []
  const embedder: Embedder = {
    model,
    async embed(texts) {
      embedded.push(...texts)
      return texts.map(vectorOf)
    },
  }
  return { embedder, embedded }
}

function vectorOf(text: string): Float32Array {
  const vector = new Float32Array(512)
  for (const stem of stemsOf(text.replaceAll('zorbing', 'plyometrics jumps'))) {
    const place = [...stem].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 512, 7)
    vector[place] = 1
  }
  return vector
}

function fusedWith(embedder: Embedder, log = silentLog) {
  const vectors = createPassageVectors(opened.db, embedder)
  return createFusedSearch({ library, embedder, vectors, log, meaning: 0.5 })
}

/** Knows for nine questions in ten which passage answers them, and is lost in the tenth. */
function createOracle(): Embedder {
  const home = new Map<string, string>()
  for (const { id, questions } of library.passages) for (const one of questions) home.set(one, id)
  for (const { question, expect: wanted } of goldenQuestions()) home.set(question, wanted[0] ?? '')
  const textId = new Map(
    library.passages.map(({ id, trail, text }) => [`${trail.join(' > ')}\n${text}`, id]),
  )
  const lost = (text: string) => text.length % 10 === 0
  return {
    model: 'oracle',
    embed: async (texts) =>
      texts.map((text) =>
        noise(textId.get(text) ?? (lost(text) ? text : (home.get(text) ?? text))),
      ),
  }
}

/** A direction of its own for every name. */
function noise(name: string): Float32Array {
  let state = [...name].reduce(
    (sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 2_147_483_647,
    7,
  )
  return Float32Array.from({ length: 64 }, () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647 - 0.5
  })
}

describe('the search by words and meaning', () => {
  it('finds what no word finds', async () => {
    expect(library.search('zorbing', 1)).toEqual([])
    const found = await fusedWith(createStemCounter().embedder)('zorbing', 3)
    expect(found.map(({ passage }) => passage.article)).toContain('plyometrics-for-runners')
  })

  it('embeds a passage once, and again only when its text or the model changes', async () => {
    const first = createStemCounter()
    await fusedWith(first.embedder)('how heavy', 1)
    expect(first.embedded).toHaveLength(library.passages.length + 1)
    const second = createStemCounter()
    await fusedWith(second.embedder)('how heavy', 1)
    expect(second.embedded).toEqual(['how heavy'])
    const edited = library.passages.map((passage, at) =>
      at === 3 ? { ...passage, text: 'Hop.' } : passage,
    )
    const third = createStemCounter()
    await createPassageVectors(opened.db, third.embedder).of(edited)
    expect(third.embedded).toHaveLength(1)
    const other = createStemCounter('stems-2')
    await fusedWith(other.embedder)('how heavy', 1)
    expect(other.embedded).toHaveLength(library.passages.length + 1)
  })

  it('goes by words alone when the embedder is away, and says so', async () => {
    const warnings: string[] = []
    const log = { ...silentLog, warn: (_facts: object, message: string) => warnings.push(message) }
    const away: Embedder = { model: 'away', embed: () => Promise.reject(new Error('no network')) }
    const found = await fusedWith(away, log)('how long should I rest between sets', 5)
    expect(found).toEqual(library.search('how long should I rest between sets', 5))
    expect(warnings).toEqual(['no vectors; the search goes by words alone'])
  })

  it.each([
    ['weak', () => createStemCounter().embedder],
    ['good', createOracle],
  ])('is not below its better half with a %s sense of meaning', async (_kind, create) => {
    const asked = goldenQuestions().filter(
      ({ kind, split }) => kind === 'answerable' && split === 'train',
    )
    const embedder = create()
    const vectors = createPassageVectors(opened.db, embedder)
    const parts = { library, embedder, vectors, log: silentLog }
    const words = await hitsOf(async (question, limit) => library.search(question, limit), asked)
    const meaning = await hitsOf(createFusedSearch({ ...parts, meaning: 1 }), asked)
    const both = await hitsOf(createFusedSearch(parts), asked)
    expect(both).toBeGreaterThanOrEqual(Math.max(words, meaning) - 0.005)
  })
})

/** The share of questions whose passage is among the first five. */
async function hitsOf(search: Search, asked: readonly GoldenQuestion[]): Promise<number> {
  let hits = 0
  for (const { question, expect: wanted } of asked) {
    const found = await search(question, 5)
    if (found.some(({ passage }) => wanted.includes(passage.id))) hits += 1
  }
  return hits / asked.length
}
