/**
 * One process to a data folder.
 *
 * The lock is an exclusive SQLite transaction on a file of its own, held as long as the process lives: the
 * operating system gives it back at any death, kill -9 included, so a stale lock cannot exist. A note beside it
 * says who holds it, for the message to the second process.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { SetupError } from '../errors.ts'

export interface DataLock {
  release(): void
}

/** Takes the folder, or throws a `SetupError` that names the holder. */
export function lockDataFolder(folder: string, now: number): DataLock {
  const lock = new DatabaseSync(join(folder, 'ironstride.lock'))
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch {
    lock.close()
    throw new SetupError([inUse(folder)])
  }
  writeFileSync(holderNote(folder), describeHolder(now), { mode: 0o600 })
  return { release: () => lock.close() }
}

function inUse(folder: string) {
  return {
    where: 'DATA_DIR',
    problem: `${folder} is in use by another Ironstride (${readHolder(folder)})`,
    mend: 'Stop that one first, or give this one a folder of its own',
  }
}

function describeHolder(now: number): string {
  return `process ${process.pid} on ${hostname()} since ${new Date(now).toISOString()}`
}

function readHolder(folder: string): string {
  try {
    return readFileSync(holderNote(folder), 'utf8').trim()
  } catch {
    return 'it left no note of its process'
  }
}

function holderNote(folder: string): string {
  return join(folder, 'ironstride.holder')
}
