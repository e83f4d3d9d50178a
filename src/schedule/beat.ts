/**
 * node-cron as the metronome: it calls the ticker every second and nothing else.
 *
 * What comes due between two beats has an alarm at its instant; many that come due close together share one.
 * A beat that node-cron reports as missed (the process was busy, the machine slept) makes the ticker look at once;
 * what is due stands in the database and is not forgotten by a missed beat.
 */
import { schedule } from 'node-cron'
import type { CancelTimer, Clock } from '../clock.ts'
import type { Ticker } from './ticker.ts'

export interface Beat {
  stop(): Promise<void>
}

const EVERY_SECOND = '* * * * * *'
const BEAT_MS = 1_000

/** Every look ends in durable writes, which serve several as well as one. */
const SHORTEST_REST_MS = 100

export function startBeat(ticker: Ticker, clock: Clock): Beat {
  let isStopped = false
  let cancelAlarm: CancelTimer = () => {}

  const look = async () => {
    const nextAt = await ticker.tick()
    cancelAlarm()
    if (isStopped || nextAt === null) return
    const restMs = Math.max(SHORTEST_REST_MS, nextAt - clock.now())
    if (restMs < BEAT_MS) cancelAlarm = clock.after(restMs, look)
  }
  const task = schedule(EVERY_SECOND, look, {
    noOverlap: true,
    suppressMissedWarning: true,
    unref: true,
  })
  task.on('execution:missed', look)
  void look()
  return {
    async stop() {
      isStopped = true
      cancelAlarm()
      await task.destroy()
      await ticker.tick()
    },
  }
}
