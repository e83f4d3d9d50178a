/**
 * Everything joined: settings, knowledge, storage, answers, training, delivery and platforms become one program.
 *
 * Order of events: open the database -> read what the coach wrote -> make a lane and an adapter for each platform ->
 * make the commands and the dispatch in front of them -> `start`: platforms connect side by side (one that cannot
 * is told in one line and the others run on), lanes take up what is due, the beat begins -> `stop` in reverse.
 */

import { makeCommandParts } from './app-parts.ts'
import type { Destination } from './chat/address.ts'
import type { Turn } from './chat/message.ts'
import type { ChatHandlers, MenuEntry } from './chat/platform.ts'
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
import type { LaneParts } from './delivery/lane.ts'
import { createLedger } from './delivery/ledger.ts'
import { describeProblem } from './errors.ts'
import { type Knowledge, openKnowledge } from './knowledge.ts'
import type { ReadLink } from './library/importing/safe-fetch.ts'
import { readStoredKnowledge } from './library/stored-knowledge.ts'
import type { Log } from './log.ts'
import { createPlans } from './members/plans.ts'
import { type CalendarAddresses, openCalendarAddresses } from './operations/calendar-address.ts'
import { startTidying, type Tidying } from './operations/tidy.ts'
import type { WebServer } from './operations/web-server.ts'
import type { PlatformChoice } from './platforms/index.ts'
import {
  type OutcomeNews,
  openPosts,
  type Post,
  problemsOf,
  type StartedPosts,
  startPosts,
} from './posts.ts'
import { writeMissingQuestions } from './question-writing.ts'
import { type Beat, startBeat } from './schedule/beat.ts'
import { dailyLiftKinds, scheduleDailyLift } from './schedule/daily-lift.ts'
import type { Schedules } from './schedule/schedules.ts'
import { createStillFollow } from './schedule/still-follow.ts'
import { createTicker, type Ticker, type TickerParts } from './schedule/ticker.ts'
import { scheduleWeeklyDigest, weeklyDigestKind } from './schedule/weekly-digest.ts'
import { scheduleWeeklyGroup, weeklyGroupKind } from './schedule/weekly-group.ts'
import { openDatabase } from './storage/database.ts'
import { createFacts } from './storage/facts.ts'

export interface AppParts {
  readonly config: Config
  readonly clock: Clock
  readonly log: Log
  /** Which platforms are on; `platforms/index` lists them. */
  readonly platforms: readonly PlatformChoice[]
  /** Whether edits of articles are taken up while running. Default: yes. */
  readonly watch?: boolean
  /** Whether node-cron beats; tests call `tick` themselves. Default: yes. */
  readonly beat?: boolean
  /** Reads the links the coach sends. Default: only what is on the open internet. */
  readonly readLink?: ReadLink
  /** Whether the web server with members' calendars listens. Default: no. */
  readonly web?: boolean
  /** Told each step of deliveries and schedules, for those who watch closely. */
  readonly onDeliveryStep?: LaneParts['onStep']
  readonly onPreparationStep?: TickerParts['onStep']
}

export interface App {
  /** Connects. Throws a `SetupError` when no platform could be started. */
  start(): Promise<void>
  /** Finishes what is under way, then disconnects. */
  stop(): Promise<void>
  /** Looks for what is due at once. */
  tick(): Promise<void>
}

/** Throws a `SetupError` when the data folder or the knowledge folder cannot be used. */
export async function createApp(parts: AppParts): Promise<App> {
  const { config, clock } = parts
  const database = await openDatabase(config.dataDir, clock.now())
  try {
    return await joinParts(parts, database)
  } catch (error) {
    await database.close()
    throw error
  }
}

type OpenDatabase = Awaited<ReturnType<typeof openDatabase>>

