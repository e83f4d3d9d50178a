/**
 * Voice messages -> text. What is too long, too large or not heard is told to the member in one sentence.
 */
import type OpenAI from 'openai'
import { toFile } from 'openai'
import { UserError } from '../errors.ts'

export interface VoiceMessage {
  readonly bytes: Uint8Array
  /** With its ending, by which services tell the format: `voice.ogg`. */
  readonly fileName: string
  /** As the platform said; null when it did not. */
  readonly seconds: number | null
  readonly signal?: AbortSignal
}

export interface Transcriber {
  /** The words, never empty. Throws `UserError` when there are none or it is too long; rejects on an outage. */
  transcribe(message: VoiceMessage): Promise<string>
}

export interface OpenAiTranscriberParts {
  readonly client: OpenAI
  readonly model: string
  /** Default: two minutes, plenty for a question. */
  readonly mostSeconds?: number
  /** Default: 8 MB. */
  readonly mostBytes?: number
  /** Default: 30 s. */
  readonly timeoutMs?: number
}

export function createOpenAiTranscriber(parts: OpenAiTranscriberParts): Transcriber {
  const { client, model, mostSeconds = 120, mostBytes = 8_000_000, timeoutMs = 30_000 } = parts
  return {
    async transcribe({ bytes, fileName, seconds, signal }) {
      if (bytes.length === 0) throw new UserError('That voice message is empty. Try it once more.')
      if (bytes.length > mostBytes || (seconds ?? 0) > mostSeconds) {
        throw new UserError(
          `I can listen to ${Math.round(mostSeconds / 60)} minutes at most. Send a shorter one, or type it.`,
        )
      }
      const { text } = await client.audio.transcriptions.create(
        { model, file: await toFile(bytes, fileName), response_format: 'json' },
        { timeout: timeoutMs, ...(signal === undefined ? {} : { signal }) },
      )
      if (typeof text !== 'string' || text.trim() === '') {
        throw new UserError('I could not make out any words. Say it once more, or type it.')
      }
      return text.trim()
    },
  }
}
