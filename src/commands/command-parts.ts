/**
 * What the commands are made from. The program makes each part once; a set of commands takes those it needs.
 */
import type { Answerer } from '../answers/answer.ts'
import type { CoachQuestions } from '../answers/learning/coach-questions.ts'
import type { AnswerRecords } from '../answers/learning/records.ts'
import type { Memory } from '../answers/memory.ts'
import type { Destination } from '../chat/address.ts'
import type { ChatPlatform } from '../chat/platform.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { AnnouncementDesk } from '../delivery/announcements/desk.ts'
import type { Buttons } from '../delivery/buttons.ts'
import type { Ledger } from '../delivery/ledger.ts'
import type { Reachability } from '../delivery/reachability.ts'
import type { CoachProfile } from '../library/coach-profile.ts'
import type { ReadLink } from '../library/importing/safe-fetch.ts'
import type { StoredArticles } from '../library/importing/stored-articles.ts'
import type { Library } from '../library/library.ts'
import type { QuestionWriting } from '../library/write-questions.ts'
import type { Log } from '../log.ts'
import type { Links } from '../members/link.ts'
import type { MemberHolds } from '../members/member-holds.ts'
import type { Members } from '../members/members.ts'
import type { Reminding } from '../reminding.ts'
import type { FollowedChats } from '../schedule/followed-chats.ts'
import type { Schedules } from '../schedule/schedules.ts'
import type { Cache } from '../storage/cache.ts'
import type { Database } from '../storage/database.ts'
import type { Facts } from '../storage/facts.ts'
import type { WorkoutLog } from '../training/logging/workout-log.ts'
import type { TrainingKnowledge } from '../training/weeks/plan-input.ts'
import type { CoachChannel } from './coach-channel.ts'
import type { CommandSet } from './command.ts'
import type { CommunityProgramme } from './community.ts'
import type { Transcribe } from './hear.ts'
import type { Manners } from './manners.ts'
import type { OpenHold } from './safety/hold-opening.ts'
import type { Screen } from './safety/safety.ts'

export interface CommandParts {
  readonly config: Config
  readonly clock: Clock
  readonly log: Log
  readonly db: Database
  /** A cache of its own for each topic. */
  readonly cacheFor: (topic: string) => Cache
  readonly coach: CoachProfile
  readonly library: Library
  readonly storedArticles: StoredArticles
  readonly readLink: ReadLink
  /** Null: no model is set. */
  readonly questionWriting: QuestionWriting | null
  readonly training: TrainingKnowledge
  readonly community: CommunityProgramme
  readonly answerer: Answerer
  readonly memory: Memory
  readonly records: AnswerRecords
  readonly coachQuestions: CoachQuestions
  readonly coachChannel: CoachChannel
  readonly manners: Manners
  readonly facts: Facts
  /** Null: no transcription model is set. */
  readonly transcribe: Transcribe | null
  /** The red-flag gate in front of what members write. */
  readonly screen: Screen
  readonly holds: MemberHolds
  readonly openHold: OpenHold
  /** The buttons of the gate's questions and of holds. */
  readonly safetyButtons: CommandSet
  readonly members: Members
  readonly links: Links
  readonly buttons: Buttons
  readonly workoutLog: WorkoutLog
  readonly ledger: Ledger
  readonly reachability: Reachability
  readonly schedules: Schedules
  readonly followedChats: FollowedChats
  readonly reminding: Reminding
  /** Platforms by name, as far as they are on. */
  readonly platforms: ReadonlyMap<string, ChatPlatform>
  readonly announcements: AnnouncementDesk
  readonly coaches: readonly Destination[]
  /** The private address of a member's calendar; null when members cannot reach the web server. */
  readonly feedUrlFor: (memberId: string) => Promise<string | null>
}
