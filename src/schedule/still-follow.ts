/**
 * Whether the person who made a chat follow may still manage it, asked each time before a lift is posted there.
 *
 * When not, they are told once, in private, and whoever asks stops following. A platform that does not answer is no
 * reason to stop.
 */
import {
  type Destination,
  formatDestination,
  parseDestination,
  privateDestination,
} from '../chat/address.ts'
import type { ChatPlatform } from '../chat/platform.ts'
import { reply, text } from '../chat/reply.ts'
import { type Clock, localDay } from '../clock.ts'
import type { Ledger } from '../delivery/ledger.ts'
import { messageOf } from '../errors.ts'
import type { Log } from '../log.ts'
import type { FollowedChat } from './followed-chats.ts'

export interface StillFollowParts {
  readonly platforms: ReadonlyMap<string, ChatPlatform>
  readonly ledger: Ledger
  readonly clock: Clock
  readonly log: Log
}

export function createStillFollow(
  parts: StillFollowParts,
): (chat: FollowedChat) => Promise<boolean> {
  return async (chat) => {
    const follower = parseDestination(chat.followedBy)
    const platform = parts.platforms.get(chat.destination.platform)
    if (follower === null || platform === undefined) return true
    if (await mayManage(platform, chat.destination, follower.chat, parts)) return true
    await tellFollower(chat, follower, parts)
    return false
  }
}

async function mayManage(
  platform: ChatPlatform,
  at: Destination,
  personId: string,
  { log }: StillFollowParts,
): Promise<boolean> {
  try {
    return await platform.mayManage(at, personId)
  } catch (error) {
    const facts = { chat: formatDestination(at), error: messageOf(error) }
    log.warn(facts, 'who manages a followed chat could not be checked; it goes on')
    return true
  }
}

async function tellFollower(chat: FollowedChat, follower: Destination, parts: StillFollowParts) {
  const { ledger, platforms, clock } = parts
  const { destination } = chat
  const facts = await platforms
    .get(destination.platform)
    ?.look(destination)
    .catch(() => null)
  const name = facts?.name ?? 'a chat'
  await ledger.queue([
    {
      source: `unfollowed:${formatDestination(destination)}:${localDay(clock.now(), chat.zone)}`,
      to: privateDestination(follower.platform, follower.chat),
      kind: 'notice',
      reply: reply(
        text(
          `I have stopped posting the lift in ${name}, because you do not manage it any more. ` +
            'Whoever does can start it again there with /follow.',
        ),
      ),
    },
  ])
}
