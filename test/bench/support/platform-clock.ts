/**
 * A platform that takes everything at once and notes when each chat was first called.
 */
import type { PlatformName } from '../../../src/chat/address.ts'
import type { SendBudget } from '../../../src/chat/platform.ts'
import type { PlatformChoice } from '../../../src/platforms/index.ts'
import { preciseNow } from './fast-clock.ts'

export interface WatchedPlatform extends PlatformChoice {
  /** Epoch milliseconds, by chat. */
  readonly firstCalls: ReadonlyMap<string, number>
}

export function watchedPlatform(name: PlatformName): WatchedPlatform {
  const firstCalls = new Map<string, number>()
  let lastMessage = 0
  const create = ({ budget }: { readonly budget: SendBudget }) => ({
    name,
    capabilities: {
      ...{ textLength: 4_096, buttons: true, images: true, privateReplies: true, threads: true },
      ...{ editPaceMs: null, nonce: false },
    },
    start: async () => {},
    stop: async () => {},
    async send(to: { platform: PlatformName; chat: string }) {
      await budget.enter(to, 'scheduled')
      if (!firstCalls.has(to.chat)) firstCalls.set(to.chat, preciseNow())
      lastMessage += 1
      return { destination: to, messageIds: [`${lastMessage}`] }
    },
    edit: async () => {},
    remove: async () => {},
    look: async () => ({
      ...{ name: 'Runner', kind: 'private' as const, mayWrite: true, missing: null },
    }),
    mayManage: async () => true,
  })
  return { name, create, firstCalls }
}
