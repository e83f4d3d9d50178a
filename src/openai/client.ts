/**
 * The client of an OpenAI-compatible service. Repeating is left to the caller, who has a better plan: answers are
 * quoted from the articles, embeddings are tried again later.
 */
import OpenAI from 'openai'

export interface OpenAiAccess {
  readonly apiKey: string
  /** Null: OpenAI itself. */
  readonly baseUrl: string | null
}

/** A backstop; what really limits a call is the signal its caller gives. */
const LONGEST_CALL_MS = 90_000

export function createOpenAiClient({ apiKey, baseUrl }: OpenAiAccess): OpenAI {
  return new OpenAI({
    apiKey,
    baseURL: baseUrl ?? 'https://api.openai.com/v1',
    maxRetries: 0,
    timeout: LONGEST_CALL_MS,
    logLevel: 'off',
  })
}
