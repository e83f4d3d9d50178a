/**
 * Waiting times that a platform asked for, for one chat or for all. They are kept in the database, because a
 * restart does not end them.
 */
import type { Destination, PlatformName } from '../chat/address.ts'
import type { Clock } from '../clock.ts'
import { messageOf } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Database } from '../storage/database.ts'

export interface Pauses {
  /** Reads what the last run of the program was told. */
  load(): Promise<void>
  /** Nothing to that chat, or to anybody when null, for so long. The longer of two pauses counts. */
  begin(to: Destination | null, forMs: number): void
  /** Until when that chat, or everybody when null, has to be left alone; 0: it has not. */
  until(to: Destination | null): number
}

export interface PausesParts {
  readonly platform: PlatformName
  readonly db: Database
  readonly clock: Clock
  readonly log: Log
}

interface Pause {
  until: number
  readonly forMs: number
}

/** A pause this short is over before a restart could break it. */
const WORTH_KEEPING_MS = 1_000

export function createPauses({ platform, db, clock, log }: PausesParts): Pauses {
  const running = new Map<string, Pause>()
  const everybody = `${platform}:*`
  const keyOf = (to: Destination | null) => (to === null ? everybody : `${platform}:${to.chat}`)

  /** A pause never lasts longer than it was asked for, also when the clock is set back meanwhile. */
  const untilOf = (key: string): number => {
    const pause = running.get(key)
    if (pause === undefined) return 0
    pause.until = Math.min(pause.until, clock.now() + pause.forMs)
    if (pause.until <= clock.now()) running.delete(key)
    return pause.until
  }

  return {
    async load() {
      const rows = await readPauses(db, platform, clock.now())
      for (const { target, until } of rows) {
        running.set(target, { until, forMs: until - clock.now() })
      }
    },
    begin(to, forMs) {
      const key = keyOf(to)
      const until = clock.now() + forMs
      if (until <= untilOf(key)) return
      running.set(key, { until, forMs })
      if (forMs < WORTH_KEEPING_MS) return
      log.info({ target: key, seconds: Math.ceil(forMs / 1_000) }, 'the platform asks for a pause')
      keepPause(db, key, until).catch((error) =>
        log.error({ target: key, error: messageOf(error) }, 'a pause could not be kept'),
      )
    },
    until: (to) => Math.max(untilOf(everybody), untilOf(keyOf(to))),
  }
}

async function readPauses(db: Database, platform: PlatformName, now: number) {
  await db.deleteFrom('pause').where('until', '<=', now).execute()
  return db.selectFrom('pause').selectAll().where('target', 'like', `${platform}:%`).execute()
}

async function keepPause(db: Database, target: string, until: number): Promise<void> {
  await db
    .insertInto('pause')
    .values({ target, until })
    .onConflict((conflict) => conflict.column('target').doUpdateSet({ until }))
    .execute()
}
