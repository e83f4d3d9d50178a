import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Destination } from '../../../src/chat/address.ts'
import { type Block, buttons, type Reply, reply, text } from '../../../src/chat/reply.ts'
import type { TelegramPerson } from '../../support/telegram/person.ts'
import { openStage, type Stage, until } from './stage.ts'

const words = (said: string): Reply => reply(text(said))
const done = buttons([{ label: 'Done', id: 'b1' }])

describe('a press on Telegram', () => {
  let stage: Stage
  let alice: TelegramPerson
  let here: Destination
  beforeEach(async () => {
    stage = await openStage()
    alice = stage.server.person('Alice')
    here = { platform: 'telegram', chat: `${stage.server.club.id}` }
  })
  afterEach(() => stage.close())

  const isAnswered = () =>
    [...stage.server.world.queries.values()].some(({ answeredAt }) => answeredAt !== undefined)
  const standing = () =>
    [...stage.server.club.messages.values()].map(({ text: said, caption }) => said ?? caption)

  it('is answered in the first breath, however long the core takes', async () => {
    await stage.telegram.send(here, reply(text('Split squat'), done))
    let goOn = () => {}
    stage.onPress(async (turn) => {
      await new Promise<void>((resolve) => {
        goOn = resolve
      })
      await turn.say(words('Well done.'))
    })
    await alice.presses('Done')
    await until(isAnswered)
    await stage.clock.advance(60_000)
    goOn()
    expect(await alice.hears('Well done.')).toMatchObject({ edited: false })
  })

  it('knows who pressed what under which message, and can replace it', async () => {
    const sent = await stage.telegram.send(here, reply(text('Split squat'), done))
    stage.onPress(async (turn) => {
      expect(turn).toMatchObject({
        author: { id: alice.id, name: 'Alice' },
        destination: here,
        buttonId: 'b1',
        pressed: sent,
      })
      await turn.acknowledge()
      await turn.replace(words('Split squat, done.'))
    })
    await alice.presses('Done')
    expect(await alice.hears('done.')).toMatchObject({
      id: sent.messageIds[0],
      edited: true,
      buttons: [],
    })
  })

  it('replaces the words below a picture, or all of it when they are too long for that', async () => {
    const image: Block = {
      kind: 'image',
      bytes: new Uint8Array([1]),
      fileName: 'a.png',
      alt: 'A chart',
    }
    stage.onPress((turn) =>
      turn.replace(words('Done. '.repeat(turn.pressed.messageIds[0] === '1' ? 2 : 300))),
    )
    await stage.telegram.send(here, reply(text('First'), image, done))
    await alice.presses('Done')
    expect(await alice.hears('Done. Done.')).toMatchObject({ files: ['a.png'], edited: true })
    await stage.telegram.send(here, reply(text('Second'), image, done))
    await alice.presses('Done')
    expect(await alice.hears(/^(Done\. ?){300}$/)).toMatchObject({ files: [], edited: false })
    await until(() => !standing().includes('Second\n\nA chart'))
  })

  it('is followed up for everybody, or in the private chat of who pressed', async () => {
    const bob = stage.server.person('Bob')
    await alice.starts()
    await stage.telegram.send(here, reply(text('Split squat'), done))
    await bob.hears('Split squat')
    stage.onPress(async (turn) => {
      await turn.say(words('Well done, everybody.'))
      await turn.say(words('Only for you.'), { private: true })
    })
    await alice.presses('Done')
    expect(await alice.hears('Well done')).toMatchObject({ private: false })
    expect(await alice.hears('Only for you')).toMatchObject({ private: true, chat: alice.id })
    await bob.hears('Well done')
    await bob.hearsNothing()
  })

  it('says that a person who never started it cannot be reached privately', async () => {
    await stage.telegram.send(here, reply(text('Split squat'), done))
    const failed = new Promise((resolve) => {
      stage.onPress(async (turn) => {
        await turn.say(words('Only for you.'), { private: true }).catch(resolve)
      })
    })
    await alice.presses('Done')
    expect(await failed).toMatchObject({ outcome: 'gone', reason: 'private-closed' })
  })

  it('that comes too late to be answered still counts', async () => {
    await stage.telegram.send(here, reply(text('Split squat'), done))
    stage.server.failNext({
      route: 'answerCallbackQuery',
      status: 400,
      description:
        'Bad Request: query is too old and response timeout expired or query ID is invalid',
    })
    stage.onPress(async (turn) => void (await turn.say(words('Noted.'))))
    await alice.presses('Done')
    await alice.hears('Noted.')
  })
})

describe('a line on Telegram', () => {
  it('is answered privately, in the private chat', async () => {
    const stage = await openStage()
    const alice = stage.server.person('Alice')
    const bob = stage.server.person('Bob')
    await alice.starts()
    await stage.turnOf('')
    stage.onMessage(async (turn) => {
      await turn.say(words('Please see a doctor first.'), { private: true })
    })
    await alice.says('my chest hurts', { mention: true })
    expect(await alice.hears('see a doctor')).toMatchObject({ private: true, repliesTo: null })
    await bob.hearsNothing()
    await stage.close()
  })
})
