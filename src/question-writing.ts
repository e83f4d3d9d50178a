/**
 * The writing of known questions put together from the settings: the model, its money, where they are kept.
 */
import { createBudget } from './answers/budget.ts'
import { soundQuestion } from './answers/sound-question.ts'
import { readPrompts, secretTexts } from './answers/writing/prompts.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import { messageOf } from './errors.ts'
import type { Library } from './library/library.ts'
import { createQuestionWriting, type QuestionWriting } from './library/write-questions.ts'
import type { Log } from './log.ts'
import type { Database } from './storage/database.ts'

export interface QuestionWritingGround {
  readonly config: Config
  readonly db: Database
  readonly clock: Clock
  readonly log: Log
  /** Tells the coach, once, that the month's money is spent; null where nobody can be told. */
  readonly onMonthCap: ((month: string) => Promise<void>) | null
}

/** Null without a key: then the search makes do with headings. */
export async function openQuestionWriting(
  ground: QuestionWritingGround,
): Promise<QuestionWriting | null> {
  const { config, db, clock, log, onMonthCap } = ground
  const { openai, zone, monthlyBudgetUsd, modelAnswersPerDay } = config
  if (openai === null) return null
  const [{ createOpenAiClient }, { createOpenAiQuestionModel }, prompts] = await Promise.all([
    import('./openai/client.ts'),
    import('./openai/question-writer.ts'),
    readPrompts(),
  ])
  const money = { monthlyBudgetUsd, modelAnswersPerDay, onMonthCap }
  const budget = createBudget({ db, clock, zone, ...money })
  const secret = secretTexts(prompts)
  return createQuestionWriting({
    ...{ db, clock, log },
    model: createOpenAiQuestionModel({
      ...{ client: createOpenAiClient(openai), model: openai.model, prices: openai, prompts },
      onUsage: (usage) => budget.record(null, 'openai', usage),
    }),
    mayCost: async () => (await budget.mayUseModel(null)) === 'yes',
    sound: (question) => soundQuestion(question, secret),
  })
}

/** At the start: for passages that came or changed while the program was away. Never rejects. */
export async function writeMissingQuestions(
  writing: QuestionWriting | null,
  library: Library,
  log: Log,
): Promise<void> {
  if (writing === null) return
  const { questions, passages } = await writing.write(library.passages)
  if (questions === 0) return
  await library
    .reload()
    .catch((error) => log.warn({ error: messageOf(error) }, 'the library stays as it was'))
  log.info({ questions, passages }, 'questions written for passages that came without')
}
