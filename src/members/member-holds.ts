/**
 * Holds that stand on members: opened by a red flag or by pain, ended only by the member's own words.
 *
 * One open hold a category: a second one of the same kind widens the first. A cleared hold keeps the words it was
 * cleared with and is never opened again; the next flag opens a new one.
 */
import { randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Database } from '../storage/database.ts'
import type { HoldTable } from '../storage/tables/training.ts'

/** What training knows as a hold. */
export interface MemberHold {
  readonly category: string
  /** The member's local day it was opened. */
  readonly since: string
  /** `all`, or the movements that are left out. */
  readonly scope: 'all' | readonly string[]
}

export interface MemberHolds {
  /** Holds that were not cleared, the oldest first. */
  open(memberId: string): Promise<readonly MemberHold[]>
  /** Holds of everything that were cleared, with the time of the member's words, the oldest first. */
  closed(
    memberId: string,
  ): Promise<readonly { readonly since: string; readonly clearedAt: number }[]>
  /** Records a hold; one that is open already is only widened. */
  add(memberId: string, hold: MemberHold): Promise<void>
  /** Ends the holds of a category with the words that ended it. False when none was open. */
  clear(memberId: string, category: string, words: string): Promise<boolean>
  /** Whether any hold stands: then lift reminders wait. */
  isOnHold(memberId: string): Promise<boolean>
}

/** Longest words kept with a cleared hold. */
const MOST_WORDS = 500

export function createMemberHolds(db: Database, clock: Clock): MemberHolds {
  const open = async (memberId: string) => (await openRows(db, memberId)).map(asHold)
  return {
    open,
    async closed(memberId) {
      const rows = await db
        .selectFrom('hold')
        .select(['since_day', 'scope_json', 'cleared_at'])
        .where('member_id', '=', memberId)
        .where('cleared_at', 'is not', null)
        .orderBy('cleared_at')
        .execute()
      return rows
        .filter(({ scope_json }) => JSON.parse(scope_json) === 'all')
        .flatMap(({ since_day, cleared_at }) =>
          cleared_at === null ? [] : [{ since: since_day, clearedAt: cleared_at }],
        )
    },
    add: (memberId, hold) =>
      db.transaction().execute(async (change) => {
        const rows = await openRows(change, memberId)
        const standing = rows.find(({ category }) => category === hold.category)
        if (standing === undefined) {
          await change
            .insertInto('hold')
            .values(rowOf(hold, memberId, clock.now()))
            .execute()
        } else {
          const scope_json = JSON.stringify(widened(asHold(standing).scope, hold.scope))
          await change
            .updateTable('hold')
            .set({ scope_json })
            .where('id', '=', standing.id)
            .execute()
        }
      }),
    async clear(memberId, category, words) {
      const { numUpdatedRows } = await db
        .updateTable('hold')
        .set({ cleared_at: clock.now(), cleared_words: words.slice(0, MOST_WORDS) })
        .where('member_id', '=', memberId)
        .where('category', '=', category)
        .where('cleared_at', 'is', null)
        .executeTakeFirstOrThrow()
      return numUpdatedRows > 0n
    },
    isOnHold: async (memberId) => (await open(memberId)).length > 0,
  }
}

function openRows(db: Database, memberId: string) {
  return db
    .selectFrom('hold')
    .selectAll()
    .where('member_id', '=', memberId)
    .where('cleared_at', 'is', null)
    .orderBy('opened_at')
    .orderBy('id')
    .execute()
}

function widened(one: MemberHold['scope'], other: MemberHold['scope']): MemberHold['scope'] {
  return one === 'all' || other === 'all' ? 'all' : [...new Set([...one, ...other])]
}

function rowOf({ category, since, scope }: MemberHold, memberId: string, now: number) {
  return {
    id: randomUUID(),
    member_id: memberId,
    category,
    scope_json: JSON.stringify(scope),
    since_day: since,
    opened_at: now,
    cleared_at: null,
    cleared_words: null,
  }
}

function asHold({ category, since_day, scope_json }: Selectable<HoldTable>): MemberHold {
  return { category, since: since_day, scope: JSON.parse(scope_json) as MemberHold['scope'] }
}
