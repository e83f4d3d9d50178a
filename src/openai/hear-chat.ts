/**
 * One chat completion, heard as it streams: its words, how it ended, what it cost.
 *
 * It ends well, or the promise is rejected with a `WritingError` that knows the tokens spent. The model gets no
 * tool, and one that talks on far beyond what was asked is stopped.
 */
import type OpenAI from 'openai'
import type { ChatCompletionChunk } from 'openai/resources/chat/completions'
import type { PromptMessage } from '../answers/writing/assemble-prompt.ts'
import type { Usage } from '../answers/writing/writer.ts'
import { WritingError, type WritingFault } from '../answers/writing/writing-error.ts'
import { messageOf } from '../errors.ts'
import { estimateTokens, type Prices, usageOf } from './prices.ts'

export interface ChatModel {
  readonly client: OpenAI
  readonly model: string
  readonly prices: Prices
}

export interface ChatRequest {
  readonly messages: readonly PromptMessage[]
  /** What is longer did not stop where it should. */
  readonly mostCharacters: number
  readonly signal?: AbortSignal
  readonly onFirstWord?: () => void
  /** Called with everything so far; `isOver` when the model said that it ended. */
  readonly onText?: (soFar: string, isOver: boolean) => void
}

export interface HeardChat {
  readonly text: string
  readonly usage: Usage
}

/** How long is waited for, says the request's signal. */
export async function hearChat(request: ChatRequest, chat: ChatModel): Promise<HeardChat> {
  const { client, model } = chat
  const hearing = createHearing(request)
  const enough = new AbortController()
  const signal = request.signal ? AbortSignal.any([request.signal, enough.signal]) : enough.signal
  try {
    const stream = await client.chat.completions.create(
      {
        model,
        messages: [...request.messages],
        stream: true,
        stream_options: { include_usage: true },
      },
      { signal },
    )
    for await (const chunk of stream) {
      hearing.take(chunk)
      if (hearing.isTooLong) enough.abort()
    }
  } catch (error) {
    if (!signal.aborted) throw failed('unreachable', messageOf(error), hearing, chat, error)
  }
  return outcome(hearing, request.signal?.aborted === true, chat)
}

function outcome(hearing: Hearing, isLate: boolean, chat: ChatModel): HeardChat {
  const { text, finish } = hearing
  if (hearing.isTooLong) throw failed('too-long', `${text.length} characters`, hearing, chat)
  if (isLate) throw failed('late', 'nobody waits any more', hearing, chat)
  if (hearing.refusal !== '') throw failed('refused', 'the model declined', hearing, chat)
  if (hearing.calledTool) throw failed('malformed', 'it called a tool it never got', hearing, chat)
  if (finish === 'content_filter') throw failed('refused', 'by the filter', hearing, chat)
  if (finish !== 'stop') throw failed('cut-off', `ended with ${finish ?? 'nothing'}`, hearing, chat)
  if (text.trim() === '') throw failed('empty', 'no words', hearing, chat)
  return { text, usage: hearing.usage(chat.prices) }
}

function failed(
  fault: WritingFault,
  detail: string,
  hearing: Hearing,
  { prices }: ChatModel,
  cause?: unknown,
): WritingError {
  return new WritingError(fault, detail, hearing.usage(prices), cause)
}

/** What has been heard so far. */
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

function createHearing({ messages, mostCharacters, onFirstWord, onText }: ChatRequest): Hearing {
  let text = ''
  let finish: string | null = null
  let refusal = ''
  let calledTool = false
  let counted: ChatCompletionChunk['usage'] = null
  return {
    take({ choices, usage }) {
      if (usage) counted = usage
      const [choice] = choices ?? []
      if (choice === undefined) return
      const words = choice.delta?.content ?? ''
      if (text === '' && words !== '') onFirstWord?.()
      text += words
      refusal += choice.delta?.refusal ?? ''
      calledTool ||= (choice.delta?.tool_calls?.length ?? 0) > 0
      finish = choice.finish_reason ?? finish
      onText?.(text, finish === 'stop')
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
      return text.length > mostCharacters
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
