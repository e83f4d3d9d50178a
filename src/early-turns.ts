/**
 * Platforms connect while what the coach wrote is still being read. Until that is done, what people say and do waits
 * its turn, and what becomes of deliveries is kept for those who want to know.
 */
import type { ChatHandlers } from './chat/platform.ts'
import type { LaneParts } from './delivery/lane.ts'
import type { Outcome } from './delivery/record-outcomes.ts'
import type { Hearing } from './posts.ts'

/** Hears at once and answers as soon as `coming` is there. Whoever else waits for it is told when it never comes. */
export function hearLater(coming: Promise<Hearing>): Hearing {
  let handlers: ChatHandlers | null = null
  const ready = coming.then((hearing) => {
    handlers = hearing.handlers
    return hearing
  })
  let isLost = false
  ready.catch(() => {
    isLost = true
  })
  const menu = ready.then((hearing) => hearing.menu)
  // A platform that never connected never asks for it.
  menu.catch(() => {})
  const hand = (deal: (to: ChatHandlers) => Promise<void>) =>
    // At once where that is possible: in its first breath a turn may choose how it is acknowledged.
    handlers === null ? ready.then((hearing) => deal(hearing.handlers), ignore) : deal(handlers)
  return {
    menu,
    isLost: () => isLost,
    handlers: {
      onMessage: (turn) => hand((to) => to.onMessage(turn)),
      onPress: (turn) => hand((to) => to.onPress(turn)),
      onReachability: (change) => hand((to) => to.onReachability(change)),
    },
  }
}

/** The start fails with the same error, and there it is told. */
function ignore(): void {}

type TellOutcomes = NonNullable<LaneParts['onOutcomes']>

/** What became of deliveries before anybody listened is told to the listener first. */
export function createOutcomeNews() {
  const early: Outcome[] = []
  let listener: TellOutcomes = (outcomes) => void early.push(...outcomes)
  return {
    tell: (outcomes: readonly Outcome[]) => listener(outcomes),
    listen(to: TellOutcomes) {
      listener = to
      if (early.length > 0) to(early.splice(0))
    },
  }
}
