/**
 * Reaching the coach: one message into the private chat of every coach named in the settings, through the ledger,
 * so that it is neither lost nor doubled.
 */
import { type Destination, privateDestination } from '../chat/address.ts'
import type { Reply } from '../chat/reply.ts'
import type { Ledger } from '../delivery/ledger.ts'

export interface CoachChannel {
  /** Whether there is a coach to reach. */
  readonly isThere: boolean
  /** `source` names what it is about, such as `coach-question:ID`; the same source is told once. */
  tell(source: string, words: Reply): Promise<void>
}

/** `isOn` says whether a platform runs; a coach on one that does not cannot be told there. */
export function createCoachChannel(
  ledger: Ledger,
  coaches: readonly Destination[],
  isOn: (platform: string) => boolean,
): CoachChannel {
  const chats = coaches
    .filter(({ platform }) => isOn(platform))
    .map(({ platform, chat }) => privateDestination(platform, chat))
  return {
    isThere: chats.length > 0,
    async tell(source, words) {
      await ledger.queue(chats.map((to) => ({ source, to, kind: 'notice' as const, reply: words })))
    },
  }
}
