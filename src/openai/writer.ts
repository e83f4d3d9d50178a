/**
 * The writer that asks a model, over chat completions as every compatible service has them.
 *
 * Order of events: the prompt is assembled -> the answer streams in; whole sentences are handed on as they come ->
 * it ends well, or the promise is rejected and the caller quotes the articles instead.
 */

import { standingLength } from '../answers/verifier/growing-text.ts'
import { assemblePrompt } from '../answers/writing/assemble-prompt.ts'
import type { Prompts } from '../answers/writing/prompts.ts'
import type { AnswerWriter, Draft, WriteRequest } from '../answers/writing/writer.ts'
import type { CoachProfile } from '../library/coach-profile.ts'
import { type ChatModel, hearChat } from './hear-chat.ts'

export interface OpenAiWriterParts extends ChatModel {
  readonly prompts: Prompts
  readonly coach: CoachProfile
}

const MOST_TIMES_TOO_LONG = 4

export function createOpenAiWriter(parts: OpenAiWriterParts): AnswerWriter {
  return { name: 'openai', write: (request) => write(request, parts) }
}

async function write(request: WriteRequest, parts: OpenAiWriterParts): Promise<Draft> {
  const { signal, onFirstWord, maxCharacters } = request
  const { text, usage } = await hearChat(
    {
      messages: assemblePrompt(request, parts),
      mostCharacters: maxCharacters * MOST_TIMES_TOO_LONG,
      onText: handOnSentences(request),
      ...(signal === undefined ? {} : { signal }),
      ...(onFirstWord === undefined ? {} : { onFirstWord }),
    },
    parts,
  )
  return { markdown: text, usage }
}

/** Hands on what stands and was not handed on before. */
function handOnSentences({ onSentence }: WriteRequest) {
  let handedOn = 0
  return (text: string, isOver: boolean) => {
    const upTo = isOver ? text.length : standingLength(text)
    if (upTo > handedOn) onSentence?.(text.slice(handedOn, upTo))
    handedOn = Math.max(handedOn, upTo)
  }
}
