import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Destination } from '../../../src/chat/address.ts'
import type { SendBudget } from '../../../src/chat/platform.ts'
import { type Block, buttons, list, reply, text, title } from '../../../src/chat/reply.ts'
import type { TelegramPerson } from '../../support/telegram/person.ts'
import { openStage, type Stage } from './stage.ts'

const lift = reply(title("Today's lift"), text('Split squat'))
const long = (words: number) => reply(text('word '.repeat(words)))

describe('a delivery on Telegram', () => {
  let stage: Stage
  let alice: TelegramPerson
  let here: Destination
  const budgetCalls: unknown[][] = []
  const budget: SendBudget = {
    enter: async (...call) => void budgetCalls.push(['enter', ...call]),
    pauseFor: (...call) => budgetCalls.push(['pause', ...call]),
    countInvalid: () => budgetCalls.push(['invalid']),
  }

  beforeEach(async () => {
    stage = await openStage({ budget })
    alice = stage.server.person('Alice')
    here = { platform: 'telegram', chat: `${stage.server.club.id}` }
    budgetCalls.length = 0
  })
  afterEach(() => stage.close())

  const tries = (method = 'sendMessage') =>
    stage.server.calls.filter((call) => call.method === method)
  const standing = (room = stage.server.club) =>
    [...room.messages.values()].map(({ text: said, caption }) => said ?? caption)
  const failing = (to: Destination = here) =>
    stage.telegram.send(to, lift).catch((error: unknown) => error)

  it('arrives in a group, and asks the budget first', async () => {
    const sent = await stage.telegram.send(here, lift, { urgency: 'scheduled' })
    expect(await alice.hears('Split squat')).toMatchObject({ id: sent.messageIds[0] })
    expect(budgetCalls).toEqual([['enter', here, 'scheduled', { paid: false }]])
    expect(tries()[0]?.params).toMatchObject({ link_preview_options: { is_disabled: true } })
  })

  it('arrives in a topic, in a channel and in a private chat', async () => {
    const forum = stage.server.group('Forum', { topics: true })
    const place = stage.server.topic(forum, 'Lifts')
    const news = stage.server.channel('News')
    await alice.starts()
    const topic = place.split('/')[1] ?? ''
    await stage.telegram.send({ platform: 'telegram', chat: `${forum.id}`, topic }, lift)
    await stage.telegram.send({ platform: 'telegram', chat: `${news.id}` }, lift)
    await stage.telegram.send({ platform: 'telegram', chat: alice.id }, lift)
    const heard = alice.ears.everything.map(({ chat }) => chat)
    expect(heard).toEqual([place, `${news.id}`, alice.id])
  })

  it.each([
    '@everyone look',
    'hey @bob_runs',
    'mail @ the track',
  ])('pings nobody with %j', async (words) => {
    await stage.telegram.send(here, reply(text(words), list(words), title(words)))
    expect(stage.server.pings).toEqual([])
  })

  it('goes at the paid rate when told to', async () => {
    await stage.telegram.send(here, lift, { paid: true })
    expect(stage.server.accepted).toMatchObject([{ paid: true }])
    expect(budgetCalls).toEqual([['enter', here, 'scheduled', { paid: true }]])
  })

  it('answers the message it was told to, also when that is gone', async () => {
    const asked = await alice.says('when is it?')
    await stage.telegram.send(here, reply(text('At seven.')), { replyTo: asked })
    expect(await alice.hears('At seven.')).toMatchObject({ repliesTo: asked })
    await stage.telegram.send(here, reply(text('At eight.')), { replyTo: '4242' })
    expect(await alice.hears('At eight.')).toMatchObject({ repliesTo: null })
  })

  it('is sent with pictures and files, their names and captions', async () => {
    const image: Block = {
      kind: 'image',
      bytes: new Uint8Array([137, 80]),
      fileName: 'my week.png',
      alt: 'Three runs',
    }
    const file: Block = {
      kind: 'file',
      bytes: new TextEncoder().encode('BEGIN'),
      fileName: 'lifts.ics',
      mediaType: 'text/calendar',
    }
    await stage.telegram.send(here, reply(title('Your week'), image))
    await stage.telegram.send(here, reply(text('Your calendar'), file))
    expect(await alice.hears('Your week')).toMatchObject({ files: ['my-week.png'] })
    expect(await alice.hears('Your calendar')).toMatchObject({ files: ['lifts.ics'] })
    const stored = [...stage.server.world.files.values()].map(({ bytes }) => [...bytes])
    expect(stored).toEqual([[137, 80], [...new TextEncoder().encode('BEGIN')]])
  })

  it('is sent once more without its looks when Telegram refuses those', async () => {
    const description = "Bad Request: can't parse entities: unsupported start tag"
    stage.server.failNext({ route: 'sendMessage', status: 400, description })
    await stage.telegram.send(here, lift)
    expect(standing()).toEqual(["Today's lift\nSplit squat"])
    expect(tries().map(({ params }) => params.entities)).toEqual([
      [{ type: 'bold', offset: 0, length: 12 }],
      [],
    ])
    expect(budgetCalls.filter(([what]) => what === 'enter')).toHaveLength(2)
  })

  describe('that fails', () => {
    const refused = (status: number, description: string) => ({ status, description })

    it.each([
      [
        refused(403, 'Forbidden: bot was blocked by the user'),
        { outcome: 'gone', reason: 'blocked' },
      ],
      [refused(403, 'Forbidden: user is deactivated'), { outcome: 'gone', reason: 'deactivated' }],
      [
        refused(403, 'Forbidden: bot was kicked from the supergroup chat'),
        { outcome: 'gone', reason: 'kicked' },
      ],
      [
        refused(403, 'Forbidden: bot is not a member of the channel chat'),
        { outcome: 'gone', reason: 'left' },
      ],
      [refused(400, 'Bad Request: chat not found'), { outcome: 'gone', reason: 'chat-not-found' }],
      [
        refused(400, 'Bad Request: message thread not found'),
        { outcome: 'gone', reason: 'topic-deleted' },
      ],
      [
        refused(400, 'Bad Request: not enough rights to send text messages to the chat'),
        { outcome: 'refused', reason: 'no-permission' },
      ],
      [
        refused(400, 'Bad Request: message is too long'),
        { outcome: 'refused', reason: 'too-long' },
      ],
      [refused(400, 'Bad Request: something new'), { outcome: 'refused', reason: 'invalid' }],
      [refused(401, 'Unauthorized'), { outcome: 'unauthorised' }],
      [
        { status: 429, retryAfterMs: 3_000 },
        { outcome: 'retry', retryAfterMs: 3_000 },
      ],
      [{ status: 500 }, { outcome: 'in-doubt', reason: '500' }],
      [{ status: 502 }, { outcome: 'in-doubt', reason: '502' }],
      [{ status: 502, accepted: true }, { outcome: 'in-doubt' }],
      [{ drop: 'before' }, { outcome: 'in-doubt' }],
      [{ drop: 'after' }, { outcome: 'in-doubt' }],
    ] as const)('with %j says %j, and is tried once', async (fault, meaning) => {
      stage.server.failNext({ route: 'sendMessage', ...fault })
      expect(await failing()).toMatchObject({ platform: 'telegram', ...meaning })
      await stage.clock.advance(3_000)
      await stage.telegram.send(here, reply(text('The next one.')))
      const arrived = 'accepted' in fault || ('drop' in fault && fault.drop === 'after')
      expect(standing()).toEqual([
        ...(arrived ? ["Today's lift\nSplit squat"] : []),
        'The next one.',
      ])
      const unseen = 'drop' in fault && fault.drop === 'before' ? 1 : 0
      expect(tries()).toHaveLength(2 - unseen)
    })

    it('because Telegram answers nothing it can read is in doubt', async () => {
      await stage.server.stop()
      await failing()
      expect(await failing()).toMatchObject({ outcome: 'retry', reason: 'ECONNREFUSED' })
    })

    it('because the group moved says where to', async () => {
      const old = stage.server.group('Old club', { basic: true })
      const moved = stage.server.migrate(old)
      expect(await failing({ platform: 'telegram', chat: `${old.id}` })).toMatchObject({
        outcome: 'moved',
        movedTo: `${moved.id}`,
      })
    })

    it('because the person never started it is gone', async () => {
      expect(await failing({ platform: 'telegram', chat: alice.id })).toMatchObject({
        outcome: 'gone',
        reason: 'not-started',
      })
    })

    it('tells the budget how long to wait, and for whom', async () => {
      const bob = stage.server.person('Bob')
      await alice.starts()
      await bob.starts()
      const to = (chat: string) => ({ platform: 'telegram', chat }) as const
      const limited = { route: 'sendMessage', status: 429, retryAfterMs: 3_000 }
      await stage.telegram.send(to(alice.id), lift)
      stage.server.failNext(limited)
      await failing(to(alice.id))
      expect(budgetCalls).toContainEqual(['pause', to(alice.id), 3_000])
      expect(budgetCalls).not.toContainEqual(['pause', null, 3_000])
      expect(budgetCalls).toContainEqual(['invalid'])
      // A second private chat at the same time: the limit is the bot's own.
      stage.server.failNext(limited)
      expect(await failing(to(bob.id))).toMatchObject({ global: true })
      expect(budgetCalls).toContainEqual(['pause', null, 3_000])
      // Groups have a limit of their own.
      stage.server.failNext(limited)
      expect(await failing(here)).toMatchObject({ global: false })
    })

    it('is taken as the limit of the bot when the chat was not written to lately', async () => {
      await alice.starts()
      const to = { platform: 'telegram', chat: alice.id } as const
      stage.server.failNext({ route: 'sendMessage', status: 429, retryAfterMs: 10_800_000 })
      await failing(to)
      expect(budgetCalls).toContainEqual(['pause', to, 10_800_000])
      // A guess does not keep everybody waiting for hours.
      expect(budgetCalls).toContainEqual(['pause', null, 30_000])
    })

    it('in a later part is taken back when nothing more arrives', async () => {
      stage.server.failNext({ route: 'sendMessage', skip: 1, status: 429, retryAfterMs: 60_000 })
      await expect(stage.telegram.send(here, long(1_800))).rejects.toMatchObject({
        outcome: 'retry',
        retryAfterMs: 60_000,
      })
      expect(standing()).toEqual([])
    })

    it('in a later part is in doubt when nobody knows, or what stands there stays', async () => {
      stage.server.failNext({ route: 'sendMessage', skip: 1, status: 502 })
      await expect(stage.telegram.send(here, long(1_800))).rejects.toMatchObject({
        outcome: 'in-doubt',
        reason: 'partly-sent',
      })
      expect(standing()).toHaveLength(1)
      stage.server.failNext({ route: 'sendMessage', skip: 1, status: 400, description: 'no' })
      stage.server.failNext({ route: 'deleteMessage', status: 500 })
      await expect(stage.telegram.send(here, long(1_800))).rejects.toMatchObject({
        reason: 'partly-sent',
      })
    })
  })

  it('is edited in place, buttons and all', async () => {
    const words = reply(text('Split squat'), buttons([{ label: 'Done', id: 'b1' }]))
    const sent = await stage.telegram.send(here, words)
    budgetCalls.length = 0
    await stage.telegram.edit(sent, reply(text('Done!')))
    expect(await alice.hears('Done!')).toMatchObject({ id: sent.messageIds[0], buttons: [] })
    expect(budgetCalls).toEqual([['enter', here, 'scheduled']])
  })

  it('counts as edited when it says exactly that already', async () => {
    const sent = await stage.telegram.send(here, lift)
    await stage.telegram.edit(sent, lift)
    expect(stage.server.calls.at(-1)).toMatchObject({ method: 'editMessageText', status: 400 })
  })

  it('keeps its picture when its words are edited, and changes it for another one', async () => {
    const image = (fileName: string): Block => ({
      kind: 'image',
      bytes: new Uint8Array([1]),
      fileName,
      alt: 'A chart',
    })
    const sent = await stage.telegram.send(here, reply(text('Week 1'), image('one.png')))
    await stage.telegram.edit(sent, reply(text('Week 1, done')))
    expect(await alice.hears('Week 1, done')).toMatchObject({ files: ['one.png'], edited: true })
    await stage.telegram.edit(sent, reply(text('Week 2'), image('two.png')))
    expect(await alice.hears('Week 2')).toMatchObject({ files: ['two.png'], edited: true })
  })

  it('loses the parts it needs no more when it is edited', async () => {
    const sent = await stage.telegram.send(here, long(1_500))
    expect(sent.messageIds).toHaveLength(2)
    await stage.telegram.edit(sent, reply(text('Short.')))
    expect(standing()).toEqual(['Short.'])
    await expect(stage.telegram.edit(sent, long(3_000))).rejects.toMatchObject({
      reason: 'too-long',
    })
  })

  it('is taken back, also when it was gone before', async () => {
    const sent = await stage.telegram.send(here, long(1_500))
    await stage.telegram.remove(sent)
    await stage.telegram.remove(sent)
    expect(standing()).toEqual([])
  })
})
