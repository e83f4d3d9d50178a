import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type AppStage,
  openAppStage,
  type StagePlatform,
  stagePlatforms,
} from '../support/app-stage.ts'
import type { FakeClock } from '../support/fake-clock.ts'
import { honestAnswer, misbehaviours } from '../support/openai/replies.ts'
import { OPENAI_KEY, type OpenAiServer, startOpenAiServer } from '../support/openai-server.ts'

const QUESTION = 'How many times a week should I lift when marathon training?'
const privately = { in: 'private' } as const

let stage: AppStage
let server: OpenAiServer
beforeEach(async () => {
  server = await startOpenAiServer()
})
afterEach(async () => {
  await stage.close()
  await server.stop()
})

async function openWithModel(platform: StagePlatform, more: Readonly<Record<string, string>> = {}) {
  stage = await openAppStage(platform, {
    environment: () => ({
      OPENAI_API_KEY: OPENAI_KEY,
      OPENAI_BASE_URL: server.baseUrl,
      OPENAI_TRANSCRIBE_MODEL: 'local-voice',
      ...more,
    }),
  })
  return stage
}

/** The model gets 20 s to its first word and 60 s in all, by the program's clock. */
async function untilGivenUp(clock: FakeClock): Promise<void> {
  for (let step = 0; step < 4; step += 1) {
    await new Promise((resolve) => setTimeout(resolve, 60))
    await clock.advance(20_000)
  }
}

describe('a model', () => {
  const open = () => openWithModel('telegram')

  it.each(
    Object.keys(misbehaviours) as (keyof typeof misbehaviours)[],
  )('that misbehaves (%s) every question is answered and nothing bad is said', async (name) => {
    server.says(misbehaviours[name])
    const { person, clock } = await open()
    const alice = person('alice')
    await alice.says(QUESTION, privately)
    if (name.includes('stall')) await untilGivenUp(clock)
    const heard = await alice.hears(/how-often-to-lift/)
    expect(heard.text).not.toMatch(/@everyone|evil\.example|BEGIN|system prompt|<@/i)
  }, 30_000)
})

describe.each(stagePlatforms)('with a model on %s', (platform) => {
  const open = (more?: Readonly<Record<string, string>>) => openWithModel(platform, more)

  it('an answer is written, checked and cited', async () => {
    server.says({ text: honestAnswer })
    const { person } = await open()
    const alice = person('alice')
    await alice.says(QUESTION, privately)
    const heard = await alice.hears(/how-often-to-lift/)
    expect(heard.text).toMatch(/\[1\\?\]/)
    expect(server.calls.some(({ path }) => path.includes('chat/completions'))).toBe(true)
  })

  it('meanings are compared when a model for it is set, also without one that writes', async () => {
    const { person } = await open({
      OPENAI_API_KEY: '',
      OPENAI_EMBEDDING_MODEL: 'local-vectors',
      OPENAI_EMBEDDING_API_KEY: OPENAI_KEY,
      OPENAI_EMBEDDING_BASE_URL: server.baseUrl,
    })
    const alice = person('alice')
    await alice.says(QUESTION, privately)
    await alice.hears(/how-often-to-lift/)
    expect(server.calls.some(({ path }) => path.includes('embeddings'))).toBe(true)
    server.embeddingsFailWith(503)
    await alice.says('does lifting make me slower and bulky?', privately)
    await alice.hears(/rarely makes a distance runner bulky/)
    expect(stage.logLines.join('')).toContain('the search goes by words alone')
  })

  it('a voice message is written down, shown and answered', async () => {
    server.hears(QUESTION)
    server.says({ text: honestAnswer })
    const { person } = await open()
    const alice = person('alice')
    const files = [{ name: 'voice.ogg', mediaType: 'audio/ogg', bytes: Buffer.from('OggS sound') }]
    await alice.says('', { ...privately, files })
    await alice.hears(/I heard: .*marathon training/)
    await alice.hears(/how-often-to-lift/)
  })

  it('the red-flag gate hears a voice message first', async () => {
    server.hears('I have chest pain when I run')
    const { person } = await open()
    const alice = person('alice')
    const files = [{ name: 'voice.ogg', mediaType: 'audio/ogg', bytes: Buffer.from('OggS sound') }]
    await alice.says('', { ...privately, files })
    await alice.hears(/emergency number/)
    expect(server.calls.some(({ path }) => path.includes('chat/completions'))).toBe(false)
  })

  it('a spent month goes on with quotations, and the coach hears of it once', async () => {
    server.says({ text: honestAnswer })
    const { person, coach, pass } = await open({
      MONTHLY_BUDGET_USD: '0.0001',
      OPENAI_INPUT_PRICE: '10',
      OPENAI_OUTPUT_PRICE: '10',
    })
    await coach.says('hello', privately)
    const alice = person('alice')
    await alice.says(QUESTION, privately)
    await alice.hears(/how-often-to-lift/)
    const asked = server.calls.length
    await alice.says('does lifting make me slower and bulky?', privately)
    await alice.hears(/rarely makes a distance runner bulky/)
    expect(server.calls).toHaveLength(asked)
    await pass(2_000)
    await coach.hears(/budget for model answers is spent/)
  })
})
