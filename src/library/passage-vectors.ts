/**
 * The meaning of every passage as a vector, stored, so that nothing is computed twice.
 *
 * Order of events: each passage's text is hashed -> vectors known for this model and hash are read from the table ->
 * the rest is asked of the embedder once and stored. Another model or another text is another row; neither meets.
 */
import { createHash } from 'node:crypto'
import type { Database } from '../storage/database.ts'
import type { Embedder, Passage } from './passage.ts'

export interface PassageVectors {
  /** One vector of length 1 for each passage, in their order. Rejects when the embedder does not answer. */
  of(passages: readonly Passage[]): Promise<readonly Float32Array[]>
  /** One vector of length 1 for each text, stored alike. */
  ofTexts(texts: readonly string[]): Promise<readonly Float32Array[]>
}

/** SQLite takes some thousands of values in one statement; this stays far below. */
const ROWS_AT_ONCE = 500

export function createPassageVectors(db: Database, embedder: Embedder): PassageVectors {
  let last: { passages: readonly Passage[]; vectors: readonly Float32Array[] } | null = null
  return {
    async of(passages) {
      if (last?.passages === passages) return last.vectors
      const vectors = await vectorsFor(passages.map(textOf), db, embedder)
      last = { passages, vectors }
      return vectors
    },
    ofTexts: (texts) => vectorsFor(texts, db, embedder),
  }
}

/** Scales a vector to length 1, so that the product of two is their likeness. */
export function unitVector(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector) || 1
  return vector.map((value) => value / length)
}

async function vectorsFor(
  texts: readonly string[],
  db: Database,
  embedder: Embedder,
): Promise<Float32Array[]> {
  const hashes = texts.map((text) => createHash('sha256').update(text).digest('hex'))
  const known = await readVectors(db, embedder.model, hashes)
  const missing = [...new Map(hashes.map((hash, at) => [hash, texts[at] ?? '']))].filter(
    ([hash]) => !known.has(hash),
  )
  if (missing.length > 0) {
    const made = await embedder.embed(missing.map(([, text]) => text))
    const fresh = missing.map(
      ([hash], at) => [hash, unitVector(made[at] ?? new Float32Array())] as const,
    )
    await storeVectors(db, embedder.model, fresh)
    for (const [hash, vector] of fresh) known.set(hash, vector)
  }
  return hashes.map((hash) => known.get(hash) ?? new Float32Array())
}

async function readVectors(db: Database, model: string, hashes: readonly string[]) {
  const known = new Map<string, Float32Array>()
  for (let from = 0; from < hashes.length; from += ROWS_AT_ONCE) {
    const rows = await db
      .selectFrom('embedding')
      .select(['text_hash', 'vector'])
      .where('model', '=', model)
      .where('text_hash', 'in', hashes.slice(from, from + ROWS_AT_ONCE))
      .execute()
    for (const { text_hash, vector } of rows) known.set(text_hash, decoded(vector))
  }
  return known
}

async function storeVectors(
  db: Database,
  model: string,
  fresh: readonly (readonly [string, Float32Array])[],
): Promise<void> {
  for (let from = 0; from < fresh.length; from += ROWS_AT_ONCE) {
    const rows = fresh.slice(from, from + ROWS_AT_ONCE)
    await db
      .insertInto('embedding')
      .values(rows.map(([text_hash, vector]) => ({ model, text_hash, vector: encoded(vector) })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

/** Known questions are left out: they show how far the vectors can be trusted. */
function textOf({ trail, text }: Passage): string {
  return [trail.join(' > '), text].join('\n')
}

function encoded(vector: Float32Array): string {
  const bytes = Buffer.alloc(vector.length * 4)
  for (const [at, value] of vector.entries()) bytes.writeFloatLE(value, at * 4)
  return bytes.toString('base64')
}

function decoded(text: string): Float32Array {
  const bytes = Buffer.from(text, 'base64')
  return Float32Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readFloatLE(at * 4))
}
