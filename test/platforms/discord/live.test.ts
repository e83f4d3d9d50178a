import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LiveReply, MessageTurn } from '../../../src/chat/message.ts'
import { type Reply, reply, text } from '../../../src/chat/reply.ts'
import { EDIT_PACE_MS } from '../../../src/platforms/discord/limits.ts'
import type { DiscordPerson } from '../../support/discord/person.ts'
import { openStage, type Stage } from './stage.ts'

const words = (said: string): Reply => reply(text(said))

describe('a growing answer on Discord', () => {
  let stage: Stage
  let alice: DiscordPerson
  beforeEach(async () => {
    stage = await openStage()
    alice = stage.server.person('Alice')
  })
  afterEach(() => stage.close())

  const answering = async (): Promise<{ live: LiveReply; turn: MessageTurn }> => {
    await alice.says('how often?', { mention: true })
    const turn = await stage.turnOf('how often')
    return { live: turn.live(), turn }
  }
  const writes = () =>
    stage.server.calls.filter(({ path, method }) => /messages/.test(path) && method !== 'GET')
  const standing = () =>
    [...stage.server.general.messages.values()]
      .filter(({ author }) => author.id === stage.server.botId)
      .map(({ content }) => content)

  it('is edited no faster than the pace, and drafts in between are dropped', async () => {
    const { live } = await answering()
    live.show(words('Two'))
    await alice.hears('Two')
    for (let second = 0; second < 6; second += 1) {
      live.show(words(`Draft ${second}a`))
      live.show(words(`Draft ${second}b`))
      await stage.clock.advance(EDIT_PACE_MS)
      await alice.hears(`Draft ${second}b`)
    }
    const times = writes().map(({ at }) => at)
    const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0))
    expect(times).toHaveLength(7)
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(EDIT_PACE_MS)
    const heard = alice.ears.everything.map(({ text: said }) => said)
    expect(heard).not.toContain('Draft 0a')
  })

  it('ends with the final words in the same message', async () => {
    const { live } = await answering()
    live.show(words('Two'))
    const first = await alice.hears('Two')
    live.show(words('Two sess'))
    const sent = await live.finish(words('Two sessions.'))
    expect(sent.messageIds).toEqual([first.id])
    expect(standing()).toEqual(['Two sessions.'])
    live.show(words('too late'))
    await stage.clock.advance(10_000)
    expect(standing()).toEqual(['Two sessions.'])
  })

  it('needs no draft at all', async () => {
    const { live } = await answering()
    await live.finish(words('Two sessions.'))
    expect(standing()).toEqual(['Two sessions.'])
  })

  it('goes on in a further message when it outgrows the first', async () => {
    const { live } = await answering()
    live.show(words('a '.repeat(900)))
    await alice.hears(/^a a/)
    live.show(words('a '.repeat(1400)))
    await stage.clock.advance(EDIT_PACE_MS)
    const sent = await live.finish(words(`${'a '.repeat(1400)}end.`))
    expect(sent.messageIds).toHaveLength(2)
    expect(standing().join(' ').replace(/\s+/g, ' ')).toBe(`${'a '.repeat(1400)}end.`)
  })

  it('leaves nothing behind of drafts that were longer than the answer', async () => {
    const { live } = await answering()
    live.show(words('a '.repeat(1400)))
    await alice.hears(/^a a/)
    const sent = await live.finish(words('Short.'))
    expect(standing()).toEqual(['Short.'])
    expect(sent.messageIds).toHaveLength(1)
  })

  it('does not lose the answer when drafts are refused', async () => {
    const { live } = await answering()
    live.show(words('Two'))
    await alice.hears('Two')
    stage.server.failNext({ route: 'PATCH /channels', status: 429, retryAfterMs: 20_000 })
    live.show(words('Two sess'))
    await stage.clock.advance(EDIT_PACE_MS)
    await live.finish(words('Two sessions.'))
    expect(standing()).toEqual(['Two sessions.'])
  })

  it('waits out a refusal of the final words', async () => {
    const { live } = await answering()
    live.show(words('Two'))
    await alice.hears('Two')
    stage.server.failNext({ route: 'PATCH /channels', status: 429, retryAfterMs: 20_000 })
    const finished = live.finish(words('Two sessions.'))
    while (stage.clock.waiting === 0) await new Promise((resolve) => setImmediate(resolve))
    await stage.clock.advance(21_000)
    await finished
    expect(standing()).toEqual(['Two sessions.'])
  })

  it('is posted anew when somebody deletes it while it grows', async () => {
    const { live } = await answering()
    live.show(words('Two'))
    const { id } = await alice.hears('Two')
    stage.server.general.messages.delete(id)
    await live.finish(words('Two sessions.'))
    expect(standing()).toEqual(['Two sessions.'])
  })

  it('stands once when the connection breaks after the final words arrived', async () => {
    const { live } = await answering()
    stage.server.failNext({ route: 'POST /channels', drop: 'after' })
    const finished = live.finish(words('Two sessions.'))
    while (stage.clock.waiting === 0) await new Promise((resolve) => setImmediate(resolve))
    await stage.clock.advance(5_000)
    await finished
    expect(standing()).toEqual(['Two sessions.'])
  })

  it('grows in the answer to a slash command as well', async () => {
    stage.onMessage(async (turn) => {
      const live = turn.live()
      live.show(words('Two'))
      await alice.hears('Two')
      await live.finish(words('Two sessions.'))
    })
    await alice.uses('ask', 'how often?')
    expect(await alice.hears('Two sessions.')).toMatchObject({ edited: true })
    expect(standing()).toEqual(['Two sessions.'])
  })
})
