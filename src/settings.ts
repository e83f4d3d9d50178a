/**
 * Every environment variable Ironstride reads: its form, its default, what it is for and where to get it.
 *
 * `config.ts` turns them into one checked object; `.env.example` is this list written out, and a test keeps the
 * two equal. Nothing else reads the environment.
 */
import { z } from 'zod'
import { type Destination, parseDestination } from './chat/address.ts'

/** One variable. `about` is its line in `.env.example`; `mend` tells the operator where the value comes from. */
export interface Setting<Schema extends z.ZodType = z.ZodType> {
  readonly schema: Schema
  readonly about: string
  readonly mend: string
  /** Written after the `=` in `.env.example`. */
  readonly example?: string
}

const optionalText = z.string().optional()
const optionalUrl = z.url({ protocol: /^https?$/, error: 'is not an http(s) address' }).optional()
const whole = (fallback: number) =>
  z.coerce
    .number('is not a number')
    .int('is not a whole number')
    .min(0, 'is below 0')
    .default(fallback)
const money = z.coerce.number('is not a number').min(0, 'is below 0').default(0)

const zone = z
  .string()
  .refine(isZone, 'is not a known time zone')
  .default(Intl.DateTimeFormat().resolvedOptions().timeZone)

const addresses = z
  .string()
  .default('')
  .transform((list, context) =>
    list
      .split(/[\s,]+/)
      .filter(Boolean)
      .map((one) => readAddress(one, context)),
  )

const zoneMend = 'Use a name such as Europe/Berlin or America/New_York'
const addressMend =
  'Write platform:id, separated by commas, such as discord:123456789,telegram:-100987654'

