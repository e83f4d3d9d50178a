/**
 * What a reminder keeps with its schedule, and whether it is about lifting.
 */
import { z } from 'zod'

const stored = z.object({
  text: z.string(),
  /** Put off once; not one of the member's own list. */
  snoozed: z.boolean().default(false),
  /** When the snoozed one was due first, so that tomorrow is at its own local time. */
  firstSlot: z.number().optional(),
  /** Comes only on days with a lift. */
  onLiftDays: z.boolean().default(false),
  /** The member named the zone, so it stays when they move. */
  zoneIsNamed: z.boolean().default(false),
})

export type ReminderPayload = z.input<typeof stored>

export function readPayload(payload: unknown): z.output<typeof stored> {
  return stored.parse(payload)
}

const lifting =
  /\b(?:lift\w*|strength|gym|weights?|barbell|dumbbells?|kettlebells?|squats?|deadlifts?|press(?:es)?|lunges?|plyo\w*|jumps?|calf raises?|push-?ups?|pull-?ups?|heavy)\b/i

/** Whether a text asks for what a hold forbids. When it is not clear it does not. */
export function isAboutLifting(text: string): boolean {
  return lifting.test(text)
}
