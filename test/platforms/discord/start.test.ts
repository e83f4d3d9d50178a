import { describe, expect, it } from 'vitest'
import type { ChatHandlers } from '../../../src/chat/platform.ts'
import { SetupError } from '../../../src/errors.ts'
import { openStage, setStage } from './stage.ts'

const nobody: ChatHandlers = {
  onMessage: async () => {},
  onPress: async () => {},
  onReachability: async () => {},
}

describe('starting on Discord', () => {
  it('with a wrong token names the setting and where to get it', async () => {
    const { discord, server, logLines } = await setStage({ token: 'MTIz.wrong.token-of-somebody' })
    const error = await discord.start(nobody, []).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(SetupError)
    expect(String(error)).toContain('DISCORD_TOKEN')
    expect(String(error)).toContain('discord.com/developers/applications')
    expect(String(error) + logLines.join('')).not.toContain('wrong.token')
    await discord.stop()
    await server.stop()
  })

  it('without the switch for messages names the switch', async () => {
    const { discord, server } = await setStage({ grantsMessageContent: false })
    const error = await discord.start(nobody, []).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(SetupError)
    expect(String(error)).toContain('Message Content Intent')
    await discord.stop()
    await server.stop()
  })

  it('while Discord cannot be reached may be tried again', async () => {
    const { discord, server } = await setStage()
    await server.stop()
    await expect(discord.start(nobody, [])).rejects.toMatchObject({ outcome: 'retry' })
    await discord.stop()
  })

  it('never writes the token or an interaction token to the log', async () => {
    const stage = await openStage()
    stage.server.failNext({ route: '/webhooks/', status: 500, times: 9 })
    stage.server.failNext({ route: 'POST /channels', status: 401 })
    const alice = stage.server.person('Alice')
    stage.onMessage(async (turn) => void (await turn.say({ blocks: [] })))
    await alice.uses('ask', 'how often?')
    await stage.turnOf('how often')
    const here = { platform: 'discord', chat: stage.server.general.id } as const
    const failure = await stage.discord
      .send(here, { blocks: [{ kind: 'title', text: 'x' }] })
      .catch((error: unknown) => error)
    await stage.close()
    const everything = stage.logLines.join('') + JSON.stringify(failure) + String(failure)
    expect(failure).toMatchObject({ outcome: 'unauthorised' })
    expect(everything).not.toContain(stage.server.token)
    for (const token of stage.server.world.interactions.keys()) {
      expect(everything).not.toContain(token)
    }
  })
})

describe('looking at a chat on Discord', () => {
  it('says its name and that all is well', async () => {
    const { discord, server, close } = await openStage()
    const news = server.channel('news', { type: 'announcement' })
    const thread = server.thread('calves')
    const alice = server.person('Alice')
    const look = (chat: string) => discord.look({ platform: 'discord', chat })
    expect(await look(server.general.id)).toEqual({
      name: '#general',
      kind: 'channel',
      mayWrite: true,
      missing: null,
    })
    expect(await look(news.id)).toMatchObject({ kind: 'announcement-channel', mayWrite: true })
    expect(await look(thread.id)).toMatchObject({ name: '#calves', kind: 'thread', mayWrite: true })
    expect(await look(`@${alice.id}`)).toMatchObject({
      name: 'Alice',
      kind: 'private',
      mayWrite: true,
    })
    await close()
  })

  it('says in words what is missing', async () => {
    const { discord, server, close } = await openStage()
    const quiet = server.channel('quiet', { deny: ['SendMessages', 'AttachFiles'] })
    const hidden = server.channel('hidden', { deny: ['ViewChannel'] })
    const forum = server.channel('ideas', { type: 'forum' })
    const look = (chat: string) => discord.look({ platform: 'discord', chat })
    expect(await look(quiet.id)).toMatchObject({
      mayWrite: false,
      missing: expect.stringContaining('I need Send Messages and Attach Files in #quiet.'),
    })
    expect((await look(hidden.id)).missing).toContain('View Channel')
    expect(await look(forum.id)).toMatchObject({
      mayWrite: false,
      missing: '#ideas takes no messages. Name a text channel, or a thread inside it.',
    })
    expect((await look('123456789012345678')).missing).toContain('123456789012345678')
    await close()
  })

  it('and writing where it may not says so, too', async () => {
    const { discord, server, close } = await openStage()
    const quiet = server.channel('quiet', { deny: ['SendMessages'] })
    const sent = discord.send(
      { platform: 'discord', chat: quiet.id },
      { blocks: [{ kind: 'title', text: 'x' }] },
    )
    await expect(sent).rejects.toMatchObject({
      outcome: 'refused',
      reason: 'no-permission',
      message: expect.stringContaining('Send Messages'),
    })
    await close()
  })
})
