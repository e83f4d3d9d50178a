import { describePlatform } from '../../contracts/platform-contract.ts'
import type { TelegramPerson } from '../../support/telegram/person.ts'
import { openStage, until } from './stage.ts'

describePlatform('Telegram', async (budget) => {
  const stage = await openStage({ budget })
  const { server } = stage
  const people = new Map<string, TelegramPerson>()
  return {
    platform: stage.telegram,
    room: { platform: 'telegram', chat: `${server.club.id}` },
    pings: server.pings,
    person(name) {
      const person = server.person(name)
      people.set(person.id, person)
      return person
    },
    async openPrivateChat({ id }) {
      await people.get(id)?.starts()
      await until(() => server.updates.pending.length === 0)
    },
    // Nobody can be written to before they start the chat themselves.
    closePrivateChat: async () => {},
    machineSays: (words, kind) => void server.machineSays(words, kind, server.club),
    onMessage: stage.onMessage,
    onPress: stage.onPress,
    failNextSend: (fault) => server.failNext({ route: 'sendMessage', ...fault }),
    standing: () => server.ownWords(server.club),
    close: stage.close,
  }
})
