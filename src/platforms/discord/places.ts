/**
 * From an address to the channel Discord knows: `discord:CHANNEL` names it, `discord:@USER` is the private chat
 * with that user, which is opened once and remembered.
 */
import { type Destination, privateDestination } from '../../chat/address.ts'
import type { Place, Wire } from './wire.ts'

/** Private chats kept in mind; the oldest is forgotten first and simply asked for again. */
const REMEMBERED = 10_000

export interface Places {
  find(to: Destination): Promise<Place>
  /** Somebody wrote from this private chat, so it need not be opened any more. */
  remember(userId: string, channelId: string): void
}

export function createPlaces(wire: Wire): Places {
  const privateChats = new Map<string, string>()

  const remember = (userId: string, channelId: string) => {
    privateChats.set(userId, channelId)
    const [oldest] = privateChats.keys()
    if (privateChats.size > REMEMBERED && oldest !== undefined) privateChats.delete(oldest)
  }

  return {
    remember,
    async find(to) {
      const userId = userOf(to)
      if (userId === null) return { to, channelId: to.chat }
      const known = privateChats.get(userId)
      if (known !== undefined) return { to, channelId: known }
      const { id } = await wire.openPrivateChat(userId)
      remember(userId, id)
      return { to, channelId: id }
    },
  }
}

/** The user of a private chat's address, null for a channel. */
export function userOf({ chat }: Destination): string | null {
  return chat.startsWith('@') ? chat.slice(1) : null
}

export function privateChatWith(userId: string): Destination {
  return privateDestination('discord', userId)
}
