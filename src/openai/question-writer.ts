/** The questions passages answer, asked of the model in one call: lines such as `[2] how heavy should i go?`. */
import { asMaterial } from '../answers/writing/assemble-prompt.ts'
import { fillPrompt, type Prompts } from '../answers/writing/prompts.ts'
import type { Usage } from '../answers/writing/writer.ts'
import { WritingError } from '../answers/writing/writing-error.ts'
import type { QuestionModel } from '../library/write-questions.ts'
import { type ChatModel, hearChat } from './hear-chat.ts'

export interface OpenAiQuestionParts extends ChatModel {
  readonly prompts: Prompts
  /** Told what each call cost, also one that failed. */
  readonly onUsage: (usage: Usage) => Promise<void>
}

const QUESTIONS_EACH = 5
const MOST_CHARACTERS_EACH = 1_500

export function createOpenAiQuestionModel(parts: OpenAiQuestionParts): QuestionModel {
  const { prompts, onUsage } = parts
  const system = fillPrompt(prompts['known-questions'], { count: String(QUESTIONS_EACH) })
  return async (passages, signal) => {
    const user = passages
      .map(({ trail, text }, place) => asMaterial(`[${place + 1}] ${trail.join(' > ')}\n${text}`))
      .join('\n\n')
    const messages = [
      { role: 'system', content: system },
      { role: 'user', content: user },
    ] as const
    const mostCharacters = passages.length * MOST_CHARACTERS_EACH
    try {
      const { text, usage } = await hearChat({ messages, mostCharacters, signal }, parts)
      await onUsage(usage)
      return passages.map((_, place) => questionsFor(place + 1, text))
    } catch (error) {
      if (error instanceof WritingError) await onUsage(error.usage)
      throw error
    }
  }
}

function questionsFor(number: number, text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const [, own, question] = /^\W*\[?(\d{1,2})\]?[.):]?\s+(.+)$/.exec(line.trim()) ?? []
    return Number(own) === number && question !== undefined ? [question] : []
  })
}
