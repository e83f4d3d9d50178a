/** What the training commands work with. `app.ts` joins it. */
import type { Clock } from '../../clock.ts'
import type { MemberHolds } from '../../members/member-holds.ts'
import type { Members } from '../../members/members.ts'
import type { Plans } from '../../members/plans.ts'
import type { WorkoutLog } from '../../training/logging/workout-log.ts'
import type { TrainingKnowledge } from '../../training/weeks/plan-input.ts'
import type { CommunityProgramme } from '../community.ts'
import type { OpenHold } from '../safety/hold-opening.ts'
import type { Screen } from '../safety/safety.ts'

export interface TrainingParts {
  readonly training: TrainingKnowledge
  readonly workoutLog: WorkoutLog
  readonly plans: Plans
  readonly members: Pick<Members, 'saveProfile' | 'member'>
  readonly holds: Pick<MemberHolds, 'open' | 'closed' | 'add'>
  /** Opens the hold of a red-flag category; the coach hears "on hold". */
  readonly openHold: OpenHold
  readonly screen: Screen
  /** What members without a plan of their own follow. */
  readonly community: SharedProgramme
  /** A link that opens the private chat with Ironstride on Telegram, or null when Telegram is off. */
  readonly telegramLink: (start: string) => string | null
  /** The private calendar address of a member; null while the web side is off. */
  readonly feedUrlFor: (memberId: string) => Promise<string | null>
  readonly clock: Clock
}

/** A programme many follow together. */
export type SharedProgramme = CommunityProgramme
