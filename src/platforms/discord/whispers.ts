/**
 * Messages only one person sees. Discord lets them be changed through their interaction alone and for fifteen
 * minutes, so the way to them is remembered that long.
 */
import type { Clock } from '../../clock.ts'
import type { Exchange } from './wire.ts'

export interface Whispers {
  remember(messageId: string, exchange: Exchange, until: number): void
  /** The interaction through which that message can still be changed; undefined for ordinary messages. */
  find(messageId: string): Exchange | undefined
}

export function createWhispers(clock: Clock): Whispers {
  const whispers = new Map<string, { exchange: Exchange; until: number }>()

  const forgetOld = () => {
    for (const [messageId, { until }] of whispers) {
      if (until > clock.now()) return
      whispers.delete(messageId)
    }
  }

  return {
    remember(messageId, exchange, until) {
      forgetOld()
      whispers.set(messageId, { exchange, until })
    },
    find(messageId) {
      const found = whispers.get(messageId)
      return found !== undefined && found.until > clock.now() ? found.exchange : undefined
    },
  }
}
