/**
 * A broadcast to 10,000 Telegram chats, 1 % of them closed to us and two waits demanded on the way:
 * `npm run bench -- broadcast`.
 *
 * The local Telegram runs in a process of its own, keeps the flood limits, and every call is 57 ms on its way. The
 * free rate is measured in real time. At the paid rate time is scaled, slower than life, so that the limit and not
 * this machine is the bound. Beside it, the same job by a plain grammY loop with auto-retry and by the throttler
 * plugin, twice as fast as life and with the seconds of the same length, because they take long. All of it takes
 * about twelve minutes.
 */
import { parseArgs } from 'node:util'
import { byIronstride, byPlainLoop, byThrottler, type Job } from './support/broadcasters.ts'
import { type FarServers, startFarServers } from './support/far-servers.ts'
import type { Traffic } from './support/far-traffic.ts'
import { createFastClock, preciseNow } from './support/fast-clock.ts'
import { atLeast, atMost, type Figure, report, told } from './support/figures.ts'
import type { FarTelegramOptions } from './support/servers-process.ts'

const { values } = parseArgs({
  options: {
    targets: { type: 'string', default: '10000' },
    /** How much faster than life. */
    scale: { type: 'string', default: '1' },
    'paid-scale': { type: 'string', default: '0.25' },
    'others-scale': { type: 'string', default: '2' },
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})
const targets = values.quick ? 600 : Number(values.targets)
const scale = Number(values.scale)
const paidScale = Number(values['paid-scale'])
const othersScale = Number(values['others-scale'])

const LATENCY_MS = 57
const BLOCKED_EVERY = 100
const DEMANDED_WAIT_MS = 2_000
/** Real milliseconds in which a refusal reaches the other process and is read there. */
const NEWS_TRAVELS_MS = 10

const own = await ownBroadcast(scale, false)
const paid = await ownBroadcast(paidScale, true)
const [looped, throttled] = await Promise.all([
  othersBroadcast(byPlainLoop),
  othersBroadcast((job) => byThrottler(job, 1 / othersScale)),
])
report(
  `broadcast: time runs ${scale} times as fast, at the paid rate ${paidScale} times, for others ${othersScale}`,
  [
    told('targets', targets, ''),
    atLeast('share of the 30/s budget, waits included', 100 * (perSecond(own) / 30), 97, '%'),
    told('sent out in', own.tookMs / 1_000, 's'),
    atMost('requests inside a running wait', own.insideWaits, 0, ''),
    told('answers that demanded a wait', own.waitsDemanded, ''),
    atMost('lost', targets - own.settled - own.inDoubt, 0, ''),
    told('in doubt, told to the coach', own.inDoubt, ''),
    atMost('doubled', own.doubled, 0, ''),
    atLeast('blocked and recorded as such', own.recordedAsBlocked, own.blocked, ''),
    atLeast('paid rate of 1000/s', perSecond(paid), 900, '/s'),
    atMost('paid: lost', targets - paid.settled - paid.inDoubt, 0, ''),
    atMost('paid: requests inside a running wait', paid.insideWaits, 0, ''),
    ...besides('grammY loop with auto-retry', looped),
    ...besides('grammY with the throttler plugin', throttled),
  ],
  values.json,
)

async function ownBroadcast(times: number, paid: boolean) {
  const servers = startFarServers()
  const fast = { times, beganAt: preciseNow() }
  const options = { fast, latencyMs: LATENCY_MS / times, limit: {} }
  const job = await prepare(servers, options, paid ? null : DEMANDED_WAIT_MS)
  const { failed, inDoubt } = await byIronstride(
    { ...job, paid },
    createFastClock(times, fast.beganAt),
  )
  const traffic = await servers.ask('traffic', NEWS_TRAVELS_MS * times)
  await servers.stop()
  return { ...traffic, inDoubt, recordedAsBlocked: failed.blocked ?? 0 }
}

/** Others live by real time; the server's seconds are shorter for them. */
async function othersBroadcast(broadcast: (job: Job) => Promise<void>): Promise<Traffic> {
  const servers = startFarServers()
  const timeFactor = 1 / othersScale
  const shorter = { latencyMs: LATENCY_MS * timeFactor, limit: { timeFactor } }
  await broadcast(await prepare(servers, shorter, DEMANDED_WAIT_MS * timeFactor))
  const traffic = await servers.ask('traffic', NEWS_TRAVELS_MS)
  await servers.stop()
  return { ...traffic, tookMs: traffic.tookMs * othersScale }
}

/** The paid job has no wait in it: it is over in ten seconds, and a wait would be most of them. */
async function prepare(
  servers: FarServers,
  options: FarTelegramOptions,
  demandedWaitMs: number | null,
): Promise<Job> {
  const at = await servers.ask('startTelegram', options)
  const chats = await servers.ask('people', targets, BLOCKED_EVERY)
  if (demandedWaitMs !== null) {
    const wait = { route: 'sendMessage', status: 429, retryAfterMs: demandedWaitMs, global: true }
    await servers.ask('fail', { ...wait, skip: Math.floor(targets * 0.3) })
    await servers.ask('fail', { ...wait, skip: Math.floor(targets * 0.4) })
  }
  return { ...at, chats, paid: false }
}

function perSecond({ settled, tookMs }: Traffic): number {
  return settled / (tookMs / 1_000)
}

function besides(name: string, traffic: Traffic): Figure[] {
  const rate = perSecond(traffic)
  return [
    told(`${name}: sent out in`, traffic.tookMs / 1_000, 's'),
    told(`${name}: Ironstride's pace to its`, perSecond(own) / rate, 'x'),
    told(`${name}: lost`, targets - traffic.settled, ''),
    told(`${name}: waits it ran into`, traffic.waitsDemanded, ''),
    told(`${name}: requests inside a running wait`, traffic.insideWaits, ''),
  ]
}
