/**
 * One lane per platform: carries what is due in the ledger at the platform's full permitted speed, and is the gate
 * for every other call to that platform.
 *
 * Order of events: settle what a crash left open -> take what is due and may go now -> claim it (committed before
 * the call) -> call the platform, several at a time -> collect the verdicts and commit them together -> sleep until
 * the budget, a waiting time or the next due delivery allows more, or until there is news.
 */
import type { PlatformName } from '../chat/address.ts'
import type { ChatPlatform, SendBudget } from '../chat/platform.ts'
import { type CancelTimer, type Clock, waitFor } from '../clock.ts'
import { messageOf } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Database } from '../storage/database.ts'
import { createBreaker } from './breaker.ts'
import { carry } from './carry.ts'
import { createGate } from './gate.ts'
import { type LaneLimits, laneLimits } from './lane-limits.ts'
import type { Ledger } from './ledger.ts'
import { createOutcomeBook } from './outcome-book.ts'
import type { Delivery } from './outgoing.ts'
import { createPauses } from './pauses.ts'
import { createPlatformHealth } from './platform-health.ts'
import type { Outcome } from './record-outcomes.ts'
import { createTraffic } from './traffic.ts'

export interface LaneParts {
  readonly platform: PlatformName
  readonly db: Database
  readonly ledger: Ledger
  readonly clock: Clock
  readonly log: Log
  /** Default: what is known of the platform. */
  readonly limits?: LaneLimits
  /** Told what became of deliveries, after it is written down: for progress, reports and fail-over. */
  readonly onOutcomes?: (outcomes: readonly Outcome[]) => void
  /** Told each step of each delivery as it is reached, for those who watch closely. */
  readonly onStep?: (step: DeliveryStep, delivery: Delivery) => void
}

export type DeliveryStep = 'claimed' | 'answered' | 'recorded'

export interface Lane {
  /** Given to the platform's adapter, which asks it before every call. */
  readonly budget: SendBudget
  /** Settles what the last run left open, then sends what is due. */
  start(platform: ChatPlatform): Promise<void>
  /** Takes nothing new and waits, 10 s at most, until what is under way is written down. */
  stop(): Promise<void>
  /** Looks at the ledger at once. What is queued through the ledger wakes the lane by itself. */
  wake(): void
}

/** A busy lane moves in steps of this length, so that one durable write serves several messages. */
const BUSY_STEP_MS = 20
const COLLECT_MS = 10
const LONGEST_DRAIN_MS = 10_000
const AFTER_FAULT_MS = 1_000

export function createLane(parts: LaneParts): Lane {
  const { platform: name, db, clock, log, ledger, limits = laneLimits[parts.platform] } = parts
  const pauses = createPauses({ platform: name, db, clock, log })
  const breaker = createBreaker(limits.refusalsInTenMinutes, clock, log)
  const gate = createGate({ limits, clock, pauses, breaker })
  const health = createPlatformHealth(clock)
  const traffic = createTraffic({ ...parts, ledger: ledger.forLanes, gate, health, limits })
  const book = createOutcomeBook({
    clock,
    log,
    collectMs: () => (traffic.isBusy() ? COLLECT_MS : 0),
    record: ledger.forLanes.record,
    onRecorded: (outcomes) => {
      for (const { delivery } of outcomes) parts.onStep?.('recorded', delivery)
      parts.onOutcomes?.(outcomes)
    },
  })
  const sending = new Set<Promise<void>>()
  let platform: ChatPlatform | null = null
  const worker = createWorker(clock, work)
  ledger.onNews(wake)

  return { budget: gate.budget, start, stop, wake }

  async function start(connected: ChatPlatform): Promise<void> {
    await pauses.load()
    const recovered = await ledger.forLanes.recover(name, connected.capabilities.nonce)
    if (recovered.resent + recovered.inDoubt > 0) {
      log.warn({ platform: name, ...recovered }, 'the last run ended in the middle of deliveries')
    }
    gate.hold()
    platform = connected
    wake()
  }

  async function stop(): Promise<void> {
    platform = null
    await worker.rest()
    gate.letGo()
    const drained = Promise.all(sending).then(() => book.settled())
    await Promise.race([drained, waitFor(clock, LONGEST_DRAIN_MS)])
  }

  function wake(): void {
    traffic.outdate()
    if (platform !== null) worker.wake()
  }

  /** Sends whatever may go and says when to look again. */
  async function work(): Promise<number> {
    try {
      for (let connected = platform; connected !== null; connected = platform) {
        const deliveries = await traffic.claimNext()
        if (deliveries.length === 0) break
        for (const delivery of deliveries) sendOne(delivery, connected)
      }
      const stepMs = traffic.isBusy() ? BUSY_STEP_MS : 1
      return Math.max(await traffic.nextLookAt(), clock.now() + stepMs)
    } catch (error) {
      log.error({ platform: name, error: messageOf(error) }, 'the lane stumbled')
      return clock.now() + AFTER_FAULT_MS
    }
  }

  function sendOne(delivery: Delivery, connected: ChatPlatform): void {
    parts.onStep?.('claimed', delivery)
    const done = sendAndNote(delivery, connected).finally(() => sending.delete(done))
    sending.add(done)
  }

  async function sendAndNote(delivery: Delivery, connected: ChatPlatform): Promise<void> {
    const to = { platform: connected, ledger: ledger.forLanes, budget: gate.budget, clock, log }
    const carried = await carry(delivery, to)
    gate.answered(delivery)
    parts.onStep?.('answered', delivery)
    traffic.arrived(delivery)
    health.note(carried.health)
    if (carried.health === 'unauthorised') {
      log.error(
        { platform: name },
        'the platform does not take the token any more; nothing is sent',
      )
    }
    book.add({ delivery, verdict: carried.verdict })
    if (platform !== null) worker.wake()
  }
}

/** Runs `work` when woken and at the time it asked for, never twice at once. */
function createWorker(clock: Clock, work: () => Promise<number>) {
  let working: Promise<void> | null = null
  let isWoken = false
  let isResting = false
  let cancelAlarm: CancelTimer = () => {}

  const run = async () => {
    let nextAt = Number.POSITIVE_INFINITY
    while (isWoken && !isResting) {
      isWoken = false
      nextAt = await work()
    }
    working = null
    cancelAlarm()
    if (!isResting && nextAt < Number.POSITIVE_INFINITY) {
      cancelAlarm = clock.after(nextAt - clock.now(), wake)
    }
  }
  const wake = () => {
    isWoken = true
    if (!isResting) working ??= run()
  }

  return {
    wake,
    async rest() {
      isResting = true
      cancelAlarm()
      await working
      isResting = false
    },
  }
}
