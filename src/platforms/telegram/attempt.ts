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
  const isForAll = createFloodWatch(clock)
  return async (to, call) => {
    try {
      return await call()
    } catch (error) {
      if (countsAsInvalid(error)) budget.countInvalid()
      const failure = translateError(error)
      if (failure.retryAfterMs === undefined || to === null) throw failure
      const global = isForAll(to, failure.retryAfterMs)
      budget.pauseFor(global ? null : to, failure.retryAfterMs)
      throw global ? asGlobal(failure) : failure
    }
  }
}

/**
 * Telegram does not say whether a wait is meant for one chat or for the bot. Two private chats that have to wait at
 * the same time have nothing in common but the bot; a group has a limit of its own.
 */
function createFloodWatch(clock: Clock) {
  let last = { chat: '', until: 0 }
  return (to: Destination, retryAfterMs: number): boolean => {
    if (isGroup(to)) return false
    const isSecond = last.until > clock.now() && last.chat !== to.chat
    last = { chat: to.chat, until: clock.now() + retryAfterMs }
    return isSecond
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
