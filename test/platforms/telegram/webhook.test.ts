import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { reply, text } from '../../../src/chat/reply.ts'
import type { Telegram } from '../../../src/platforms/telegram/index.ts'
import type { TelegramPerson } from '../../support/telegram/person.ts'
import { setStage } from './stage.ts'

const webhook = { url: 'https://coach.example/telegram', secret: 'local-secret-1234' }

describe('news brought to a webhook', () => {
  let set: Awaited<ReturnType<typeof setStage>>
  let telegram: Telegram
  let alice: TelegramPerson
  let goOn = () => {}
  const heard: string[] = []

  beforeEach(async () => {
    heard.length = 0
    set = await setStage({ webhook })
    telegram = set.telegram
    alice = set.server.person('Alice')
    await telegram.start(
      {
        async onMessage(turn) {
          heard.push(turn.message.text)
          if (turn.message.text === 'think hard') {
            await new Promise<void>((resolve) => {
              goOn = resolve
            })
          }
          await turn.say(reply(text(`You said ${turn.message.text}.`)))
        },
        onPress: async () => {},
        onReachability: async () => {},
      },
      [],
    )
  })
  afterEach(async () => {
    await telegram.stop()
    await set.server.stop()
  })

  const newest = () => set.server.updates.pending.at(-1)

  it('is asked for there, with the secret, and nowhere else', async () => {
    const asked = set.server.calls.map(({ method }) => method)
    expect(set.server.calls.find(({ method }) => method === 'setWebhook')?.params).toMatchObject({
      url: webhook.url,
      secret_token: webhook.secret,
    })
    expect(asked).not.toContain('getUpdates')
  })

  it('is dealt with once, however often it is brought', async () => {
    await alice.says('hello', { in: 'private' })
    await Promise.all([telegram.receiveWebhook(newest()), telegram.receiveWebhook(newest())])
    await telegram.receiveWebhook(newest())
    expect(heard).toEqual(['hello'])
    await alice.hears('You said hello.')
  })

  it('does not keep the call open for ever, nor fall over what is no news', async () => {
    await alice.says('think hard', { in: 'private' })
    const received = telegram.receiveWebhook(newest())
    await set.clock.advance(8_000)
    await received
    await telegram.receiveWebhook({ update: 'none' })
    await telegram.receiveWebhook(null)
    goOn()
    await alice.hears('You said think hard.')
  })

  it('has to be brought again when nobody is there to take it', async () => {
    await alice.says('hello', { in: 'private' })
    await telegram.stop()
    await expect(telegram.receiveWebhook(newest())).rejects.toMatchObject({ outcome: 'retry' })
  })
})
