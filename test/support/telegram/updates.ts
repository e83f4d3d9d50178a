/**
 * What the bot is told, as Telegram keeps it: in order, until it is confirmed, for one listener at a time.
 *
 * An update is handed out again and again until a later request names a higher offset. A request that finds
 * nothing is kept open; a second listener throws the first one out.
 */
import type { Update } from 'grammy/types'
import type { CancelTimer, Clock } from '../../../src/clock.ts'
import type { Params } from './fields.ts'
import { refusals } from './refusal.ts'

export type UpdateQueue = ReturnType<typeof createUpdateQueue>

interface Listener {
  answer(): void
  refuse(error: Error): void
}

export function createUpdateQueue(clock: Clock) {
  let nextId = 550_000_001
  let pending: Update[] = []
  let listener: Listener | null = null
  let allowed: readonly string[] | null = null

  const matching = ({ offset = 0, limit = 100 }: { offset?: number; limit?: number }) => {
    if (offset > 0) pending = pending.filter(({ update_id: id }) => id >= offset)
    if (offset < 0) pending = pending.slice(offset)
    return pending.slice(0, Math.min(100, Math.max(1, limit)))
  }

  let webhookUrl = ''

  return {
    get webhookUrl() {
      return webhookUrl
    },
    set webhookUrl(url: string) {
      webhookUrl = url
    },
    get pending(): readonly Update[] {
      return pending
    },
    /** Something happened. Returns the id it got; nothing when the bot did not ask for such news. */
    add(happened: object): number | null {
      const [kind = ''] = Object.keys(happened)
      if (allowed !== null && !allowed.includes(kind)) return null
      const id = nextId
      nextId += 1
      pending.push({ update_id: id, ...happened } as Update)
      listener?.answer()
      return id
    },
    /** Whether a request for news is kept open. */
    get isListening(): boolean {
      return listener !== null
    },
    /** Answers the open request although there is nothing new. */
    wake(): void {
      listener?.answer()
    },
    /** Resolves with what is there, or when something comes, or empty when the time is over. */
    read(params: Params, onGone: (forget: () => void) => void): Promise<readonly Update[]> {
      if (webhookUrl !== '') throw refusals.webhookActive()
      listener?.refuse(refusals.anotherPoller())
      if (Array.isArray(params.allowed_updates)) allowed = params.allowed_updates as string[]
      const wish = params as { offset?: number; limit?: number; timeout?: number }
      const there = matching(wish)
      const timeoutMs = (wish.timeout ?? 0) * 1_000
      if (there.length > 0 || timeoutMs <= 0) return Promise.resolve(there)
      return new Promise((resolve, reject) => {
        let cancel: CancelTimer = () => {}
        const mine: Listener = {
          answer: () => done(() => resolve(matching(wish))),
          refuse: (error) => done(() => reject(error)),
        }
        const done = (then: () => void) => {
          cancel()
          if (listener === mine) listener = null
          then()
        }
        cancel = clock.after(timeoutMs, () => mine.answer())
        listener = mine
        onGone(() => done(() => resolve([])))
      })
    },
  }
}
