/**
 * One call to Telegram, made once, and what its failure means to everybody else who wants to send.
 */
import { GrammyError } from 'grammy'
import type { Destination } from '../../chat/address.ts'
import type { SendBudget } from '../../chat/platform.ts'
import type { Clock } from '../../clock.ts'
import { PlatformError } from '../../errors.ts'
import { translateError } from './errors.ts'
import { isGroup } from './places.ts'

export interface AttemptParts {
  readonly budget: SendBudget
  readonly clock: Clock
}

export type Attempt = <Result>(
  to: Destination | null,
  call: () => Promise<Result>,
) => Promise<Result>

/** Makes a call once, translates its failure and tells the budget what follows from it. */
export function attemptWith({ budget, clock }: AttemptParts): Attempt {
  const flood = createFloodWatch(clock)
  return async (to, call) => {
    const isFirstLately = to !== null && flood.isFirstLately(to)
    try {
      return await call()
    } catch (error) {
      if (countsAsInvalid(error)) budget.countInvalid()
      const failure = translateError(error)
      const { retryAfterMs } = failure
      if (retryAfterMs === undefined || to === null) throw failure
      if (flood.isForAll(to, retryAfterMs)) {
        budget.pauseFor(null, retryAfterMs)
        throw asGlobal(failure)
      }
      if (isFirstLately) budget.pauseFor(null, Math.min(retryAfterMs, GUESSED_PAUSE_MS))
      budget.pauseFor(to, retryAfterMs)
      throw failure
    }
  }
}

/** A chat's own limit counts calls this close together. */
const LATELY_MS = 10_000

/** When only one chat speaks for a wait of everybody, everybody waits no longer than this. */
const GUESSED_PAUSE_MS = 30_000

/**
 * Telegram does not say whether a wait is meant for one chat or for the bot. A private chat that was not written to
 * lately cannot have reached its own limit, so the bot did. Two private chats that have to wait at the same time
 * have nothing in common but the bot, either; a group has a limit of its own.
 */
function createFloodWatch(clock: Clock) {
  const calledAt = new Map<string, number>()
  let last = { chat: '', until: 0 }

  const forgetOld = () => {
    for (const [chat, at] of calledAt) {
      if (Math.abs(clock.now() - at) < LATELY_MS) return
      calledAt.delete(chat)
    }
  }

  return {
    /** Notes a call, and says whether it is a private chat's first one for a while. */
    isFirstLately(to: Destination): boolean {
      forgetOld()
      const isFirst = !isGroup(to) && !calledAt.has(to.chat)
      calledAt.delete(to.chat)
      calledAt.set(to.chat, clock.now())
      return isFirst
    },
    isForAll(to: Destination, retryAfterMs: number): boolean {
      if (isGroup(to)) return false
      const isSecond = last.until > clock.now() && last.chat !== to.chat
      last = { chat: to.chat, until: clock.now() + retryAfterMs }
      return isSecond
    },
  }
}

function asGlobal({ message, outcome, reason, retryAfterMs }: PlatformError): PlatformError {
  return new PlatformError(message, {
    platform: 'telegram',
    outcome,
    global: true,
    ...(reason === undefined ? {} : { reason }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  })
}

function countsAsInvalid(error: unknown): boolean {
  return error instanceof GrammyError && [401, 403, 429].includes(error.error_code)
}
