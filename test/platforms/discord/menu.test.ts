import { afterEach, describe, expect, it } from 'vitest'
import type { ChatHandlers } from '../../../src/chat/platform.ts'
import { openBudget } from '../../../src/chat/platform.ts'
import { systemClock } from '../../../src/clock.ts'
import { silentLog } from '../../../src/log.ts'
import { createDiscord } from '../../../src/platforms/discord/index.ts'
import { type DiscordServer, startDiscordServer } from '../../support/discord-server.ts'
import { menu } from './stage.ts'

const nobody: ChatHandlers = {
  onMessage: async () => {},
  onPress: async () => {},
  onReachability: async () => {},
}

describe('the slash commands', () => {
  let server: DiscordServer
  afterEach(() => server.stop())

  const startWith = async (entries: typeof menu) => {
    const { apiUrl, token } = server
    const discord = createDiscord({
      token,
      apiUrl,
      budget: openBudget,
      clock: systemClock,
      log: silentLog,
    })
    await discord.start(nobody, entries)
    await discord.stop()
  }

  it('are registered when they changed, and only then', async () => {
    server = await startDiscordServer()
    await startWith(menu)
    await startWith(menu)
    await startWith(menu.toReversed())
    expect(server.world.commandWrites).toBe(1)
    await startWith(menu.map((entry) => ({ ...entry, description: `${entry.description}!` })))
    expect(server.world.commandWrites).toBe(2)
    await startWith(menu.slice(1))
    expect(server.world.commandWrites).toBe(3)
  })

  it('hide what is for the coach', async () => {
    server = await startDiscordServer()
    await startWith(menu)
    expect(server.world.commands).toMatchObject([
      { name: 'ask', default_member_permissions: null, contexts: [0, 1] },
      { name: 'lift', default_member_permissions: null },
      { name: 'article', default_member_permissions: '0', contexts: [0] },
    ])
  })

  it('may be refused without silencing everything else', async () => {
    server = await startDiscordServer()
    await startWith([{ name: 'Not A Name', description: '' }])
    expect(server.world.commandWrites).toBe(0)
  })
})
