/**
 * node-cron as the metronome: it calls the ticker every second and nothing else.
 *
 * A beat that node-cron reports as missed (the process was busy, the machine slept) makes the ticker look at once;
 * what is due stands in the database and is not forgotten by a missed beat.
 */
import { schedule } from 'node-cron'
import type { Ticker } from './ticker.ts'

export interface Beat {
  stop(): Promise<void>
}

const EVERY_SECOND = '* * * * * *'

export function startBeat(ticker: Ticker): Beat {
  const look = () => ticker.tick()
  const task = schedule(EVERY_SECOND, look, {
    noOverlap: true,
    suppressMissedWarning: true,
    unref: true,
  })
  task.on('execution:missed', look)
  return {
    async stop() {
      await task.destroy()
      await ticker.tick()
    },
  }
}
