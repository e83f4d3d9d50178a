/** An answerer over a few articles or the starter library, with every part replaceable. */

import type { Answer, AnswerWish } from '../../../src/answers/answer.ts'
import { type AnswererParts, createAnswerer } from '../../../src/answers/answerer.ts'
import { createExtractiveWriter } from '../../../src/answers/writing/extractive.ts'
import type { AnswerWriter, Verify } from '../../../src/answers/writing/writer.ts'
import { noUsage } from '../../../src/answers/writing/writer.ts'
import type { CoachProfile } from '../../../src/library/coach-profile.ts'
import { type Library, openLibrary } from '../../../src/library/library.ts'
import { silentLog } from '../../../src/log.ts'
import type { Cache } from '../../../src/storage/cache.ts'
import { createFakeClock } from '../../support/fake-clock.ts'

export const coach: CoachProfile = {
  name: 'Coach Ada',
  introduction: 'Coach Ada helps runners lift.',
  bookingUrl: 'https://example.org/book',
  bookingText: 'Book a call with Coach Ada.',
  tone: [],
  offers: [],
}

export function starterLibrary(): Promise<Library> {
  return openLibrary({
    dir: 'knowledge/articles',
    synonymsFile: 'knowledge/synonyms.yaml',
    log: silentLog,
  })
}

/** Takes every sentence that carries a citation as supported, unless it holds the word "guarantee". */
export const lenientVerify: Verify = ({ markdown }) => {
  const isBad = /guarantee/i.test(markdown)
  return { markdown: isBad ? '' : markdown, cited: [], faults: isBad ? ['promises'] : [] }
}

export function answererOver(library: Library, parts: Partial<AnswererParts> = {}) {
  const clock = createFakeClock()
  const answerer = createAnswerer({
    library,
    gate: () => ({ kind: 'clear' }),
    extractive: createExtractiveWriter({ ideas: (question) => library.ideas(question) }),
    model: null,
    verify: lenientVerify,
    budget: null,
    cache: null,
    coach,
    clock,
    log: silentLog,
    ...parts,
  })
  const ask = (question: string, wish: Partial<AnswerWish> = {}): Promise<Answer> =>
    answerer.answer({
      question,
      memberId: 'member-1',
      earlier: [],
      language: null,
      units: 'kg',
      effort: 'rir',
      ...wish,
    })
  return { ask, clock }
}

/** A model that writes the drafts it is given, one a call, and remembers what it was asked. */
export function scriptedModel(...drafts: readonly (readonly string[])[]) {
  const asked: Parameters<AnswerWriter['write']>[0][] = []
  const model: AnswerWriter = {
    name: 'openai',
    async write(request) {
      asked.push(request)
      const sentences = drafts[asked.length - 1]
      if (sentences === undefined) throw new Error('the provider is away')
      for (const sentence of sentences) request.onSentence?.(sentence)
      return { markdown: sentences.join(' '), usage: { ...noUsage, promptTokens: 10 } }
    },
  }
  return { model, asked }
}

export function memoryCache(): Cache {
  const kept = new Map<string, unknown>()
  return {
    get: async <Value>(key: string) => kept.get(key) as Value | undefined,
    set: async (key, value) => void kept.set(key, structuredClone(value)),
    delete: async (key) => void kept.delete(key),
  }
}
