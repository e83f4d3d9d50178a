/** `coach chat`: a conversation in this terminal, on the same data as the bot. */
import { createApp } from '../app.ts'
import { systemClock } from '../clock.ts'
import { terminalPlatform } from '../platforms/index.ts'
import { greeting } from '../platforms/terminal/greeting.ts'
import { cliLog } from './articles.ts'
import type { CliWord } from './context.ts'

export const chat: CliWord = {
  name: 'chat',
  usage: 'chat',
  about: 'a conversation in this terminal',
  async run(_args, { config, print }) {
    const ending = Promise.withResolvers<void>()
    const terminal = { input: process.stdin, output: process.stdout, onEnd: ending.resolve }
    const app = await createApp({
      config,
      clock: systemClock,
      log: cliLog(config),
      platforms: [terminalPlatform(terminal)],
    })
    process.once('SIGINT', ending.resolve)
    print(greeting)
    await app.start()
    await ending.promise
    await app.stop()
    return 0
  },
}
