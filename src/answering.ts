/**
 * The answerer put together from the settings: the gate, the writers, the checks behind them.
 *
 * Without a key every answer is quoted from the articles. With one a model writes, its budget is kept in the
 * database, and repeated questions are answered from the cache.
 */
import { join } from 'node:path'
import type { Answerer } from './answers/answer.ts'
import { createAnswerer } from './answers/answerer.ts'
import { createBudget } from './answers/budget.ts'
import type { RedFlags } from './answers/red-flags/red-flags.ts'
import { createVerifier } from './answers/verifier/verify.ts'
import { createExtractiveWriter } from './answers/writing/extractive.ts'
import { readPrompts, secretTexts } from './answers/writing/prompts.ts'
import { type Clock, systemClock } from './clock.ts'
import type { Config, OpenAiConfig } from './config.ts'
import { type CoachProfile, readCoachProfile } from './library/coach-profile.ts'
import { createFusedSearch } from './library/fusion.ts'
import type { Library } from './library/library.ts'
import { createPassageVectors } from './library/passage-vectors.ts'
import type { Log } from './log.ts'
import type { Cache } from './storage/cache.ts'
import type { Database } from './storage/database.ts'

export interface AnsweringParts {
  readonly config: Config
  readonly library: Library
  readonly redFlags: Pick<RedFlags, 'gate'>
  readonly log: Log
  /** Default: the machine's. */
  readonly clock?: Clock
  /** What a running bot has and the command line has not: a budget to keep and answers to remember. */
  readonly bot?: AnsweringBot
}

export interface AnsweringBot {
  readonly db: Database
  readonly cache: Cache
  /** Tells the coach, once, that the month's money for model answers is spent. */
  readonly onMonthCap: (month: string) => Promise<void>
}

/** Throws a `SetupError` when the coach's profile or a prompt cannot be read. */
export async function openAnswerer(parts: AnsweringParts): Promise<Answerer> {
  const { config, library, redFlags, log, bot, clock = systemClock } = parts
  const coach = await readCoachProfile(join(config.knowledgeDir, 'coach.yaml'))
  const { model, translator, secret } = await openModel(config.openai, coach)
  const verify = createVerifier(secret)
  return createAnswerer({
    ...{ library, gate: redFlags.gate, model, translator, secret, verify, coach, clock, log },
    extractive: createExtractiveWriter({ ideas: (question) => library.ideas(question) }),
    ...(await openFusion(parts)),
    budget: bot === undefined ? null : budgetOf(config, clock, bot),
    cache: bot?.cache ?? null,
  })
}

/** The client of the service is loaded only when there is a key. */
async function openModel(openai: OpenAiConfig | null, coach: CoachProfile) {
  if (openai === null) return { model: null, translator: null, secret: [] }
  const [{ createOpenAiClient }, { createOpenAiWriter }, { createOpenAiTranslator }, prompts] =
    await Promise.all([
      import('./openai/client.ts'),
      import('./openai/writer.ts'),
      import('./openai/translator.ts'),
      readPrompts(),
    ])
  const chat = { client: createOpenAiClient(openai), model: openai.model, prices: openai }
  return {
    model: createOpenAiWriter({ ...chat, prompts, coach }),
    translator: createOpenAiTranslator({ ...chat, prompts }),
    secret: secretTexts(prompts),
  }
}

/** Search by meaning beside words: in a running bot, where vectors are stored, when a model for it is set. */
async function openFusion({ config, library, log, bot }: AnsweringParts) {
  const { embedding } = config
  if (embedding === null || bot === undefined) return {}
  const [{ createOpenAiClient }, { createOpenAiEmbedder }] = await Promise.all([
    import('./openai/client.ts'),
    import('./openai/embedder.ts'),
  ])
  const embedder = createOpenAiEmbedder({
    client: createOpenAiClient(embedding),
    model: embedding.model,
  })
  const vectors = createPassageVectors(bot.db, embedder)
  return { search: createFusedSearch({ library, embedder, vectors, log }) }
}

function budgetOf(config: Config, clock: Clock, { db, onMonthCap }: AnsweringBot) {
  const { zone, monthlyBudgetUsd, modelAnswersPerDay } = config
  return createBudget({ db, clock, zone, monthlyBudgetUsd, modelAnswersPerDay, onMonthCap })
}
