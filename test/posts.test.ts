import { expect, it } from 'vitest'
import type { ChatHandlers, ChatPlatform } from '../src/chat/platform.ts'
import type { Lane } from '../src/delivery/lane.ts'
import { SetupError } from '../src/errors.ts'
import { silentLog } from '../src/log.ts'
import { type Post, startPosts } from '../src/posts.ts'
import { createFakeClock } from './support/fake-clock.ts'

/** A platform whose start fails with each of these in turn, then works. */
function post(name: 'discord' | 'telegram', failures: Error[]) {
  const events: string[] = []
  const platform = {
    name,
    async start() {
      events.push('tried')
      const failure = failures.shift()
      if (failure !== undefined) throw failure
    },
    stop: async () => void events.push('stopped'),
  } as unknown as ChatPlatform
  const lane = { start: async () => {}, stop: async () => {} } as unknown as Lane
  return { events, post: { platform, lane } satisfies Post }
}

const hearing = { handlers: {} as never, menu: [] }
const wrongToken = () => new SetupError([{ where: 'TELEGRAM_TOKEN', problem: 'is wrong' }])

it('a platform that was not reached at the start is tried again until it runs', async () => {
  const clock = createFakeClock()
  const { events, post: telegram } = post('telegram', [new Error('no network'), new Error('still')])
  const started = startPosts([telegram], hearing, { clock, log: silentLog })
  await started.ready
  await clock.advance(2_000)
  await clock.advance(4_000)
  expect(events).toEqual(['tried', 'tried', 'tried'])
  await clock.advance(120_000)
  await started.stop()
  expect(events).toEqual(['tried', 'tried', 'tried', 'stopped'])
})

it('a wrong token is not tried again, and the other platform runs on', async () => {
  const clock = createFakeClock()
  const telegram = post('telegram', [wrongToken()])
  const discord = post('discord', [])
  const started = startPosts([telegram.post, discord.post], hearing, { clock, log: silentLog })
  await started.ready
  await clock.advance(120_000)
  expect(telegram.events).toEqual(['tried'])
  await started.stop()
  expect(discord.events).toEqual(['tried', 'stopped'])
})

it('stopping ends the tries', async () => {
  const clock = createFakeClock()
  const { events, post: telegram } = post('telegram', [new Error('no network')])
  const started = startPosts([telegram], hearing, { clock, log: silentLog })
  await started.ready
  await started.stop()
  await clock.advance(120_000)
  expect(events).toEqual(['tried'])
})

it('nothing left to try is told with every problem', async () => {
  const clock = createFakeClock()
  const telegram = post('telegram', [wrongToken()])
  const started = startPosts([telegram.post], hearing, { clock, log: silentLog })
  await expect(started.ready).rejects.toThrow('TELEGRAM_TOKEN: is wrong')
})

it('deliveries go out once a platform is connected, while its menus are still on their way', async () => {
  const clock = createFakeClock()
  const menus = Promise.withResolvers<void>()
  let lanes = 0
  const platform = {
    name: 'telegram',
    async start(handlers: ChatHandlers) {
      handlers.onConnected?.()
      await menus.promise
    },
    stop: async () => {},
  } as unknown as ChatPlatform
  const startLane = async () => {
    lanes += 1
  }
  const lane = { start: startLane, stop: async () => {} } as unknown as Lane
  const started = startPosts([{ platform, lane }], hearing, { clock, log: silentLog })
  expect(lanes).toBe(1)
  menus.resolve()
  await started.ready
  await started.stop()
  expect(lanes).toBe(1)
})
