/**
 * The job queue inside the one process, on the program's own database.
 *
 * Order of events of a job: added -> due -> marked active -> its work runs -> done and deleted, or waiting again
 * after a growing pause, or given up with its reason. What a crash leaves active waits again after the next start.
 */
import { randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { CancelTimer, Clock } from '../clock.ts'
import { messageOf } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Database } from '../storage/database.ts'
import type { JobTable } from '../storage/tables/delivery.ts'
import { DEFAULT_MAX_ATTEMPTS, type JobQueue, type JobWork, jobBackOffMs } from './queue.ts'

/** A look without any cause, for a clock that was set. */
const LONGEST_SLEEP_MS = 30_000

export function createEmbeddedQueue(db: Database, clock: Clock, log: Log): JobQueue {
  const lines = new Map<string, Line>()
  let isRunning = false

  const lineOf = (queue: string, work: JobWork): Line =>
    createLine({ db, clock, log, queue, work, isRunning: () => isRunning })

  return {
    async add(queue, data, { runAt = clock.now(), uniqueKey, maxAttempts } = {}) {
      const added = await db
        .insertInto('job')
        .values({
          id: randomUUID(),
          queue,
          unique_key: uniqueKey ?? null,
          data_json: JSON.stringify(data),
          state: 'waiting',
          run_at: runAt,
          attempts: 0,
          max_attempts: maxAttempts ?? DEFAULT_MAX_ATTEMPTS,
          created_at: clock.now(),
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      lines.get(queue)?.wake()
      return (added.numInsertedOrUpdatedRows ?? 0n) > 0n
    },
    work: (queue, work) => void lines.set(queue, lineOf(queue, work)),
    async start() {
      await takeUpUnfinished(db)
      isRunning = true
      for (const line of lines.values()) line.wake()
    },
    async stop() {
      isRunning = false
      await Promise.all([...lines.values()].map((line) => line.rest()))
    },
    async failed(queue) {
      const rows = await db
        .selectFrom('job')
        .select(['data_json', 'reason'])
        .where('queue', '=', queue)
        .where('state', '=', 'failed')
        .orderBy('settled_at')
        .execute()
      return rows.map((row) => ({ data: JSON.parse(row.data_json), reason: row.reason ?? '' }))
    },
  }
}

/** A crash may have cut a job off at any point. One with a twin waiting is not needed any more. */
async function takeUpUnfinished(db: Database): Promise<void> {
  const active = await db.selectFrom('job').selectAll().where('state', '=', 'active').execute()
  for (const { id, queue, unique_key } of active) {
    const twin = await db
      .selectFrom('job')
      .select('id')
      .where('queue', '=', queue)
      .where('unique_key', '=', unique_key)
      .where('state', '=', 'waiting')
      .executeTakeFirst()
    if (twin === undefined) await put(db, id, { state: 'waiting' })
    else await db.deleteFrom('job').where('id', '=', id).execute()
  }
}

interface LineParts {
  readonly db: Database
  readonly clock: Clock
  readonly log: Log
  readonly queue: string
  readonly work: JobWork
  isRunning(): boolean
}

interface Line {
  wake(): void
  rest(): Promise<void>
}

/** The jobs of one queue, one after the other. */
function createLine(parts: LineParts): Line {
  const { clock, log, queue, isRunning } = parts
  let working: Promise<void> | null = null
  let isWoken = false
  let cancelAlarm: CancelTimer = () => {}

  const run = async () => {
    while (isWoken && isRunning()) {
      isWoken = false
      try {
        await doAllDue(parts)
      } catch (error) {
        log.error({ queue, error: messageOf(error) }, 'the job queue stumbled')
      }
    }
    const nextAt = isRunning() ? await nextRunAt(parts) : null
    working = null
    cancelAlarm()
    if (isWoken) wake()
    else if (nextAt !== null) cancelAlarm = clock.after(Math.max(1, nextAt - clock.now()), wake)
  }
  const wake = () => {
    isWoken = true
    if (isRunning()) working ??= run()
  }

  return {
    wake,
    async rest() {
      cancelAlarm()
      await working
    },
  }
}

async function doAllDue(parts: LineParts): Promise<void> {
  for (let job = await takeNext(parts); job !== undefined; job = await takeNext(parts)) {
    await doOne(job, parts)
  }
}

async function takeNext({ db, clock, queue, isRunning }: LineParts) {
  if (!isRunning()) return undefined
  const job = await db
    .selectFrom('job')
    .selectAll()
    .where('queue', '=', queue)
    .where('state', '=', 'waiting')
    .where('run_at', '<=', clock.now())
    .orderBy('run_at')
    .executeTakeFirst()
  if (job === undefined) return undefined
  await put(db, job.id, { state: 'active', attempts: job.attempts + 1 })
  return { ...job, attempts: job.attempts + 1 }
}

async function doOne(job: Selectable<JobTable>, { db, clock, log, work }: LineParts) {
  const { id, queue, attempts: attempt } = job
  try {
    await work({ id, queue, data: JSON.parse(job.data_json), attempt })
    await db.deleteFrom('job').where('id', '=', id).execute()
  } catch (error) {
    const reason = messageOf(error)
    const isOver = attempt >= job.max_attempts
    log[isOver ? 'error' : 'warn']({ queue, job: id, attempt, error: reason }, 'a job failed')
    await put(db, id, afterFailure(isOver, attempt, reason, clock.now()))
  }
}

function afterFailure(isOver: boolean, attempt: number, reason: string, now: number) {
  return isOver
    ? { state: 'failed' as const, reason, settled_at: now }
    : // Its key stays free for newer work; a repeat must not stand in the way.
      { state: 'waiting' as const, unique_key: null, reason, run_at: now + jobBackOffMs(attempt) }
}

async function nextRunAt({ db, clock, queue }: LineParts): Promise<number | null> {
  const row = await db
    .selectFrom('job')
    .select(({ fn }) => fn.min('run_at').as('at'))
    .where('queue', '=', queue)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return row?.at == null ? null : Math.min(row.at, clock.now() + LONGEST_SLEEP_MS)
}

async function put(db: Database, id: string, change: Partial<JobTable>): Promise<void> {
  await db.updateTable('job').set(change).where('id', '=', id).execute()
}
