/**
 * What a local Telegram saw of a broadcast, in figures on its own clock.
 */
import type { AnsweredCall } from '../../support/telegram-server.ts'

export interface Traffic {
  /** Targets that got a final answer: the message was taken, or the chat is closed to us. */
  readonly settled: number
  readonly taken: number
  readonly blocked: number
  /** Targets that took the message more than once. */
  readonly doubled: number
  /** Answers that asked for a wait. */
  readonly waitsDemanded: number
  /** Requests that set out while a demanded wait was known and running. */
  readonly insideWaits: number
  /** From the first request's arrival to the last one's. */
  readonly tookMs: number
}

/** A request that arrives within `graceMs` of a refusal set out before it could be known. */
export function trafficOf(calls: readonly AnsweredCall[], graceMs: number): Traffic {
  const sends = calls.filter(({ method }) => method === 'sendMessage')
  const waits = sends.flatMap(({ at, retryAfterMs }) =>
    retryAfterMs === undefined ? [] : [{ from: at + graceMs, until: at + retryAfterMs }],
  )
  const targets = Map.groupBy(sends, ({ params }) => String(params.chat_id))
  const answers = [...targets.values()].map((tries) => tries.map(({ status }) => status))
  const with200 = answers.map((tries) => tries.filter((status) => status === 200).length)
  const taken = with200.filter((count) => count > 0).length
  const blocked = answers.filter((tries) => tries.includes(403)).length
  const arrivals = sends.map(({ arrivedAt }) => arrivedAt)
  return {
    settled: taken + blocked,
    taken,
    blocked,
    doubled: with200.filter((count) => count > 1).length,
    waitsDemanded: waits.length,
    insideWaits: arrivals.filter((at) => waits.some(({ from, until }) => at > from && at < until))
      .length,
    tookMs: arrivals.reduce(later, 0) - arrivals.reduce(earlier, Number.POSITIVE_INFINITY),
  }
}

const later = (one: number, other: number) => Math.max(one, other)
const earlier = (one: number, other: number) => Math.min(one, other)
