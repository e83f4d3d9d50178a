import { describePlatform } from '../../contracts/platform-contract.ts'
import { openStage } from './stage.ts'

describePlatform('Discord', async (budget) => {
  const stage = await openStage({ budget })
  const { server } = stage
  return {
    platform: stage.discord,
    room: { platform: 'discord', chat: server.general.id },
    pings: server.pings,
    person: (name) => server.person(name),
    // Open until somebody closes it.
    openPrivateChat: async () => {},
    async closePrivateChat({ id }) {
      server.world.closedPrivateChats.add(id)
    },
    machineSays: (words, kind) => server.machineSays(words, kind),
    onMessage: stage.onMessage,
    onPress: stage.onPress,
    failNextSend: (fault) => server.failNext({ route: 'POST /channels', ...fault }),
    standing: () => server.ownWords(server.general),
    close: stage.close,
  }
})
