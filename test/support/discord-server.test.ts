import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type DiscordServer, startDiscordServer } from './discord-server.ts'
import { createFakeClock, type FakeClock } from './fake-clock.ts'

describe('the local Discord refuses', () => {
  let server: DiscordServer
  let clock: FakeClock
  beforeEach(async () => {
    clock = createFakeClock()
    server = await startDiscordServer({ clock })
  })
  afterEach(() => server.stop())

  const call = async (
    method: string,
    path: string,
    body?: object,
    login = `Bot ${server.token}`,
  ) => {
    const response = await fetch(`${server.apiUrl}/v10${path}`, {
      method,
      headers: { authorization: login, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const said = await response.text()
    return { status: response.status, code: said === '' ? undefined : JSON.parse(said).code }
  }
  const post = (body: object) => call('POST', `/channels/${server.general.id}/messages`, body)
  const button = { type: 2, style: 1, label: 'Done', custom_id: '1' }
  const row = (...components: object[]) => ({ type: 1, components })

  it.each([
    ['2001 characters', { content: 'x'.repeat(2001) }],
    ['an unknown field', { content: 'x', parse_mode: 'HTML' }],
    ['six rows', { content: 'x', components: Array(6).fill(row(button)) }],
    ['six buttons in a row', { content: 'x', components: [row(...Array(6).fill(button))] }],
    ['a long id', { content: 'x', components: [row({ ...button, custom_id: 'i'.repeat(101) })] }],
    ['the same id twice', { content: 'x', components: [row(button, button)] }],
    ['a long label', { content: 'x', components: [row({ ...button, label: 'l'.repeat(81) })] }],
    ['a nonce of 26', { content: 'x', nonce: 'n'.repeat(26), enforce_nonce: true }],
    ['a file that was not uploaded', { content: 'x', attachments: [{ id: '0' }] }],
  ])('%s', async (_what, body) => {
    expect(await post(body)).toEqual({ status: 400, code: 50035 })
  })

  it('an empty message', async () => {
    expect(await post({ content: ' ' })).toEqual({ status: 400, code: 50006 })
  })

  it('a wrong login', async () => {
    expect((await call('GET', '/gateway/bot', undefined, 'Bot wrong')).status).toBe(401)
  })

  it('a channel it does not have, one it hides, and one the bot may not write in', async () => {
    const quiet = server.channel('quiet', { deny: ['SendMessages'] })
    const hidden = server.channel('hidden', { deny: ['ViewChannel'] })
    const write = (id: string) => call('POST', `/channels/${id}/messages`, { content: 'x' })
    expect(await write('123456789012345678')).toEqual({ status: 404, code: 10003 })
    expect(await write(hidden.id)).toEqual({ status: 403, code: 50001 })
    expect(await write(quiet.id)).toEqual({ status: 403, code: 50013 })
  })

  it('more messages than a channel takes', async () => {
    server.limit(server.general, { limit: 1, perMs: 5_000 })
    expect((await post({ content: 'x' })).status).toBe(200)
    expect((await post({ content: 'x' })).status).toBe(429)
    await clock.advance(5_001)
    expect((await post({ content: 'x' })).status).toBe(200)
  })

  it('an acknowledgement after three seconds, a second one, and answers before it or after fifteen minutes', async () => {
    const alice = server.person('Alice')
    const open = async () => {
      await alice.uses('ask', 'x')
      return [...server.world.interactions.values()].at(-1)
    }
    const take = (one: Awaited<ReturnType<typeof open>>) =>
      call('POST', `/interactions/${one?.id}/${one?.token}/callback`, { type: 5 })
    const answer = (one: Awaited<ReturnType<typeof open>>) =>
      call('POST', `/webhooks/${server.world.applicationId}/${one?.token}`, { content: 'x' })

    const late = await open()
    await clock.advance(3_001)
    expect(await take(late)).toEqual({ status: 404, code: 10062 })

    const once = await open()
    expect((await answer(once)).status).toBe(404)
    expect((await take(once)).status).toBe(204)
    expect(await take(once)).toEqual({ status: 400, code: 40060 })
    expect((await answer(once)).status).toBe(200)
    await clock.advance(15 * 60_000 + 1)
    expect(await answer(once)).toEqual({ status: 401, code: 50027 })
  })

  it('to let the first answer change who sees the thinking note', async () => {
    const alice = server.person('Alice')
    const bob = server.person('Bob')
    await alice.uses('ask', 'x')
    const [open] = server.world.interactions.values()
    await call('POST', `/interactions/${open?.id}/${open?.token}/callback`, { type: 5 })
    const secret = { content: 'for Alice alone?', flags: 64 }
    await call('POST', `/webhooks/${server.world.applicationId}/${open?.token}`, secret)
    expect(await bob.hears('for Alice alone?')).toMatchObject({ private: false })
  })
})
