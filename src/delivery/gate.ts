/**
 * The gate in front of a platform: every call that counts passes it, answers and deliveries alike.
 *
 * Answers pass first, then follow-up calls of deliveries under way, then new deliveries. A delivery gets its pass
 * before it is claimed (`reserve`), a moment ahead of its turn, and shows it when the adapter enters, which then
 * waits for that turn: the claim is written down by then, and nothing is `sending` that waits for long.
 */
import type { Destination } from '../chat/address.ts'
import type { SendBudget, Urgency } from '../chat/platform.ts'
import type { CancelTimer, Clock } from '../clock.ts'
import { PlatformError } from '../errors.ts'
import type { Breaker } from './breaker.ts'
import { createChatRates, isPrivate } from './chat-rates.ts'
import { createHolding } from './holding.ts'
import type { LaneLimits } from './lane-limits.ts'
import type { Delivery } from './outgoing.ts'
import { createPace, noPace, type Pace } from './pace.ts'
import { createPasses } from './passes.ts'
import type { Pauses } from './pauses.ts'
import { createUnderWay } from './under-way.ts'
import { HELD_BACK } from './verdict.ts'
import { createWindow } from './window.ts'

export interface Gate {
  readonly budget: SendBudget
  /**
   * When this delivery may be reserved, as far as is known, its turn at most `aheadMs` later; at or before now: at
   * once.
   */
  freeAt(delivery: Delivery, aheadMs: number): number
  /** The same for any delivery. */
  openAt(paid: boolean, aheadMs: number): number
  /** Takes the delivery's place in the budget. */
  reserve(delivery: Delivery): void
  /** The call of this delivery was answered, or nobody waits for its answer any more. */
  answered(delivery: Delivery): void
  /** Gives a pass back that the call did not need. */
  giveBack(delivery: Delivery): void
  /** Deliveries are held until their turn. Until told, and after `letGo`, they go back untried instead. */
  hold(): void
  letGo(): void
}

export interface GateParts {
  readonly limits: LaneLimits
  readonly clock: Clock
  readonly pauses: Pauses
  readonly breaker: Breaker
}

/** Nobody waits longer at the gate; a longer pause is told to whoever asks. */
const LONGEST_WAIT_MS = 60_000

/** How unevenly calls arrive. At the paid rate hundreds are under way, and one refusal stops them all for a second. */
const JITTER_MS = 6
const PAID_JITTER_MS = 20

interface Waiting {
  readonly to: Destination
  readonly paid: boolean
  readonly resolve: () => void
  readonly reject: (error: PlatformError) => void
}

