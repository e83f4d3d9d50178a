/** Days on which the plan had a lift, done or not: what streaks and progress compare the log with. */

import type { DayPlan } from '../lift.ts'

/** What a rest day says where a planned lift stood that nobody did and that found no other day. */
export const droppedWords = 'dropped, never stacked on the next'

/** How the rest after the goal race begins to speak; a race along the way rests within its week. */
export const afterRaceWords = 'After the race the legs rest'

/** Whether a lift stood on that day. One that waits for another day counts there and not here. */
export function hadLift({ kind, reasons }: DayPlan): boolean {
  if (kind === 'lift') return true
  return reasons.some(({ rule, text }) => rule === 'PR4' && text.includes(droppedWords))
}
