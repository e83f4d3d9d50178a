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
import { type Clock, systemClock } from '../clock.ts'
import { messageOf } from '../errors.ts'
import type { CoachProfile } from '../library/coach-profile.ts'
import { createPatience } from './patience.ts'
import { estimateTokens, type Prices, usageOf } from './prices.ts'

export interface OpenAiWriterParts {
  readonly client: OpenAI
  readonly model: string
  readonly prompts: Prompts
  readonly coach: CoachProfile
  readonly prices: Prices
  readonly clock?: Clock
  /** How long the first word may take. Default: 20 s. */
  readonly firstWordMs?: number
  /** How long the whole answer may take. Default: 60 s. */
  readonly wholeMs?: number
}

export function createOpenAiWriter(parts: OpenAiWriterParts): AnswerWriter {
  return { name: 'openai', write: (request) => write(request, parts) }
}

async function write(request: WriteRequest, parts: OpenAiWriterParts): Promise<Draft> {
  const messages = assemblePrompt(request, parts)
  const hearing = createHearing(messages, request)
  const { clock = systemClock, firstWordMs = 20_000, wholeMs = 60_000 } = parts
  const patience = createPatience({ clock, firstWordMs, wholeMs, signal: request.signal })
  try {
    const stream = await parts.client.chat.completions.create(
      { model: parts.model, messages, stream: true, stream_options: { include_usage: true } },
      { signal: patience.signal },
    )
    for await (const chunk of stream) {
      hearing.take(chunk)
      if (hearing.text !== '') patience.heardFirst()
      if (hearing.isTooLong) patience.giveUp()
    }
  } catch (error) {
    if (!patience.signal.aborted)
      throw failed('unreachable', messageOf(error), hearing, parts, error)
  } finally {
    patience.end()
  }
  return outcome(hearing, patience.reason(), parts)
}

function outcome(hearing: Hearing, late: string | null, parts: OpenAiWriterParts): Draft {
  const { text, finish } = hearing
  if (hearing.isTooLong) throw failed('too-long', `${text.length} characters`, hearing, parts)
  if (late !== null) throw failed('late', late, hearing, parts)
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
      text += choice.delta?.content ?? ''
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
