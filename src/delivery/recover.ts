/**
 * After a crash: every delivery left `sending` is in doubt, because the call may have been accepted.
 *
 * A row whose answer was known but not yet written is indistinguishable from one whose call never left, so both
 * take the same way as a broken connection.
 */
import type { PlatformName } from '../chat/address.ts'
import type { Database } from '../storage/database.ts'
import { asDelivery } from './claim-deliveries.ts'
import { type Outcome, recordOutcomes } from './record-outcomes.ts'
import { judgeDoubt } from './verdict.ts'

export interface Recovered {
  /** Sent again, harmlessly or once. */
  readonly resent: number
  /** Left for the coach to decide. */
  readonly inDoubt: number
}

/** Settles what the last run of the program left open on one platform. */
export async function recoverDeliveries(
  db: Database,
  platform: PlatformName,
  about: { readonly now: number; readonly nonce: boolean },
): Promise<Recovered> {
  const rows = await db
    .selectFrom('delivery')
    .selectAll()
    .where('platform', '=', platform)
    .where('state', '=', 'sending')
    .execute()
  const outcomes = rows.map((row): Outcome => {
    const delivery = asDelivery(row)
    return { delivery, verdict: judgeDoubt(delivery, 'crash', { ...about, hasRestarted: true }) }
  })
  if (outcomes.length > 0) await recordOutcomes(db, outcomes, about.now)
  const inDoubt = outcomes.filter(({ verdict }) => verdict.state === 'in_doubt').length
  return { resent: outcomes.length - inDoubt, inDoubt }
}
