/**
 * The gate in front of a platform: every call that counts passes it, answers and deliveries alike.
 *
 * Answers pass first, then follow-up calls of deliveries under way, then new deliveries. A delivery gets its pass
 * before it is claimed (`reserve`) and shows it when the adapter enters; so nothing is `sending` that only waits.
 */
import type { Destination } from '../chat/address.ts'
import type { SendBudget, Urgency } from '../chat/platform.ts'
import { type CancelTimer, type Clock, waitFor } from '../clock.ts'
import { PlatformError } from '../errors.ts'
import type { Breaker } from './breaker.ts'
import { createChatRates, isPrivate } from './chat-rates.ts'
import type { LaneLimits } from './lane-limits.ts'
import type { Delivery } from './outgoing.ts'
import { createPace, noPace } from './pace.ts'
import type { Pauses } from './pauses.ts'
import { HELD_BACK } from './verdict.ts'
import { createWindow } from './window.ts'

export interface Gate {
  readonly budget: SendBudget
  /** When this delivery may go, as far as is known; at or before now: at once. */
  freeAt(delivery: Delivery): number
  /** When any delivery may go. */
  openAt(paid: boolean): number
  /** Takes the delivery's place in the budget. */
  reserve(delivery: Delivery): void
  /** Gives a pass back that the call did not need. */
  giveBack(delivery: Delivery): void
}

export interface GateParts {
  readonly limits: LaneLimits
  readonly clock: Clock
  readonly pauses: Pauses
  readonly breaker: Breaker
}

/** Nobody waits longer at the gate; a longer pause is told to whoever asks. */
const LONGEST_WAIT_MS = 60_000

interface Waiting {
  readonly to: Destination
  readonly paid: boolean
  readonly resolve: () => void
  readonly reject: (error: PlatformError) => void
}

export function createGate({ limits, clock, pauses, breaker }: GateParts): Gate {
  const paces = {
    free: limits.perSecond === null ? noPace : createPace(limits.perSecond),
    paid: limits.paidPerSecond === null ? noPace : createPace(limits.paidPerSecond),
  }
  const chats = createChatRates(limits)
  const gentle = limits.privateAnnouncements && createWindow(limits.privateAnnouncements)
  const passes = new Map<string, number>()
  const waiting: Record<Urgency, Waiting[]> = { interactive: [], scheduled: [] }
  let timer: CancelTimer = () => {}

  const paceOf = (paid: boolean) => (paid ? paces.paid : paces.free)
  /** Several calls under way may hear of the same refusal. */
  const easeOff = () => {
    for (const pace of Object.values(paces)) pace.easeOff(clock.now())
  }
  const take = (to: Destination, paid: boolean) => {
    paceOf(paid).take(clock.now())
    chats.take(to, clock.now())
  }
  const freeAt = (to: Destination, paid: boolean, urgency: Urgency) => {
    const [now, isInteractive] = [clock.now(), urgency === 'interactive']
    const pace = paceOf(paid).freeAt(now, isInteractive)
    return Math.max(pace, chats.freeAt(to, now, isInteractive), pauses.until(to))
  }

  /** Lets through whoever may pass, and comes back when the next one may. */
  const serve = () => {
    timer()
    let nextAt = Number.POSITIVE_INFINITY
    for (const urgency of ['interactive', 'scheduled'] as const) {
      waiting[urgency] = waiting[urgency].filter((one) => {
        const pausedMs = pauses.until(one.to) - clock.now()
        if (pausedMs > LONGEST_WAIT_MS) return void one.reject(heldBack(one.to, pausedMs))
        const at = freeAt(one.to, one.paid, urgency)
        nextAt = Math.min(nextAt, at)
        if (at > clock.now()) return true
        take(one.to, one.paid)
        paceOf(one.paid).depart(clock.now())
        one.resolve()
        return false
      })
    }
    const left = waiting.interactive.length + waiting.scheduled.length
    timer = left === 0 ? () => {} : clock.after(Math.max(1, nextAt - clock.now()), serve)
  }

  /** Whoever waits at the gate goes before new deliveries, or a broadcast would keep them there to its end. */
  const letWaitingPass = () => {
    if (waiting.interactive.length + waiting.scheduled.length > 0) serve()
  }

  const usePass = (to: Destination): boolean => {
    const left = passes.get(to.chat) ?? 0
    if (left > 1) passes.set(to.chat, left - 1)
    else passes.delete(to.chat)
    return left > 0
  }

  const budget: SendBudget = {
    async enter(to, urgency, { paid = false } = {}) {
      if (urgency === 'scheduled' && usePass(to)) {
        // The intent to send was written down meanwhile, which takes now longer and now shorter.
        const heldMs = paceOf(paid).depart(clock.now()) - clock.now()
        if (heldMs > 0) await waitFor(clock, heldMs)
        const pausedMs = pauses.until(to) - clock.now()
        if (pausedMs > 0) throw heldBack(to, pausedMs)
        return
      }
      await new Promise<void>((resolve, reject) => {
        waiting[urgency].push({ to, paid, resolve, reject })
        serve()
      })
    },
    pauseFor(to, retryAfterMs) {
      if (to === null && !pauses.isForAll()) easeOff()
      pauses.begin(to, retryAfterMs)
    },
    countInvalid: () => breaker.count(),
  }

  return {
    budget,
    freeAt({ to, paid, kind }) {
      letWaitingPass()
      const isGentle = gentle !== null && kind === 'announcement' && isPrivate(to)
      const gentleAt = isGentle ? gentle.freeAt(clock.now()) : 0
      return Math.max(freeAt(to, paid, 'scheduled'), breaker.restsUntil(), gentleAt)
    },
    openAt: (paid) => Math.max(paceOf(paid).freeAt(clock.now(), false), breaker.restsUntil()),
    reserve({ to, paid, kind }) {
      take(to, paid)
      if (kind === 'announcement' && isPrivate(to)) gentle?.take(clock.now())
      passes.set(to.chat, (passes.get(to.chat) ?? 0) + 1)
    },
    giveBack: ({ to }) => void usePass(to),
  }
}

function heldBack({ platform, chat }: Destination, retryAfterMs: number): PlatformError {
  return new PlatformError(`${platform}:${chat} has to be left alone for a while`, {
    platform,
    outcome: 'retry',
    retryAfterMs,
    reason: HELD_BACK,
  })
}
