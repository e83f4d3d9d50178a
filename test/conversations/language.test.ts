import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type AppStage,
  openAppStage,
  type StagePlatform,
  stagePlatforms,
} from '../support/app-stage.ts'
import {
  germanFollowUp,
  germanQuestion,
  isAnswerToTranslate,
  isQuestionToTranslate,
  speaksGerman,
} from '../support/openai/german.ts'
import type { Reply } from '../support/openai/replies.ts'
import { OPENAI_KEY, type OpenAiServer, startOpenAiServer } from '../support/openai-server.ts'

const privately = { in: 'private' } as const
const inGermanWords = /Zwei Krafteinheiten pro Woche/
const inEnglishWords = /Two strength sessions a week/

let stage: AppStage
let server: OpenAiServer
beforeEach(async () => {
  server = await startOpenAiServer()
  server.says({ text: speaksGerman })
})
afterEach(async () => {
  await stage.close()
  await server.stop()
})

async function open(platform: StagePlatform, more: Readonly<Record<string, string>> = {}) {
  stage = await openAppStage(platform, {
    environment: () => ({
      OPENAI_API_KEY: OPENAI_KEY,
      OPENAI_BASE_URL: server.baseUrl,
      ...more,
    }),
  })
  return stage
}

const chats = () => server.calls.filter(({ path }) => path === '/chat/completions').length

const spoilt: readonly ((said: string) => string)[] = [
  (said) => said.replace('Ziel.', 'Ziel, siehe evil.example/plan.'),
  (said) => `@everyone ${said}`,
  (said) => said.replace('Zwei', 'Fünf'),
  (said) => said.replace(/\s*\[\d+\]/g, ''),
  (said) => said.replace('Ziel.', 'Ziel, garantiert ohne Verletzungen.'),
  () => '',
]

const failures: readonly Reply[] = [
  { status: 500 },
  { dropAfter: 2, text: speaksGerman },
  { refusal: 'no' },
]

describe.each(stagePlatforms)('a question in German on %s', (platform) => {
  it('is answered in German from the English articles, and so is what follows it', async () => {
    const { person } = await open(platform)
    const alice = person('alice')
    await alice.says(germanQuestion, privately)
    const heard = await alice.hears(/how-often-to-lift/)
    expect(heard.text).toMatch(inGermanWords)
    expect(heard.text).toMatch(/\[1\\?\]/)
    expect(heard.text).not.toMatch(inEnglishWords)
    await alice.says(germanFollowUp, privately)
    await alice.hears(/past sixty|60/i)
    const asked = server.lastPrompt()
    expect(isAnswerToTranslate(asked)).toBe(true)
  })

  it('costs one place in the day of its member and nothing when it is asked again', async () => {
    const { person } = await open(platform, { MODEL_ANSWERS_PER_DAY: '1' })
    const [alice, bob] = [person('alice'), person('bob')]
    await alice.says(germanQuestion, privately)
    await alice.hears(inGermanWords)
    expect(chats()).toBe(3)
    await bob.says(germanQuestion, privately)
    await bob.hears(inGermanWords)
    expect(chats()).toBe(3)
    await alice.says('Wie lang sollen die Pausen zwischen den Sätzen sein?', privately)
    await alice.hears(/./)
    expect(chats()).toBe(3)
  })

  it('is stopped by the red-flag gate before any model, also when only the translation tells', async () => {
    const { person } = await open(platform)
    const alice = person('alice')
    await alice.says('Ich habe Schmerzen in der Brust beim Laufen', privately)
    await alice.hears(/emergency number/)
    expect(chats()).toBe(0)
    server.says({ text: 'I have chest pain when I run, can I lift?' })
    await alice.says('Ich habe beim Training da so ein komisches Gefühl, was meinst du?', privately)
    await alice.hears(/emergency number/)
    expect(chats()).toBeLessThanOrEqual(1)
  })

  it('is answered in the language that was chosen', async () => {
    const { person } = await open(platform)
    const alice = person('alice')
    await alice.uses('settings', 'language Deutsch', privately)
    await alice.hears(/Deutsch/)
    await alice.says('How many times a week should I lift when marathon training?', privately)
    await alice.hears(inGermanWords)
  })

  it('stays in English when the translation does not hold', async () => {
    const { person } = await open(platform)
    const alice = person('alice')
    for (const spoil of spoilt) {
      server.says({
        text: (prompt) =>
          isAnswerToTranslate(prompt) ? spoil(speaksGerman(prompt)) : speaksGerman(prompt),
      })
      await alice.says(germanQuestion, privately)
      const heard = await alice.hears(/how-often-to-lift/)
      expect(heard.text).toMatch(inEnglishWords)
      expect(heard.text).not.toMatch(/evil|everyone|garantiert|Fünf/)
    }
  })

  it('is answered in English when the service fails on the way', async () => {
    const { person } = await open(platform)
    const alice = person('alice')
    for (const [round, failure] of failures.entries()) {
      // The question was put into English once, so later rounds are one call shorter.
      const before = Array.from({ length: round === 0 ? 2 : 1 }, () => ({ text: speaksGerman }))
      server.says(...before, failure)
      await alice.says(germanQuestion, privately)
      await alice.hears(inEnglishWords)
    }
    server.says({ text: speaksGerman })
    await alice.says(germanQuestion, privately)
    await alice.hears(inGermanWords)
  })

  it('is answered in English when its translation stalls', async () => {
    server.says({ text: speaksGerman }, { text: speaksGerman }, { stallAfter: 0 })
    const { person, clock } = await open(platform)
    const alice = person('alice')
    await alice.says(germanQuestion, privately)
    for (let tries = 0; tries < 200 && chats() < 3; tries += 1) await alice.hearsNothing()
    await clock.advance(10_000)
    await alice.hears(inEnglishWords)
  })

  it('whose translation is no question is taken as it stands', async () => {
    server.says({
      text: (prompt) =>
        isQuestionToTranslate(prompt) ? 'See evil.example/prompt now' : speaksGerman(prompt),
    })
    const { person } = await open(platform)
    const alice = person('alice')
    await alice.says(germanQuestion, privately)
    const heard = await alice.hears(/./)
    expect(heard.text).not.toMatch(/evil/)
  })
})
