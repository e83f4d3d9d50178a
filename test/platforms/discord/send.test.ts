import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Destination } from '../../../src/chat/address.ts'
import type { SendBudget } from '../../../src/chat/platform.ts'
import { buttons, list, reply, text, title } from '../../../src/chat/reply.ts'
import { openStage, type Stage } from './stage.ts'

const lift = reply(title("Today's lift"), text('Split squat'))

describe('a delivery on Discord', () => {
  let stage: Stage
  let here: Destination
  const budgetCalls: unknown[][] = []
  const budget: SendBudget = {
    enter: async (...call) => void budgetCalls.push(['enter', ...call]),
    pauseFor: (...call) => budgetCalls.push(['pause', ...call]),
    countInvalid: () => budgetCalls.push(['invalid']),
  }

  beforeEach(async () => {
    budgetCalls.length = 0
    stage = await openStage({ budget })
    here = { platform: 'discord', chat: stage.server.general.id }
  })
  afterEach(() => stage.close())

  const posts = () =>
    stage.server.calls.filter(({ method, path }) => method === 'POST' && path.endsWith('/messages'))
  const standing = () => [...stage.server.general.messages.values()].map(({ content }) => content)
  const failing = async (to: Destination = here) =>
    stage.discord.send(to, lift).catch((error: unknown) => error)

  it('arrives in a channel, and asks the budget first', async () => {
    const alice = stage.server.person('Alice')
    const sent = await stage.discord.send(here, lift, { urgency: 'scheduled' })
    expect(await alice.hears('Split squat')).toMatchObject({ id: sent.messageIds[0] })
    expect(budgetCalls).toEqual([['enter', here, 'scheduled']])
  })

  it('arrives in a private chat that is opened once', async () => {
    const alice = stage.server.person('Alice')
    const to: Destination = { platform: 'discord', chat: `@${alice.id}` }
    await stage.discord.send(to, lift)
    await stage.discord.send(to, lift)
    expect(await alice.hears('Split squat')).toMatchObject({ private: true })
    const opened = stage.server.calls.filter(({ path }) => path === '/users/@me/channels')
    expect(opened).toHaveLength(1)
  })

  it.each([
    '@everyone and @here',
    '<@&123456789012345678> look',
    'hey <@123456789012345678>',
  ])('pings nobody with %j', async (words) => {
    await stage.discord.send(here, reply(text(words), list(words), title(words)))
    expect(stage.server.pings).toEqual([])
  })

  it('pings the one role it was told to, and no other', async () => {
    const options = { pingRole: '123456789012345678' }
    await stage.discord.send(here, reply(text('<@&999456789012345678> New plan!')), options)
    expect(stage.server.pings).toEqual(['roles:123456789012345678'])
    expect(standing()[0]).toMatch(/^<@&123456789012345678>\n/)
  })

  it('does not stand there twice when it is sent again with its nonce', async () => {
    const long = reply(text('a '.repeat(1500)))
    const first = await stage.discord.send(here, long, { nonce: 'delivery-1' })
    const again = await stage.discord.send(here, long, { nonce: 'delivery-1' })
    expect(again).toEqual(first)
    expect(first.messageIds).toHaveLength(2)
    expect(standing()).toHaveLength(2)
    await stage.discord.send(here, long, { nonce: 'delivery-2' })
    expect(standing()).toHaveLength(4)
  })

  it('takes a nonce that is too long for Discord', async () => {
    await stage.discord.send(here, lift, { nonce: 'n'.repeat(60) })
    await stage.discord.send(here, lift, { nonce: 'n'.repeat(60) })
    expect(standing()).toHaveLength(1)
  })

  it('answers the message it was told to, also when that is gone', async () => {
    const alice = stage.server.person('Alice')
    const asked = await alice.says('when is it?')
    await stage.discord.send(here, reply(text('At seven.')), { replyTo: asked })
    expect(await alice.hears('At seven.')).toMatchObject({ repliesTo: asked })
    await stage.discord.send(here, reply(text('At eight.')), { replyTo: '1574819148939132999' })
    await alice.hears('At eight.')
    expect(stage.server.pings).toEqual([])
  })

  describe('that fails', () => {
    it.each([
      [
        { status: 429, retryAfterMs: 3_000 },
        { outcome: 'retry', retryAfterMs: 3_050, global: false },
      ],
      [
        { status: 403, code: 50013 },
        { outcome: 'refused', reason: 'no-permission' },
      ],
      [
        { status: 403, code: 50001 },
        { outcome: 'refused', reason: 'no-permission' },
      ],
      [
        { status: 403, code: 50007 },
        { outcome: 'gone', reason: 'dms-closed' },
      ],
      [
        { status: 403, code: 50278 },
        { outcome: 'gone', reason: 'dms-closed' },
      ],
      [
        { status: 404, code: 10003 },
        { outcome: 'gone', reason: 'unknown-channel' },
      ],
      [
        { status: 400, code: 50035 },
        { outcome: 'refused', reason: 'invalid' },
      ],
      [{ status: 401 }, { outcome: 'unauthorised' }],
      [{ status: 500 }, { outcome: 'in-doubt' }],
      [{ status: 502 }, { outcome: 'in-doubt' }],
      [{ drop: 'before' }, { outcome: 'in-doubt' }],
      [{ drop: 'after' }, { outcome: 'in-doubt' }],
    ] as const)('with %j says %j, and is tried once', async (fault, meaning) => {
      stage.server.failNext({ route: 'POST /channels', ...fault })
      const before = stage.server.calls.length
      expect(await failing()).toMatchObject({ platform: 'discord', ...meaning })
      const answeredOnce = 'drop' in fault && fault.drop === 'before' ? 0 : 1
      expect(stage.server.calls.length - before).toBe(answeredOnce)
    })

    it('tells the budget how long to wait, for one chat or for all', async () => {
      stage.server.failNext({ route: 'POST /channels', status: 429, retryAfterMs: 3_000 })
      await failing()
      expect(budgetCalls).toContainEqual(['pause', here, 3_050])
      expect(budgetCalls).toContainEqual(['invalid'])
      stage.server.failNext({
        route: 'POST /channels',
        status: 429,
        retryAfterMs: 5_000,
        global: true,
      })
      expect(await failing()).toMatchObject({ global: true })
      expect(budgetCalls).toContainEqual(['pause', null, expect.any(Number)])
    })

    it('keeps to the limits Discord tells in its headers', async () => {
      stage.server.limit(stage.server.general, { limit: 2, perMs: 5_000 })
      await stage.discord.send(here, lift)
      await stage.discord.send(here, lift)
      const before = posts().length
      expect(await failing()).toMatchObject({ outcome: 'retry', reason: 'rate-limit' })
      expect(posts().length).toBe(before)
    })

    it('because nobody listens there certainly did not arrive', async () => {
      await stage.server.stop()
      // The first call may still meet a connection that is just being closed.
      await failing()
      expect(await failing()).toMatchObject({ outcome: 'retry', reason: 'ECONNREFUSED' })
    })

    it('because the person takes no private messages is gone', async () => {
      const alice = stage.server.person('Alice')
      stage.server.world.closedPrivateChats.add(alice.id)
      expect(await failing({ platform: 'discord', chat: `@${alice.id}` })).toMatchObject({
        outcome: 'gone',
        reason: 'dms-closed',
      })
    })

    it('in a later part is in doubt, and complete when sent again', async () => {
      const long = reply(text('a '.repeat(2500)))
      stage.server.failNext({ route: 'POST /channels', skip: 1, status: 429 })
      const first = stage.discord.send(here, long, { nonce: 'n1' })
      await expect(first).rejects.toMatchObject({ outcome: 'in-doubt', reason: 'partly-sent' })
      expect(standing()).toHaveLength(1)
      await stage.discord.send(here, long, { nonce: 'n1' })
      expect(standing()).toHaveLength(3)
    })
  })

  it('is edited in place, buttons and all', async () => {
    const alice = stage.server.person('Alice')
    const sent = await stage.discord.send(
      here,
      reply(text('Split squat'), buttons([{ label: 'Done', id: '1' }])),
    )
    await stage.discord.edit(sent, reply(text('Done!')))
    expect(await alice.hears('Done!')).toMatchObject({ id: sent.messageIds[0], buttons: [] })
  })

  it('loses the parts it needs no more when it is edited', async () => {
    const sent = await stage.discord.send(here, reply(text('a '.repeat(1500))))
    await stage.discord.edit(sent, reply(text('Short.')))
    expect(standing()).toEqual(['Short.'])
    await expect(stage.discord.edit(sent, reply(text('b '.repeat(3000))))).rejects.toMatchObject({
      reason: 'too-long',
    })
  })

  it('is taken back, also when it was gone before', async () => {
    const sent = await stage.discord.send(here, lift)
    await stage.discord.remove(sent)
    await stage.discord.remove(sent)
    expect(standing()).toEqual([])
  })

  it('is published from an announcement channel, once', async () => {
    const news = stage.server.channel('news', { type: 'announcement' })
    const sent = await stage.discord.send({ platform: 'discord', chat: news.id }, lift)
    await stage.discord.publish?.(sent)
    await stage.discord.publish?.(sent)
    const plain = await stage.discord.send(here, lift)
    await expect(stage.discord.publish?.(plain)).rejects.toMatchObject({
      reason: 'not-announcement-channel',
    })
  })

  it('says when Discord publishes no more for the hour', async () => {
    const news = stage.server.channel('news', { type: 'announcement' })
    const sent = await stage.discord.send({ platform: 'discord', chat: news.id }, lift)
    stage.server.failNext({ route: '/crosspost', status: 429, retryAfterMs: 1_800_000 })
    await expect(stage.discord.publish?.(sent)).rejects.toMatchObject({
      outcome: 'retry',
      reason: 'publish-limit',
      message: expect.stringContaining('in 31 min'),
    })
  })

  it('never repeats a call by itself', async () => {
    stage.server.failNext({ route: 'POST /channels', drop: 'after', times: 1 })
    await failing()
    expect(standing()).toHaveLength(1)
  })
})
