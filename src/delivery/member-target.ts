/**
 * Where a member is written to: the private chat on the platform they prefer, or the next one that takes
 * something when that one is blocked. Looked up at the moment of sending, so that a block or a new link counts.
 */
import type { Destination, PlatformName } from '../chat/address.ts'
import type { Members } from '../members/members.ts'
import type { Database } from '../storage/database.ts'
import type { Reachability } from './reachability.ts'

export interface MemberTargets {
  /** The private chat that reaches this member now; null when none does, or when there is no such member. */
  chatFor(memberId: string): Promise<Destination | null>
}

export interface MemberTargetParts {
  readonly db: Database
  readonly members: Members
  readonly reachability: Reachability
  /** Whether that platform is connected at all. Default: every one is. */
  readonly isConnected?: (platform: PlatformName) => boolean
}

export function createMemberTargets(parts: MemberTargetParts): MemberTargets {
  const { db, members, reachability, isConnected = () => true } = parts
  return {
    async chatFor(memberId) {
      if (!(await isKnown(db, memberId))) return null
      for (const chat of await members.privateChatsOf(memberId)) {
        if (!isConnected(chat.platform)) continue
        if ((await reachability.reasonFor(chat)) === null) return chat
      }
      return null
    },
  }
}

/** Somebody may have asked to be forgotten while something for them was under way. */
async function isKnown(db: Database, memberId: string): Promise<boolean> {
  const row = await db
    .selectFrom('member')
    .select('id')
    .where('id', '=', memberId)
    .executeTakeFirst()
  return row !== undefined
}
