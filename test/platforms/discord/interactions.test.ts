import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MessageTurn } from '../../../src/chat/message.ts'
import { type Button, buttons, type Reply, reply, text } from '../../../src/chat/reply.ts'
import { openStage, type Stage } from './stage.ts'

const words = (said: string): Reply => reply(text(said))

describe('an interaction on Discord', () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await openStage()
  })
  afterEach(() => stage.close())

  const callbacks = () => stage.server.calls.filter(({ path }) => path.endsWith('/callback'))

  /** A core that goes on when the test says so. */
  const slowly = (then: (turn: MessageTurn) => Promise<unknown>) => {
    let goOn = () => {}
    const waited = new Promise<void>((resolve) => {
      goOn = resolve
    })
    stage.onMessage(async (turn) => {
      await waited
      await then(turn)
    })
    return () => goOn()
  }

  const acknowledged = async () => {
    while (callbacks().length === 0) await new Promise((resolve) => setImmediate(resolve))
  }

  it('is acknowledged within three seconds however long the core takes', async () => {
    const goOn = slowly((turn) => turn.say(words('Twice a week.')))
    const alice = stage.server.person('Alice')
    await alice.uses('ask', 'how often?')
    await acknowledged()
    await stage.clock.advance(40_000)
    goOn()
    expect(await alice.hears('Twice a week.')).toMatchObject({ private: false })
    expect(callbacks()).toMatchObject([{ status: 204, body: { type: 5, data: { flags: 0 } } }])
  })

  it('is acknowledged privately when the core says so in its first breath', async () => {
    stage.onMessage(async (turn) => {
      await turn.acknowledge({ private: true })
      await turn.acknowledge()
      await turn.say(words('Your settings.'))
    })
    const alice = stage.server.person('Alice')
    const bob = stage.server.person('Bob')
    await alice.uses('settings')
    expect(await alice.hears('Your settings.')).toMatchObject({
      private: true,
      chat: stage.server.general.id,
    })
    await bob.hearsNothing()
    expect(callbacks()).toHaveLength(1)
  })

  it('is answered privately after a public acknowledgement, and no note is left behind', async () => {
    stage.onMessage(async (turn) => {
      await turn.acknowledge()
      await turn.say(words('Please see a doctor first.'), { private: true })
      await turn.say(words('Take care.'), { private: true })
    })
    const alice = stage.server.person('Alice')
    const bob = stage.server.person('Bob')
    await alice.uses('ask', 'my chest hurts')
    expect(await alice.hears('see a doctor')).toMatchObject({ private: true })
    expect(await alice.hears('Take care')).toMatchObject({ private: true })
    await bob.hears('Answered privately.')
    await bob.hearsNothing()
    await stage.discord.stop()
    const left = [...stage.server.general.messages.values()].filter(({ onlyFor }) => !onlyFor)
    expect(left).toEqual([])
  })

  it('stays private from the moment the core says so, also when it says so late', async () => {
    stage.onMessage(async (turn) => {
      await acknowledged()
      await turn.acknowledge({ private: true })
      await turn.say(words('Your settings.'))
    })
    const alice = stage.server.person('Alice')
    await alice.uses('settings')
    expect(await alice.hears('Your settings.')).toMatchObject({ private: true })
  })

  it('is answered although somebody took the thinking note away', async () => {
    const goOn = slowly((turn) => turn.say(words('Twice a week.')))
    const alice = stage.server.person('Alice')
    await alice.uses('ask', 'how often?')
    await acknowledged()
    for (const open of stage.server.world.interactions.values()) delete open.thinking
    goOn()
    await alice.hears('Twice a week.')
  })

  it('leaves no thinking note behind when the core has nothing to say', async () => {
    const alice = stage.server.person('Alice')
    await alice.uses('lift')
    await acknowledged()
    await stage.discord.stop()
    const [open] = stage.server.world.interactions.values()
    expect(open).toMatchObject({ acknowledgedAt: expect.any(Number) })
    expect(open?.thinking).toBeUndefined()
    await alice.hearsNothing()
  })

  it('is answered in several messages, the first in place of the note', async () => {
    stage.onMessage(async (turn) => {
      await turn.say(words('First.'))
      await turn.say(words('Second.'))
    })
    const alice = stage.server.person('Alice')
    await alice.uses('lift')
    const first = await alice.hears('First.')
    const second = await alice.hears('Second.')
    expect(first.id).not.toBe(second.id)
    expect([...stage.server.general.messages.values()]).toHaveLength(2)
  })

  it('is answered in the channel when its fifteen minutes are over', async () => {
    const goOn = slowly((turn) => turn.say(words('Here at last.')))
    const alice = stage.server.person('Alice')
    await alice.uses('ask', 'how often?')
    await acknowledged()
    await stage.clock.advance(16 * 60_000)
    goOn()
    expect(await alice.hears('Here at last.')).toMatchObject({ private: false })
  })

  it('is answered in the private chat when its fifteen minutes are over and it is private', async () => {
    const goOn = slowly((turn) => turn.say(words('For you alone.'), { private: true }))
    const alice = stage.server.person('Alice')
    const bob = stage.server.person('Bob')
    await alice.uses('ask', 'how often?')
    await acknowledged()
    await stage.clock.advance(16 * 60_000)
    goOn()
    const { chat } = await alice.hears('For you alone.')
    expect(chat).not.toBe(stage.server.general.id)
    await bob.hearsNothing()
  })

  it('is answered in the channel when Discord no longer knows it', async () => {
    stage.server.failNext({ route: '/callback', status: 404, code: 10062 })
    stage.onMessage(async (turn) => void (await turn.say(words('Better late.'))))
    const alice = stage.server.person('Alice')
    await alice.uses('lift')
    await alice.hears('Better late.')
  })

  it('says that a person cannot be reached privately', async () => {
    const failed = new Promise((resolve) => {
      stage.onMessage(async (turn) => {
        await turn.say(words('For you alone.'), { private: true }).catch(resolve)
      })
    })
    const alice = stage.server.person('Alice')
    stage.server.world.closedPrivateChats.add(alice.id)
    await alice.says('how often?', { mention: true })
    expect(await failed).toMatchObject({ outcome: 'gone', reason: 'private-closed' })
  })

  describe('that is a press', () => {
    const done: Button = { label: 'Done', id: 'b1', style: 'primary' }

    const withButton = async () => {
      const alice = stage.server.person('Alice')
      const here = { platform: 'discord', chat: stage.server.general.id } as const
      const sent = await stage.discord.send(here, reply(text('Split squat'), buttons([done])))
      await alice.hears('Split squat')
      return { alice, sent }
    }

    it('is taken silently at once and can replace the message', async () => {
      const { alice, sent } = await withButton()
      stage.onPress(async (turn) => {
        expect(turn.buttonId).toBe('b1')
        expect(turn.pressed).toEqual(sent)
        await turn.replace(words('Split squat, done.'))
      })
      await alice.presses('Done')
      expect(await alice.hears('done.')).toMatchObject({
        id: sent.messageIds[0],
        edited: true,
        buttons: [],
      })
      expect(callbacks()).toMatchObject([{ body: { type: 6 } }])
    })

    it('is followed up, for everybody or for the presser alone', async () => {
      const { alice } = await withButton()
      const bob = stage.server.person('Bob')
      stage.onPress(async (turn) => {
        await turn.say(words('Well done, everybody.'))
        await turn.say(words('Only for you.'), { private: true })
      })
      await alice.presses('Done')
      expect(await alice.hears('Well done')).toMatchObject({ private: false })
      expect(await alice.hears('Only for you')).toMatchObject({ private: true })
      await bob.hears('Well done')
      await bob.hearsNothing()
    })

    it('under a message only one person sees is answered to that person alone', async () => {
      stage.onMessage(async (turn) => {
        await turn.say(reply(text('Your week'), buttons([done])), { private: true })
      })
      stage.onPress(async (turn) => void (await turn.say(words('Noted.'))))
      const alice = stage.server.person('Alice')
      const bob = stage.server.person('Bob')
      await alice.uses('week')
      await alice.hears('Your week')
      await alice.presses('Done')
      expect(await alice.hears('Noted.')).toMatchObject({ private: true })
      await bob.hears('Answered privately.')
      await bob.hearsNothing()
    })

    it('replaces the message through the channel when fifteen minutes are over', async () => {
      const { alice, sent } = await withButton()
      let goOn = () => {}
      const waited = new Promise<void>((resolve) => {
        goOn = resolve
      })
      stage.onPress(async (turn) => {
        await waited
        await turn.replace(words('Late, but done.'))
      })
      await alice.presses('Done')
      await acknowledged()
      await stage.clock.advance(16 * 60_000)
      goOn()
      expect(await alice.hears('Late, but done.')).toMatchObject({ id: sent.messageIds[0] })
    })
  })

  it('lets a private answer be edited and taken back like any other', async () => {
    const sent = new Promise<Awaited<ReturnType<MessageTurn['say']>>>((resolve) => {
      stage.onMessage(async (turn) => {
        await turn.acknowledge({ private: true })
        resolve(await turn.say(words('Preview.')))
      })
    })
    const alice = stage.server.person('Alice')
    await alice.uses('announce')
    await alice.hears('Preview.')
    await stage.discord.edit(await sent, words('Sent.'))
    expect(await alice.hears('Sent.')).toMatchObject({ private: true, edited: true })
    await stage.discord.remove(await sent)
    await stage.discord.remove(await sent)
    expect([...stage.server.general.messages.values()]).toEqual([])
  })
})
