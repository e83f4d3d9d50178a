/**
 * The real program as a process of its own that can be killed: the real client libraries, a real database file, the
 * real ticker. It runs in the round's time and kills itself at the step it was told.
 */
import { speedUp, type TimeScale } from './fast-time.ts'

/** A step of a delivery or of a preparation, and at which time it is reached the process dies. */
export interface DeathAt {
  readonly step: string
  readonly count: number
}

export interface ChildOrders {
  readonly scale: TimeScale
  readonly environment: Readonly<Record<string, string>>
  readonly deathAt: DeathAt | null
}

const orders: ChildOrders = JSON.parse(process.env.CHAOS_ORDERS ?? '{}')
speedUp(orders.scale)

const { createApp } = await import('../../src/app.ts')
const { systemClock } = await import('../../src/clock.ts')
const { readConfig } = await import('../../src/config.ts')
const { createLog } = await import('../../src/log.ts')
const { chatPlatforms } = await import('../../src/platforms/index.ts')

const reached = new Map<string, number>()

function dieAt(step: string): void {
  const count = (reached.get(step) ?? 0) + 1
  reached.set(step, count)
  const { deathAt } = orders
  if (deathAt?.step === step && deathAt.count === count) process.kill(process.pid, 'SIGKILL')
}

const config = readConfig(orders.environment)
const app = await createApp({
  config,
  clock: systemClock,
  log: createLog({ level: config.logLevel, secrets: config.secrets }),
  platforms: chatPlatforms(config),
  watch: false,
  onDeliveryStep: (step) => dieAt(`delivery ${step}`),
  onPreparationStep: (step) => dieAt(`preparation ${step}`),
})
await app.start()
process.send?.('ready')
setInterval(() => {}, 60_000)
