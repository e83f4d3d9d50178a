/**
 * The ticker: looks what is due and turns it into messages in the ledger.
 *
 * Order of events of a tick: was the clock set back? -> claim what is due, with its next due time, in one step ->
 * ask its kind what to say -> queue the messages and settle the occurrence in one step. Whatever a crash cuts off
 * between the two steps is asked again at the next tick, and the ledger takes each message once.
 * This is one of the few places where errors are caught: one schedule's fault does not stop the others.
 */
import type { Clock } from '../clock.ts'
import type { Ledger } from '../delivery/ledger.ts'
import { messageOf } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Database } from '../storage/database.ts'
import { claimDue, nextScheduleAt } from './claim-due.ts'
import { countAgainFrom, latestSeen, rememberSeen, SET_BACK_MS } from './clock-set-back.ts'
import type { ScheduleKind } from './due.ts'
import { createPreparation, type PreparationStep } from './preparation.ts'

export interface TickerParts {
  readonly db: Database
  readonly ledger: Ledger
  readonly clock: Clock
  readonly log: Log
  readonly kinds: readonly ScheduleKind[]
  /** Told each step as it is reached, for those who watch closely. */
  readonly onStep?: (step: PreparationStep) => void
}

export interface Ticker {
  /**
   * Looks once, and gives when the next schedule is due; null when none is. While a look is under way, another one
   * waits its turn and is enough for all who asked.
   */
  tick(): Promise<number | null>
}

const REMEMBER_EVERY_MS = 60_000

export function createTicker(parts: TickerParts): Ticker {
  const { db, ledger, clock, log } = parts
  const preparation = createPreparation(parts)
  let looking: Promise<number | null> | null = null
  let following: Promise<number | null> | null = null
  let seenAt: number | null = null
  let rememberedAt = 0

  const look = async () => {
    try {
      await watchClock()
      await preparation.finishClaimed()
      for (;;) {
        const nextAt = await nextScheduleAt(db)
        if (nextAt === null || nextAt > clock.now()) return nextAt
        preparation.expectClaims()
        if ((await claimDue(db, clock.now())) > 0) parts.onStep?.('claimed')
        await preparation.finishClaimed()
      }
    } catch (error) {
      log.error(
        { error: messageOf(error) },
        'looking for what is due failed; the next tick tries again',
      )
      return null
    }
  }

  const watchClock = async () => {
    const now = clock.now()
    const before = seenAt ?? (await latestSeen(db))
    if (now < before - SET_BACK_MS) {
      log.warn({ backMs: before - now }, 'the clock was set back; due times are counted again')
      await countAgainFrom(db, now)
      await ledger.clockWentBack()
      rememberedAt = 0
    }
    seenAt = now
    if (Math.abs(now - rememberedAt) < REMEMBER_EVERY_MS) return
    await rememberSeen(db, now)
    rememberedAt = now
  }

  const startLooking = () => {
    looking = look().finally(() => {
      looking = null
    })
    return looking
  }

  return {
    tick() {
      if (looking === null) return startLooking()
      following ??= looking.then(() => {
        following = null
        return startLooking()
      })
      return following
    },
  }
}
