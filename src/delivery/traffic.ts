/**
 * What may leave a lane now, and when to look again.
 *
 * A delivery goes when it is due, the platform answers, the budget has room, its chat is free and nothing else is
 * under way to that chat. It takes its place in the budget first, a moment ahead of its turn, and is then claimed in
 * the ledger. The moment ahead is filled up in steps, so that one durable write serves as many as fit.
 */
import type { PlatformName } from '../chat/address.ts'
import type { Clock } from '../clock.ts'
import { createBacklog } from './backlog.ts'
import type { Gate } from './gate.ts'
import type { LaneLimits } from './lane-limits.ts'
import type { LedgerForLanes } from './ledger.ts'
import type { Delivery } from './outgoing.ts'
import type { PlatformHealth } from './platform-health.ts'

export interface Traffic {
  /** Takes the next deliveries that may go, committed as `sending`. Each has to be reported with `arrived`. */
  claimNext(): Promise<readonly Delivery[]>
  arrived(delivery: Delivery): void
  /** There is news in the ledger. */
  outdate(): void
  /** When something may go next, epoch milliseconds. An arrival may make it earlier. */
  nextLookAt(): Promise<number>
  /** So much is under way that it pays to work in larger steps. */
  isBusy(): boolean
}

export interface TrafficParts {
  readonly platform: PlatformName
  readonly ledger: LedgerForLanes
  readonly gate: Gate
  readonly health: PlatformHealth
  readonly limits: LaneLimits
  readonly clock: Clock
}

/** So far ahead of their turn deliveries are claimed, and again when no more than half of it is taken. */
const AHEAD_MS = 30

/** Calls under way at once: as many as go out in this time at full speed. */
const PARALLEL_SECONDS = 0.5
/** As if there were this limit where there is none. */
const UNLIMITED_PER_SECOND = 100
const BUSY = 20
/** A look at the ledger without any cause, for whatever nobody told. */
const LONGEST_SLEEP_MS = 30_000

export function createTraffic(parts: TrafficParts): Traffic {
  const { platform, ledger, gate, health, limits, clock } = parts
  const now = () => clock.now()
  const underWay = new Set<string>()
  const backlog = createBacklog({ platform, ledger, now })
  const mostParallel = {
    free: parallel(limits.perSecond),
    paid: parallel(limits.paidPerSecond),
  }

  const isFull = ({ paid }: Delivery) =>
    underWay.size >= (paid ? mostParallel.paid : mostParallel.free)
  const isWorthAStep = (paid: boolean) => gate.openAt(paid, AHEAD_MS / 2) <= now()
  const go = (delivery: Delivery) => {
    const { chat } = delivery.to
    if (underWay.has(chat) || gate.freeAt(delivery, AHEAD_MS) > now()) return false
    gate.reserve(delivery)
    underWay.add(chat)
    return true
  }
  const leave = (delivery: Delivery) => {
    underWay.delete(delivery.to.chat)
    gate.giveBack(delivery)
  }

  return {
    async claimNext() {
      const inStep = { free: isWorthAStep(false), paid: isWorthAStep(true) }
      const wait = (delivery: Delivery) =>
        !(delivery.paid ? inStep.paid : inStep.free) ||
        health.restsUntil() > now() ||
        gate.openAt(delivery.paid, AHEAD_MS) > now() ||
        isFull(delivery)
      const going = await backlog.take({ go, wait })
      if (going.length === 0) return []
      const claimed = await claimOr(going, leave)
      for (const delivery of going) if (!isAmong(claimed, delivery)) leave(delivery)
      return claimed
    },
    arrived: leave,
    outdate: () => backlog.outdate(),
    isBusy: () => underWay.size > BUSY,
    async nextLookAt() {
      const lookAt = (one: Delivery) =>
        isWorthAStep(one.paid) ? gate.freeAt(one, AHEAD_MS) : gate.openAt(one.paid, AHEAD_MS / 2)
      const blocked = backlog.blocked.filter((one) => !underWay.has(one.to.chat) && !isFull(one))
      const freeAt = Math.min(...blocked.map(lookAt))
      const dueAt = backlog.blocked.length > 0 ? null : await ledger.nextDueAt(platform)
      const next = Math.min(freeAt, dueAt ?? Number.POSITIVE_INFINITY, now() + LONGEST_SLEEP_MS)
      return Math.max(next, health.restsUntil())
    },
  }

  /** Claims; when that fails, everybody leaves their place before the fault goes on. */
  async function claimOr(going: readonly Delivery[], undo: (delivery: Delivery) => void) {
    try {
      return await ledger.claim(going)
    } catch (error) {
      going.forEach(undo)
      throw error
    }
  }
}

function isAmong(deliveries: readonly Delivery[], { id }: Delivery): boolean {
  return deliveries.some((one) => one.id === id)
}

function parallel(perSecond: number | null): number {
  return Math.ceil((perSecond ?? UNLIMITED_PER_SECOND) * PARALLEL_SECONDS)
}
