/**
 * The answerer put together from the settings: the gate, the writers, the checks behind them.
 */
import type { Answerer } from './answers/answer.ts'
import { noUsage } from './answers/writer.ts'
import type { Config } from './config.ts'
import type { Library } from './library/library.ts'
import type { Log } from './log.ts'

export interface AnsweringParts {
  readonly config: Config
  readonly library: Library
  readonly log: Log
}

export async function openAnswerer(_parts: AnsweringParts): Promise<Answerer> {
  return {
    answer: async ({ question }) => ({
      kind: 'not-covered',
      text: 'The articles do not cover that yet.',
      citations: [],
      nearby: [],
      writer: 'fixed',
      ms: 0,
      usage: noUsage,
      question,
    }),
  }
}
