/**
 * What the program wrote down, read from its file by an onlooker: whether all is settled, and what the ledger says
 * of each message.
 */
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { databaseFileName } from '../../src/storage/database.ts'

export interface LedgerRow {
  readonly id: string
  readonly source: string
  readonly target: string
  readonly kind: string
  readonly state: string
  readonly reason: string | null
  readonly doubts: number
  readonly attempts: number
  readonly words: string
}

export interface Outstanding {
  /** Something is to be done before `soon`. */
  readonly isBusy: boolean
  /** When the next message that waits longer is due; null: nothing waits. */
  readonly nextDueAt: number | null
}

/** What stood in the file when the program died. */
export interface Remains {
  readonly at: number
  readonly sending: ReadonlySet<string>
  readonly paused: ReadonlySet<string>
  /** Messages waited that nothing kept from being sent: neither their time, nor a pause, nor a doubt. */
  readonly hasDue: boolean
}

const WAITING = `state IN ('queued', 'sending', 'retry_at')`

/** When a message may go: at its time, and not while its chat or its platform wants to be left alone. */
const FREE_AT = `max(due_at, coalesce(
  (SELECT max(until) FROM pause WHERE pause.target IN (delivery.target, platform || ':*')), 0))`

export interface LedgerView {
  outstanding(lastSlot: number, soon: number): Outstanding
  remains(now: number): Remains
  /**
   * Whether the ledger knows of a send to that chat that may be on its way now: claimed, or tried before and in
   * doubt, because a call that was given up may still come in.
   */
  isIntended(target: string): boolean
  /** Whether a send to that chat is under way that was taken up after that time, and never before. */
  isTakenUpAfter(target: string, time: number): boolean
  rows(): readonly LedgerRow[]
  close(): void
}

/** The file has to be there, its tables made. */
export function viewLedger(dataDir: string): LedgerView {
  const file = new DatabaseSync(join(dataDir, databaseFileName), { readOnly: true })
  file.exec('PRAGMA busy_timeout = 2000')
  const count = (sql: string, ...values: number[]) =>
    Number(file.prepare(`SELECT count(*) AS n FROM ${sql}`).get(...values)?.n ?? 0)
  const column = (sql: string, ...values: number[]) =>
    new Set(
      file
        .prepare(sql)
        .all(...values)
        .map(({ target }) => String(target)),
    )

  return {
    outstanding(lastSlot, soon) {
      const isBusy =
        count('schedule WHERE next_due_at <= ?', lastSlot) > 0 ||
        count(`occurrence WHERE state = 'claimed'`) > 0 ||
        count(`announcement WHERE state = 'confirmed'`) > 0 ||
        count(`delivery WHERE ${WAITING} AND (${FREE_AT} <= ? OR state = 'sending')`, soon) > 0
      const row = file.prepare(`SELECT min(${FREE_AT}) AS at FROM delivery WHERE ${WAITING}`).get()
      return { isBusy, nextDueAt: row?.at == null ? null : Number(row.at) }
    },
    remains: (at) => ({
      at,
      sending: column(`SELECT target FROM delivery WHERE state = 'sending'`),
      paused: column('SELECT target FROM pause WHERE until > ?', at),
      hasDue: count(`delivery WHERE state IN ('queued', 'retry_at') AND ${FREE_AT} <= ?`, at) > 0,
    }),
    isIntended: (target) => {
      const doubted = 'attempts > 0 AND (doubts > 0 OR nonce_until IS NOT NULL)'
      const row = file
        .prepare(`SELECT 1 FROM delivery WHERE target = ? AND (state = 'sending' OR ${doubted})`)
        .get(target)
      return row !== undefined
    },
    isTakenUpAfter: (target, time) => {
      const row = file
        .prepare(
          `SELECT 1 FROM delivery WHERE target = ? AND state = 'sending' AND first_tried_at > ?`,
        )
        .get(target, time)
      return row !== undefined
    },
    rows: () =>
      file
        .prepare(
          'SELECT delivery.id, source, target, kind, state, reason, doubts, attempts, reply_json AS words ' +
            'FROM delivery JOIN content ON content.id = delivery.content_id',
        )
        .all() as unknown as LedgerRow[],
    close: () => file.close(),
  }
}
