import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { reply, text } from '../../../src/chat/reply.ts'
import { openStage, type Stage } from './stage.ts'

describe('on Discord, Ironstride', () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await openStage()
  })
  afterEach(() => stage.close())

  const answerWith = (words: string) =>
    stage.onMessage(async (turn) => void (await turn.say(reply(text(words)))))

  it('hears a mention, without its own name in the words', async () => {
    const alice = stage.server.person('Alice')
    await alice.says('how often should I lift?', { mention: true })
    const { message, author, destination } = await stage.turnOf('how often')
    expect(message).toMatchObject({
      addressed: 'mention',
      room: 'group',
      text: 'how often should I lift?',
      command: null,
    })
    expect(author).toMatchObject({ platform: 'discord', id: alice.id, name: 'Alice' })
    expect(destination).toEqual({ platform: 'discord', chat: stage.server.general.id })
  })

  it('answers below the words it was asked with', async () => {
    answerWith('Twice a week.')
    const alice = stage.server.person('Alice')
    const asked = await alice.says('how often?', { mention: true })
    expect(await alice.hears('Twice a week.')).toMatchObject({ repliesTo: asked, private: false })
  })

  it('hears the role Discord made for it, which people pick by mistake', async () => {
    const alice = stage.server.person('Alice')
    await alice.says(`<@&${stage.server.world.botRoleId}> heavy or light?`)
    expect((await stage.turnOf('heavy')).message).toMatchObject({
      addressed: 'mention',
      text: 'heavy or light?',
    })
  })

  it('hears a reply to its own words, and what was replied to', async () => {
    answerWith('Twice a week.')
    const alice = stage.server.person('Alice')
    await alice.says('how often?', { mention: true })
    const { id } = await alice.hears('Twice')
    await alice.says('and in race week?', { replyTo: id })
    expect((await stage.turnOf('race week')).message).toMatchObject({
      addressed: 'reply',
      text: 'and in race week?',
      repliedTo: { messageId: id, text: 'Twice a week.', fromIronstride: true },
    })
  })

  it('hears a private message and answers in the private chat', async () => {
    answerWith('Twice a week.')
    const alice = stage.server.person('Alice')
    await alice.says('how often?', { in: 'private' })
    expect(await stage.turnOf('how often')).toMatchObject({
      destination: { platform: 'discord', chat: `@${alice.id}` },
      message: { addressed: 'private', room: 'private', text: 'how often?' },
    })
    expect(await alice.hears('Twice')).toMatchObject({ private: true, repliesTo: null })
  })

  it('hears a slash command and its argument', async () => {
    answerWith('Twice a week.')
    const alice = stage.server.person('Alice')
    await alice.uses('ask', 'how often?')
    expect(await stage.turnOf('how often')).toMatchObject({
      author: { id: alice.id, name: 'Alice', language: 'en-GB' },
      message: { addressed: 'command', command: { name: 'ask', text: 'how often?' } },
    })
    await alice.hears('Twice a week.')
  })

  it('takes a command typed as a message for one', async () => {
    const alice = stage.server.person('Alice')
    await alice.says('/Lift  tomorrow ', { in: 'private' })
    expect((await stage.turnOf('tomorrow')).message).toMatchObject({
      addressed: 'command',
      command: { name: 'lift', text: 'tomorrow' },
    })
  })

  it('hears everything in a thread it was mentioned in', async () => {
    const alice = stage.server.person('Alice')
    const thread = stage.server.thread('calves').id
    await alice.says('my calves hurt', { in: thread })
    await stage.turnOf('my calves')
    await alice.says('what now?', { in: thread, mention: true })
    await alice.says('and tomorrow?', { in: thread })
    await stage.turnOf('tomorrow')
    expect(stage.turns.map(({ message }) => [message.room, message.addressed])).toEqual([
      ['thread', 'overheard'],
      ['thread', 'mention'],
      ['thread', 'own-thread'],
    ])
  })

  it('hears everything in a thread it started', async () => {
    const alice = stage.server.person('Alice')
    const thread = stage.server.thread('today', { startedBy: stage.server.botId })
    await alice.says('done', { in: thread.id })
    expect((await stage.turnOf('done')).message.addressed).toBe('own-thread')
  })

  it('only overhears people who talk among themselves', async () => {
    const alice = stage.server.person('Alice')
    await alice.says('long run on Sunday? @everyone')
    expect((await stage.turnOf('long run')).message.addressed).toBe('overheard')
    const bob = stage.server.person('Bob')
    const invitation = await alice.says('who is in?')
    await bob.says('me!', { replyTo: invitation })
    expect((await stage.turnOf('me!')).message).toMatchObject({
      addressed: 'overheard',
      repliedTo: { messageId: invitation, fromIronstride: false },
    })
  })

  it('never answers itself, other bots or webhooks', async () => {
    answerWith('Hello.')
    stage.server.machineSays('how often?', 'ironstride')
    stage.server.machineSays('how often?', 'bot')
    stage.server.machineSays('how often?', 'webhook')
    const alice = stage.server.person('Alice')
    await alice.says('how often?', { mention: true })
    await alice.hears('Hello.')
    await alice.hearsNothing()
    expect(stage.turns.map(({ author }) => author.name)).toEqual(['Alice'])
  })

  it('reads people by the names of others in the words', async () => {
    const alice = stage.server.person('Alice')
    const bob = stage.server.person('Bob')
    await alice.says(`what should <@${bob.id}> do?`, { mention: true })
    expect((await stage.turnOf('what should')).message.text).toBe('what should @Bob do?')
  })

  it('reads a file up to the size it was told, and no further', async () => {
    const alice = stage.server.person('Alice')
    const bytes = new TextEncoder().encode('# Hills')
    await alice.says('my article', {
      in: 'private',
      files: [{ name: 'hills.md', mediaType: 'text/markdown', bytes }],
    })
    const [file] = (await stage.turnOf('my article')).message.attachments
    expect(file).toMatchObject({ kind: 'file', fileName: 'hills.md', sizeBytes: 7 })
    expect(new TextDecoder().decode(await file?.download(100))).toBe('# Hills')
    await expect(file?.download(3)).rejects.toThrow('too large')
  })

  it('takes the file of a slash command', async () => {
    const coach = stage.server.person('Coach')
    const bytes = new TextEncoder().encode('# Hills')
    await coach.uses('article', undefined, {
      files: [{ name: 'hills.md', mediaType: 'text/markdown; charset=utf-8', bytes }],
    })
    const { message } = await stage.turnOf('')
    expect(message.command).toEqual({ name: 'article', text: '' })
    expect(message.attachments).toMatchObject([
      { fileName: 'hills.md', mediaType: 'text/markdown' },
    ])
  })

  it('shows that it types, again and again until it has answered', async () => {
    let release = () => {}
    const thinking = new Promise<void>((resolve) => {
      release = resolve
    })
    stage.onMessage(async (turn) => {
      await turn.acknowledge()
      await thinking
      await turn.say(reply(text('Twice.')))
    })
    const alice = stage.server.person('Alice')
    await alice.says('how often?', { mention: true })
    await stage.turnOf('how often')
    await stage.clock.advance(17_000)
    release()
    await alice.hears('Twice.')
    await stage.clock.advance(60_000)
    expect(stage.server.calls.filter(({ path }) => path.endsWith('/typing'))).toHaveLength(3)
  })

  it('puts an emoji on a message', async () => {
    stage.onMessage((turn) => turn.react('👟'))
    const alice = stage.server.person('Alice')
    const id = await alice.says('ran 10k', { mention: true })
    await stage.turnOf('ran')
    await stage.discord.stop()
    expect(stage.server.reactions).toEqual([{ messageId: id, emoji: '👟' }])
  })

  it('knows who may manage a channel', async () => {
    const alice = stage.server.person('Alice')
    const marshal = stage.server.person('Marshal')
    stage.server.world.managers.add(marshal.id)
    const here = { platform: 'discord', chat: stage.server.general.id } as const
    expect(await stage.discord.mayManage(here, alice.id)).toBe(false)
    expect(await stage.discord.mayManage(here, marshal.id)).toBe(true)
    const answers: boolean[] = []
    stage.onMessage(async (turn) => void answers.push(await turn.mayManageRoom()))
    await alice.says('may I?', { mention: true })
    await stage.turnOf('may I?')
    await marshal.says('what about me?', { mention: true })
    await stage.turnOf('what about me?')
    await marshal.uses('lift', 'and like this?')
    await stage.turnOf('like this?')
    await stage.discord.stop()
    expect(answers).toEqual([false, true, true])
  })

  it('knows by name who is in a channel now', async () => {
    const alice = stage.server.person('Alice')
    const here = { platform: 'discord', chat: stage.server.general.id } as const
    expect(await stage.discord.memberNameIn?.(here, alice.id)).toBe('Alice')
    stage.server.world.left.add(alice.id)
    expect(await stage.discord.memberNameIn?.(here, alice.id)).toBeNull()
    expect(await stage.discord.memberNameIn?.({ ...here, chat: '404' }, alice.id)).toBeNull()
  })

  it('tells when a channel is deleted and when it is removed from the server', async () => {
    const side = stage.server.channel('side')
    stage.server.deleteChannel(side)
    stage.server.kick()
    const alice = stage.server.person('Alice')
    await alice.says('still here?', { in: 'private' })
    await stage.turnOf('still here')
    expect(stage.changes).toEqual([
      {
        destination: { platform: 'discord', chat: side.id },
        reachable: false,
        reason: 'channel-deleted',
      },
      {
        destination: { platform: 'discord', chat: stage.server.general.id },
        reachable: false,
        reason: 'kicked',
      },
    ])
  })

  it('loses no line when the connection breaks', async () => {
    const alice = stage.server.person('Alice')
    stage.server.cutConnection()
    await alice.says('are you there?', { mention: true })
    expect((await stage.turnOf('are you')).message.text).toBe('are you there?')
  })
})
