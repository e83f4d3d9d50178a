import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type AppStage,
  openAppStage,
  type StagePlatform,
  stagePlatforms,
} from '../support/app-stage.ts'
import { honestAnswer, type Prompt } from '../support/openai/replies.ts'
import { OPENAI_KEY, type OpenAiServer, startOpenAiServer } from '../support/openai-server.ts'

const privately = { in: 'private' } as const
const SLED = '# Sled pushes\n\nSled pushes drive the hips with a flat back.\n'
/** None of its words stands in the article. */
const SLANG = 'shove that prowler thing good or bad'

let stage: AppStage
let server: OpenAiServer
beforeEach(async () => {
  server = await startOpenAiServer()
})
afterEach(async () => {
  await stage.close()
  await server.stop()
})

async function open(platform: StagePlatform, more: Readonly<Record<string, string>> = {}) {
  stage = await openAppStage(platform, {
    environment: () => ({ OPENAI_API_KEY: OPENAI_KEY, OPENAI_BASE_URL: server.baseUrl, ...more }),
  })
  return stage
}

const isAskedForQuestions = ({ system }: Prompt) => system.startsWith('For each numbered passage')
const writes = (questions: string) => (prompt: Prompt) =>
  isAskedForQuestions(prompt) ? questions : honestAnswer(prompt)
const timesAsked = () =>
  server.calls.filter(({ body }) => JSON.stringify(body).includes('For each numbered passage'))
    .length

const file = (body: string) => ({
  ...privately,
  files: [{ name: 'sleds.md', mediaType: 'text/markdown', bytes: Buffer.from(body) }],
})

describe.each(stagePlatforms)('an article sent on %s with a model', (platform) => {
  it('is found by the questions written for it, once for each text', async () => {
    server.says({ text: writes(`[1] ${SLANG}?\n[1] is a sled any use to me?`) })
    const { coach, person } = await open(platform)
    await coach.uses('article', '', file(SLED))
    const report = await coach.hears(/New: Sled pushes/)
    expect(report.text).toMatch(/Questions written to find it by: 2, for 1 passage/)
    await person('alice').says(`${SLANG}?`, privately)
    await person('alice').hears(/drive the hips/)
    await coach.uses('article', 'remove sled-pushes', privately)
    await coach.hears(/Gone/)
    await coach.uses('article', '', file(SLED))
    await coach.hears(/Sled pushes \(sled-pushes\)/)
    await stage.restart()
    expect(timesAsked()).toBe(1)
    await coach.uses('article', '', file(SLED.replace('a flat back', 'a long back')))
    await coach.hears(/Changed: Sled pushes/)
    expect(timesAsked()).toBe(2)
  })

  it('is taken in when the service fails, and its questions are written at the next start', async () => {
    server.says({ status: 500 })
    const { coach, person } = await open(platform)
    await coach.uses('article', '', file(SLED))
    const report = await coach.hears(/New: Sled pushes/)
    expect(report.text).toMatch(/No questions yet for 1 passage/)
    server.says({ text: writes(`[1] ${SLANG}`) })
    await stage.restart()
    for (let tries = 0; timesAsked() < 2 && tries < 50; tries += 1) await coach.hearsNothing()
    await person('alice').says(`${SLANG}?`, privately)
    await person('alice').hears(/drive the hips/)
  })

  it('gets no question that holds a link, a mention or a speech, and six at most', async () => {
    const many = Array.from(
      { length: 9 },
      (_, count) => `[1] how do sled pushes help in week ${count}`,
    )
    const bad = [
      '[1] have you seen evil.example/sleds yet?',
      '[1] why does @everyone push sleds?',
      `[1] ${'and why '.repeat(40)}?`,
      '[1] `rm -rf` sleds?',
      '[7] whose passage is this?',
      'no number, is that one?',
    ]
    server.says({ text: writes([...bad, ...many].join('\n')) })
    const { coach } = await open(platform)
    await coach.uses('article', '', file(SLED))
    await coach.hears(/Questions written to find it by: 6, for 1 passage/)
  })

  it('waits for its questions when the month’s money is spent', async () => {
    server.says({ text: writes('[1] what is it good for?') })
    const money = {
      MONTHLY_BUDGET_USD: '0.0001',
      OPENAI_INPUT_PRICE: '10',
      OPENAI_OUTPUT_PRICE: '10',
    }
    const { coach } = await open(platform, money)
    await coach.uses('article', '', file(SLED))
    await coach.hears(/Questions written/)
    await coach.uses('article', '', file(SLED.replaceAll('Sled', 'Prowler')))
    await coach.hears(/No questions yet for 1 passage/)
    expect(timesAsked()).toBe(1)
  })
})
