/**
 * Deliveries that are claimed and wait the last moment for their turn. When the program stops, all of them are let
 * go at once and go back untried.
 */
import type { Clock } from '../clock.ts'
import type { Pace } from './pace.ts'

export interface Departure {
  /** The place it has in the budget now. */
  readonly at: number
  /** It is not to be sent. */
  readonly isLetGo: boolean
}

export interface Holding {
  /** Resolves when the call that took the place `turn` may leave, or at once when all are let go. */
  untilTurn(turn: number, pace: Pace): Promise<Departure>
  /** Deliveries are held from now on. Before, and after `letGo`, nothing is. */
  hold(): void
  letGo(): void
}

export function createHolding(clock: Clock): Holding {
  /** Ends each hold of a delivery that has not reached its turn. */
  const held = new Set<() => void>()
  let isHolding = false

  /** Resolves at that time with `false`, or earlier with `true`. */
  const until = (time: number) =>
    new Promise<boolean>((resolve) => {
      if (time <= clock.now()) return resolve(false)
      if (!isHolding) return resolve(true)
      const end = (isLetGo: boolean) => {
        cancel()
        held.delete(letGo)
        resolve(isLetGo)
      }
      const letGo = () => end(true)
      const cancel = clock.after(time - clock.now(), () => end(false))
      held.add(letGo)
    })

  return {
    // It looks again at the moment of leaving: an answer that came in between, or a call held up, may have its place.
    async untilTurn(turn, pace) {
      let at = pace.depart(turn, clock.now())
      let isLetGo = false
      while (at > clock.now() && !isLetGo) {
        isLetGo = await until(at)
        if (!isLetGo) at = pace.depart(at, clock.now())
      }
      return { at, isLetGo }
    },
    hold() {
      isHolding = true
    },
    letGo() {
      isHolding = false
      for (const end of held) end()
    },
  }
}
