/**
 * Everything around members' own reminders joined: where they are kept, what holds them back, and what prepares
 * them when they come due.
 */
import type { PlatformName } from './chat/address.ts'
import type { Clock } from './clock.ts'
import type { CommunityProgramme } from './commands/community.ts'
import { runnerOf } from './commands/training/runner.ts'
import { createMemberTargets, type MemberTargets } from './delivery/member-target.ts'
import type { Reachability } from './delivery/reachability.ts'
import { createMemberHolds } from './members/member-holds.ts'
import type { Members } from './members/members.ts'
import { createPlans } from './members/plans.ts'
import type { ScheduleKind } from './schedule/due.ts'
import { reminderKind } from './schedule/reminder-kind.ts'
import { createReminders, type Reminders } from './schedule/reminders.ts'
import type { Schedules } from './schedule/schedules.ts'
import type { Database } from './storage/database.ts'
import { liftForDay } from './training/lift-for-day.ts'
import type { WorkoutLog } from './training/logging/workout-log.ts'
import type { TrainingKnowledge } from './training/weeks/plan-input.ts'

export interface Reminding {
  readonly reminders: Reminders
  readonly targets: MemberTargets
  readonly kind: ScheduleKind
  /** Whether a hold stands on this member's training. */
  readonly isOnHold: (memberId: string) => Promise<boolean>
  /** Whether the member has a lift on that local day. */
  readonly isLiftDay: (memberId: string, day: string) => Promise<boolean>
}

export interface RemindingParts {
  readonly db: Database
  readonly clock: Clock
  readonly members: Members
  readonly training: TrainingKnowledge
  readonly community: CommunityProgramme
  readonly workoutLog: WorkoutLog
  readonly reachability: Reachability
  readonly schedules: Schedules
  readonly isConnected: (platform: PlatformName) => boolean
}

export function openReminding(parts: RemindingParts): Reminding {
  const { clock, db, members, schedules } = parts
  const isLiftDay = (memberId: string, day: string) => hasLiftOn(memberId, day, parts)
  const targets = createMemberTargets(parts)
  const { isOnHold } = createMemberHolds(db, clock)
  const kind = reminderKind({ members, targets, clock, isOnHold, isLiftDay })
  return { reminders: createReminders(schedules, clock), targets, kind, isOnHold, isLiftDay }
}

/** By the member's own plan, or the community's until they have one. */
async function hasLiftOn(memberId: string, day: string, parts: RemindingParts): Promise<boolean> {
  const runner = await runnerOf(await parts.members.member(memberId), {
    ...parts,
    plans: createPlans(parts.db, parts.clock),
    holds: { open: async () => [], closed: async () => [] },
  })
  return liftForDay({ ...runner.input, day }).kind === 'lift'
}
