/**
 * Meanings as vectors, from any service with an embeddings end point. Rejects when it does not answer or answers
 * with something else: search then goes by words alone and says so.
 */
import type OpenAI from 'openai'
import type { Embedder } from '../library/passage.ts'

export interface OpenAiEmbedderParts {
  readonly client: OpenAI
  readonly model: string
  /** Texts in one call. Default: 64. */
  readonly batchSize?: number
  /** How long one call may take. Default: 20 s. */
  readonly timeoutMs?: number
}

/** Some thousands of tokens fit; a passage is far below, and a longer text is told by its beginning. */
const LONGEST_TEXT = 8_000

export function createOpenAiEmbedder(parts: OpenAiEmbedderParts): Embedder {
  const { model, batchSize = 64 } = parts
  return {
    model,
    async embed(texts) {
      const vectors: Float32Array[] = []
      for (let from = 0; from < texts.length; from += batchSize) {
        vectors.push(...(await embedBatch(texts.slice(from, from + batchSize), parts)))
      }
      if (vectors.some(({ length }) => length !== vectors[0]?.length)) {
        throw new Error(`${model} gave vectors of different lengths`)
      }
      return vectors
    },
  }
}

async function embedBatch(
  texts: readonly string[],
  { client, model, timeoutMs = 20_000 }: OpenAiEmbedderParts,
): Promise<Float32Array[]> {
  const input = texts.map((text) => text.slice(0, LONGEST_TEXT) || ' ')
  const { data } = await client.embeddings.create(
    { model, input, encoding_format: 'float' },
    { timeout: timeoutMs },
  )
  const inOrder = data.toSorted((one, other) => one.index - other.index)
  const vectors = inOrder.map(({ embedding }) => Float32Array.from(embedding))
  const isWhole = vectors.length === texts.length && vectors.every(isVector)
  if (!isWhole)
    throw new Error(`${model} gave ${vectors.length} usable vectors for ${texts.length} texts`)
  return vectors
}

function isVector(vector: Float32Array): boolean {
  return vector.length > 0 && vector.every(Number.isFinite)
}
