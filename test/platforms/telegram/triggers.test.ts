import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { reply, text } from '../../../src/chat/reply.ts'
import { openStage, type Stage, until } from './stage.ts'

describe('on Telegram, Ironstride', () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await openStage()
  })
  afterEach(() => stage.close())

  const answerWith = (words: string) =>
    stage.onMessage(async (turn) => void (await turn.say(reply(text(words)))))
  const club = () => `${stage.server.club.id}`

  it('hears a private message and answers in the private chat', async () => {
    answerWith('Twice a week.')
    const alice = stage.server.person('Alice')
    await alice.says('how often?', { in: 'private' })
    expect(await stage.turnOf('how often')).toMatchObject({
      author: { platform: 'telegram', id: alice.id, name: 'Alice', language: 'en' },
      destination: { platform: 'telegram', chat: alice.id },
      message: { addressed: 'private', room: 'private', text: 'how often?', command: null },
    })
    expect(await alice.hears('Twice')).toMatchObject({ private: true, repliesTo: null })
  })

  it('hears a mention, without its own name in the words, and answers below them', async () => {
    answerWith('Twice a week.')
    const alice = stage.server.person('Alice')
    const asked = await alice.says('🏃 how often, @Ironstride_Bot, should I lift?')
    const { message, destination } = await stage.turnOf('how often')
    expect(message).toMatchObject({
      addressed: 'mention',
      room: 'group',
      text: '🏃 how often, , should I lift?',
      anonymous: false,
    })
    expect(destination).toEqual({ platform: 'telegram', chat: club() })
    expect(await alice.hears('Twice a week.')).toMatchObject({ repliesTo: asked, private: false })
  })

  it('hears which words are bold or lead somewhere, also behind a command', async () => {
    const alice = stage.server.person('Alice')
    const link = { type: 'text_link', offset: 15, length: 4, url: 'https://run.example' } as const
    const bold = { type: 'bold', offset: 10, length: 4 } as const
    const command = { type: 'bot_command', offset: 0, length: 9 } as const
    const entities = [command, bold, link]
    await alice.saysWith('/announce Race here', { entities }, { in: 'private' })
    expect((await stage.turnOf('Race here')).message).toMatchObject({
      text: 'Race here',
      marked: '**Race** [here](https://run.example)',
    })
  })

  it('hears a reply to its own words, and which part of them was quoted', async () => {
    answerWith('Twice a week, heavy.')
    const alice = stage.server.person('Alice')
    await alice.says('how often?', { mention: true })
    const { id } = await alice.hears('Twice')
    const quote = { text: 'heavy', position: 14 }
    await alice.saysWith('why that?', { quote }, { replyTo: id })
    expect((await stage.turnOf('why that')).message).toMatchObject({
      addressed: 'reply',
      text: 'why that?',
      repliedTo: { messageId: id, text: 'heavy', fromIronstride: true },
    })
  })

  it.each([
    ['/Lift  tomorrow ', 'lift', 'tomorrow'],
    ['/lift@ironstride_bot', 'lift', ''],
    ['/log 3x8 squat\n3x10 calf raise', 'log', '3x8 squat\n3x10 calf raise'],
    ['@ironstride_bot /lift tomorrow', 'lift', 'tomorrow'],
  ])('takes %j in a group for a command', async (typed, name, words) => {
    const alice = stage.server.person('Alice')
    await alice.says(typed)
    const { message } = await stage.turnOf(words)
    expect(message).toMatchObject({ addressed: 'command', command: { name, text: words } })
  })

  it('only overhears a command for another bot', async () => {
    const alice = stage.server.person('Alice')
    await alice.says('/lift@other_bot now')
    expect((await stage.turnOf('now')).message).toMatchObject({
      addressed: 'overheard',
      command: null,
      text: '/lift@other_bot now',
    })
  })

  it('takes what a link carries for the words of start', async () => {
    const alice = stage.server.person('Alice')
    await alice.starts('link-8KQ2')
    expect((await stage.turnOf('link-8KQ2')).message.command).toEqual({
      name: 'start',
      text: 'link-8KQ2',
    })
  })

  it('hears and answers in a topic, and does not take its first message for one replied to', async () => {
    answerWith('Twice a week.')
    const forum = stage.server.group('Forum', { topics: true })
    const calves = stage.server.topic(forum, 'Calves')
    const [, topic] = calves.split('/')
    const alice = stage.server.person('Alice')
    const first = forum.messages.get(Number(topic))
    await alice.saysWith('how often?', { reply_to_message: first as never }, { in: calves })
    await stage.turnOf('how often')
    await alice.says('and now?', { in: calves, mention: true })
    const { destination, message } = await stage.turnOf('and now')
    expect(stage.turns[0]?.message).toMatchObject({ addressed: 'overheard', repliedTo: null })
    expect(destination).toEqual({ platform: 'telegram', chat: `${forum.id}`, topic })
    expect(message).toMatchObject({ room: 'thread', addressed: 'mention' })
    expect(await alice.hears('Twice')).toMatchObject({ chat: calves })
  })

  it('does not take a plain thread of replies for a topic', async () => {
    const alice = stage.server.person('Alice')
    await alice.saysWith('in a thread', { message_thread_id: 7 }, { mention: true })
    expect((await stage.turnOf('in a thread')).destination).toEqual({
      platform: 'telegram',
      chat: club(),
    })
  })

  it('only overhears people who talk among themselves', async () => {
    const alice = stage.server.person('Alice')
    const bob = stage.server.person('Bob')
    const invitation = await alice.says('long run on Sunday? coach@ironstride_bot.example knows')
    await bob.says('me!', { replyTo: invitation })
    expect((await stage.turnOf('me!')).message).toMatchObject({
      addressed: 'overheard',
      repliedTo: { messageId: invitation, fromIronstride: false },
    })
    expect(stage.turns.map(({ message }) => message.addressed)).toEqual(['overheard', 'overheard'])
  })

  it('never answers itself, other bots, or its own channel post carried into the group', async () => {
    stage.onMessage(async (turn) => {
      if (turn.message.addressed !== 'overheard') await turn.say(reply(text('Hello.')))
    })
    const { machineSays, club: room } = stage.server
    machineSays('how often?', 'ironstride', room)
    machineSays('how often?', 'bot', room)
    machineSays('how often?', 'linked-channel', room)
    const alice = stage.server.person('Alice')
    await alice.says('how often?', { mention: true })
    await alice.hears('Hello.')
    await alice.hearsNothing()
    expect(stage.turns.map(({ author }) => author.name)).toEqual(['News', 'Alice'])
    expect(stage.turns[0]?.message).toMatchObject({ addressed: 'overheard', anonymous: true })
  })

  it('flags who writes as the group or as a channel, and grants them nothing', async () => {
    const news = stage.server.channel('News')
    const answers: boolean[] = []
    stage.onMessage(async (turn) => void answers.push(await turn.mayManageRoom()))
    stage.server.anonymousSays('as the group', stage.server.club)
    stage.server.anonymousSays('as the channel', news)
    const asGroup = await stage.turnOf('as the group')
    const asChannel = await stage.turnOf('as the channel')
    expect(asGroup).toMatchObject({
      author: { id: club(), name: 'Hill Road Runners' },
      message: { anonymous: true, addressed: 'mention' },
    })
    expect(asChannel).toMatchObject({
      author: { id: `${news.id}`, name: 'News' },
      destination: { chat: `${news.id}` },
      message: { anonymous: true, room: 'group' },
    })
    await until(() => answers.length === 2)
    expect(answers).toEqual([false, false])
  })

  it('takes what somebody forwards for words and never for a command or a call', async () => {
    const alice = stage.server.person('Alice')
    const forward_origin = { type: 'hidden_user', sender_user_name: 'Mallory', date: 1 } as const
    await alice.saysWith('/announce free shoes', { forward_origin }, { in: 'private' })
    await alice.saysWith('@ironstride_bot /announce in public', { forward_origin })
    expect((await stage.turnOf('free shoes')).message).toMatchObject({
      addressed: 'private',
      command: null,
      text: '/announce free shoes',
    })
    expect((await stage.turnOf('in public')).message).toMatchObject({
      addressed: 'overheard',
      command: null,
    })
  })

  it('does not hear what somebody rewrites', async () => {
    const alice = stage.server.person('Alice')
    const id = await alice.says('how often?', { in: 'private' })
    alice.rewrites(id, 'how seldom?', { in: 'private' })
    await alice.says('and now?', { in: 'private' })
    await stage.turnOf('and now')
    expect(stage.turns.map(({ message }) => message.text)).toEqual(['how often?', 'and now?'])
  })

  it('does not take notices for lines', async () => {
    const group = stage.server.group('Old club', { basic: true })
    stage.server.migrate(group)
    const alice = stage.server.person('Alice')
    await alice.says('hello', { in: 'private' })
    await stage.turnOf('hello')
    expect(stage.turns).toHaveLength(1)
  })

  it.each([
    ['hills.md', 'text/markdown', 'file'],
    ['me.png', 'image/png', 'photo'],
    ['note.ogg', 'audio/ogg', 'voice'],
    ['run.mp4', 'video/mp4', 'video'],
    ['run.webp', 'image/webp', 'sticker'],
  ])('reads %s up to the size it was told, and no further', async (name, mediaType, kind) => {
    const alice = stage.server.person('Alice')
    const bytes = new TextEncoder().encode('# Hills')
    const files = [{ name, mediaType, bytes }]
    await alice.says('look', { in: 'private', files })
    const [file, ...others] = (await stage.turnOf('look')).message.attachments
    expect(others).toEqual([])
    expect(file).toMatchObject({ kind, sizeBytes: 7 })
    expect(new TextDecoder().decode(await file?.download(100))).toBe('# Hills')
    await expect(file?.download(3)).rejects.toThrow('too large')
  })

  it('takes pictures sent together for one line, and files sent together for several', async () => {
    const alice = stage.server.person('Alice')
    const send = (name: string, mediaType: string, media_group_id: string, words: string) => {
      const files = [{ name, mediaType, bytes: new Uint8Array([1]) }]
      const caption = words === '' ? {} : { caption: words }
      return alice.saysWith(words, { media_group_id, ...caption }, { in: 'private', files })
    }
    await send('1.png', 'image/png', 'album-1', 'my week')
    await send('2.png', 'image/png', 'album-1', '')
    await send('1.md', 'text/markdown', 'album-2', 'articles')
    await send('2.md', 'text/markdown', 'album-2', '')
    await alice.says('that is all', { in: 'private' })
    await stage.turnOf('that is all')
    const files = stage.turns.flatMap(({ message }) => message.attachments)
    expect(files.map(({ fileName }) => fileName)).toEqual(['photo.jpg', '1.md', '2.md'])
  })

  it('says that a file is too large for bots, and never where it lies', async () => {
    const { id } = stage.server.world.addFile('big.md', new Uint8Array(1), 30 * 1024 * 1024)
    const alice = stage.server.person('Alice')
    const document = { file_id: id, file_unique_id: id, file_name: 'big.md' }
    await alice.saysWith('big', { document }, { in: 'private' })
    const [big] = (await stage.turnOf('big')).message.attachments
    await expect(big?.download(50 * 1024 * 1024)).rejects.toThrow('I can take up to 20 MB')
    stage.server.world.files.delete(id)
    await expect(big?.download(100)).rejects.toMatchObject({ outcome: 'refused' })
  })

  it('shows that it types, again and again until it has answered', async () => {
    let release = () => {}
    const thinking = new Promise<void>((resolve) => {
      release = resolve
    })
    stage.onMessage(async (turn) => {
      await turn.acknowledge()
      await turn.acknowledge()
      await thinking
      await turn.say(reply(text('Twice.')))
    })
    const typed = () => stage.server.calls.filter(({ method }) => method === 'sendChatAction')
    const alice = stage.server.person('Alice')
    await alice.says('how often?', { mention: true })
    await stage.turnOf('how often')
    await stage.passUntil(() => typed().length === 3)
    release()
    await alice.hears('Twice.')
    await stage.clock.advance(60_000)
    expect(typed()).toHaveLength(3)
    const gaps = typed().map(({ at }, index) => at - (typed()[index - 1]?.at ?? at))
    expect(gaps.slice(1)).toEqual([4_000, 4_000])
  })

  it.each([
    ['👍', '👍'],
    ['🤕', '😢'],
  ])('puts %s on a message as %s', async (wanted, shown) => {
    stage.onMessage((turn) => turn.react(wanted))
    const alice = stage.server.person('Alice')
    const id = await alice.says('ran 10k', { mention: true })
    await until(() => stage.server.reactions.length === 1)
    expect(stage.server.reactions).toEqual([{ messageId: id, emoji: shown }])
  })

  it('says nothing of an emoji Telegram does not take', async () => {
    stage.onMessage(async (turn) => {
      await turn.react('🧦')
      await turn.say(reply(text('Well run.')))
    })
    const alice = stage.server.person('Alice')
    await alice.says('ran 10k', { mention: true })
    await alice.hears('Well run.')
  })

  it('knows by name who is in a chat now', async () => {
    const alice = stage.server.person('Alice')
    const here = { platform: 'telegram', chat: club() } as const
    expect(await stage.telegram.memberNameIn?.(here, alice.id)).toBe('Alice')
    stage.server.club.left.add(Number(alice.id))
    expect(await stage.telegram.memberNameIn?.(here, alice.id)).toBeNull()
    expect(await stage.telegram.memberNameIn?.({ ...here, chat: '-404' }, alice.id)).toBeNull()
  })

  it('knows who may manage a chat', async () => {
    const alice = stage.server.person('Alice')
    const marshal = stage.server.person('Marshal')
    stage.server.club.admins.add(Number(marshal.id))
    const here = { platform: 'telegram', chat: club() } as const
    const own = { platform: 'telegram', chat: alice.id } as const
    expect(await stage.telegram.mayManage(here, alice.id)).toBe(false)
    expect(await stage.telegram.mayManage(here, marshal.id)).toBe(true)
    expect(await stage.telegram.mayManage(own, alice.id)).toBe(true)
    expect(await stage.telegram.mayManage(own, marshal.id)).toBe(false)
    const answers: boolean[] = []
    stage.onMessage(async (turn) => void answers.push(await turn.mayManageRoom()))
    await marshal.says('may I?', { mention: true })
    await until(() => answers.length === 1)
    expect(answers).toEqual([true])
  })

  it('tells who blocks it, who comes back, and what happens to its groups', async () => {
    const alice = stage.server.person('Alice')
    const old = stage.server.group('Old club', { basic: true })
    await alice.says('hello', { in: 'private' })
    alice.blocks()
    alice.unblocks()
    stage.server.kick(stage.server.club)
    stage.server.invite(stage.server.club)
    const moved = stage.server.migrate(old)
    await until(() => stage.changes.length === 6)
    const at = (chat: string | number) => ({ platform: 'telegram', chat: `${chat}` })
    const migration = {
      destination: at(old.id),
      reachable: false,
      reason: 'migrated',
      movedTo: at(moved.id),
    }
    expect(stage.changes).toEqual([
      { destination: at(alice.id), reachable: false, reason: 'blocked' },
      { destination: at(alice.id), reachable: true, reason: 'returned', by: alice.id },
      { destination: at(club()), reachable: false, reason: 'kicked' },
      { destination: at(club()), reachable: true, reason: 'returned', by: '99' },
      migration,
      migration,
    ])
  })

  it('answers where the group has moved to', async () => {
    const old = stage.server.group('Old club', { basic: true })
    const alice = stage.server.person('Alice')
    stage.onMessage(async (turn) => {
      const moved = stage.server.migrate(old)
      const sent = await turn.say(reply(text('Twice.')))
      expect(sent.destination).toEqual({ platform: 'telegram', chat: `${moved.id}` })
    })
    await alice.says('how often?', { in: `${old.id}`, mention: true })
    await alice.hears('Twice.')
  })
})
