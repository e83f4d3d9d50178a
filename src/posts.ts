/**
 * Platforms, each with its lane in front of it: made together, started side by side.
 *
 * One that cannot be started is told in one plain line and the others run on.
 */
import type { PlatformName } from './chat/address.ts'
import type { ChatHandlers, ChatPlatform, MenuEntry } from './chat/platform.ts'
import type { Clock } from './clock.ts'
import { createLane, type Lane, type LaneParts } from './delivery/lane.ts'
import type { Ledger } from './delivery/ledger.ts'
import { describeProblem, messageOf, SetupError, type SetupProblem } from './errors.ts'
import type { Log } from './log.ts'
import type { PlatformChoice } from './platforms/index.ts'
import type { Database } from './storage/database.ts'

export interface Post {
  readonly platform: ChatPlatform
  readonly lane: Lane
}

/** Lanes are made before those who want to know what becomes of deliveries. */
export interface OutcomeNews {
  tell: NonNullable<LaneParts['onOutcomes']>
}

export interface PostsParts {
  readonly platforms: readonly PlatformChoice[]
  readonly db: Database
  readonly ledger: Ledger
  readonly clock: Clock
  readonly log: Log
  readonly heed: OutcomeNews
  readonly onDeliveryStep?: LaneParts['onStep']
}

export function openPosts({ platforms, heed, onDeliveryStep, ...lanes }: PostsParts): Post[] {
  const { clock, log } = lanes
  const onOutcomes: OutcomeNews['tell'] = (outcomes) => heed.tell(outcomes)
  return platforms.map(({ name, create }) => {
    const watching = onDeliveryStep === undefined ? {} : { onStep: onDeliveryStep }
    const lane = createLane({ platform: name, ...lanes, onOutcomes, ...watching })
    return { lane, platform: create({ budget: lane.budget, clock, log }) }
  })
}

/** What people can say, and who hears it. */
export interface Hearing {
  readonly handlers: ChatHandlers
  readonly menu: readonly MenuEntry[]
}

/** Starts what can be started. Throws a `SetupError` with every problem when that leaves nothing. */
export async function startPosts(
  posts: readonly Post[],
  { handlers, menu }: Hearing,
  log: Log,
): Promise<Post[]> {
  const results = await Promise.allSettled(
    posts.map(async (post) => {
      await post.platform.start(handlers, menu)
      await post.lane.start(post.platform)
      return post
    }),
  )
  const problems = results.flatMap((result, at) =>
    result.status === 'rejected' ? problemsOf(result.reason, posts[at]?.platform.name) : [],
  )
  for (const problem of problems) log.error({}, describeProblem(problem))
  const started = results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []))
  if (started.length === 0) throw new SetupError(problems)
  return started
}

/** What went wrong at the start, in lines for the operator. */
export function problemsOf(
  error: unknown,
  platform: PlatformName | undefined,
): readonly SetupProblem[] {
  if (error instanceof SetupError) return error.problems
  return [{ where: platform ?? 'platform', problem: `could not start: ${messageOf(error)}` }]
}
