/**
 * One message to many chats: by Ironstride's ledger, lane and adapter, and by what a grammY bot uses otherwise.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { autoRetry } from '@grammyjs/auto-retry'
import { apiThrottler } from '@grammyjs/transformer-throttler'
import { Api } from 'grammy'
import { reply, text } from '../../../src/chat/reply.ts'
import type { Clock } from '../../../src/clock.ts'
import { createLane } from '../../../src/delivery/lane.ts'
import { createLedger } from '../../../src/delivery/ledger.ts'
import type { DeliveryReport } from '../../../src/delivery/report.ts'
import { silentLog } from '../../../src/log.ts'
import { createTelegram } from '../../../src/platforms/telegram/index.ts'
import { openDatabase } from '../../../src/storage/database.ts'

export interface Job {
  readonly token: string
  readonly apiRoot: string
  readonly chats: readonly string[]
  readonly paid: boolean
}

const WORDS =
  'New this week: six weeks of hill strength, twice a week, thirty minutes each. Start when your legs are fresh.'
const SOURCE = 'announcement:bench'
const handlers = { onMessage: idle, onPress: idle, onReachability: idle }

function isSettled(state: string): boolean {
  return ['sent', 'dead', 'in_doubt'].includes(state)
}

async function idle(): Promise<void> {}

/** Resolves with the ledger's report when every target is settled. */
export async function byIronstride(job: Job, clock: Clock): Promise<DeliveryReport> {
  const dataDir = mkdtempSync(join(tmpdir(), 'ironstride-bench-'))
  const { db, close } = await openDatabase(dataDir, clock.now())
  const ledger = createLedger(db, clock)
  const settled = Promise.withResolvers<void>()
  let left = job.chats.length
  const lane = createLane({
    ...{ platform: 'telegram', db, ledger, clock, log: silentLog },
    onOutcomes(outcomes) {
      left -= outcomes.filter(({ verdict }) => isSettled(verdict.state)).length
      if (left === 0) settled.resolve()
    },
  })
  const telegram = createTelegram({ ...job, budget: lane.budget, clock, log: silentLog })
  await telegram.start(handlers, [])
  const words = reply(text(WORDS))
  await ledger.queue(
    job.chats.map((chat) => ({
      ...{ source: SOURCE, to: { platform: 'telegram', chat }, kind: 'announcement' },
      ...{ reply: words, paid: job.paid },
    })),
  )
  await lane.start(telegram)
  await settled.promise
  const report = await ledger.report(SOURCE)
  await lane.stop()
  await telegram.stop()
  await close()
  rmSync(dataDir, { recursive: true })
  return report
}

/** One chat after the other, waiting when told to. */
export async function byPlainLoop({ token, apiRoot, chats }: Job): Promise<void> {
  const api = new Api(token, { apiRoot })
  api.config.use(autoRetry())
  for (const chat of chats) await api.sendMessage(chat, WORDS).catch(ignoreRefusal)
}

/** Everything at once through the throttler, with its own settings, its seconds as long as the server's. */
export async function byThrottler(
  { token, apiRoot, chats }: Job,
  timeFactor: number,
): Promise<void> {
  const api = new Api(token, { apiRoot })
  const second = 1_000 * timeFactor
  api.config.use(
    apiThrottler({
      global: { reservoir: 30, reservoirRefreshAmount: 30, reservoirRefreshInterval: second },
      out: { maxConcurrent: 1, minTime: second },
    }),
  )
  await Promise.all(chats.map((chat) => api.sendMessage(chat, WORDS).catch(ignoreRefusal)))
}

/** What was lost shows at the server. */
function ignoreRefusal(): void {}
