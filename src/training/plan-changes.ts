/** What a member changed about their plan: swaps, and the day they left out. Kept as JSON beside the programme. */

import { z } from 'zod'
import { isDay } from './local-days.ts'

const day = z.string().refine(isDay)

const changes = z.object({
  swaps: z
    .array(z.object({ from: z.string(), to: z.string(), firstDay: day, lastDay: day.nullable() }))
    .default([]),
  /** The day whose lift waits because the member skipped it. */
  skippedDay: day.nullable().default(null),
})

export type PlanChanges = Readonly<z.infer<typeof changes>>

export const noChanges: PlanChanges = { swaps: [], skippedDay: null }

/** Reads what was stored; changes that no longer fit are none. */
export function readChanges(json: string): PlanChanges {
  const read = changes.safeParse(JSON.parse(json))
  return read.success ? read.data : noChanges
}
