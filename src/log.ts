/**
 * The operator's log: one JSON line an event, ids instead of names, and never a secret.
 *
 * Secrets known from the settings are cut out of every line, wherever they stand: a Telegram token is part of
 * every request URL and would otherwise leak through error messages.
 */
import { pino } from 'pino'

export interface Log {
  debug(facts: object, message: string): void
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}

export interface LogOptions {
  readonly level: string
  /** Values that must never appear, such as tokens and keys. */
  readonly secrets: readonly string[]
  /** Receives finished lines; standard error by default, because standard output belongs to the conversation. */
  readonly write?: (line: string) => void
}

export function createLog({ level, secrets, write }: LogOptions): Log {
  const hidden = secrets.filter((secret) => secret.length >= 6)
  const emit = write ?? ((line: string) => process.stderr.write(line))
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    { write: (line: string) => emit(withoutSecrets(line, hidden)) },
  )
}

/** For places where nothing is to be said. */
export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} }

function withoutSecrets(line: string, secrets: readonly string[]): string {
  return secrets.reduce((text, secret) => text.replaceAll(secret, '[secret]'), line)
}
