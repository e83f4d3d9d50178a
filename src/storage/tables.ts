/**
 * Every table, as Kysely sees it. One file a topic in `tables/`; this one only joins them.
 *
 * Portable between SQLite and PostgreSQL: text ids, instants as integer epoch milliseconds (`*_at`), calendar
 * days as `YYYY-MM-DD` text (`*_day`), structured values as JSON text (`*_json`), yes/no as 0 or 1.
 */
import type { AnswerTables } from './tables/answers.ts'
import type { CoreTables } from './tables/core.ts'
import type { DeliveryTables } from './tables/delivery.ts'
import type { TrainingTables } from './tables/training.ts'

export interface Tables extends CoreTables, DeliveryTables, TrainingTables, AnswerTables {}

/** A yes/no column. SQLite has no booleans and PostgreSQL integers compare the same. */
export type Flag = 0 | 1
