/**
 * What may be forgotten: conversation context, repeated answers, rate counters. Keyv over a table of the
 * database, so that a restart does not lose it. Times come from the program's clock.
 *
 * Keyv reports store errors by event and returns nothing; such an error is logged and the caller goes on as if
 * the value had expired. Nothing that must not be lost belongs here.
 */
import { Keyv } from 'keyv'
import type { Clock } from '../clock.ts'
import { messageOf } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Database } from './database.ts'

export interface Cache {
  /** The value put under the key, or undefined when there is none or its time is over. */
  get<Value>(key: string): Promise<Value | undefined>
  set(key: string, value: unknown, ttlMs: number): Promise<void>
  delete(key: string): Promise<void>
}

interface Kept {
  readonly value: unknown
  readonly expiresAt: number
}

/** A cache in the database. `topic` keeps the keys of different uses apart. */
export function createCache(db: Database, clock: Clock, log: Log, topic: string): Cache {
  const store = new Keyv({ store: tableStore(db, clock), namespace: topic, checkExpired: false })
  store.on('error', (error: unknown) =>
    log.warn({ topic, error: messageOf(error) }, 'the cache did not answer'),
  )
  return {
    async get<Value>(key: string) {
      const kept = await store.get<Kept>(key)
      return kept !== undefined && kept.expiresAt > clock.now() ? (kept.value as Value) : undefined
    },
    async set(key, value, ttlMs) {
      await store.set(key, { value, expiresAt: clock.now() + ttlMs } satisfies Kept, ttlMs)
    },
    async delete(key) {
      await store.delete(key)
    },
  }
}

/** The few calls Keyv needs of a store. */
function tableStore(db: Database, clock: Clock) {
  return {
    async get(key: string) {
      const row = await db
        .selectFrom('cache')
        .select('value')
        .where('key', '=', key)
        .executeTakeFirst()
      return row?.value
    },
    async set(key: string, value: string, ttlMs?: number) {
      const expires_at = ttlMs === undefined ? null : clock.now() + ttlMs
      await db
        .insertInto('cache')
        .values({ key, value, expires_at })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ value, expires_at }))
        .execute()
      return true
    },
    async delete(key: string) {
      const [result] = await db.deleteFrom('cache').where('key', '=', key).execute()
      return (result?.numDeletedRows ?? 0n) > 0n
    },
    async clear() {
      await db.deleteFrom('cache').execute()
    },
  }
}
