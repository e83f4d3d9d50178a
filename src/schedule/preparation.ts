/**
 * From claimed occurrences to messages in the ledger.
 *
 * Every claimed occurrence is asked of its kind and settled together with its messages. When the kind fails, the
 * occurrence stays claimed and is asked again half a minute later, until its age limit.
 */
import { sql } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Ledger } from '../delivery/ledger.ts'
import type { Outgoing } from '../delivery/outgoing.ts'
import { messageOf } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Database } from '../storage/database.ts'
import type { Due, ScheduleKind } from './due.ts'
import { asSchedule } from './schedules.ts'

export type PreparationStep = 'claimed' | 'prepared' | 'queued'

export interface PreparationParts {
  readonly db: Database
  readonly ledger: Ledger
  readonly clock: Clock
  readonly log: Log
  readonly kinds: readonly ScheduleKind[]
  readonly onStep?: (step: PreparationStep) => void
}

/** This late, several dues of one target are told together. */
const CATCH_UP_MS = 5 * 60_000
const ASK_AGAIN_MS = 30_000
const PAGE = 200

export function createPreparation(parts: PreparationParts) {
  const { db, ledger, clock, log } = parts
  const kinds = new Map(parts.kinds.map((kind) => [kind.kind, kind]))
  const askAgainAt = new Map<string, number>()
  /** A crash may have left some. */
  let mayBeClaimed = true

  const prepareOne = async (group: readonly Due[]): Promise<readonly Outgoing[] | null> => {
    try {
      return await ask(group, kinds)
    } catch (error) {
      for (const due of group) {
        askAgainAt.set(due.occurrenceId, clock.now() + ASK_AGAIN_MS)
        const facts = { schedule: due.schedule.id, kind: due.schedule.kind }
        log.error({ ...facts, error: messageOf(error) }, 'a schedule could not be prepared')
      }
      return null
    }
  }

  const finishPage = async (dues: readonly Due[]) => {
    const outgoing: Outgoing[] = []
    const finished: Due[] = []
    for (const group of groupCatchUps(dues, kinds)) {
      const messages = await prepareOne(group)
      if (messages === null) continue
      outgoing.push(...messages)
      finished.push(...group)
    }
    parts.onStep?.('prepared')
    await ledger.queue(outgoing, (step) => settle(step, finished, clock.now()))
    parts.onStep?.('queued')
  }

  return {
    /** To be told before anything is claimed. */
    expectClaims(): void {
      mayBeClaimed = true
    },
    /** Asks for every claimed occurrence, oldest slot first. */
    async finishClaimed(): Promise<void> {
      if (!mayBeClaimed) return
      await skipTooOld(db, clock.now())
      for (;;) {
        const now = clock.now()
        const resting = [...askAgainAt].filter(([, at]) => at > now).map(([id]) => id)
        const dues = await claimedDues(db, resting, now)
        if (dues.length === 0) {
          mayBeClaimed = askAgainAt.size > 0
          return
        }
        for (const { occurrenceId } of dues) askAgainAt.delete(occurrenceId)
        await finishPage(dues)
      }
    },
  }
}

async function ask(group: readonly Due[], kinds: ReadonlyMap<string, ScheduleKind>) {
  const [first] = group
  const kind = kinds.get(first?.schedule.kind ?? '')
  if (first === undefined || kind === undefined) {
    throw new Error(`Nothing knows how to prepare a schedule of kind "${first?.schedule.kind}"`)
  }
  if (group.length > 1 && kind.prepareCatchUp !== undefined) return kind.prepareCatchUp(group)
  return kind.prepare(first)
}

/** Dues by themselves, except late ones of a kind that can tell several of one target at once. */
function groupCatchUps(
  dues: readonly Due[],
  kinds: ReadonlyMap<string, ScheduleKind>,
): readonly (readonly Due[])[] {
  const canMerge = ({ schedule, lateMs }: Due) =>
    lateMs > CATCH_UP_MS &&
    (schedule.target !== null || schedule.ownerMember !== null) &&
    kinds.get(schedule.kind)?.prepareCatchUp !== undefined
  const merged = Map.groupBy(dues.filter(canMerge), ({ schedule }) =>
    JSON.stringify([schedule.kind, schedule.ownerMember, schedule.target]),
  )
  return [...merged.values(), ...dues.filter((due) => !canMerge(due)).map((due) => [due])]
}

/** The condition of the index, word for word, so that SQLite sees that it fits. */
const isClaimed = sql<boolean>`occurrence.state = 'claimed'`

async function claimedDues(db: Database, resting: readonly string[], now: number): Promise<Due[]> {
  const rows = await db
    .selectFrom('occurrence')
    .innerJoin('schedule', 'schedule.id', 'occurrence.schedule_id')
    .selectAll('schedule')
    .select(['occurrence.id as occurrence_id', 'occurrence.slot', 'occurrence.missed'])
    .where(isClaimed)
    .$if(resting.length > 0, (some) => some.where('occurrence.id', 'not in', resting))
    .orderBy('occurrence.slot')
    .limit(PAGE)
    .execute()
  return rows.map((row) => ({
    occurrenceId: row.occurrence_id,
    schedule: asSchedule(row),
    slot: row.slot,
    missed: row.missed,
    lateMs: now - row.slot,
  }))
}

async function settle(step: Database, dues: readonly Due[], now: number): Promise<void> {
  if (dues.length === 0) return
  await step
    .updateTable('occurrence')
    .set({ state: 'done', settled_at: now })
    .where(
      'id',
      'in',
      dues.map(({ occurrenceId }) => occurrenceId),
    )
    .execute()
}

/** Claimed before a downtime, or never prepared, and of no use any more; or the schedule is gone. */
async function skipTooOld(db: Database, now: number): Promise<void> {
  await db
    .updateTable('occurrence')
    .set({ state: 'skipped', settled_at: now })
    .where(isClaimed)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('schedule')
            .select('schedule.id')
            .whereRef('schedule.id', '=', 'occurrence.schedule_id')
            .where('deleted_at', 'is', null)
            .where(({ eb, ref }) =>
              eb(ref('occurrence.slot'), '>=', eb(eb.val(now), '-', ref('max_age_ms'))),
            ),
        ),
      ),
    )
    .execute()
}
