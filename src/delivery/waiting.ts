/**
 * The condition of the ledger's indexes, word for word: with its values as parameters SQLite could not see that a
 * query fits the index.
 */
import { sql } from 'kysely'

/** Not tried yet, or to be tried again. */
export const isWaiting = sql<boolean>`state in ('queued', 'retry_at')`

/** Under way or unknown. */
export const isUnsettled = sql<boolean>`state in ('sending', 'in_doubt')`
