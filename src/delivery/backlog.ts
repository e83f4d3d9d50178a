/**
 * The next deliveries of a lane, read ahead in pages so that the database is not asked for each one.
 *
 * A page is thrown away when there is news, because something more urgent may have come. Chats that cannot take
 * anything at the moment are left out of the next page, so that a hundred messages for one slow group do not
 * stand in everybody's way.
 */
import { formatDestination, type PlatformName } from '../chat/address.ts'
import type { LedgerForLanes } from './ledger.ts'
import type { Delivery } from './outgoing.ts'

export interface Backlog {
  /** There may be something more urgent. */
  outdate(): void
  /**
   * Takes out what may go, in order. On the way, deliveries of no use any more are buried, and repeats that their
   * nonce does not cover any more are in doubt again.
   */
  take(may: Permission): Promise<Delivery[]>
  /** What was looked at and could not go. */
  readonly blocked: readonly Delivery[]
}

export interface Permission {
  /** Whether it goes now; asking takes its place. */
  go(delivery: Delivery): boolean
  /** Whether the lane as a whole carries nothing of its sort now, so that looking further is of no use. */
  wait(delivery: Delivery): boolean
}

export interface BacklogParts {
  readonly platform: PlatformName
  readonly ledger: LedgerForLanes
  now(): number
}

const PAGE = 200

/** Later, something more urgent may have come due by itself. */
const PAGE_LIFE_MS = 1_000

/** More excluded chats than this make the query slower than it is worth. */
const MOST_EXCLUDED = 1_000

export function createBacklog({ platform, ledger, now }: BacklogParts): Backlog {
  let page: readonly Delivery[] = []
  let freshUntil = 0

  const read = async (except: readonly string[]): Promise<number> => {
    freshUntil = now() + PAGE_LIFE_MS
    const due = await ledger.due({ platform, limit: PAGE, except })
    const expired = due.filter(({ notAfter }) => notAfter !== null && notAfter < now())
    if (expired.length > 0) await ledger.bury(expired)
    page = due.filter((delivery) => !expired.includes(delivery))
    const outlived = page.filter(({ nonceUntil }) => nonceUntil !== null && nonceUntil < now())
    if (outlived.length === 0) return due.length
    await ledger.doubtAgain(outlived)
    return read(except)
  }

  const takeFromPage = (may: Permission) => {
    const going: Delivery[] = []
    page = page.filter((delivery) => {
      if (may.wait(delivery) || !may.go(delivery)) return true
      going.push(delivery)
      return false
    })
    return going
  }

  return {
    outdate() {
      freshUntil = 0
    },
    async take(may) {
      const isStale = now() >= freshUntil || now() < freshUntil - PAGE_LIFE_MS
      if (isStale || page.length === 0) await read([])
      const blockedTargets = new Set<string>()
      for (;;) {
        const going = takeFromPage(may)
        if (going.length > 0 || page.every(may.wait)) return going
        for (const { to } of page) blockedTargets.add(formatDestination(to))
        if (blockedTargets.size > MOST_EXCLUDED) return []
        const blocked = page
        if ((await read([...blockedTargets])) === 0) {
          page = blocked
          return []
        }
      }
    },
    get blocked() {
      return page
    },
  }
}
