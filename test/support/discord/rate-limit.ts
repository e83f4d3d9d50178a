/**
 * Buckets as Discord counts them: so many posts in so much time for each channel, told in headers.
 *
 * None is kept unless a test asks for one, because the client measures their end on the machine's own clock.
 */
import type { Clock } from '../../../src/clock.ts'
import type { Call } from './call.ts'
import { rateLimited } from './refusal.ts'

export interface BucketRule {
  readonly limit: number
  readonly perMs: number
}

export function createBuckets(clock: Clock) {
  const rules = new Map<string, BucketRule>()
  const windows = new Map<string, { until: number; used: number }>()

  return {
    /** From now on that channel takes only so many new messages. */
    limit(roomId: string, rule: BucketRule): void {
      rules.set(roomId, rule)
    },
    /** Counts a call; throws a 429 when there is no room for it, gives the headers of its answer otherwise. */
    count({ method, path }: Call): Record<string, string> {
      const roomId = /^\/channels\/(\d+)\/messages$/.exec(path)?.[1] ?? ''
      const rule = method === 'POST' ? rules.get(roomId) : undefined
      if (rule === undefined) return {}
      const now = clock.now()
      const old = windows.get(roomId)
      const current =
        old !== undefined && old.until > now ? old : { until: now + rule.perMs, used: 0 }
      windows.set(roomId, current)
      if (current.used >= rule.limit) throw rateLimited(current.until - now)
      current.used += 1
      return headersOf(roomId, rule, current, now)
    },
  }
}

function headersOf(
  roomId: string,
  { limit }: BucketRule,
  { used, until }: { readonly used: number; readonly until: number },
  now: number,
): Record<string, string> {
  return {
    'X-RateLimit-Bucket': `messages-${roomId}`,
    'X-RateLimit-Limit': `${limit}`,
    'X-RateLimit-Remaining': `${limit - used}`,
    'X-RateLimit-Reset-After': `${(until - now) / 1000}`,
    'X-RateLimit-Reset': `${until / 1000}`,
  }
}
