import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { reply, text } from '../../../src/chat/reply.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { startTelegramServer, type TelegramServer } from '../../support/telegram-server.ts'
import { openStage, type Stage, until } from './stage.ts'

/** Work that ends when the test says so. */
const slowWork = () => {
  let end = () => {}
  const work = new Promise<void>((resolve) => {
    end = resolve
  })
  return { work, end: () => end() }
}

describe('news on Telegram', () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await openStage()
  })
  afterEach(() => stage.close())

  const lines = () => stage.turns.map(({ message }) => message.text)
  const polls = () => stage.server.calls.filter(({ method }) => method === 'getUpdates')
  const isPolling = () => stage.server.updates.isListening

  it('is confirmed when it is dealt with, and asked for with an open request', async () => {
    const alice = stage.server.person('Alice')
    const { work, end } = slowWork()
    stage.onMessage(() => work)
    await alice.says('one', { in: 'private' })
    await stage.turnOf('one')
    await stage.clock.advance(2_000)
    expect(stage.server.updates.pending).toHaveLength(1)
    end()
    await until(() => stage.server.updates.pending.length === 0)
    await until(isPolling)
    const before = polls().length
    await stage.clock.advance(29_000)
    expect(polls()).toHaveLength(before)
  })

  it('of others is not held up by somebody whose answer takes long', async () => {
    const alice = stage.server.person('Alice')
    const bob = stage.server.person('Bob')
    const { work, end } = slowWork()
    stage.onMessage(async (turn) => {
      if (turn.author.id === alice.id) await work
      await turn.say(reply(text(`Hello ${turn.author.name}.`)))
    })
    await alice.says('think hard', { in: 'private' })
    await stage.turnOf('think hard')
    await bob.says('hi', { in: 'private' })
    await stage.passUntil(() => lines().includes('hi'))
    await bob.hears('Hello Bob.')
    // Telegram tells both again until the older one is dealt with.
    const before = polls().length
    await stage.passUntil(() => polls().length > before + 3)
    expect(lines()).toEqual(['think hard', 'hi'])
    end()
    await alice.hears('Hello Alice.')
  })

  it('of one person is dealt with in order', async () => {
    const alice = stage.server.person('Alice')
    const { work, end } = slowWork()
    const done: string[] = []
    stage.onMessage(async (turn) => {
      if (turn.message.text === 'first') await work
      done.push(turn.message.text)
    })
    await alice.says('first', { in: 'private' })
    await alice.says('second', { in: 'private' })
    await stage.turnOf('first')
    await stage.clock.advance(2_000)
    expect(lines()).toEqual(['first'])
    end()
    await until(() => done.length === 2)
    expect(done).toEqual(['first', 'second'])
  })

  it('does not wait for ever behind a line of the same person', async () => {
    const alice = stage.server.person('Alice')
    const { work, end } = slowWork()
    stage.onMessage(async (turn) => {
      if (turn.message.text === 'first') await work
    })
    await alice.says('first', { in: 'private' })
    await alice.says('second', { in: 'private' })
    await stage.turnOf('first')
    await stage.passUntil(() => lines().includes('second'))
    end()
  })

  it('goes on after a line the core fails at', async () => {
    const alice = stage.server.person('Alice')
    stage.onMessage(async ({ message }) => {
      if (message.text === 'one') throw new Error('no paper')
    })
    await alice.says('one', { in: 'private' })
    await alice.says('two', { in: 'private' })
    await stage.turnOf('two')
    expect(stage.logLines.join('')).toContain('no paper')
    expect(lines()).toEqual(['one', 'two'])
  })

  it.each([
    { drop: 'before' },
    { drop: 'after' },
    { status: 502 },
    { status: 500, accepted: true },
    { status: 429, retryAfterMs: 5_000 },
  ] as const)('is neither lost nor doubled when asking for it meets %j', async (fault) => {
    const alice = stage.server.person('Alice')
    await until(isPolling)
    stage.server.failNext({ route: 'getUpdates', times: 3, ...fault })
    for (const said of ['one', 'two', 'three']) await alice.says(said, { in: 'private' })
    await stage.passUntil(() => lines().includes('three'))
    await stage.passUntil(() => stage.server.updates.pending.length === 0)
    expect(lines()).toEqual(['one', 'two', 'three'])
  })

  it('is asked for less and less often while Telegram is away', async () => {
    await until(isPolling)
    stage.server.failNext({ route: 'getUpdates', times: 1_000, status: 502 })
    stage.server.updates.wake()
    await stage.passUntil(() => polls().length >= 7)
    const times = polls().map(({ at }) => Math.round(at / 1_000))
    const gaps = times.slice(2).map((at, index) => at - (times[index + 1] ?? 0))
    expect(gaps.slice(0, 5)).toEqual([1, 2, 4, 8, 16])
    expect(stage.logLines.filter((line) => line.includes('was not reached'))).toHaveLength(1)
  })

  it('says in words that another program reads it, and goes on when that stops', async () => {
    await until(isPolling)
    const other = await fetch(`${stage.server.apiRoot}/bot${stage.server.token}/getUpdates`)
    expect(other.status).toBe(200)
    await until(() => stage.logLines.some((line) => line.includes('Another program uses this bot')))
    const alice = stage.server.person('Alice')
    await alice.says('one', { in: 'private' })
    await stage.passUntil(() => lines().includes('one'))
  })

  it('is no longer asked for when the token was withdrawn', async () => {
    await until(isPolling)
    stage.server.failNext({
      route: 'getUpdates',
      times: 99,
      status: 401,
      description: 'Unauthorized',
    })
    stage.server.updates.wake()
    await until(() => stage.logLines.some((line) => line.includes('no longer takes the token')))
    const before = polls().length
    await stage.clock.advance(120_000)
    expect(polls()).toHaveLength(before)
  })
})

describe('news on Telegram at the edges of a life', () => {
  let server: TelegramServer
  afterEach(() => server.stop())

  it('that was under way when the process died is told again to the next one', async () => {
    server = await startTelegramServer()
    const alice = server.person('Alice')
    const doomed = await openStage({ server, clock: createFakeClock() })
    // It never ends and its clock never moves again: as good as dead.
    doomed.onMessage(async ({ message }) => {
      if (message.text !== 'before') await new Promise(() => {})
    })
    await alice.says('before', { in: 'private' })
    await doomed.turnOf('before')
    await until(() => server.updates.pending.length === 0)
    await alice.says('in the middle', { in: 'private' })
    await doomed.turnOf('in the middle')
    const polls = () => server.calls.filter(({ method }) => method === 'getUpdates').length
    const before = polls()
    await doomed.passUntil(() => polls() > before + 3)
    await alice.says('meanwhile', { in: 'private' })
    const next = await openStage({ server })
    await next.turnOf('meanwhile')
    expect(next.turns.map(({ message }) => message.text)).toEqual(['in the middle', 'meanwhile'])
    await next.telegram.stop()
  })

  it('that was dealt with is not told again after a stop, and what came meanwhile is', async () => {
    server = await startTelegramServer()
    const alice = server.person('Alice')
    const first = await openStage({ server })
    const { work, end } = slowWork()
    first.onMessage(async (turn) => {
      await work
      await turn.say(reply(text('Twice.')))
    })
    await alice.says('how often?', { in: 'private' })
    await first.turnOf('how often')
    const stopped = first.telegram.stop()
    end()
    await stopped
    await alice.hears('Twice.')
    await alice.says('and now?', { in: 'private' })
    const second = await openStage({ server })
    await second.turnOf('and now')
    expect(second.turns).toHaveLength(1)
    await second.telegram.stop()
  })
})
