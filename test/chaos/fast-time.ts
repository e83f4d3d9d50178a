/**
 * Time that runs faster than life, the same for the program and for the platforms it talks to.
 *
 * One mapping from the machine's clock to the round's clock is shared by everybody. In the program's process it is
 * put under everything, client libraries and their time-outs included, so that nothing of it has to be changed.
 */
import type { Clock } from '../../src/clock.ts'

export interface TimeScale {
  /** Seconds of the round in one second of life. */
  readonly factor: number
  /** The round's time `startsAt` is the machine's time `realStart`, epoch milliseconds. */
  readonly startsAt: number
  readonly realStart: number
}

export interface FastClock extends Clock {
  scale(): TimeScale
  /** Moves on at once, as a machine that was switched off does. */
  jump(byMs: number): void
}

const RealDate = Date
const realTimeout = setTimeout
const realInterval = setInterval

export function createFastClock(factor: number, startsAt: number): FastClock {
  let scale: TimeScale = { factor, startsAt, realStart: RealDate.now() }
  return {
    now: () => timeOn(scale),
    after(delayMs, run) {
      const timer = realTimeout(run, Math.max(0, delayMs) / factor)
      timer.unref()
      return () => clearTimeout(timer)
    },
    scale: () => scale,
    jump(byMs) {
      scale = { ...scale, startsAt: scale.startsAt + byMs }
    },
  }
}

/** Puts the mapping under this whole process. To be called before anything else is imported. */
export function speedUp(scale: TimeScale): void {
  const fast = (delayMs = 0) => delayMs / scale.factor
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [timeOn(scale)] : args, newTarget),
    get: (target, name, receiver) =>
      name === 'now' ? () => timeOn(scale) : Reflect.get(target, name, receiver),
  })
  globalThis.setTimeout = Object.assign(
    (run: (...args: unknown[]) => void, delayMs?: number, ...args: unknown[]) =>
      realTimeout(run, fast(delayMs), ...args),
    realTimeout,
  ) as typeof setTimeout
  globalThis.setInterval = ((
    run: (...args: unknown[]) => void,
    delayMs?: number,
    ...args: unknown[]
  ) => realInterval(run, fast(delayMs), ...args)) as typeof setInterval
  const realSignal = AbortSignal.timeout.bind(AbortSignal)
  AbortSignal.timeout = (delayMs) => realSignal(Math.ceil(fast(delayMs)))
}

function timeOn({ factor, startsAt, realStart }: TimeScale): number {
  return Math.floor(startsAt + (RealDate.now() - realStart) * factor)
}
