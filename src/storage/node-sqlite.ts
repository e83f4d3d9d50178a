/**
 * Node's own SQLite in the shape Kysely's SQLite dialect expects, so that no native module has to be built.
 *
 * WAL with full synchronisation: a committed row survives a crash of the process and of the machine.
 */
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import type { SqliteDatabase, SqliteStatement } from 'kysely'

/** Statements kept ready. The program has a few hundred different ones. */
const KEPT_STATEMENTS = 500

/** Opens the file (made when missing) for one process. */
export function openSqlite(file: string): SqliteDatabase & { readonly raw: DatabaseSync } {
  const raw = new DatabaseSync(file)
  raw.exec('PRAGMA journal_mode = WAL')
  raw.exec('PRAGMA synchronous = FULL')
  raw.exec('PRAGMA foreign_keys = ON')
  raw.exec('PRAGMA busy_timeout = 2000')
  return asKyselyDatabase(raw)
}

/** Opens the file beside the process that writes to it. */
export function openSqliteToRead(file: string): SqliteDatabase {
  return asKyselyDatabase(new DatabaseSync(file, { readOnly: true }))
}

function asKyselyDatabase(raw: DatabaseSync): SqliteDatabase & { readonly raw: DatabaseSync } {
  const prepared = new Map<string, SqliteStatement>()
  const prepare = (sql: string): SqliteStatement => {
    const known = prepared.get(sql)
    if (known !== undefined) return known
    if (prepared.size >= KEPT_STATEMENTS) prepared.clear()
    const statement = asKyselyStatement(raw.prepare(sql))
    prepared.set(sql, statement)
    return statement
  }
  return { raw, prepare, close: () => raw.close() }
}

function asKyselyStatement(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...asInputs(parameters)),
    run: (parameters) => statement.run(...asInputs(parameters)),
    iterate: (parameters) => statement.iterate(...asInputs(parameters)),
  }
}

function asInputs(parameters: readonly unknown[]): SQLInputValue[] {
  return parameters.map((value) => {
    if (isInput(value)) return value
    throw new TypeError(`SQLite takes text, numbers, bytes and null, not ${typeof value}`)
  })
}

function isInput(value: unknown): value is SQLInputValue {
  const kind = typeof value
  return (
    value === null ||
    kind === 'string' ||
    kind === 'number' ||
    kind === 'bigint' ||
    value instanceof Uint8Array
  )
}
