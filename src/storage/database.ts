/**
 * The database: one SQLite file in the data folder, under Kysely.
 *
 * Opening it: take the folder's lock, open the file, check that it is whole, bring the tables up to date. A
 * damaged file is refused with its path and the way back, and is never written to.
 */
import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Kysely, SqliteDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import { messageOf, SetupError } from '../errors.ts'
import { lockDataFolder } from './data-lock.ts'
import { migrations } from './migrations/index.ts'
import { openSqlite, openSqliteToRead } from './node-sqlite.ts'
import type { Tables } from './tables.ts'

export type Database = Kysely<Tables>

export interface OpenDatabase {
  readonly db: Database
  readonly file: string
  /** Closes the file and gives the folder back. */
  close(): Promise<void>
}

export const databaseFileName = 'ironstride.sqlite'

/**
 * Opens (or makes) the database of a data folder for this process alone.
 * Throws `SetupError` when another process holds the folder or the file is damaged.
 */
export async function openDatabase(dataDir: string, now: number): Promise<OpenDatabase> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const lock = lockDataFolder(dataDir, now)
  const file = join(dataDir, databaseFileName)
  try {
    const database = openWholeFile(file)
    const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) })
    await bringUpToDate(db)
    return { db, file, close: () => closeAll(db, lock) }
  } catch (error) {
    lock.release()
    throw error
  }
}

/**
 * Opens the database of a data folder only to read, also while a bot runs on it; null when there is none yet.
 */
export function openDatabaseToRead(dataDir: string): OpenDatabase | null {
  const file = join(dataDir, databaseFileName)
  if (!existsSync(file)) return null
  const db = new Kysely<Tables>({
    dialect: new SqliteDialect({ database: openSqliteToRead(file) }),
  })
  return { db, file, close: () => db.destroy() }
}

/** Runs the missing migrations. Throws what the failing one threw. */
export async function bringUpToDate(db: Database): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
}

function openWholeFile(file: string) {
  const isNew = !existsSync(file)
  try {
    const database = openSqlite(file)
    const [check] = database.raw.prepare('PRAGMA quick_check(1)').all()
    if (check?.quick_check !== 'ok') throw new Error(String(check?.quick_check))
    if (isNew) chmodSync(file, 0o600)
    return database
  } catch (error) {
    throw new SetupError([damaged(file, messageOf(error))])
  }
}

function damaged(file: string, detail: string) {
  return {
    where: file,
    problem: `the database is damaged (${detail})`,
    mend: 'Nothing was changed. Restore your last backup with: npm run -s coach -- restore FILE',
  }
}

async function closeAll(db: Database, lock: { release(): void }): Promise<void> {
  await db.destroy()
  lock.release()
}
