/**
 * Environment -> one checked, frozen `Config`. Every problem is told at once, by variable name and mend.
 */
import { Cron } from 'croner'
import type { Destination } from './chat/address.ts'
import { SetupError, type SetupProblem } from './errors.ts'
import { type Setting, type Settings, settings } from './settings.ts'

export interface Config {
  readonly dataDir: string
  readonly knowledgeDir: string
  readonly databaseUrl: string | null
  readonly discord: { readonly token: string; readonly apiUrl: string | null } | null
  readonly telegram: { readonly token: string; readonly apiRoot: string | null } | null
  readonly announceRole: string | null
  readonly paidBroadcast: boolean
  readonly openai: OpenAiConfig | null
  /** The service that compares meanings; null: search goes by words alone. */
  readonly embedding: EmbeddingConfig | null
  readonly monthlyBudgetUsd: number
  readonly modelAnswersPerDay: number
  readonly coaches: readonly Destination[]
  readonly zone: string
  readonly dailyLiftCron: string
  readonly dailyLiftChats: readonly Destination[]
  readonly host: string
  readonly port: number
  /** Without a slash at the end; null when members cannot reach the pages. */
  readonly publicUrl: string | null
  readonly logLevel: string
  /** Values that no log line may hold. */
  readonly secrets: readonly string[]
}

export interface OpenAiConfig {
  readonly apiKey: string
  readonly baseUrl: string | null
  readonly model: string
  readonly transcribeModel: string | null
  readonly inputPricePerMillion: number
  readonly outputPricePerMillion: number
}

export interface EmbeddingConfig {
  readonly model: string
  readonly apiKey: string
  readonly baseUrl: string | null
}

export type Environment = Readonly<Record<string, string | undefined>>

/** Reads the environment. Throws one `SetupError` with every problem found. */
export function readConfig(environment: Environment): Config {
  const problems: SetupProblem[] = []
  const values = readSettings(environment, problems)
  if (values !== null) problems.push(...contradictions(values))
  if (values === null || problems.length > 0) throw new SetupError(problems)
  return Object.freeze(asConfig(values))
}

function readSettings(environment: Environment, problems: SetupProblem[]): Settings | null {
  const values: Record<string, unknown> = {}
  for (const [name, { schema, mend }] of Object.entries<Setting>(settings)) {
    const text = environment[name]?.trim()
    const read = schema.safeParse(text === '' ? undefined : text)
    if (read.success) values[name] = read.data
    else
      for (const { message } of read.error.issues)
        problems.push({ where: name, problem: message, mend })
  }
  return problems.length > 0 ? null : (values as Settings)
}

/** Settings that are right one by one and wrong together. */
function contradictions(values: Settings): SetupProblem[] {
  const problems: SetupProblem[] = []
  const { TELEGRAM_WEBHOOK_URL: url, TELEGRAM_WEBHOOK_SECRET: secret } = values
  if ((url === undefined) !== (secret === undefined)) {
    problems.push({
      where: url === undefined ? 'TELEGRAM_WEBHOOK_URL' : 'TELEGRAM_WEBHOOK_SECRET',
      problem: 'is missing while its partner is set',
      mend: settings.TELEGRAM_WEBHOOK_URL.mend,
    })
  }
  problems.push(...notYet(values))
  if (!isCron(values.DAILY_LIFT_CRON)) {
    problems.push({
      where: 'DAILY_LIFT_CRON',
      problem: `"${values.DAILY_LIFT_CRON}" is not a schedule`,
      mend: settings.DAILY_LIFT_CRON.mend,
    })
  }
  return problems
}

/** Settings with a name and no effect yet are refused: silence would let the operator believe in them. */
function notYet({ DATABASE_URL, TELEGRAM_WEBHOOK_URL, TELEGRAM_WEBHOOK_SECRET }: Settings) {
  const problems: SetupProblem[] = []
  if (DATABASE_URL !== undefined) {
    const problem = 'is set, but this version keeps its data in SQLite alone'
    problems.push({ where: 'DATABASE_URL', problem, mend: settings.DATABASE_URL.mend })
  }
  if (TELEGRAM_WEBHOOK_URL !== undefined && TELEGRAM_WEBHOOK_SECRET !== undefined) {
    const problem = 'is set, but this version asks Telegram for news by itself'
    problems.push({ where: 'TELEGRAM_WEBHOOK_URL', problem, mend: 'Leave it and its secret empty' })
  }
  return problems
}

function asConfig(values: Settings): Config {
  return {
    dataDir: values.DATA_DIR,
    knowledgeDir: values.KNOWLEDGE_DIR,
    databaseUrl: values.DATABASE_URL ?? null,
    discord: withToken(values.DISCORD_TOKEN, (token) => ({
      token,
      apiUrl: values.DISCORD_API_URL ?? null,
    })),
    telegram: withToken(values.TELEGRAM_TOKEN, (token) => ({
      token,
      apiRoot: values.TELEGRAM_API_ROOT ?? null,
    })),
    announceRole: values.DISCORD_ANNOUNCE_ROLE ?? null,
    paidBroadcast: values.TELEGRAM_PAID_BROADCAST === 'yes',
    openai: withToken(values.OPENAI_API_KEY, (apiKey) => asOpenAi(values, apiKey)),
    embedding: withToken(values.OPENAI_EMBEDDING_MODEL, (model) => asEmbedding(values, model)),
    monthlyBudgetUsd: values.MONTHLY_BUDGET_USD,
    modelAnswersPerDay: values.MODEL_ANSWERS_PER_DAY,
    coaches: values.COACH_IDS,
    zone: values.TIME_ZONE,
    dailyLiftCron: values.DAILY_LIFT_CRON,
    dailyLiftChats: values.DAILY_LIFT_CHATS,
    host: values.HOST,
    port: values.PORT,
    publicUrl: values.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    logLevel: values.LOG_LEVEL,
    secrets: secretsOf(values),
  }
}

function asOpenAi(values: Settings, apiKey: string): OpenAiConfig {
  return {
    apiKey,
    baseUrl: values.OPENAI_BASE_URL ?? null,
    model: values.OPENAI_MODEL,
    transcribeModel: values.OPENAI_TRANSCRIBE_MODEL ?? null,
    inputPricePerMillion: values.OPENAI_INPUT_PRICE,
    outputPricePerMillion: values.OPENAI_OUTPUT_PRICE,
  }
}

/** A server of one's own often wants no key; the client wants one all the same. */
function asEmbedding(values: Settings, model: string): EmbeddingConfig {
  return {
    model,
    apiKey: values.OPENAI_EMBEDDING_API_KEY ?? values.OPENAI_API_KEY ?? 'none',
    baseUrl: values.OPENAI_EMBEDDING_BASE_URL ?? values.OPENAI_BASE_URL ?? null,
  }
}

function withToken<Part>(token: string | undefined, part: (token: string) => Part): Part | null {
  return token === undefined ? null : part(token)
}

function secretsOf(values: Settings): string[] {
  return [
    values.DISCORD_TOKEN,
    values.TELEGRAM_TOKEN,
    values.TELEGRAM_WEBHOOK_SECRET,
    values.OPENAI_API_KEY,
    values.OPENAI_EMBEDDING_API_KEY,
    values.DATABASE_URL,
  ].filter((secret) => secret !== undefined)
}

function isCron(pattern: string): boolean {
  try {
    return new Cron(pattern, { paused: true }).nextRun() !== null
  } catch {
    return false
  }
}
