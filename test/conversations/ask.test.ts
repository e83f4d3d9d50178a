import { afterEach, describe, expect, it } from 'vitest'
import { type AppStage, openAppStage, stagePlatforms } from '../support/app-stage.ts'

let stage: AppStage
afterEach(() => stage.close())

const QUESTION = 'How many times a week should I lift when marathon training?'
const UNCOVERED = 'Which running shoes should I buy for trail races?'

describe.each(stagePlatforms)('a question on %s', (platform) => {
  const open = async () => {
    stage = await openAppStage(platform)
    return stage
  }
  const privately = { in: 'private' } as const

  it('is answered from the articles with the place where it stands', async () => {
    const { person } = await open()
    const alice = person('alice')
    await alice.uses('ask', QUESTION)
    const heard = await alice.hears(/How many days a week/)
    expect(heard.text).toMatch(/two strength sessions a week/i)
    expect(heard.text).toMatch(/\[1\\?\]/)
    expect(heard.buttons).toEqual(['That solved it', 'Ask the coach'])
  })

  it.each(['mention', 'private'] as const)('is heard by %s', async (way) => {
    const { person } = await open()
    const alice = person('alice')
    await alice.says(QUESTION, way === 'mention' ? { mention: true } : privately)
    await alice.hears(/two strength sessions a week/i)
  })

  it('is heard in a reply to Ironstride, and a follow-up is made whole', async () => {
    const { person } = await open()
    const alice = person('alice')
    await alice.says(QUESTION, { mention: true })
    const { id } = await alice.hears(/two strength sessions a week/i)
    await alice.says('and past sixty?', { replyTo: id })
    await alice.hears(/60/)
  })

  it('between two people is none of its business', async () => {
    const { person } = await open()
    const alice = person('alice')
    await alice.says('How often do you lift, bob?')
    await alice.hearsNothing()
  })

  it('that solved it teaches the library those words', async () => {
    const { person, coach } = await open()
    const alice = person('alice')
    await alice.says('does lifting make me bulky and slow', privately)
    await alice.hears(/bulky/)
    await alice.presses('That solved it')
    await alice.hears(/Happy lifting/)
    await coach.uses('stats', '', privately)
    const stats = await coach.hears(/1 marked as solved/)
    expect(stats.text).toContain('does lifting make me bulky and slow')
    await coach.presses('Undo 1: does lifting make me bul')
    await coach.hears(/Undone/)
  })

  it('more of it comes when asked', async () => {
    const { person } = await open()
    const alice = person('alice')
    await alice.uses('ask', 'more', privately)
    await alice.hears(/Ask me something first/)
    await alice.uses('ask', QUESTION, privately)
    await alice.hears(/two strength sessions a week/i)
    await alice.uses('ask', 'more', privately)
    await alice.hears(/two strength sessions a week/i)
  })

  it('that nothing covers goes to the coach, whose answer comes back to the room and becomes knowledge', async () => {
    const { person, coach, pass } = await open()
    const alice = person('alice')
    await coach.says('hello', privately)
    await alice.says(UNCOVERED, { mention: true })
    await alice.hears(/articles don't cover/i)
    await alice.presses('Ask the coach')
    await alice.hears(/has your question now/)
    await pass(1_000)
    const question = await coach.hears(/A question for you/)
    expect(question.text).toContain(UNCOVERED)
    await coach.says('Buy the pair that fits your feet, and lace it well.', {
      ...privately,
      replyTo: question.id,
    })
    await coach.hears(/Sent\. Shall I answer/)
    await pass(1_000)
    const answer = await alice.hears(/Buy the pair that fits/)
    expect(answer.private).toBe(false)
    await coach.presses('Yes, keep it')
    await coach.hears(/Kept/)
    await alice.says(UNCOVERED, privately)
    await alice.hears(/Buy the pair that fits/)
  })

  it('waits in the inbox, is answered by button, and only once', async () => {
    const { person, coach, pass } = await open()
    const alice = person('alice')
    await alice.says(UNCOVERED, privately)
    await alice.hears(/articles don't cover/i)
    await alice.presses('Ask the coach')
    await alice.hears(/has your question now/)
    await pass(1_000)
    await coach.uses('inbox', '', privately)
    await coach.hears(/A question for you/)
    await coach.presses('Answer')
    await coach.hears(/Your next message/)
    await coach.says('Any pair that fits.', privately)
    await coach.hears(/Sent\. Shall I answer/)
    await pass(1_000)
    await alice.hears(/Any pair that fits/)
    await coach.uses('inbox', '', privately)
    await coach.hears(/Your inbox is empty/)
  })

  const waitingInTheInbox = async (question: string) => {
    const { person, coach, pass } = await open()
    const alice = person('alice')
    await alice.says(question, privately)
    await alice.hears(/./)
    await alice.presses('Ask the coach')
    await alice.hears(/has your question now/)
    await pass(1_000)
    await coach.uses('inbox', '', privately)
    const waiting = await coach.hears(/A question for you/)
    return { alice, coach, waiting, pass }
  }

  it('is answered with the draft by one press, where there is one', async () => {
    const { alice, coach, waiting, pass } = await waitingInTheInbox(QUESTION)
    expect(waiting.text).toMatch(/I would say:.*two strength sessions a week/i)
    await coach.presses('Send my draft')
    await coach.hears(/Sent\. Shall I answer/)
    await pass(1_000)
    await alice.hears(/Coach Wilson answers:[\s\S]*two strength sessions a week/i)
  })

  it('that is not the coach’s is declined kindly, and gone from /stats once dealt with', async () => {
    const { alice, coach, waiting, pass } = await waitingInTheInbox(UNCOVERED)
    expect(waiting.text).not.toContain('I would say')
    expect(waiting.buttons).not.toContain('Send my draft')
    await coach.presses('Not ours')
    await coach.hears(/Declined kindly/)
    await pass(1_000)
    await alice.hears(/leaves that one to somebody else/)
    await coach.uses('stats', '', privately)
    await coach.hears(/“Which running shoes should I buy for trail races\?”/)
    await coach.presses('I dealt with these')
    await coach.hears(/./)
    await coach.uses('stats', '', privately)
    expect((await coach.hears(/The last seven days/)).text).not.toContain('Not covered yet')
  })

  it('reaches the coach three times an hour and no more', async () => {
    const { person } = await open()
    const alice = person('alice')
    for (const brand of ['trail', 'road', 'track', 'winter']) {
      await alice.says(`Which ${brand} shoes should I buy?`, privately)
      await alice.hears(/articles don't cover|outside my lane/i)
      await alice.presses('Ask the coach')
      await alice.hears(brand === 'winter' ? /three things this hour/ : /has your question now/)
    }
  })

  it.each([
    ['👍👍👍', /./],
    ['', /What would you like to know/],
    [`${'why '.repeat(2_000)}?`, /characters, more than I can take in/],
    ['thanks!', /./],
    ['hello', /./],
  ])('%j gets a kind sentence', async (words, expected) => {
    const { person } = await open()
    const alice = person('alice')
    await alice.says(words.slice(0, platform === 'discord' ? 1_999 : 8_000), privately)
    if (words.length < 1_999) await alice.hears(expected)
    else await alice.hears(/./)
  })
})