async function joinParts(parts: AppParts, database: OpenDatabase): Promise<App> {
  const { config, clock, log } = parts
  const knowledge = await openKnowledge({
    dir: config.knowledgeDir,
    stored: () => readStoredKnowledge(database.db),
    watch: parts.watch ?? true,
    clock,
    log,
  })
  const ledger = createLedger(database.db, clock)
  const heed: OutcomeNews = { tell: () => {} }
  const posts = openPosts({
    ...{ platforms: parts.platforms, db: database.db, ledger, clock, log, heed },
    ...(parts.onDeliveryStep === undefined ? {} : { onDeliveryStep: parts.onDeliveryStep }),
  })
  const platforms = new Map(posts.map(({ platform }) => [platform.name, platform]))
  const { readLink } = parts
  const calendars = await openCalendarAddresses(createFacts(database.db))
  const commandParts = await makeCommandParts({
    ...{ config, clock, log, db: database.db, knowledge, ledger, platforms, calendars },
    ...(readLink === undefined ? {} : { readLink }),
  })
  heed.tell = commandParts.announcements.onOutcomes
  const { handlers, menu, calendarOf } = makeHandlers(commandParts)
  const ticker = makeTicker(parts, commandParts)
  const { schedules, announcements } = commandParts
  const joined = { parts, database, knowledge, posts, schedules, handlers, menu, ticker }
  const openWeb = () => openWebServer(parts, calendars, calendarOf)
  const { questionWriting } = commandParts
  return makeApp({
    ...{ ...joined, announcements, openWeb },
    writeQuestions: () => writeMissingQuestions(questionWriting, knowledge.library, log),
    stopWriting: async () => questionWriting?.stop(),
  })
}

function makeHandlers(parts: CommandParts): {
  handlers: ChatHandlers
  menu: readonly MenuEntry[]
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
  { config, clock, log, onPreparationStep }: AppParts,
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

interface Joined {
  readonly parts: AppParts
  readonly database: OpenDatabase
  readonly knowledge: Knowledge
  readonly posts: readonly Post[]
  readonly schedules: Schedules
  readonly handlers: ChatHandlers
  readonly menu: readonly MenuEntry[]
  readonly ticker: Ticker
  readonly announcements: AnnouncementDesk
  readonly openWeb: () => Promise<WebServer | null>
  /** Writes questions for passages that came or changed while the program was away. Never rejects. */
  readonly writeQuestions: () => Promise<void>
  readonly stopWriting: () => Promise<void>
}

function makeApp(joined: Joined): App {
  const { parts, database, knowledge, posts, schedules, ticker, announcements } = joined
  let web: WebServer | null = null
  let beat: Beat | null = null
  let started: StartedPosts | null = null
  let tidying: Tidying | null = null
  return {
    tick: async () => void (await ticker.tick()),
    async start() {
      const { config } = parts
      await scheduleDailyLift(schedules, {
        chats: config.dailyLiftChats,
        cron: config.dailyLiftCron,
        zone: config.zone,
      })
      await scheduleWeeklyDigest(schedules, config)
      await scheduleWeeklyGroup(schedules, config.zone)
      started = await startPosts(posts, joined, parts)
      await announcements.sendElsewhere()
      announcements.runner.start()
      await ticker.tick()
      if (parts.beat !== false) beat = startBeat(ticker, parts.clock)
      tidying = startTidying(database.db, parts.clock, parts.log)
      void joined.writeQuestions()
      web = await joined.openWeb()
    },
    async stop() {
      await web?.close()
      await beat?.stop()
      await tidying?.stop()
      await announcements.runner.stop()
      await started?.stop()
      await joined.stopWriting()
      knowledge.library.close()
      await database.close()
    },
  }
}

/** Null when it is not wanted. A port that is taken is told in one line; the chats run on. */
async function openWebServer(
  { web, config, log }: AppParts,
  { memberOf }: CalendarAddresses,
  calendarOf: (memberId: string) => Promise<string>,
): Promise<WebServer | null> {
  if (web !== true) return null
  const { startWebServer } = await import('./operations/web-server.ts')
  try {
    return await startWebServer({
      ...{ host: config.host, port: config.port, memberOfCalendar: memberOf, log },
      calendarOf: (memberId) => calendarOf(memberId).catch(() => null),
    })
  } catch (error) {
    for (const problem of problemsOf(error, undefined)) log.error({}, describeProblem(problem))
    return null
  }
}
