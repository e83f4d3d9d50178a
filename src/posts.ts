/**
 * Platforms, each with its lane in front of it: made together, started side by side.
 *
 * One that cannot be started is told in one plain line and the others run on. A wrong token stops a platform for good;
 * one that was only not reached is tried again, a minute at most between two tries. What is due goes out as soon as
 * its platform is connected, whether or not anybody can be answered yet.
 */
import type { PlatformName } from './chat/address.ts'
import type { ChatHandlers, ChatPlatform, Menu } from './chat/platform.ts'
import type { CancelTimer, Clock } from './clock.ts'
import { createLane, type Lane, type LaneParts } from './delivery/lane.ts'
import type { Ledger } from './delivery/ledger.ts'
import { describeProblem, messageOf, SetupError, type SetupProblem } from './errors.ts'
import type { Log } from './log.ts'
import type { PlatformChoice } from './platforms/index.ts'
import type { Database } from './storage/database.ts'
import { createFinishedNews } from './storage/finished-news.ts'

export interface Post {
  readonly platform: ChatPlatform
  readonly lane: Lane
}

export interface PostsParts {
  readonly platforms: readonly PlatformChoice[]
  readonly db: Database
  readonly ledger: Ledger
  readonly clock: Clock
  readonly log: Log
  readonly onOutcomes: NonNullable<LaneParts['onOutcomes']>
  readonly onDeliveryStep?: LaneParts['onStep']
}

export function openPosts({ platforms, onDeliveryStep, ...lanes }: PostsParts): Post[] {
  const { clock, log } = lanes
  return platforms.map(({ name, create }) => {
    const watching = onDeliveryStep === undefined ? {} : { onStep: onDeliveryStep }
    const lane = createLane({ platform: name, ...lanes, ...watching })
    const newsBook = createFinishedNews(lanes.db, name)
    return { lane, platform: create({ budget: lane.budget, clock, log, newsBook }) }
  })
}

/** What people can say, and who hears it. */
export interface Hearing {
  readonly handlers: ChatHandlers
  readonly menu: Menu | Promise<Menu>
  /** Whether nobody will ever be answered. Whoever wanted to answer tells why. */
  readonly isLost?: () => boolean
}

export interface StartedPosts {
  /**
   * Resolves when everything that can be started is. Rejects with a `SetupError` with every problem when nothing is
   * left even to try again.
   */
  readonly ready: Promise<void>
  /** Stops what runs and tries no more. */
  stop(): Promise<void>
}

export function startPosts(
  posts: readonly Post[],
  hearing: Hearing,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): StartedPosts {
  const running = new Set<Post>()
  const waiting = new Map<Post, CancelTimer>()

  const start = async (post: Post, tries = 0): Promise<readonly SetupProblem[]> => {
    waiting.delete(post)
    try {
      await startOne(post, hearing, () => running.add(post))
      return []
    } catch (error) {
      if (hearing.isLost?.()) return []
      const problems = problemsOf(error, post.platform.name)
      for (const problem of problems) log.error({}, describeProblem(problem))
      if (!(error instanceof SetupError)) {
        waiting.set(
          post,
          clock.after(waitMs(tries), () => void start(post, tries + 1)),
        )
      }
      return problems
    }
  }

  const firstTries = Promise.all(posts.map((post) => start(post)))
  return {
    ready: firstTries.then((problems) => {
      if (running.size + waiting.size === 0) throw new SetupError(problems.flat())
    }),
    async stop() {
      await firstTries
      for (const cancel of waiting.values()) cancel()
      await Promise.all([...running].map(({ lane }) => lane.stop()))
      await Promise.all([...running].map(({ platform }) => platform.stop()))
    },
  }
}

/** What waits goes out as soon as the platform is connected, before menus are known. */
async function startOne(
  { platform, lane }: Post,
  { handlers, menu }: Hearing,
  onRunning: () => void,
): Promise<void> {
  let sending: Promise<void> | null = null
  const onConnected = () => {
    onRunning()
    sending ??= lane.start(platform)
    // Waited for below; until then its failure is no unhandled one.
    sending.catch(() => {})
  }
  await platform.start({ ...handlers, onConnected }, menu)
  onConnected()
  await sending
}

/** 2 s, 4 s, 8 s … a minute. */
function waitMs(tries: number): number {
  return Math.min(2_000 * 2 ** tries, 60_000)
}

/** What went wrong at the start, in lines for the operator. */
export function problemsOf(
  error: unknown,
  platform: PlatformName | undefined,
): readonly SetupProblem[] {
  if (error instanceof SetupError) return error.problems
  return [{ where: platform ?? 'platform', problem: `could not start: ${messageOf(error)}` }]
}
