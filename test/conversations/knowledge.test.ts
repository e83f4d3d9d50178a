import { afterEach, describe, expect, it } from 'vitest'
import { type AppStage, openAppStage, stagePlatforms } from '../support/app-stage.ts'

let stage: AppStage
afterEach(() => stage.close())

const privately = { in: 'private' } as const
const UNCOVERED = 'Which running shoes should I buy for trail races?'

const article = (title: string, published: string, sentence: string) => ({
  ...privately,
  files: [
    {
      name: `${title}.md`,
      mediaType: 'text/markdown',
      bytes: Buffer.from(
        `---\ntitle: ${title}\npublished: ${published}\n---\n\n## Sled days\n\n${sentence}\n`,
      ),
    },
  ],
})

describe.each(stagePlatforms)('on %s', (platform) => {
  it('articles that differ are shown with both dates, and the coach hears of it and of their age', async () => {
    stage = await openAppStage(platform)
    const { coach, person } = stage
    const alice = person('alice')
    const now = 'Two sled sessions a week is the target for most runners.'
    const then = 'One sled session a week is enough for most runners.'
    await coach.uses('article', '', article('Sleds now', '2026-03-01', now))
    await coach.hears(/New: Sleds now/)
    await coach.uses('article', '', article('Sleds then', '2021-05-01', then))
    await coach.hears(/New: Sleds then/)
    await alice.says('how many sled sessions a week for most runners?', privately)
    const answer = await alice.hears(/Two articles differ here/)
    expect(answer.text).toMatch(/Sleds now \(2026-03-01\)[\s\S]*Sleds then \(2021-05-01\)/)
    await coach.uses('stats', '', privately)
    const stats = await coach.hears(/Worth another look/)
    expect(stats.text).toMatch(/sleds-then\S* is from 2021-05-01 and was cited 1×/)
    expect(stats.text).toMatch(/do these agree\?/)
  })

  it('a question reaches the coach once, and its answer calls the asker alone', async () => {
    stage = await openAppStage(platform)
    const { coach, person, pass } = stage
    const alice = person('alice')
    await coach.says('hello', privately)
    for (const _time of ['first', 'second']) {
      await alice.says(UNCOVERED, { mention: true })
      await alice.hears(/articles don't cover/i)
      await alice.presses('Ask the coach')
      await alice.hears(/has your question now/)
    }
    await pass(1_000)
    const question = await coach.hears(/A question for you/)
    await pass(1_000)
    await coach.hearsNothing({ in: question.chat })
    await coach.says('Lace well, @everyone and @bob.', { ...privately, replyTo: question.id })
    await coach.hears(/Sent/)
    await pass(1_000)
    const answer = await alice.hears(/Lace well/)
    const called = answer.text.match(/<@!?&?\d+>|@everyone\b/g) ?? []
    if (platform === 'discord')
      expect(called.filter((one) => one !== '@everyone')).toEqual([`<@${alice.id}>`])
    else expect(called.filter((one) => one !== '@everyone')).toEqual([])
  })

  it('nearly the same question answered twice is one article', async () => {
    stage = await openAppStage(platform)
    const { coach, person, pass } = stage
    await coach.says('hello', privately)
    const asked = [
      { asker: person('alice'), words: UNCOVERED },
      { asker: person('bob'), words: 'Which running shoes should I buy for a trail race?' },
    ]
    for (const { asker, words } of asked) {
      await asker.says(words, privately)
      await asker.hears(/articles don't cover/i)
      await asker.presses('Ask the coach')
      await asker.hears(/has your question now/)
    }
    await pass(1_000)
    const questions = [await coach.hears(/A question for you/)]
    await pass(1_000)
    questions.push(await coach.hears(/A question for you/))
    const kept = [/as yours/, /nearly the same before/]
    for (const [place, { id }] of questions.entries()) {
      await coach.says(`Any pair that fits, number ${place + 1}.`, { ...privately, replyTo: id })
      await coach.hears(/Shall I answer/)
      await coach.presses('Yes, keep it')
      await coach.hears(kept[place] ?? '')
    }
  })
})
