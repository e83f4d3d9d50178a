/**
 * Everything that needs what the coach wrote: the commands with the dispatch in front of them, and the ticker with
 * what it prepares.
 *
 * Order of events: the knowledge is read -> the parts of the commands are made from it -> the commands -> the ticker.
 */

import { makeCommandParts } from './app-parts.ts'
import type { Destination, PlatformName } from './chat/address.ts'
import type { Turn } from './chat/message.ts'
import type { ChatHandlers, ChatPlatform, Menu, MenuEntry } from './chat/platform.ts'
import type { Clock } from './clock.ts'
import { welcomeChannel } from './commands/announce/new-channel.ts'
import type { CommandParts } from './commands/command-parts.ts'
import { createDispatch } from './commands/dispatch.ts'
import { createExpecting } from './commands/expecting.ts'
import { groupSummaryReply } from './commands/follow/group-summary.ts'
import { type Conversation, conversation } from './commands/index.ts'
import { questionDigest } from './commands/stats.ts'
import { groupLiftReply } from './commands/training/group-lift.ts'
import type { Config } from './config.ts'
import type { AnnouncementDesk } from './delivery/announcements/desk.ts'
import type { Ledger } from './delivery/ledger.ts'
import { openKnowledge } from './knowledge.ts'
import type { ReadLink } from './library/importing/safe-fetch.ts'
import { readStoredKnowledge } from './library/stored-knowledge.ts'
import type { Log } from './log.ts'
import { createPlans } from './members/plans.ts'
import { type CalendarAddresses, openCalendarAddresses } from './operations/calendar-address.ts'
import { writeMissingQuestions } from './question-writing.ts'
import { dailyLiftKinds } from './schedule/daily-lift.ts'
import type { Schedules } from './schedule/schedules.ts'
import { createStillFollow } from './schedule/still-follow.ts'
import { createTicker, type Ticker, type TickerParts } from './schedule/ticker.ts'
import { weeklyDigestKind } from './schedule/weekly-digest.ts'
import { weeklyGroupKind } from './schedule/weekly-group.ts'
import type { Database } from './storage/database.ts'
import { createFacts } from './storage/facts.ts'

export interface CoachingParts {
  readonly config: Config
  readonly clock: Clock
  readonly log: Log
  /** Whether edits of articles are taken up while running. Default: yes. */
  readonly watch?: boolean
  /** Reads the links the coach sends. Default: only what is on the open internet. */
  readonly readLink?: ReadLink
  /** Told each step of schedules, for those who watch closely. */
  readonly onPreparationStep?: TickerParts['onStep']
}

/** What is there before the knowledge is. */
export interface CoachingGround {
  readonly db: Database
  readonly ledger: Ledger
  readonly platforms: ReadonlyMap<PlatformName, ChatPlatform>
}

export interface Coaching {
  readonly handlers: ChatHandlers
  readonly menu: Menu
  readonly ticker: Ticker
  readonly schedules: Schedules
  readonly announcements: AnnouncementDesk
  readonly calendars: CalendarAddresses
  readonly calendarOf: Conversation['calendarOf']
  /** Writes questions for passages that came or changed while the program was away. Never rejects. */
  writeQuestions(): Promise<void>
  /** Finishes what is being written and watches no more files. */
  close(): Promise<void>
}

/** Throws a `SetupError` when the knowledge folder cannot be used. */
export async function openCoaching(
  parts: CoachingParts,
  ground: CoachingGround,
): Promise<Coaching> {
  const { config, clock, log, watch = true, readLink } = parts
  const knowledge = await openKnowledge({
    dir: config.knowledgeDir,
    stored: () => readStoredKnowledge(ground.db),
    ...{ watch, clock, log },
  })
  const calendars = await openCalendarAddresses(createFacts(ground.db))
  const commandParts = await makeCommandParts({
    ...{ ...ground, config, clock, log, knowledge, calendars },
    ...(readLink === undefined ? {} : { readLink }),
  })
  const { schedules, announcements, questionWriting } = commandParts
  return {
    ...{ schedules, announcements, calendars },
    ...makeHandlers(commandParts),
    ticker: makeTicker(parts, commandParts),
    writeQuestions: () => writeMissingQuestions(questionWriting, knowledge.library, log),
    async close() {
      await questionWriting?.stop()
      knowledge.library.close()
    },
  }
}

function makeHandlers(parts: CommandParts): {
  handlers: ChatHandlers
  menu: Menu
  calendarOf: Conversation['calendarOf']
} {
  const talk = conversation(parts)
  const handlers = createDispatch({
    ...talk,
    screen: parts.screen,
    onReachability: async (change) => {
      await parts.reachability.note(change)
      await welcomeChannel(change, { ...parts, choices: parts.announcements.choices })
      if (!change.reachable) await parts.announcements.sendElsewhere()
    },
    onHeard: ({ destination }) => parts.reachability.heard(destination),
    isCoach: (turn) => isCoach(turn, parts.coaches),
    members: parts.members,
    buttons: parts.buttons,
    expecting: createExpecting(parts.cacheFor('expecting')),
    log: parts.log,
  })
  return {
    handlers,
    calendarOf: (memberId) => talk.calendarOf(memberId),
    menu: talk.commands.filter(({ unlisted }) => unlisted !== true).map(asMenuEntry),
  }
}

/** Whoever sits at the terminal owns the machine. */
function isCoach({ author }: Turn, coaches: readonly Destination[]): boolean {
  if (author.platform === 'terminal') return true
  return coaches.some(({ platform, chat }) => platform === author.platform && chat === author.id)
}

function asMenuEntry({ name, description, argument, file, coachOnly }: MenuEntry): MenuEntry {
  return {
    name,
    description,
    ...(argument === undefined ? {} : { argument }),
    ...(file === undefined ? {} : { file }),
    ...(coachOnly === undefined ? {} : { coachOnly }),
  }
}

function makeTicker(
  { config, clock, log, onPreparationStep }: CoachingParts,
  commands: CommandParts,
): Ticker {
  const liftKinds = dailyLiftKinds({
    followedChats: commands.followedChats,
    chats: config.dailyLiftChats,
    mayStillFollow: createStillFollow(commands),
    liftReplyFor: async ({ day, followed }) =>
      groupLiftReply({ ...(followed ?? commands.community), day }, commands),
  })
  return createTicker({
    db: commands.db,
    ledger: commands.ledger,
    clock,
    log,
    kinds: [
      ...liftKinds,
      commands.reminding.kind,
      digestKind(commands),
      groupKind(config, commands),
    ],
    ...(onPreparationStep === undefined ? {} : { onStep: onPreparationStep }),
  })
}

function digestKind(commands: CommandParts) {
  const digest = () => questionDigest('Last week in questions', commands)
  return weeklyDigestKind({ coaches: commands.coaches, digest })
}

function groupKind({ dailyLiftChats, zone }: Config, commands: CommandParts) {
  const training = { ...commands, plans: createPlans(commands.db, commands.clock) }
  return weeklyGroupKind({
    followedChats: commands.followedChats,
    chats: dailyLiftChats,
    membersOn: (platform) => commands.members.inGroupWeek(platform),
    nameIn: async (at, personId) =>
      (await commands.platforms.get(at.platform)?.memberNameIn?.(at, personId)) ?? null,
    groupWeek: (people) => groupSummaryReply(people, zone, training),
  })
}
