/**
 * Flood limits as Telegram keeps them: for the bot as a whole, for each chat, and for groups by the minute.
 *
 * None is kept until a test asks for them. Who goes on while a `retry_after` runs is refused again and counted.
 */
import type { Clock } from '../../../src/clock.ts'
import { type Refusal, refusals } from './refusal.ts'

export interface FloodRules {
  readonly perSecond: number
  readonly paidPerSecond: number
  readonly perChatPerSecond: number
  /** So many may follow each other at once in one chat. */
  readonly chatBurst: number
  readonly perGroupPerMinute: number
  /** How long a second of these rules lasts on the clock; below 1 a bench runs faster than life. */
  readonly timeFactor: number
}

export const telegramsRules: FloodRules = {
  perSecond: 30,
  paidPerSecond: 1_000,
  perChatPerSecond: 1,
  chatBurst: 3,
  perGroupPerMinute: 20,
  timeFactor: 1,
}

export interface CountedCall {
  readonly chatId: number
  readonly isGroup: boolean
  readonly paid: boolean
}

const ALL = 'all'

export function createFlood(clock: Clock) {
  let rules: FloodRules | null = null
  let violations = 0
  const taken = new Map<string, number[]>()
  const running = new Map<string, number>()

  const refuse = (scope: string, untilMs: number): never => {
    running.set(scope, untilMs)
    throw tooMany(untilMs)
  }

  const tooMany = (untilMs: number) => {
    const seconds = (untilMs - clock.now()) / 1_000
    const isLife = (rules?.timeFactor ?? 1) === 1
    return refusals.tooMany(isLife ? Math.max(1, Math.ceil(seconds)) : seconds)
  }

  const checkRunning = (scope: string) => {
    const untilMs = running.get(scope) ?? 0
    if (untilMs <= clock.now()) return
    violations += 1
    throw tooMany(untilMs)
  }

  /** Refuses when the window is full; the caller takes the place when every window has room. */
  const checkWindow = (scope: string, most: number, perMs: number) => {
    const recent = (taken.get(scope) ?? []).filter((at) => at > clock.now() - perMs)
    taken.set(scope, recent)
    const oldest = recent[recent.length - most]
    if (oldest !== undefined) refuse(scope.replace(/ .*/, ''), oldest + perMs)
  }

  return {
    get violations() {
      return violations
    },
    keep(wanted: Partial<FloodRules> = {}): void {
      rules = { ...telegramsRules, ...wanted }
    },
    /** A wait a test made up runs like any other. */
    run(chatId: number | null, retryAfterMs: number): Refusal {
      const untilMs = clock.now() + retryAfterMs
      running.set(chatId === null ? ALL : `${chatId}`, untilMs)
      return tooMany(untilMs)
    },
    /** Counts a call; throws a 429 when there is no room for it. */
    count({ chatId, isGroup, paid }: CountedCall): void {
      checkRunning(ALL)
      checkRunning(`${chatId}`)
      if (rules === null) return
      const second = 1_000 * rules.timeFactor
      const windows: [scope: string, most: number, perMs: number][] = [
        [ALL, paid ? rules.paidPerSecond : rules.perSecond, second],
        [`${chatId} burst`, rules.chatBurst, (second * rules.chatBurst) / rules.perChatPerSecond],
        ...(isGroup
          ? [[`${chatId} minute`, rules.perGroupPerMinute, 60 * second] as [string, number, number]]
          : []),
      ]
      for (const [scope, most, perMs] of windows) checkWindow(scope, most, perMs)
      for (const [scope] of windows) taken.get(scope)?.push(clock.now())
    },
  }
}
