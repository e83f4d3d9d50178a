/** Schedules, what came due, and what was sent to whom. Filled by the delivery folder. */

export type DeliveryTables = Record<never, never>
