/**
 * How fast answers come: `npm run bench -- answers`.
 *
 * First the search alone in 10,000 passages, beside MiniSearch and Orama with their default settings on the same
 * passages and questions. Then the whole program on a local Telegram in another process, while it carries a
 * broadcast at 30 a second: 200 people ask one after the other at ten a second, then 200 ask in the same instant. A
 * wait is counted from the moment the question stands at Telegram to the arrival of typing, and of the answer.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { createApp } from '../../src/app.ts'
import { reply, text } from '../../src/chat/reply.ts'
import { systemClock } from '../../src/clock.ts'
import { readConfig } from '../../src/config.ts'
import { createLedger } from '../../src/delivery/ledger.ts'
import { silentLog } from '../../src/log.ts'
import { chatPlatforms } from '../../src/platforms/index.ts'
import { openDatabase } from '../../src/storage/database.ts'
import { startFarServers } from './support/far-servers.ts'
import { atMost, type Figure, percentile, report, told } from './support/figures.ts'
import { manyPassages } from './support/many-passages.ts'
import { searches, timed } from './support/searches.ts'

const { values } = parseArgs({
  options: {
    passages: { type: 'string', default: '10000' },
    askers: { type: 'string', default: '200' },
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})
const passageCount = values.quick ? 1_000 : Number(values.passages)
const askers = values.quick ? 20 : Number(values.askers)
const BROADCAST = 5_000
const GAP_MS = 100

const questions = answerable()
const title = `answers: ${passageCount} passages; ${askers} people asking while a broadcast runs`
report(title, [...(await searchFigures()), ...(await talkFigures())], values.json)

function answerable(): string[] {
  const file = join(import.meta.dirname, '../golden/questions.jsonl')
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as { question: string; kind: string })
    .filter(({ kind }) => kind === 'answerable')
    .map(({ question }) => question)
}

async function searchFigures(): Promise<Figure[]> {
  const passages = await manyPassages(passageCount)
  const figures: Figure[] = []
  for (const [name, open] of Object.entries(searches)) {
    const { buildMs, searchMs } = await timed(open, passages, questions)
    const isOwn = name === 'Ironstride'
    const line = (what: string, value: number, goal: number) =>
      isOwn ? atMost(`${name}: ${what}`, value, goal, 'ms') : told(`${name}: ${what}`, value, 'ms')
    figures.push(
      line('search p50', percentile(searchMs, 0.5), 2),
      line('search p99', percentile(searchMs, 0.99), 10),
      line('index build', buildMs, 1_500),
    )
  }
  return figures
}

async function talkFigures(): Promise<Figure[]> {
  const servers = startFarServers()
  const { token, apiRoot } = await servers.ask('startTelegram')
  const dataDir = mkdtempSync(join(tmpdir(), 'ironstride-bench-'))
  await queueBroadcast(dataDir, await servers.ask('people', BROADCAST))
  const config = readConfig({
    DATA_DIR: dataDir,
    KNOWLEDGE_DIR: join(import.meta.dirname, '../../knowledge'),
    TIME_ZONE: 'Europe/London',
    TELEGRAM_TOKEN: token,
    TELEGRAM_API_ROOT: apiRoot,
  })
  const platforms = chatPlatforms(config)
  const app = await createApp({ config, clock: systemClock, log: silentLog, platforms })
  await app.start()
  await wait(1_000)
  const asked = Array.from(
    { length: askers },
    (_, index) => questions[index % questions.length] ?? '',
  )
  await servers.ask('questions', asked.slice(0, 10), GAP_MS)
  const steady = await servers.ask('questions', asked, GAP_MS)
  const burst = await servers.ask('questions', asked, 0)
  await app.stop()
  await servers.stop()
  rmSync(dataDir, { recursive: true })
  const reactions = (all: typeof steady) => all.map(({ reactionMs }) => reactionMs)
  const answers = (all: typeof steady) => all.map(({ answerMs }) => answerMs)
  return [
    atMost('ten a second: first reaction p99', percentile(reactions(steady), 0.99), 300, 'ms'),
    told('ten a second: answer p50', percentile(answers(steady), 0.5), 'ms'),
    atMost('ten a second: answer p95', percentile(answers(steady), 0.95), 150, 'ms'),
    told('all in one instant: first reaction p50', percentile(reactions(burst), 0.5), 'ms'),
    told('all in one instant: first reaction p99', percentile(reactions(burst), 0.99), 'ms'),
    told(
      'all in one instant: last answer, at 30 messages a second',
      Math.max(...answers(burst)),
      'ms',
    ),
  ]
}

async function queueBroadcast(dataDir: string, chats: readonly string[]): Promise<void> {
  const { db, close } = await openDatabase(dataDir, Date.now())
  const words = reply(text('New this week: six weeks of hill strength, twice a week.'))
  const ledger = createLedger(db, systemClock)
  await ledger.queue(
    chats.map((chat) => ({
      ...{ source: 'announcement:bench', to: { platform: 'telegram', chat } },
      ...{ kind: 'announcement', reply: words },
    })),
  )
  await close()
}
