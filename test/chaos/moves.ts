/**
 * A group that becomes a supergroup between two of its posts. Telegram tells of it, or leaves it to the refusal of
 * the next post.
 */
import type { Venue } from './venue.ts'

export type Group = ReturnType<Venue['telegram']['group']>

export interface Move {
  /** Addresses such as `telegram:42`. */
  readonly from: string
  readonly to: string
  /** When the program confirmed that it was told; null: it was not, or did not. */
  readonly knownAt: number | null
  /** To be called often: moves the group after its first post, and watches for the confirmation. */
  look(now: number): void
}

export interface PlannedMove {
  readonly from: Group
  readonly to: Group
  readonly isTold: boolean
}

export function planMove({ from, to, isTold }: PlannedMove, telegram: Venue['telegram']): Move {
  let knownAt: number | null = null
  const hasPost = () => telegram.accepted.some(({ chat }) => chat === `${from.id}`)
  const isPending = () =>
    telegram.updates.pending.some(({ message }) => message?.migrate_to_chat_id === to.id)
  return {
    from: `telegram:${from.id}`,
    to: `telegram:${to.id}`,
    get knownAt() {
      return knownAt
    },
    look(now) {
      if (from.movedTo === undefined) {
        if (!hasPost()) return
        if (isTold) telegram.migrate(from, to)
        else from.movedTo = to.id
      }
      if (isTold && knownAt === null && !isPending()) knownAt = now
    },
  }
}
