/**
 * The writer that asks a model, over chat completions as every compatible service has them.
 *
 * Order of events: the prompt is assembled -> the answer streams in; whole sentences are handed on as they come ->
 * it ends well, or the promise is rejected and the caller quotes the articles instead. The model gets no tool.
 */
import type OpenAI from 'openai'
import type { ChatCompletionChunk } from 'openai/resources/chat/completions'
import { assemblePrompt, type PromptMessage } from '../answers/assemble-prompt.ts'
import { standingLength } from '../answers/growing-text.ts'
import type { Prompts } from '../answers/prompts.ts'
import type { AnswerWriter, Draft, Usage, WriteRequest } from '../answers/writer.ts'
import { WritingError, type WritingFault } from '../answers/writing-error.ts'
import { messageOf } from '../errors.ts'
import type { CoachProfile } from '../library/coach-profile.ts'
import { estimateTokens, type Prices, usageOf } from './prices.ts'

export interface OpenAiWriterParts {
  readonly client: OpenAI
  readonly model: string
  readonly prompts: Prompts
  readonly coach: CoachProfile
  readonly prices: Prices
}

export function createOpenAiWriter(parts: OpenAiWriterParts): AnswerWriter {
  return { name: 'openai', write: (request) => write(request, parts) }
}

/** How long is waited for, says the request's signal. */
async function write(request: WriteRequest, parts: OpenAiWriterParts): Promise<Draft> {
  const { client, model } = parts
  const messages = assemblePrompt(request, parts)
  const hearing = createHearing(messages, request)
  const enough = new AbortController()
  const signal = request.signal ? AbortSignal.any([request.signal, enough.signal]) : enough.signal
  try {
    const stream = await client.chat.completions.create(
      { model, messages, stream: true, stream_options: { include_usage: true } },
      { signal },
    )
    for await (const chunk of stream) {
      hearing.take(chunk)
      if (hearing.isTooLong) enough.abort()
    }
  } catch (error) {
    if (!signal.aborted) throw failed('unreachable', messageOf(error), hearing, parts, error)
  }
  return outcome(hearing, request.signal?.aborted === true, parts)
}

function outcome(hearing: Hearing, isLate: boolean, parts: OpenAiWriterParts): Draft {
  const { text, finish } = hearing
  if (hearing.isTooLong) throw failed('too-long', `${text.length} characters`, hearing, parts)
  if (isLate) throw failed('late', 'nobody waits any more', hearing, parts)
  if (hearing.refusal !== '') throw failed('refused', 'the model declined', hearing, parts)
  if (hearing.calledTool) throw failed('malformed', 'it called a tool it never got', hearing, parts)
  if (finish === 'content_filter') throw failed('refused', 'by the filter', hearing, parts)
  if (finish !== 'stop')
    throw failed('cut-off', `ended with ${finish ?? 'nothing'}`, hearing, parts)
  if (text.trim() === '') throw failed('empty', 'no words', hearing, parts)
  return { markdown: text, usage: hearing.usage(parts.prices) }
}

function failed(
  fault: WritingFault,
  detail: string,
  hearing: Hearing,
  { prices }: OpenAiWriterParts,
  cause?: unknown,
): WritingError {
  return new WritingError(fault, detail, hearing.usage(prices), cause)
}

/** What has been heard of an answer so far. */
interface Hearing {
  take(chunk: ChatCompletionChunk): void
  readonly text: string
  readonly finish: string | null
  readonly refusal: string
  readonly calledTool: boolean
  /** It goes on far beyond what was asked for. */
  readonly isTooLong: boolean
  /** As the service counted; estimated when it did not say. */
  usage(prices: Prices): Usage
}

const MOST_TIMES_TOO_LONG = 4

function createHearing(messages: readonly PromptMessage[], request: WriteRequest): Hearing {
  let text = ''
  let handedOn = 0
  let finish: string | null = null
  let refusal = ''
  let calledTool = false
  let counted: ChatCompletionChunk['usage'] = null
  const handOn = (upTo: number) => {
    if (upTo > handedOn) request.onSentence?.(text.slice(handedOn, upTo))
    handedOn = Math.max(handedOn, upTo)
  }
  return {
    take({ choices, usage }) {
      if (usage) counted = usage
      const [choice] = choices ?? []
      if (choice === undefined) return
      const words = choice.delta?.content ?? ''
      if (text === '' && words !== '') request.onFirstWord?.()
      text += words
      refusal += choice.delta?.refusal ?? ''
      calledTool ||= (choice.delta?.tool_calls?.length ?? 0) > 0
      finish = choice.finish_reason ?? finish
      handOn(finish === 'stop' ? text.length : standingLength(text))
    },
    get text() {
      return text
    },
    get finish() {
      return finish
    },
    get refusal() {
      return refusal
    },
    get calledTool() {
      return calledTool
    },
    get isTooLong() {
      return text.length > request.maxCharacters * MOST_TIMES_TOO_LONG
    },
    usage(prices) {
      const read = messages.map(({ content }) => content).join('\n')
      return usageOf(
        {
          promptTokens: counted?.prompt_tokens ?? estimateTokens(read),
          completionTokens: counted?.completion_tokens ?? estimateTokens(text),
        },
        prices,
      )
    },
  }
}
