/**
 * Writing down what became of deliveries, many in one durable step.
 */
import type { Updateable } from 'kysely'
import { formatDestination } from '../chat/address.ts'
import type { Database } from '../storage/database.ts'
import type { DeliveryTable } from '../storage/tables/delivery.ts'
import type { Delivery } from './outgoing.ts'
import { noteReachability } from './reachability.ts'
import { judgeDoubt, type Verdict } from './verdict.ts'
import { isWaiting } from './waiting.ts'

export interface Outcome {
  readonly delivery: Delivery
  readonly verdict: Verdict
}

/** Commits every outcome, with what follows from it for the target, or none of them. */
export async function recordOutcomes(
  db: Database,
  outcomes: readonly Outcome[],
  now: number,
): Promise<void> {
  await db.transaction().execute(async (step) => {
    for (const outcome of outcomes) await recordOne(step, outcome, now)
  })
}

async function recordOne(step: Database, { delivery, verdict }: Outcome, now: number) {
  if (verdict.state === 'moved') return recordMove(step, delivery, verdict.movedTo, now)
  await step
    .updateTable('delivery')
    .set(changeOf(delivery, verdict, now))
    .where('id', '=', delivery.id)
    .where('state', '=', 'sending')
    .execute()
  if (verdict.state === 'dead' && verdict.targetIsGone) {
    const gone = { destination: delivery.to, reachable: false, reason: verdict.reason }
    await noteReachability(step, gone, now)
  }
}

function changeOf(
  { attempts, doubts, nonceUntil }: Delivery,
  verdict: Exclude<Verdict, Moved>,
  now: number,
) {
  const tried = { attempts: attempts + 1 }
  switch (verdict.state) {
    case 'sent':
      return {
        ...tried,
        state: verdict.state,
        reason: null,
        sent_at: now,
        sent_ids_json: JSON.stringify(verdict.messageIds),
        settled_at: now,
      }
    case 'retry_at':
      return {
        ...tried,
        state: verdict.state,
        reason: verdict.reason,
        due_at: verdict.dueAt,
        doubts: doubts + (verdict.doubted ? 1 : 0),
        // A certain failure of a later try does not take the doubt about an earlier one away.
        nonce_until: verdict.nonceUntil ?? (verdict.doubted ? null : nonceUntil),
      }
    case 'untried':
      return { state: 'retry_at' as const, reason: verdict.reason, due_at: verdict.dueAt }
    case 'dead':
      return { ...tried, state: verdict.state, reason: verdict.reason, settled_at: now }
    case 'in_doubt':
      return {
        ...tried,
        state: verdict.state,
        reason: verdict.reason,
        doubts: doubts + 1,
        settled_at: now,
      }
  }
}

type Moved = Extract<Verdict, { readonly state: 'moved' }>

/** The message waits again and goes, with everything else for that chat, to the new address. */
async function recordMove(
  step: Database,
  { id, to, attempts }: Delivery,
  movedTo: string,
  now: number,
) {
  await step
    .updateTable('delivery')
    .set({ state: 'retry_at', reason: 'moved', due_at: now, attempts: attempts + 1 })
    .where('id', '=', id)
    .where('state', '=', 'sending')
    .execute()
  const newHome = { platform: to.platform, chat: movedTo }
  const isSame = formatDestination(newHome) === formatDestination(to)
  if (isSame) return
  const change = { destination: to, reachable: false, reason: 'migrated', movedTo: newHome }
  await noteReachability(step, change, now)
}

/**
 * Waiting deliveries that are of no use any more become dead letters. One that may have arrived at an earlier try
 * stays in doubt.
 */
export async function buryExpired(
  db: Database,
  expired: readonly Delivery[],
  now: number,
): Promise<void> {
  const isDoubtful = ({ doubts, nonceUntil }: Delivery) => doubts > 0 || nonceUntil !== null
  const [doubtful, unsent] = [
    expired.filter(isDoubtful),
    expired.filter((one) => !isDoubtful(one)),
  ].map((some) => some.map(({ id }) => id))
  await settle(db, doubtful ?? [], { state: 'in_doubt', settled_at: now })
  await settle(db, unsent ?? [], { state: 'dead', reason: 'too-late', settled_at: now })
}

/**
 * Waiting repeats that came too late to be recognised by their nonce, because the chat had to be left alone or the
 * program was down: from now on they are in doubt like anything else.
 */
export async function doubtAgain(
  db: Database,
  outlived: readonly Delivery[],
  now: number,
): Promise<void> {
  await db.transaction().execute(async (step) => {
    for (const delivery of outlived) {
      const verdict = judgeDoubt(delivery, 'nonce-forgotten', { now, nonce: false })
      const isOver = verdict.state === 'in_doubt'
      await settle(step, [delivery.id], {
        doubts: delivery.doubts + 1,
        nonce_until: null,
        reason: 'nonce-forgotten',
        ...(isOver ? { state: 'in_doubt' as const, settled_at: now } : {}),
      })
    }
  })
}

async function settle(db: Database, ids: readonly string[], change: Updateable<DeliveryTable>) {
  if (ids.length === 0) return
  await db.updateTable('delivery').set(change).where('id', 'in', ids).where(isWaiting).execute()
}
