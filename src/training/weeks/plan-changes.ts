/** What a member changed about their plan: swaps, the day they left out, and that they
 * stay with their programme for now. Kept as JSON beside the programme. */

import { z } from 'zod'
import { isDay } from '../local-days.ts'

const day = z.string().refine(isDay)

const changes = z.object({
  swaps: z
    .array(
      z.object({
        from: z.string(),
        to: z.string(),
        firstDay: day,
        lastDay: day.nullable(),
        rung: z.boolean().optional(),
      }),
    )
    .default([]),
  /** The day whose lift waits because the member skipped it. */
  skippedDay: day.nullable().default(null),
  /** Until then no other programme is offered: the member chose to stay. */
  staysUntil: day.nullable().default(null),
})

export type PlanChanges = Readonly<z.infer<typeof changes>>

export const noChanges: PlanChanges = { swaps: [], skippedDay: null, staysUntil: null }

/** Reads what was stored; changes that no longer fit are none. */
export function readChanges(json: string): PlanChanges {
  const read = changes.safeParse(JSON.parse(json))
  return read.success ? read.data : noChanges
}
