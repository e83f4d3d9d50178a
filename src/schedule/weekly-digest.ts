/**
 * The coach's weekly digest: on Monday morning, what people asked last week and what is missing.
 */
import { type Destination, privateDestination } from '../chat/address.ts'
import type { Reply } from '../chat/reply.ts'
import { occurrenceSource, type ScheduleKind } from './due.ts'
import type { Schedules } from './schedules.ts'

export interface WeeklyDigestParts {
  /** Who gets it. */
  readonly coaches: readonly Destination[]
  /** The digest of the week that ends now. */
  readonly digest: () => Promise<Reply>
}

const WEEKLY_DIGEST = 'weekly-digest'
const MONDAY_AT_EIGHT = '0 8 * * 1'
/** On Tuesday it is still last week's news, later it is not. */
const MAX_AGE_MS = 36 * 3_600_000

export function weeklyDigestKind({ coaches, digest }: WeeklyDigestParts): ScheduleKind {
  return {
    kind: WEEKLY_DIGEST,
    async prepare(due) {
      const reply = await digest()
      return coaches.map(({ platform, chat }) => ({
        source: occurrenceSource(due),
        to: privateDestination(platform, chat),
        kind: 'notice' as const,
        reply,
      }))
    },
  }
}

/** Makes the schedule what the settings say; called at every start. */
export async function scheduleWeeklyDigest(
  schedules: Schedules,
  { coaches, zone }: { readonly coaches: readonly Destination[]; readonly zone: string },
): Promise<void> {
  if (coaches.length === 0) return schedules.remove(WEEKLY_DIGEST)
  await schedules.put({
    id: WEEKLY_DIGEST,
    kind: WEEKLY_DIGEST,
    recurrence: { cron: MONDAY_AT_EIGHT },
    zone,
    maxAgeMs: MAX_AGE_MS,
  })
}
