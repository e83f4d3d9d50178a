/**
 * Translations by the model: a question as material from outside, an answer between lines of dashes.
 */

import { nameOfLanguage } from '../answers/language/languages.ts'
import type { TranslationRequest, Translator } from '../answers/language/translate.ts'
import { asMaterial, type PromptMessage } from '../answers/writing/assemble-prompt.ts'
import { fillPrompt, type Prompts } from '../answers/writing/prompts.ts'
import { type ChatModel, hearChat } from './hear-chat.ts'

export interface OpenAiTranslatorParts extends ChatModel {
  readonly prompts: Prompts
}

const MOST_TIMES_TOO_LONG = 3
const SOME_CHARACTERS = 200

export function createOpenAiTranslator(parts: OpenAiTranslatorParts): Translator {
  return {
    translate: (request) =>
      hearChat(
        {
          messages: messagesFor(request, parts.prompts),
          mostCharacters: request.text.length * MOST_TIMES_TOO_LONG + SOME_CHARACTERS,
          signal: request.signal,
          onFirstWord: request.onFirstWord,
          onText: (soFar) => request.onText?.(soFar),
        },
        parts,
      ),
  }
}

function messagesFor({ kind, text, to }: TranslationRequest, prompts: Prompts): PromptMessage[] {
  const language = nameOfLanguage(to)
  if (kind === 'question') {
    return [
      { role: 'system', content: fillPrompt(prompts['translate-question'], { language }) },
      { role: 'user', content: asMaterial(text) },
    ]
  }
  return [
    { role: 'system', content: fillPrompt(prompts.translate, { language }) },
    { role: 'user', content: `-----\n${text}\n-----` },
  ]
}
