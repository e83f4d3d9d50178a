/**
 * People and chats that come and go: blocked, thrown out, added again, moved to another id.
 */
import type { ChatMember, ChatMemberUpdated, Message } from 'grammy/types'
import type { ReachabilityChange } from '../../chat/platform.ts'
import { destinationFor } from './places.ts'

/** What a change of Ironstride's own place in a chat means; null when nothing changes for what is sent there. */
export function readStanding(update: ChatMemberUpdated): ReachabilityChange | null {
  const { chat, from, old_chat_member: was, new_chat_member: is } = update
  if (isIn(was) === isIn(is)) return null
  const destination = destinationFor(chat.id)
  // A bot is in a channel only as its administrator, and so may post there.
  if (isIn(is)) {
    return {
      destination,
      reachable: true,
      reason: chat.type === 'channel' ? 'administrator' : 'returned',
      by: `${from.id}`,
    }
  }
  return { destination, reachable: false, reason: reasonOf(chat.type, is) }
}

/** A group that became a supergroup has another id from then on; both chats tell of it. */
export function readMigration(message: Message): ReachabilityChange | null {
  const { chat, migrate_to_chat_id: to, migrate_from_chat_id: from } = message
  if (to !== undefined) return moved(chat.id, to)
  return from === undefined ? null : moved(from, chat.id)
}

function moved(from: number, to: number): ReachabilityChange {
  return {
    destination: destinationFor(from),
    reachable: false,
    reason: 'migrated',
    movedTo: destinationFor(to),
  }
}

function isIn(member: ChatMember): boolean {
  if (member.status === 'restricted') return member.is_member
  return member.status !== 'left' && member.status !== 'kicked'
}

function reasonOf(chatType: string, { status }: ChatMember): string {
  if (chatType === 'private') return 'blocked'
  return status === 'kicked' ? 'kicked' : 'left'
}
