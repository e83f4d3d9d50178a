/**
 * What Telegram told and nobody has finished yet.
 *
 * Telegram keeps an update until a later request names a higher number. So the number named is always that of the
 * oldest unfinished update: whatever is under way when the process dies is told again. Until then everything behind
 * it is told again, too, and known ones are passed over. What is finished is written down before it counts, so that
 * after a crash, too, nothing is done twice.
 */
import type { Update } from 'grammy/types'
import type { NewsBook } from '../../chat/platform.ts'
import type { Clock } from '../../clock.ts'
import { messageOf } from '../../errors.ts'
import type { Log } from '../../log.ts'
import { HELD_BACK_AT_MOST_MS } from './limits.ts'

export interface Inbox {
  /** The first update Telegram has to tell again. */
  offset(): number
  /** Whether something unfinished holds back the confirmation of others. */
  isHeld(): boolean
  /** Begins with every update that is not known yet, in order. */
  accept(updates: readonly Update[]): void
  /** Begins with one update, unless it is known; resolves when it is dealt with. */
  take(update: Update): Promise<void>
  /** Resolves when nothing is under way. */
  done(): Promise<void>
}

/** Finished updates kept in mind, many more than one answer holds. */
const REMEMBERED = 1_000

export interface InboxParts {
  readonly clock: Clock
  readonly log: Log
  readonly newsBook: NewsBook
}

/** `deal` resolves when the update is dealt with and never rejects. */
export async function openInbox(
  deal: (update: Update) => Promise<void>,
  { clock, log, newsBook }: InboxParts,
): Promise<Inbox> {
  const underWay = new Map<number, { readonly since: number; readonly work: Promise<void> }>()
  const finished = new Set(await newsBook.known())
  let next = 0
  let forgottenBelow = 0

  const finish = async (id: number) => {
    await newsBook.add(id).catch((error) => {
      const facts = { update: id, error: messageOf(error) }
      log.warn(
        facts,
        'an update is done and could not be written down; a crash now would repeat it',
      )
    })
    underWay.delete(id)
    finished.add(id)
    const [oldest] = finished
    if (finished.size > REMEMBERED && oldest !== undefined) finished.delete(oldest)
  }

  const take = async (update: Update) => {
    const id = update.update_id
    if (finished.has(id)) return log.debug({ update: id }, 'an update was told again')
    const known = underWay.get(id)
    if (known !== undefined) return known.work
    const work = deal(update).finally(() => finish(id))
    underWay.set(id, { since: clock.now(), work })
    return work
  }

  const held = () =>
    [...underWay].flatMap(([id, { since }]) =>
      clock.now() - since < HELD_BACK_AT_MOST_MS ? [id] : [],
    )

  /** Whatever is below is confirmed by the request that names it. */
  const forgetConfirmed = (offset: number) => {
    if (offset <= forgottenBelow) return
    const before = forgottenBelow
    forgottenBelow = offset
    newsBook.forgetBelow(before).catch((error) => {
      log.debug({ error: messageOf(error) }, 'old updates are still remembered')
    })
  }

  return {
    offset() {
      const offset = Math.min(next, ...held())
      forgetConfirmed(offset)
      return offset
    },
    isHeld: () => held().length > 0,
    accept(updates) {
      const last = updates.at(-1)
      if (last !== undefined) next = last.update_id + 1
      for (const update of updates) void take(update)
    },
    take,
    async done() {
      while (underWay.size > 0) await Promise.all([...underWay.values()].map(({ work }) => work))
    },
  }
}
