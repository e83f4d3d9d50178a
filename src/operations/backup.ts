/**
 * The database carried to safety and back.
 *
 * A backup is taken while the bot runs: SQLite copies page by page and the copy is whole at one instant. A restore
 * needs the bot stopped: the file is checked first, and what stood there before is kept beside it.
 */
import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { backup as copyDatabase, DatabaseSync } from 'node:sqlite'
import { messageOf, SetupError } from '../errors.ts'
import { lockDataFolder } from '../storage/data-lock.ts'
import { databaseFileName } from '../storage/database.ts'

/** Writes a copy to `target`. Throws a `SetupError` when there is nothing to copy or `target` exists. */
export async function backUp(dataDir: string, target: string): Promise<void> {
  const file = join(dataDir, databaseFileName)
  if (!existsSync(file)) throw trouble(file, 'there is no database yet', 'Start the bot once first')
  if (existsSync(target)) throw trouble(target, 'exists already', 'Name another file')
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    await copyDatabase(database, target)
    chmodSync(target, 0o600)
  } finally {
    database.close()
  }
}

/**
 * Makes `source` the database of the data folder and gives the path under which the old one is kept; null when
 * there was none. Throws a `SetupError` when the bot runs or `source` is not a whole database.
 */
export function restore(dataDir: string, source: string, now: number): string | null {
  assertWhole(source)
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const lock = lockDataFolder(dataDir, now)
  try {
    const file = join(dataDir, databaseFileName)
    const fresh = `${file}.restoring`
    copyFileSync(source, fresh)
    chmodSync(fresh, 0o600)
    const kept = keepOld(file, now)
    renameSync(fresh, file)
    return kept
  } finally {
    lock.release()
  }
}

/** Moves the old file and what belongs to it out of the way; nothing is deleted but the shared-memory file. */
function keepOld(file: string, now: number): string | null {
  rmSync(`${file}-shm`, { force: true })
  if (!existsSync(file)) return null
  const kept = `${file}.before-${new Date(now).toISOString().replace(/[:.]/g, '-')}`
  renameSync(file, kept)
  if (existsSync(`${file}-wal`)) renameSync(`${file}-wal`, `${kept}-wal`)
  return kept
}

function assertWhole(source: string): void {
  if (!existsSync(source)) throw trouble(source, 'is not there', 'Name a file made by backup')
  try {
    const database = new DatabaseSync(source, { readOnly: true })
    try {
      const [check] = database.prepare('PRAGMA quick_check(1)').all()
      if (check?.quick_check !== 'ok') throw new Error(String(check?.quick_check))
      database.prepare('SELECT count(*) FROM member').get()
    } finally {
      database.close()
    }
  } catch (error) {
    throw trouble(
      source,
      `is not a whole Ironstride database (${messageOf(error)})`,
      'Nothing was changed. Name another backup',
    )
  }
}

function trouble(where: string, problem: string, mend: string): SetupError {
  return new SetupError([{ where, problem, mend }])
}
