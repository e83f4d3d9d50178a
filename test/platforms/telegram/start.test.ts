import { afterEach, describe, expect, it } from 'vitest'
import type { ChatHandlers, MenuEntry } from '../../../src/chat/platform.ts'
import { SetupError } from '../../../src/errors.ts'
import { startTelegramServer, type TelegramServer } from '../../support/telegram-server.ts'
import { menu, openStage, setStage, until } from './stage.ts'

const nobody: ChatHandlers = {
  onMessage: async () => {},
  onPress: async () => {},
  onReachability: async () => {},
}

describe('starting on Telegram', () => {
  it.each([
    ['7000000001:wrong-token-of-somebody'],
    ['wrong-token-of-somebody'],
  ])('with the token %s names the setting and where to get it', async (token) => {
    const { telegram, server, logLines } = await setStage({ token })
    const error = await telegram.start(nobody, []).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(SetupError)
    expect(String(error)).toContain('TELEGRAM_TOKEN')
    expect(String(error)).toContain('@BotFather')
    expect(String(error) + logLines.join('')).not.toContain('wrong-token')
    await telegram.stop()
    await server.stop()
  })

  it('while Telegram cannot be reached may be tried again', async () => {
    const { telegram, server } = await setStage()
    await server.stop()
    await expect(telegram.start(nobody, [])).rejects.toMatchObject({ outcome: 'retry' })
    await telegram.stop()
  })

  it('takes its news back from a webhook', async () => {
    const { telegram, server } = await setStage()
    server.updates.webhookUrl = 'https://old.example/hook'
    await telegram.start(nobody, [])
    await until(() => server.updates.webhookUrl === '')
    await telegram.stop()
    await server.stop()
  })

  it('asks a server whose address was written with a slash at the end', async () => {
    const server = await startTelegramServer()
    const { telegram } = await setStage({ server: { ...server, apiRoot: `${server.apiRoot}/` } })
    await telegram.start(nobody, [])
    await telegram.stop()
    await server.stop()
  })

  it('stops soon although Telegram is away', async () => {
    const stage = await openStage()
    const alice = stage.server.person('Alice')
    await alice.says('hello', { in: 'private' })
    await stage.turnOf('hello')
    await stage.server.stop()
    await stage.telegram.stop()
    expect(stage.logLines.join('')).toContain('the last news were not confirmed')
  })

  it('never writes the token to the log or into an error', async () => {
    const stage = await openStage()
    const alice = stage.server.person('Alice')
    const bytes = new TextEncoder().encode('# Hills')
    const files = [{ name: 'hills.md', mediaType: 'text/markdown', bytes }]
    await alice.says('look', { in: 'private', files })
    const [file] = (await stage.turnOf('look')).message.attachments
    const here = { platform: 'telegram', chat: alice.id } as const
    const send = () => stage.telegram.send(here, { blocks: [{ kind: 'title', text: 'x' }] })
    const thrown: unknown[] = []
    const note = (error: unknown) => void thrown.push(error)
    stage.server.failNext({ route: 'sendMessage', drop: 'before' })
    await send().catch(note)
    await stage.server.stop()
    await send().catch(note)
    await send().catch(note)
    await file?.download(100).catch(note)
    await stage.clock.advance(3_000)
    await stage.telegram.stop()
    const inErrors = thrown.flatMap((error) => [
      String(error),
      inside(error),
      JSON.stringify(error),
    ])
    expect(thrown).toHaveLength(4)
    expect(inErrors.join('') + stage.logLines.join('')).not.toContain('local-secret')
  })
})

/** An error with everything it brings along. */
function inside(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return `${error.stack} ${error.cause === undefined ? '' : inside(error.cause)}`
}

describe('the commands menu', () => {
  let server: TelegramServer
  afterEach(() => server.stop())

  const startWith = async (entries: readonly MenuEntry[], coachIds: readonly string[] = []) => {
    const { telegram } = await setStage({ server, coachIds })
    await telegram.start(nobody, entries)
    await telegram.stop()
  }
  const names = (scope: string) => server.world.commands.get(scope)?.map(({ command }) => command)

  it('is written when it changed, and only then', async () => {
    server = await startTelegramServer()
    await startWith(menu)
    await startWith(menu)
    expect(server.world.commandWrites).toBe(1)
    await startWith(menu.map((entry) => ({ ...entry, description: `${entry.description}!` })))
    expect(server.world.commandWrites).toBe(2)
    await startWith(menu.slice(1))
    expect(names('default')).toEqual(['lift'])
  })

  it('shows what is for the coach to the coach alone', async () => {
    server = await startTelegramServer()
    const coach = server.person('Coach')
    await coach.starts()
    await startWith(menu, [coach.id])
    expect(names('default')).toEqual(['ask', 'lift'])
    expect(names(`chat ${coach.id}`)).toEqual(['ask', 'lift', 'article'])
  })

  it('waits for a coach who has not written yet', async () => {
    server = await startTelegramServer()
    const coach = server.person('Coach')
    const { telegram } = await setStage({ server, coachIds: [coach.id] })
    await telegram.start(nobody, menu)
    expect(names(`chat ${coach.id}`)).toBeUndefined()
    await coach.starts()
    await until(() => names(`chat ${coach.id}`) !== undefined)
    await telegram.stop()
  })

  it('may be refused without silencing everything else', async () => {
    server = await startTelegramServer()
    await startWith([{ name: 'Not A Name', description: '' }])
    expect(server.world.commandWrites).toBe(0)
  })
})

describe('looking at a chat on Telegram', () => {
  it('says its name and that all is well, or in words what is missing', async () => {
    const { telegram, server, close } = await openStage()
    const alice = server.person('Alice')
    const bob = server.person('Bob')
    await alice.starts()
    const forum = server.group('Forum', { topics: true })
    const [, topic = ''] = server.topic(forum, 'Calves').split('/')
    const news = server.channel('News')
    const muted = server.channel('Muted')
    muted.mayPost = false
    const quiet = server.group('Quiet')
    quiet.mayPost = false
    const lost = server.group('Lost')
    lost.bot = 'kicked'
    const look = (chat: number | string, extra = {}) =>
      telegram.look({ platform: 'telegram', chat: `${chat}`, ...extra })
    const well = { mayWrite: true, missing: null }
    expect(await look(alice.id)).toEqual({ name: 'Alice', kind: 'private', ...well })
    expect(await look(server.club.id)).toMatchObject({ kind: 'group', ...well })
    expect(await look(forum.id, { topic })).toMatchObject({
      name: 'Forum',
      kind: 'thread',
      ...well,
    })
    expect(await look(news.id)).toMatchObject({ name: 'News', kind: 'channel', ...well })
    expect((await look(muted.id)).missing).toContain('the right Post messages')
    expect((await look(quiet.id)).missing).toContain('Members may not write in Quiet')
    expect((await look(lost.id)).missing).toContain('add @ironstride_bot to the chat')
    expect((await look(-100123)).missing).toContain('-100123')
    expect((await look(bob.id)).missing).toContain('t.me/ironstride_bot')
    await close()
  })
})
