/**
 * The plan each member follows: which programme, since when, and what they changed about it.
 *
 * One row a member. What the programme asks of a day is worked out from it each time and never stored.
 */
import type { Clock } from '../clock.ts'
import type { Database } from '../storage/database.ts'

export interface StoredPlan {
  /** Programme id. */
  readonly programme: string
  /** Local day `YYYY-MM-DD` on which week 1 begins. */
  readonly startDay: string
  /** The member's changes as stored JSON; `training` reads it. */
  readonly changesJson: string
}

export interface Plans {
  /** Null until the member has made a plan. */
  find(memberId: string): Promise<StoredPlan | null>
  /** Replaces the one there was. */
  save(memberId: string, plan: StoredPlan): Promise<void>
}

export function createPlans(db: Database, clock: Clock): Plans {
  return {
    async find(memberId) {
      const row = await db
        .selectFrom('plan')
        .selectAll()
        .where('member_id', '=', memberId)
        .executeTakeFirst()
      if (row === undefined) return null
      return { programme: row.programme, startDay: row.start_day, changesJson: row.answers_json }
    },
    async save(memberId, { programme, startDay, changesJson }) {
      const columns = {
        programme,
        start_day: startDay,
        answers_json: changesJson,
        updated_at: clock.now(),
      }
      await db
        .insertInto('plan')
        .values({ member_id: memberId, ...columns })
        .onConflict((conflict) => conflict.column('member_id').doUpdateSet(columns))
        .execute()
    },
  }
}
