import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readConfig } from '../src/config.ts'
import { envExample } from '../src/settings.ts'

describe('the configuration', () => {
  it('needs nothing: with an empty environment every platform and the model are off', () => {
    const config = readConfig({})
    expect(config).toMatchObject({ dataDir: 'data', discord: null, telegram: null, openai: null })
    expect(Object.isFrozen(config)).toBe(true)
  })

  it('refuses what this version does not do, instead of keeping silent', () => {
    const later = {
      DATABASE_URL: 'postgres://db.example/coach',
      TELEGRAM_WEBHOOK_URL: 'https://a.example',
      TELEGRAM_WEBHOOK_SECRET: 'a-secret-of-some-length',
    }
    expect(problemsOf(later)).toEqual([
      expect.stringMatching(/^DATABASE_URL: is set, but this version keeps its data in SQLite/),
      expect.stringMatching(/^TELEGRAM_WEBHOOK_URL: is set, but this version asks Telegram/),
    ])
  })

  it('reads an empty value as not set', () => {
    expect(readConfig({ TELEGRAM_TOKEN: '  ', PORT: '' })).toMatchObject({
      telegram: null,
      port: 8787,
    })
  })

  it('tells every problem at once, each with the variable and where to get the value', () => {
    const wrong = {
      TIME_ZONE: 'Middle/Earth',
      PORT: '99999',
      COACH_IDS: 'discord:1,karl',
      TELEGRAM_API_ROOT: 'not a url',
      LOG_LEVEL: 'loud',
    }
    expect(problemsOf(wrong)).toEqual([
      'TELEGRAM_API_ROOT: is not an http(s) address. Leave it empty for the real Telegram',
      expect.stringMatching(
        /^COACH_IDS: holds "karl", which is not platform:id\. Write platform:id/,
      ),
      'TIME_ZONE: is not a known time zone. Use a name such as Europe/Berlin or America/New_York',
      'PORT: is above 65535. Write a number between 1 and 65535',
      'LOG_LEVEL: is not one of debug, info, warn, error, silent. Write info',
    ])
  })

  it('wants the two webhook settings together, and a schedule that can come due', () => {
    expect(problemsOf({ TELEGRAM_WEBHOOK_URL: 'https://a.example' })).toEqual([
      expect.stringMatching(/^TELEGRAM_WEBHOOK_SECRET: is missing while its partner is set/),
    ])
    expect(problemsOf({ DAILY_LIFT_CRON: 'at dawn' })).toEqual([
      expect.stringMatching(/^DAILY_LIFT_CRON: "at dawn" is not a schedule/),
    ])
  })

  it('keeps tokens and keys on the list of what no log line may hold', () => {
    const config = readConfig({ TELEGRAM_TOKEN: '12:abc', OPENAI_API_KEY: 'sk-test' })
    expect(config.secrets).toEqual(['12:abc', 'sk-test'])
  })

  it('is the same list as .env.example', () => {
    expect(readFileSync(new URL('../.env.example', import.meta.url), 'utf8')).toBe(envExample())
  })
})

function problemsOf(environment: Record<string, string>): string[] {
  try {
    readConfig(environment)
    return []
  } catch (error) {
    return String((error as Error).message).split('\n')
  }
}