export function createGate({ limits, clock, pauses, breaker }: GateParts): Gate {
  const paces = {
    free: paceFor(limits.perSecond, JITTER_MS),
    paid: paceFor(limits.paidPerSecond, PAID_JITTER_MS),
  }
  const chats = createChatRates(limits)
  const gentle = limits.privateAnnouncements && createWindow(limits.privateAnnouncements)
  const passes = createPasses()
  const holding = createHolding(clock)
  const underWay = {
    free: createUnderWay(paces.free, clock),
    paid: createUnderWay(paces.paid, clock),
  }
  const waiting: Record<Urgency, Waiting[]> = { interactive: [], scheduled: [] }
  let timer: CancelTimer = () => {}

  const paceOf = (paid: boolean) => (paid ? paces.paid : paces.free)
  const underWayAt = (paid: boolean) => (paid ? underWay.paid : underWay.free)
  /** Several calls under way may hear of the same refusal. */
  const easeOff = () => {
    for (const pace of Object.values(paces)) pace.easeOff(clock.now())
  }
  const take = (to: Destination, paid: boolean, at: number) => {
    paceOf(paid).take(at)
    chats.take(to, at)
  }
  const freeAt = (to: Destination, turn: number, urgency: Urgency) => {
    const isFreeAt = chats.freeAt(to, clock.now(), urgency === 'interactive')
    return Math.max(turn, isFreeAt, pauses.until(to))
  }

  const isSomebodyWaiting = () => waiting.interactive.length + waiting.scheduled.length > 0

  /** Lets through whoever may pass, and comes back when the next one may. */
  const serve = () => {
    timer()
    let nextAt = Number.POSITIVE_INFINITY
    for (const urgency of ['interactive', 'scheduled'] as const) {
      waiting[urgency] = waiting[urgency].filter((one) => {
        const pausedMs = pauses.until(one.to) - clock.now()
        if (pausedMs > LONGEST_WAIT_MS) return void one.reject(heldBack(one.to, pausedMs))
        const now = clock.now()
        const turn = paceOf(one.paid).freeAt(now, urgency === 'interactive')
        const at = freeAt(one.to, turn, urgency)
        nextAt = Math.min(nextAt, at)
        if (at > now) return true
        take(one.to, one.paid, now)
        underWayAt(one.paid).leaves(now)
        one.resolve()
        return false
      })
    }
    timer = isSomebodyWaiting() ? clock.after(Math.max(1, nextAt - clock.now()), serve) : () => {}
  }

  /**
   * When a new delivery may take its turn. Whoever waits at the gate goes before it, and while somebody does no turn
   * is taken ahead, or a broadcast would keep them there to its end.
   */
  const turnOpensAt = (paid: boolean, aheadMs: number) => {
    if (isSomebodyWaiting()) serve()
    const turn = paceOf(paid).freeAt(clock.now(), false)
    return isSomebodyWaiting() ? turn : turn - aheadMs
  }

  const departAtTurn = async (turn: number, to: Destination, paid: boolean) => {
    const { at, isLetGo } = await holding.untilTurn(turn, paceOf(paid))
    const pausedMs = Math.max(0, pauses.until(to) - clock.now())
    if (!isLetGo && pausedMs === 0) return underWayAt(paid).leavesFor(to, at)
    paceOf(paid).giveBack(at)
    throw heldBack(to, pausedMs)
  }

  const budget: SendBudget = {
    async enter(to, urgency, { paid = false } = {}) {
      const turn = urgency === 'scheduled' ? passes.use(to) : undefined
      if (turn !== undefined) return departAtTurn(turn, to, paid)
      await new Promise<void>((resolve, reject) => {
        waiting[urgency].push({ to, paid, resolve, reject })
        serve()
      })
    },
    pauseFor(to, retryAfterMs) {
      if (to === null && pauses.until(null) <= clock.now()) easeOff()
      pauses.begin(to, retryAfterMs)
    },
    countInvalid: () => breaker.count(),
  }

  return {
    budget,
    freeAt({ to, paid, kind }, aheadMs) {
      const opensAt = turnOpensAt(paid, aheadMs)
      const isGentle = gentle !== null && kind === 'announcement' && isPrivate(to)
      const gentleAt = isGentle ? gentle.freeAt(clock.now()) : 0
      return Math.max(freeAt(to, opensAt, 'scheduled'), breaker.restsUntil(), gentleAt)
    },
    openAt(paid, aheadMs) {
      return Math.max(turnOpensAt(paid, aheadMs), pauses.until(null), breaker.restsUntil())
    },
    reserve({ to, paid, kind }) {
      const turn = paceOf(paid).freeAt(clock.now(), false)
      take(to, paid, turn)
      if (kind === 'announcement' && isPrivate(to)) gentle?.take(turn)
      passes.give(to, turn)
    },
    answered: ({ to, paid }) => underWayAt(paid).answered(to),
    giveBack({ to, paid }) {
      const turn = passes.use(to)
      if (turn !== undefined) paceOf(paid).giveBack(turn)
    },
    hold: holding.hold,
    letGo: holding.letGo,
  }
}

function paceFor(perSecond: number | null, jitterMs: number): Pace {
  return perSecond === null ? noPace : createPace({ perSecond, jitterMs })
}

function heldBack({ platform, chat }: Destination, retryAfterMs: number): PlatformError {
  return new PlatformError(`${platform}:${chat} has to be left alone for a while`, {
    platform,
    outcome: 'retry',
    retryAfterMs,
    reason: HELD_BACK,
  })
}
