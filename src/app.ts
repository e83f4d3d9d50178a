/**
 * Everything joined: settings, knowledge, storage, answers, training, delivery and platforms become one program.
 *
 * Order of events: open the database -> make a lane and an adapter for each platform -> `start`: platforms connect side
 * by side (one that cannot is told in one line and the others run on) and lanes send what is due; beside it what the
 * coach wrote is read and the commands are made from it, and what people say until then waits -> the beat begins ->
 * `stop` in reverse.
 */

import { type Coaching, type CoachingParts, openCoaching } from './coaching.ts'
import type { LaneParts } from './delivery/lane.ts'
import { createLedger, type Ledger } from './delivery/ledger.ts'
import { createOutcomeNews, hearLater } from './early-turns.ts'
import { describeProblem } from './errors.ts'
import { startTidying, type Tidying } from './operations/tidy.ts'
import type { WebServer } from './operations/web-server.ts'
import type { PlatformChoice } from './platforms/index.ts'
import { openPosts, type Post, problemsOf, type StartedPosts, startPosts } from './posts.ts'
import { type Beat, startBeat } from './schedule/beat.ts'
import { scheduleDailyLift } from './schedule/daily-lift.ts'
import type { Schedules } from './schedule/schedules.ts'
import { scheduleWeeklyDigest } from './schedule/weekly-digest.ts'
import { scheduleWeeklyGroup } from './schedule/weekly-group.ts'
import { openDatabase } from './storage/database.ts'

export interface AppParts extends CoachingParts {
  /** Which platforms are on; `platforms/index` lists them. */
  readonly platforms: readonly PlatformChoice[]
  /** Whether node-cron beats; tests call `tick` themselves. Default: yes. */
  readonly beat?: boolean
  /** Whether the web server with members' calendars listens. Default: no. */
  readonly web?: boolean
  /** Told each step of deliveries, for those who watch closely. */
  readonly onDeliveryStep?: LaneParts['onStep']
}

export interface App {
  /**
   * Connects, and resolves when people are answered. Throws a `SetupError` when no platform could be started or the
   * knowledge folder cannot be used; then everything is stopped.
   */
  start(): Promise<void>
  /** Finishes what is under way, then disconnects. */
  stop(): Promise<void>
  /** Looks for what is due at once. */
  tick(): Promise<void>
}

/** Throws a `SetupError` when the data folder cannot be used. */
export async function createApp(parts: AppParts): Promise<App> {
  const database = await openDatabase(parts.config.dataDir, parts.clock.now())
  try {
    return makeApp({ parts, database, ...openDelivery(parts, database) })
  } catch (error) {
    await database.close()
    throw error
  }
}

type OpenDatabase = Awaited<ReturnType<typeof openDatabase>>

/** What carries messages out. It needs nothing of what the coach wrote. */
interface Delivery {
  readonly ledger: Ledger
  readonly posts: readonly Post[]
  readonly news: ReturnType<typeof createOutcomeNews>
}

function openDelivery(
  { platforms, clock, log, onDeliveryStep }: AppParts,
  { db }: OpenDatabase,
): Delivery {
  const ledger = createLedger(db, clock)
  const news = createOutcomeNews()
  const posts = openPosts({
    ...{ platforms, db, ledger, clock, log, onOutcomes: news.tell },
    ...(onDeliveryStep === undefined ? {} : { onDeliveryStep }),
  })
  return { ledger, posts, news }
}

interface AppGround extends Delivery {
  readonly parts: AppParts
  readonly database: OpenDatabase
}

function makeApp(ground: AppGround): App {
  const { parts, database, posts } = ground
  let coaching: Promise<Coaching> | null = null
  let started: StartedPosts | null = null
  let atWork: AtWork | null = null

  async function stop() {
    await atWork?.stop()
    await started?.stop()
    // Whatever kept it from being there is told by the start.
    await coaching?.then(
      (open) => open.close(),
      () => {},
    )
    await database.close()
  }

  return {
    tick: async () => void (await atWork?.tick()),
    async start() {
      coaching = readAndJoin(ground)
      started = startPosts(posts, hearLater(coaching), parts)
      try {
        const [open] = await Promise.all([coaching, started.ready])
        atWork = await beginWork(open, ground)
      } catch (error) {
        await stop()
        throw error
      }
    },
    stop,
  }
}

/** Reads what the coach wrote and lets those who want to know hear what becomes of deliveries. */
async function readAndJoin({ parts, database, ledger, posts, news }: AppGround): Promise<Coaching> {
  const platforms = new Map(posts.map(({ platform }) => [platform.name, platform]))
  const coaching = await openCoaching(parts, { db: database.db, ledger, platforms })
  news.listen(coaching.announcements.onOutcomes)
  return coaching
}

interface AtWork {
  tick(): Promise<void>
  stop(): Promise<void>
}

/** From here on everything happens at its time: schedules, announcements, tidying, the calendars' web server. */
async function beginWork(
  coaching: Coaching,
  { parts, database }: Pick<AppGround, 'parts' | 'database'>,
): Promise<AtWork> {
  const { clock, log } = parts
  const { announcements, ticker } = coaching
  await scheduleAll(coaching.schedules, parts.config)
  await announcements.sendElsewhere()
  announcements.runner.start()
  await ticker.tick()
  const beat: Beat | null = parts.beat === false ? null : startBeat(ticker, clock)
  const tidying: Tidying = startTidying(database.db, clock, log)
  void coaching.writeQuestions()
  const web = await openWebServer(parts, coaching)
  return {
    tick: async () => void (await ticker.tick()),
    async stop() {
      await web?.close()
      await beat?.stop()
      await tidying.stop()
      await announcements.runner.stop()
    },
  }
}

async function scheduleAll(schedules: Schedules, config: AppParts['config']): Promise<void> {
  await scheduleDailyLift(schedules, {
    chats: config.dailyLiftChats,
    cron: config.dailyLiftCron,
    zone: config.zone,
  })
  await scheduleWeeklyDigest(schedules, config)
  await scheduleWeeklyGroup(schedules, config.zone)
}

/** Null when it is not wanted. A port that is taken is told in one line; the chats run on. */
async function openWebServer(
  { web, config, log }: AppParts,
  { calendars: { memberOf }, calendarOf }: Coaching,
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
