import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFakeClock, type FakeClock } from './fake-clock.ts'
import { startTelegramServer, type TelegramServer } from './telegram-server.ts'

describe('the local Telegram', () => {
  let server: TelegramServer
  let clock: FakeClock
  let here: number
  beforeEach(async () => {
    clock = createFakeClock()
    server = await startTelegramServer({ clock })
    here = server.club.id
  })
  afterEach(() => server.stop())

  const call = async (method: string, body: object = {}, token = server.token) => {
    const response = await fetch(`${server.apiRoot}/bot${token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const answer = (await response.json()) as { ok: boolean; result: unknown }
    return { status: response.status, ...answer }
  }
  const send = (body: object) => call('sendMessage', { chat_id: here, text: 'x', ...body })
  const refusing = (words: string) => ({
    ok: false,
    status: 400,
    description: expect.stringContaining(words),
  })
  const keyboard = (...buttons: object[]) => ({ reply_markup: { inline_keyboard: [buttons] } })
  const done = { text: 'Done', callback_data: 'b1' }

  it.each<[string, object, string]>([
    ['4097 units', { text: 'x'.repeat(4_097) }, 'message is too long'],
    ['no words', { text: ' \n ' }, 'message text is empty'],
    ['an unknown field', { tekst: 'x' }, 'tekst'],
    ['a field of a wrong type', { entities: 'bold' }, 'entities'],
    ['a chat it does not have', { chat_id: 424242 }, 'chat not found'],
    ['a topic the chat does not have', { message_thread_id: 5 }, 'message thread not found'],
    ['an answer to nothing', { reply_parameters: { message_id: 99 } }, 'replied not found'],
    [
      'data of 65 bytes',
      keyboard({ ...done, callback_data: 'ä'.repeat(33) }),
      'BUTTON_DATA_INVALID',
    ],
    ['a button without words', keyboard({ ...done, text: ' ' }), 'text is empty'],
    [
      'a button that does two things',
      keyboard({ ...done, url: 'https://a.example' }),
      'exactly one',
    ],
    ['a button to nowhere', keyboard({ text: 'x', url: 'javascript:1' }), 'Wrong HTTP URL'],
  ])('refuses %s', async (_what, body, words) => {
    expect(await send(body)).toMatchObject(refusing(words))
    expect(server.accepted).toEqual([])
  })

  it.each([
    ['outside the words', [{ type: 'bold', offset: 2, length: 2 }]],
    ['of nothing', [{ type: 'bold', offset: 0, length: 0 }]],
    ['before the words', [{ type: 'bold', offset: -1, length: 2 }]],
    ['of an unknown kind', [{ type: 'loud', offset: 0, length: 1 }]],
    ['to nowhere', [{ type: 'text_link', offset: 0, length: 1, url: 'nowhere' }]],
    [
      'across code',
      [
        { type: 'code', offset: 0, length: 2 },
        { type: 'bold', offset: 1, length: 2 },
      ],
    ],
    [
      'of quotations in each other',
      [
        { type: 'blockquote', offset: 0, length: 3 },
        { type: 'expandable_blockquote', offset: 0, length: 2 },
      ],
    ],
  ])('refuses looks %s', async (_what, entities) => {
    expect(await send({ text: 'abc', entities })).toMatchObject({ ok: false, status: 400 })
  })

  it('refuses looks that begin inside a letter, and counts in UTF-16', async () => {
    const bold = (offset: number, length: number) => ({
      text: '👟 ab',
      entities: [{ type: 'bold', offset, length }],
    })
    expect(await send(bold(3, 2))).toMatchObject({ ok: true })
    expect(await send(bold(1, 2))).toMatchObject(refusing('UTF-16'))
    expect(await send(bold(3, 3))).toMatchObject(refusing('ENTITY'))
  })

  it('refuses a wrong token, and one that is none', async () => {
    expect(await call('getMe', {}, '1:wrong')).toMatchObject({ status: 401 })
    expect(await call('getMe', {}, 'wrong')).toMatchObject({ status: 404 })
    expect(await call('getMe')).toMatchObject({ ok: true })
  })

  it('refuses who has not started, has blocked, has gone, and where it was thrown out', async () => {
    const alice = server.person('Alice')
    const toAlice = () => send({ chat_id: Number(alice.id) })
    expect(await toAlice()).toMatchObject({
      status: 403,
      description: expect.stringContaining('initiate'),
    })
    await alice.starts()
    expect(await toAlice()).toMatchObject({ ok: true })
    alice.blocks()
    expect(await toAlice()).toMatchObject({
      status: 403,
      description: 'Forbidden: bot was blocked by the user',
    })
    alice.unblocks()
    alice.disappears()
    expect(await toAlice()).toMatchObject({ description: 'Forbidden: user is deactivated' })
    server.kick(server.club)
    expect(await send({})).toMatchObject({ status: 403 })
  })

  it('tells where a group has moved to', async () => {
    const old = server.group('Old club', { basic: true })
    const moved = server.migrate(old)
    expect(await send({ chat_id: old.id })).toMatchObject({
      status: 400,
      parameters: { migrate_to_chat_id: moved.id },
    })
  })

  it('refuses to change words to the same, of others, or that are not there', async () => {
    const alice = server.person('Alice')
    const hers = await alice.says('hello')
    await send({ text: 'one' })
    const edit = (message_id: number, text: string) =>
      call('editMessageText', { chat_id: here, message_id, text })
    const mine = Number(server.accepted[0]?.messageId)
    expect(await edit(mine, 'one')).toMatchObject(refusing('message is not modified'))
    expect(await edit(mine, 'two')).toMatchObject({ ok: true })
    expect(await edit(Number(hers), 'two')).toMatchObject(refusing("can't be edited"))
    expect(await edit(99, 'two')).toMatchObject(refusing('to edit not found'))
    expect(await call('deleteMessage', { chat_id: here, message_id: 99 })).toMatchObject(
      refusing('to delete not found'),
    )
    await clock.advance(49 * 3_600_000)
    expect(await call('deleteMessage', { chat_id: here, message_id: mine })).toMatchObject(
      refusing("can't be deleted"),
    )
  })

  it('refuses the answer to a press after fifteen seconds', async () => {
    await send(keyboard(done))
    const alice = server.person('Alice')
    await alice.presses('Done')
    const [id = ''] = server.world.queries.keys()
    const answer = () => call('answerCallbackQuery', { callback_query_id: id })
    expect(await answer()).toMatchObject({ ok: true })
    await clock.advance(15_001)
    expect(await answer()).toMatchObject(refusing('query is too old'))
  })

  it('writes down what it took, in order, with the time', async () => {
    const forum = server.group('Forum', { topics: true })
    const topic = server.topic(forum, 'Lifts').split('/')[1] ?? ''
    await send({ text: 'one' })
    await clock.advance(1_500)
    await send({ text: 'two', chat_id: forum.id, message_thread_id: Number(topic) })
    await send({ text: '' })
    const began = clock.now() - 1_500
    expect(server.accepted).toMatchObject([
      { at: began, chat: `${here}`, topic: null, text: 'one', method: 'sendMessage' },
      { at: began + 1_500, chat: `${forum.id}`, topic, text: 'two' },
    ])
  })

  describe('tells news', () => {
    const news = (body: object = {}) => call('getUpdates', body)
    const texts = async (body: object = {}) =>
      ((await news(body)).result as { message: { text: string } }[]).map(
        ({ message }) => message.text,
      )
    const ids = async (body: object = {}) =>
      ((await news(body)).result as { update_id: number }[]).map(({ update_id: id }) => id)

    it('again and again until a higher number is named', async () => {
      const alice = server.person('Alice')
      for (const words of ['one', 'two', 'three']) await alice.says(words)
      expect(await texts({ limit: 2 })).toEqual(['one', 'two'])
      expect(await texts()).toEqual(['one', 'two', 'three'])
      const [first = 0] = await ids()
      expect(await texts({ offset: first + 1 })).toEqual(['two', 'three'])
      expect(await texts()).toEqual(['two', 'three'])
      expect(await texts({ offset: -1 })).toEqual(['three'])
    })

    it('to an open request as soon as there are any, or nothing when its time is over', async () => {
      const alice = server.person('Alice')
      const open = texts({ timeout: 30 })
      while (!server.updates.isListening) await new Promise((resolve) => setImmediate(resolve))
      await alice.says('one')
      expect(await open).toEqual(['one'])
      const [id = 0] = await ids()
      const idle = texts({ timeout: 30, offset: id + 1 })
      while (!server.updates.isListening) await new Promise((resolve) => setImmediate(resolve))
      await clock.advance(30_000)
      expect(await idle).toEqual([])
    })

    it('to one listener: a second one throws the first one out', async () => {
      const first = news({ timeout: 30 })
      while (!server.updates.isListening) await new Promise((resolve) => setImmediate(resolve))
      await news()
      expect(await first).toMatchObject({
        status: 409,
        description: expect.stringContaining('other getUpdates'),
      })
    })

    it('to nobody while a webhook is set', async () => {
      await call('setWebhook', { url: 'https://a.example/hook' })
      expect(await news()).toMatchObject({ status: 409 })
      await call('deleteWebhook')
      expect(await news()).toMatchObject({ ok: true })
    })
  })

  describe('with flood limits', () => {
    const statuses = async (chats: readonly number[]) => {
      const seen: number[] = []
      for (const chat_id of chats) seen.push((await send({ chat_id })).status)
      return seen
    }
    const started = async (count: number) => {
      const people = Array.from({ length: count }, (_none, index) => server.person(`P${index}`))
      for (const person of people) await person.starts()
      return people.map(({ id }) => Number(id))
    }

    it('takes a short burst in one chat, then one a second', async () => {
      server.limit()
      const [chat = 0] = await started(1)
      expect(await statuses([chat, chat, chat, chat])).toEqual([200, 200, 200, 429])
      expect(await send({ chat_id: chat })).toMatchObject({ parameters: { retry_after: 3 } })
      expect(server.violations()).toBe(1)
      await clock.advance(3_000)
      expect(await statuses([chat])).toEqual([200])
      expect(server.violations()).toBe(1)
    })

    it('takes twenty a minute in a group', async () => {
      server.limit({ chatBurst: 100 })
      const many = await statuses(Array(21).fill(here))
      expect(many.filter((status) => status === 200)).toHaveLength(20)
      expect(await send({})).toMatchObject({ parameters: { retry_after: 60 } })
    })

    it('takes thirty a second in all, and more when they are paid for', async () => {
      server.limit()
      const chats = await started(32)
      const many = await statuses(chats)
      expect(many.filter((status) => status === 200)).toHaveLength(30)
      await clock.advance(1_000)
      const paid = await Promise.all(
        chats.map((chat_id) => send({ chat_id, allow_paid_broadcast: true })),
      )
      expect(paid.every(({ ok }) => ok)).toBe(true)
    })

    it('runs faster than life when told to', async () => {
      server.limit({ timeFactor: 0.01 })
      const [chat = 0] = await started(1)
      expect(await statuses([chat, chat, chat, chat])).toEqual([200, 200, 200, 429])
      await clock.advance(30)
      expect(await statuses([chat])).toEqual([200])
    })
  })
})