export const settings = {
  DATA_DIR: {
    schema: z.string().default('data'),
    about: 'Folder of the database. Back this up.',
    mend: 'Name a folder this program may write to',
    example: 'data',
  },
  KNOWLEDGE_DIR: {
    schema: z.string().default('knowledge'),
    about: "Folder of the coach's articles and programmes.",
    mend: 'Name the folder that holds articles/ and programmes/',
    example: 'knowledge',
  },
  DATABASE_URL: {
    schema: optionalText,
    about: 'PostgreSQL address, for a later version. Leave it empty: SQLite in DATA_DIR.',
    mend: 'Leave it empty to use SQLite',
  },
  DISCORD_TOKEN: {
    schema: optionalText,
    about:
      'Discord bot token: discord.com/developers/applications -> your app -> Bot -> Reset Token.',
    mend: 'Get it at discord.com/developers/applications, your app, Bot, Reset Token',
  },
  DISCORD_API_URL: {
    schema: optionalUrl,
    about: 'Another Discord API address, for tests.',
    mend: 'Leave it empty for the real Discord',
  },
  DISCORD_ANNOUNCE_ROLE: {
    schema: z.string().regex(/^\d+$/, 'is not a role id').optional(),
    about: 'The one Discord role an announcement may ping, by id. Empty: nobody is ever pinged.',
    mend: 'Switch on developer mode in Discord, right-click the role, Copy Role ID',
  },
  TELEGRAM_TOKEN: {
    schema: optionalText,
    about: 'Telegram bot token: write /newbot to @BotFather.',
    mend: 'Get it from @BotFather in Telegram with /newbot or /token',
  },
  TELEGRAM_API_ROOT: {
    schema: optionalUrl,
    about: 'Another Bot API server, for tests or a server of your own.',
    mend: 'Leave it empty for the real Telegram',
  },
  TELEGRAM_WEBHOOK_URL: {
    schema: optionalUrl,
    about:
      'Public https address for webhooks, for a later version. Leave it empty: long polling needs no address.',
    mend: 'Set it together with TELEGRAM_WEBHOOK_SECRET, or leave both empty',
  },
  TELEGRAM_WEBHOOK_SECRET: {
    schema: z
      .string()
      .regex(/^[\w-]{16,256}$/, 'needs 16 to 256 letters, digits, _ or -')
      .optional(),
    about:
      'Secret that Telegram sends with every webhook call (16 to 256 letters, digits, _ and -).',
    mend: 'Make one up: 16 to 256 letters, digits, _ or -',
  },
  TELEGRAM_PAID_BROADCAST: {
    schema: z.enum(['yes', 'no'], 'is neither yes nor no').default('no'),
    about: 'yes: announcements use the paid rate of up to 1000 a second (costs Telegram Stars).',
    mend: 'Write yes or no',
    example: 'no',
  },
  OPENAI_API_KEY: {
    schema: optionalText,
    about:
      'Key of an OpenAI-compatible service. Empty: answers are quoted from the articles, free of charge.',
    mend: 'Get it at platform.openai.com/api-keys, or from your own server',
  },
  OPENAI_BASE_URL: {
    schema: optionalUrl,
    about: 'Another compatible service, a local one for instance.',
    mend: 'Leave it empty for OpenAI itself',
  },
  OPENAI_MODEL: {
    schema: z.string().default('gpt-4.1-mini'),
    about: 'Model that writes answers.',
    mend: 'Use a chat model your key may use',
    example: 'gpt-4.1-mini',
  },
  OPENAI_EMBEDDING_MODEL: {
    schema: optionalText,
    about: 'Model that compares meanings. Empty: word search alone.',
    mend: 'Leave it empty to search by words alone',
  },
  OPENAI_EMBEDDING_BASE_URL: {
    schema: optionalUrl,
    about: 'Service for embeddings when it is another one.',
    mend: 'Leave it empty to use OPENAI_BASE_URL',
  },
  OPENAI_EMBEDDING_API_KEY: {
    schema: optionalText,
    about: 'Its key.',
    mend: 'Leave it empty to use OPENAI_API_KEY',
  },
  OPENAI_TRANSCRIBE_MODEL: {
    schema: optionalText,
    about: 'Model that turns voice messages to text. Empty: voice messages are politely declined.',
    mend: 'For example gpt-4o-mini-transcribe',
  },
  OPENAI_INPUT_PRICE: {
    schema: money,
    about: 'US dollars for a million tokens read; needed for the monthly budget.',
    mend: 'See the price list of your provider',
    example: '0.40',
  },
  OPENAI_OUTPUT_PRICE: {
    schema: money,
    about: 'US dollars for a million tokens written.',
    mend: 'See the price list of your provider',
    example: '1.60',
  },
  MONTHLY_BUDGET_USD: {
    schema: money,
    about:
      'Most that model answers may cost in a month; 0: no limit. Above it answers are quoted instead.',
    mend: 'Write a number such as 10',
    example: '10',
  },
  MODEL_ANSWERS_PER_DAY: {
    schema: whole(50),
    about: 'Model answers a member gets in a day; above it answers are quoted instead.',
    mend: 'Write a whole number such as 50',
    example: '50',
  },
  COACH_IDS: {
    schema: addresses,
    about: 'Who may announce and answer as the coach: platform:user-id, separated by commas.',
    mend: addressMend,
  },
  TIME_ZONE: {
    schema: zone,
    about: 'Time zone of the daily lift, and of members who have not set theirs.',
    mend: zoneMend,
    example: 'Europe/London',
  },
  DAILY_LIFT_CRON: {
    schema: z.string().default('0 7 * * *'),
    about: "When the day's lift is posted: minute hour day month weekday, in TIME_ZONE.",
    mend: 'Write five fields such as 0 7 * * * for seven in the morning',
    example: '0 7 * * *',
  },
  DAILY_LIFT_CHATS: {
    schema: addresses,
    about:
      "Where the day's lift is posted: discord:CHANNEL,telegram:CHAT. /follow in a chat does the same.",
    mend: addressMend,
  },
  HOST: {
    schema: z.string().default('127.0.0.1'),
    about: "Address the coach's pages listen on.",
    mend: 'Leave it at 127.0.0.1 unless a proxy stands in front',
    example: '127.0.0.1',
  },
  PORT: {
    schema: z.coerce
      .number('is not a number')
      .int()
      .min(0)
      .max(65_535, 'is above 65535')
      .default(8787),
    about: 'Their port.',
    mend: 'Write a number between 1 and 65535',
    example: '8787',
  },
  PUBLIC_URL: {
    schema: optionalUrl,
    about:
      'Public address of those pages, such as https://lift.example.org. Empty: calendars are sent as files only.',
    mend: 'Name the https address your proxy forwards to HOST and PORT, or leave it empty',
  },
  LOG_LEVEL: {
    schema: z
      .enum(
        ['debug', 'info', 'warn', 'error', 'silent'],
        'is not one of debug, info, warn, error, silent',
      )
      .default('info'),
    about: 'How much is written to the log: debug, info, warn, error, silent.',
    mend: 'Write info',
    example: 'info',
  },
} as const satisfies Record<string, Setting>

export type Settings = {
  readonly [Name in keyof typeof settings]: z.output<(typeof settings)[Name]['schema']>
}

/** The text of `.env.example`. */
export function envExample(): string {
  const entries = Object.entries<Setting>(settings)
  return entries
    .map(([name, { about, example }]) => `# ${about}\n${name}=${example ?? ''}\n`)
    .join('\n')
}

export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

function readAddress(address: string, context: z.RefinementCtx): Destination {
  const destination = parseDestination(address)
  if (destination !== null) return destination
  context.addIssue({ code: 'custom', message: `holds "${address}", which is not platform:id` })
  return z.NEVER
}
