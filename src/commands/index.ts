/**
 * The list of everything people can type or press, in the order of the menu.
 *
 * Each set is made from the parts it needs; this file only joins them.
 */
import type { Answerer } from '../answers/answer.ts'
import type { CoachQuestions } from '../answers/coach-questions.ts'
import type { Memory } from '../answers/memory.ts'
import type { AnswerRecords } from '../answers/records.ts'
import type { Destination } from '../chat/address.ts'
import type { ChatPlatform } from '../chat/platform.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { knownChats } from '../delivery/announcement-audience.ts'
import type { AnnouncementDesk } from '../delivery/announcement-desk.ts'
import type { Buttons } from '../delivery/buttons.ts'
import type { Ledger } from '../delivery/ledger.ts'
import type { Reachability } from '../delivery/reachability.ts'
import type { CoachProfile } from '../library/coach-profile.ts'
import type { ReadLink } from '../library/importing/safe-fetch.ts'
import type { StoredArticles } from '../library/importing/stored-articles.ts'
import type { Library } from '../library/library.ts'
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
import type { TrainingKnowledge } from '../training/plan-input.ts'
import type { WorkoutLog } from '../training/workout-log.ts'
import { announceCommands } from './announce.ts'
import { articleCommands } from './article.ts'
import { askCommands } from './ask.ts'
import { askCoachCommands } from './ask-coach.ts'
import { answerOverheard } from './auto-answer.ts'
import { bookCommand } from './book.ts'
import type { CoachChannel } from './coach-channel.ts'
import type { CommandSet } from './command.ts'
import type { CommunityProgramme } from './community.ts'

import type { DispatchParts } from './dispatch.ts'
import { followCommands } from './follow.ts'
import { groupLiftReply } from './group-lift.ts'
import { createHearing, type Transcribe } from './hear.ts'
import type { OpenHold } from './hold-opening.ts'
import { inboxCommands } from './inbox.ts'
import type { Manners } from './manners.ts'
import { ownCommands } from './own.ts'
import type { Screen } from './safety.ts'
import { statsCommands } from './stats.ts'

import { trainingCommands } from './training.ts'

/** The parts commands are made from. A set takes those it needs. */
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

/** Everything the dispatch needs of the commands. */
export type Conversation = {
  /** The text of a member's calendar file, for the feed. Rejects when there is no such member. */
  calendarOf(memberId: string): Promise<string>
} & Pick<
  DispatchParts,
  | 'commands'
  | 'actions'
  | 'expectations'
  | 'onQuestion'
  | 'wordsOf'
  | 'onAnswerTo'
  | 'onOverheard'
  | 'mayAnswer'
>

export function conversation(parts: CommandParts): Conversation {
  const ask = askCommands(parts)
  const telegramLink = (start: string) =>
    parts.platforms.get('telegram')?.privateLink?.(start) ?? null
  const training = trainingCommands({ ...parts, telegramLink })
  const inbox = inboxCommands(parts)
  const sets: readonly CommandSet[] = [
    ask,
    ...training.sets,
    ...ownCommands(parts, () => sets.flatMap(({ commands }) => commands), training.onStart),
    askCoachCommands(parts),
    bookCommand(parts),
    inbox,
    articleCommands(parts),
    statsCommands(parts),
    announceCommands({
      ...parts,
      desk: parts.announcements,
      programmes: parts.training.programmes,
    }),
    followCommands({
      ...parts,
      programmes: parts.training.programmes,
      postsOn: (chat, day) => groupLiftReply({ ...chat, day }, parts) !== null,
      knownChats: async () => (await knownChats(parts.announcements.audience)).map(({ to }) => to),
    }),
    parts.safetyButtons,
  ]
  return {
    commands: sets.flatMap(({ commands }) => commands),
    actions: Object.assign({}, ...sets.map(({ actions }) => actions)),
    expectations: Object.assign({}, ...sets.map(({ expectations }) => expectations)),
    calendarOf: (memberId) => training.calendarOf(memberId),
    onQuestion: ask.onQuestion,
    wordsOf: createHearing(parts),
    onAnswerTo: async (talk) => (await inbox.onAnswerTo(talk)) || training.onAnswerTo(talk),
    onOverheard: (talk) => answerOverheard(talk, parts.screen, parts),
    mayAnswer: (turn) => parts.manners.mayAnswer(turn),
  }
}
