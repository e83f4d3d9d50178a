/**
 * A chat platform that takes messages as told: accepts, refuses, loses the answer, or is slow. It asks the budget
 * before every call, as the real adapters do, and writes down what it accepted and when.
 */
import {
  type Destination,
  formatDestination,
  type PlatformName,
} from '../../../src/chat/address.ts'
import type { SentMessage } from '../../../src/chat/message.ts'
import type { ChatPlatform, SendBudget, SendOptions } from '../../../src/chat/platform.ts'
import type { Reply } from '../../../src/chat/reply.ts'
import { type Clock, waitFor } from '../../../src/clock.ts'
import { PlatformError, type PlatformErrorDetails } from '../../../src/errors.ts'

export interface Accepted {
  readonly at: number
  readonly to: string
  readonly reply: Reply
  readonly nonce: string | undefined
}

export interface Changed {
  readonly at: number
  readonly to: string
  readonly messageIds: readonly string[]
  readonly reply?: Reply
}

export interface PlatformDouble extends ChatPlatform {
  /** What people see, repeats with a known nonce left out where the platform recognises them. */
  readonly accepted: readonly Accepted[]
  /** Every call with its time, refused ones included. */
  readonly calls: readonly { readonly at: number; readonly to: string }[]
  /** Messages changed after they were sent, oldest first. */
  readonly edits: readonly Changed[]
  readonly removed: readonly Changed[]
  readonly published: readonly Changed[]
  /** Channels that hand messages on to other servers. */
  readonly announcementChannels: Set<string>
  /** The next calls (to that target, when given) fail so. `accept`: the message arrives all the same. */
  failNext(details: Omit<PlatformErrorDetails, 'platform'>, options?: FailOptions): void
  latencyMs: number
}

export interface FailOptions {
  readonly to?: string
  readonly times?: number
  readonly accept?: boolean
}

interface Failure extends Omit<PlatformErrorDetails, 'platform'> {
  readonly to: string | undefined
  readonly accept: boolean
  left: number
}

export function createPlatformDouble(
  name: PlatformName,
  budget: SendBudget,
  clock: Clock,
): PlatformDouble {
  const accepted: Accepted[] = []
  const edits: Changed[] = []
  const removed: Changed[] = []
  const published: Changed[] = []
  const announcementChannels = new Set<string>()
  const calls: { at: number; to: string }[] = []
  const failures: Failure[] = []
  const recognisesNonce = name === 'discord'

  const accept = (to: Destination, reply: Reply, nonce: string | undefined) => {
    const isRepeat = recognisesNonce && accepted.some((one) => one.nonce === nonce)
    if (!isRepeat) accepted.push({ at: clock.now(), to: formatDestination(to), reply, nonce })
  }

  const failIfTold = (target: string) => {
    const failure = failures.find((one) => one.left > 0 && (one.to ?? target) === target)
    if (failure === undefined) return
    failure.left -= 1
    throw new PlatformError('as the test wants it', { platform: name, ...failure })
  }

  const change = async (
    list: Changed[],
    { destination, messageIds }: SentMessage,
    reply?: Reply,
  ) => {
    await budget.enter(destination, 'scheduled')
    const to = formatDestination(destination)
    failIfTold(to)
    list.push({ at: clock.now(), to, messageIds, ...(reply === undefined ? {} : { reply }) })
  }

  const double: PlatformDouble = {
    name,
    capabilities: {
      textLength: 4_000,
      buttons: true,
      images: true,
      privateReplies: true,
      threads: true,
      editPaceMs: null,
      nonce: recognisesNonce,
    },
    accepted,
    edits,
    removed,
    published,
    announcementChannels,
    calls,
    latencyMs: 0,
    failNext(details, { to, times = 1, accept: isAccepted = false } = {}) {
      failures.push({ ...details, to, left: times, accept: isAccepted })
    },
    async send(to: Destination, reply: Reply, options: SendOptions = {}) {
      await budget.enter(to, options.urgency ?? 'scheduled', { paid: options.paid ?? false })
      const target = formatDestination(to)
      calls.push({ at: clock.now(), to: target })
      if (double.latencyMs > 0) await waitFor(clock, double.latencyMs)
      const failure = failures.find((one) => one.left > 0 && (one.to ?? target) === target)
      if (failure === undefined || failure.accept) accept(to, reply, options.nonce)
      if (failure !== undefined) {
        failure.left -= 1
        throw new PlatformError('as the test wants it', { platform: name, ...failure })
      }
      return { destination: to, messageIds: [`${accepted.length}`] }
    },
    start: async () => {},
    stop: async () => {},
    edit: (sent, reply) => change(edits, sent, reply),
    remove: (sent) => change(removed, sent),
    ...(name === 'discord' ? { publish: (sent: SentMessage) => change(published, sent) } : {}),
    look: async (at) => ({
      name: 'a chat',
      kind: announcementChannels.has(at.chat) ? 'announcement-channel' : 'group',
      mayWrite: true,
      missing: null,
    }),
    mayManage: async () => true,
  }
  return double
}
