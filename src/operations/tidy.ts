/**
 * What nobody needs any more is deleted, some minutes after the start and then every six hours: expired buttons and
 * cached values, single reminders that are over, and old slots of schedules.
 *
 * What was sent to whom stays: it is the coach's report.
 */
import { type CancelTimer, type Clock, waitFor } from '../clock.ts'
import { messageOf } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Database } from '../storage/database.ts'

const MINUTE_MS = 60_000
const FIRST_AFTER_MS = 5 * MINUTE_MS
const EVERY_MS = 6 * 60 * MINUTE_MS
const DAY_MS = 24 * 60 * MINUTE_MS

/** A deleted reminder can be brought back, and one that came can be put off, for as long as its buttons work. */
const REMINDER_KEPT_MS = 31 * DAY_MS
/** Slots are looked back at for forty days at most. */
const SLOT_KEPT_MS = 60 * DAY_MS

export interface Tidying {
  /** Tidies no more; waits for what is under way. */
  stop(): Promise<void>
}

export function startTidying(db: Database, clock: Clock, log: Log): Tidying {
  let cancel: CancelTimer = () => {}
  let tidying: Promise<void> = Promise.resolve()
  const tidyIn = (delayMs: number) => {
    cancel = clock.after(delayMs, () => {
      tidying = tidy(db, clock.now()).catch((error) =>
        log.warn({ error: messageOf(error) }, 'tidying failed; it is tried again later'),
      )
      tidyIn(EVERY_MS)
    })
  }
  tidyIn(FIRST_AFTER_MS)
  return {
    async stop() {
      cancel()
      await Promise.race([tidying, waitFor(clock, MINUTE_MS)])
    },
  }
}

export async function tidy(db: Database, now: number): Promise<void> {
  await db.deleteFrom('button').where('expires_at', '<=', now).execute()
  await db.deleteFrom('cache').where('expires_at', '<=', now).execute()
  await deleteOldSlots(db, now - SLOT_KEPT_MS)
  await deleteOverReminders(db, now - REMINDER_KEPT_MS)
}

async function deleteOldSlots(db: Database, before: number): Promise<void> {
  await db
    .deleteFrom('occurrence')
    .where('state', '!=', 'claimed')
    .where('settled_at', '<', before)
    .execute()
}

/** Neither due again nor paused, and not for a while: deleted ones, single ones that came, snoozes. */
async function deleteOverReminders(db: Database, before: number): Promise<void> {
  const over = db
    .selectFrom('schedule')
    .select('schedule.id')
    .where('kind', '=', 'reminder')
    .where('next_due_at', 'is', null)
    .where('updated_at', '<', before)
    .where((row) => row.or([row('paused_at', 'is', null), row('deleted_at', 'is not', null)]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('occurrence')
            .select('occurrence.id')
            .whereRef('occurrence.schedule_id', '=', 'schedule.id')
            .where((slot) => slot.or([slot('state', '=', 'claimed'), slot('slot', '>=', before)])),
        ),
      ),
    )
  const ids = (await over.execute()).map(({ id }) => id)
  await db.transaction().execute(async (step) => {
    for (let start = 0; start < ids.length; start += ROWS) {
      const page = ids.slice(start, start + ROWS)
      await step.deleteFrom('occurrence').where('schedule_id', 'in', page).execute()
      await step.deleteFrom('schedule').where('id', 'in', page).execute()
    }
  })
}

/** Rows a statement; SQLite takes 32,766 values. */
const ROWS = 500
