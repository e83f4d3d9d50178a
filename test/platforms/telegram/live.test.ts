import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LiveReply } from '../../../src/chat/message.ts'
import { type Block, type Reply, reply, text } from '../../../src/chat/reply.ts'
import { EDIT_PACE_MS, GROUP_EDIT_PACE_MS } from '../../../src/platforms/telegram/limits.ts'
import type { TelegramPerson } from '../../support/telegram/person.ts'
import type { Room } from '../../support/telegram/world.ts'
import { openStage, type Stage } from './stage.ts'

const words = (said: string): Reply => reply(text(said))

describe('a growing answer on Telegram', () => {
  let stage: Stage
  let alice: TelegramPerson
  beforeEach(async () => {
    stage = await openStage()
    alice = stage.server.person('Alice')
  })
  afterEach(() => stage.close())

  /** The turn stays open, as while an answer is written. */
  const answering = async (where: 'private' | 'group' = 'private'): Promise<LiveReply> => {
    await (where === 'private'
      ? alice.says('how often?', { in: 'private' })
      : alice.says('how often?', { mention: true }))
    return (await stage.turnOf('how often')).live()
  }
  const privateRoom = () => stage.server.world.rooms.get(Number(alice.id)) as Room
  const standing = (room = privateRoom()) =>
    [...room.messages.values()]
      .filter(({ from }) => from?.is_bot === true)
      .map(({ text: said, caption }) => said ?? caption)
  const writes = () =>
    stage.server.calls.filter(({ method }) => /sendMessage|editMessageText/.test(method))

  it.each([
    ['private', EDIT_PACE_MS],
    ['group', GROUP_EDIT_PACE_MS],
  ] as const)('is edited in a %s no faster than every %i ms, and drafts in between are dropped', async (where, paceMs) => {
    const live = await answering(where)
    live.show(words('Two'))
    await alice.hears('Two')
    for (let step = 0; step < 6; step += 1) {
      live.show(words(`Draft ${step}a`))
      live.show(words(`Draft ${step}b`))
      await stage.clock.advance(paceMs)
      await alice.hears(`Draft ${step}b`)
    }
    const times = writes().map(({ at }) => at)
    const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0))
    expect(times).toHaveLength(7)
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(paceMs)
    expect(alice.ears.everything.map(({ text: said }) => said)).not.toContain('Draft 0a')
  })

  it('ends with the final words in the same message', async () => {
    const live = await answering()
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
    const live = await answering()
    await live.finish(words('Two sessions.'))
    expect(standing()).toEqual(['Two sessions.'])
  })

  it('is already there when the last draft said it all', async () => {
    const live = await answering()
    live.show(words('Two sessions.'))
    await alice.hears('Two sessions.')
    await live.finish(words('Two sessions.'))
    expect(writes()).toHaveLength(1)
  })

  it('shows what fits while it grows past one message, and arrives whole', async () => {
    const live = await answering()
    const all = Array.from({ length: 2_500 }, (_none, index) => `w${index}`)
    const said = (count: number) => words(all.slice(0, count).join(' '))
    live.show(said(500))
    await alice.hears(/^w0 .*w499$/)
    live.show(said(1_500))
    await stage.clock.advance(EDIT_PACE_MS)
    expect((await alice.hears(/^w0 w1 /)).text.length).toBeLessThanOrEqual(4_096)
    expect(standing()).toHaveLength(1)
    const sent = await live.finish(said(2_500))
    expect(sent.messageIds).toHaveLength(4)
    expect(standing().join(' ').split(/\s+/)).toEqual(all)
  })

  it('is not lost when drafts are refused', async () => {
    const live = await answering()
    live.show(words('Two'))
    await alice.hears('Two')
    stage.server.failNext({ route: 'editMessageText', status: 400, description: 'Bad Request: no' })
    live.show(words('Two sess'))
    await stage.clock.advance(EDIT_PACE_MS)
    await live.finish(words('Two sessions.'))
    expect(standing()).toEqual(['Two sessions.'])
  })

  it('waits out a flood limit, without one request meanwhile', async () => {
    const live = await answering()
    live.show(words('Two'))
    await alice.hears('Two')
    stage.server.failNext({ route: 'editMessageText', status: 429, retryAfterMs: 20_000 })
    const finished = live.finish(words('Two sessions.'))
    await stage.passUntil(() => standing().includes('Two sessions.'))
    await finished
    expect(standing()).toEqual(['Two sessions.'])
    expect(stage.server.violations()).toBe(0)
  })

  it.each([
    "Bad Request: message can't be edited",
    'Bad Request: message to edit not found',
    'Bad Request: whatever comes next year',
  ])('comes as a new message when Telegram says %j', async (description) => {
    const live = await answering()
    live.show(words('Two'))
    await alice.hears('Two')
    stage.server.failNext({ route: 'editMessageText', status: 400, description, times: 9 })
    await live.finish(words('Two sessions.'))
    expect(standing()).toEqual(['Two sessions.'])
    expect(await alice.hears('Two sessions.')).toMatchObject({ edited: false })
  })

  it('comes with a picture although the draft had none', async () => {
    const live = await answering()
    live.show(words('Two'))
    await alice.hears('Two')
    const image: Block = {
      kind: 'image',
      bytes: new Uint8Array([1]),
      fileName: 'a.png',
      alt: 'A chart',
    }
    await live.finish(reply(text('Two sessions.'), image))
    expect(standing()).toEqual(['Two sessions.\n\nA chart'])
  })

  it('is not said twice when the connection breaks after the final words arrived', async () => {
    const live = await answering()
    live.show(words('Two'))
    await alice.hears('Two')
    stage.server.failNext({ route: 'editMessageText', drop: 'after' })
    const finished = live.finish(words('Two sessions.'))
    let isOver = false
    void finished.then(() => {
      isOver = true
    })
    await stage.passUntil(() => isOver)
    expect(standing()).toEqual(['Two sessions.'])
  })
})
