/**
 * One round of chaos.
 *
 * Order of events: the platforms open -> the work is written into a fresh database -> the program starts and is
 * killed as planned, started again, killed again -> it runs until everything due has settled; when all that is left
 * waits for hours, it dies once more and the clock jumps there -> the judgement.
 */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { databaseFileName, openDatabase } from '../../src/storage/database.ts'
import { createChance } from './chance.ts'
import type { Judgement } from './checker.ts'
import { createFastClock } from './fast-time.ts'
import {
  aim,
  type Death,
  type FaultKind,
  LONGEST_CALL_MS,
  type PlannedDeath,
  planDeaths,
  planFaults,
} from './mischief.ts'
import { type Life, startProgram } from './program.ts'
import { judgeScene, newAddresses, openScene, type Scene, standingFaults } from './scene.ts'
import { type Arrival, openVenue } from './venue.ts'
import { seedWorkload, type Workload } from './workload.ts'
import { MONDAY } from './workload-plan.ts'

export interface RoundResult {
  readonly round: number
  readonly judgement: Judgement
  /** Deaths at each step, and at random moments. */
  readonly kills: readonly string[]
  readonly faults: readonly FaultKind[]
  /** From the start of a process to its first send that had waited, in the machine's milliseconds. */
  readonly recoveriesMs: readonly number[]
  /** Null: everything settled. */
  readonly stuck: string | null
  readonly lastWords: string
}

/** Seconds of the round in a second of life. */
const FACTOR = 20
/** Whatever waits longer than this is not waited for: the clock jumps. */
const SOON_MS = 75_000
const LOOK_EVERY_MS = 40

export async function runRound(seed: number, round: number): Promise<RoundResult> {
  const chance = createChance(seed, round)
  const minute = Date.parse(`${MONDAY}T${chance.between(10, 13)}:${chance.between(10, 50)}:00Z`)
  const clock = createFastClock(FACTOR, minute - chance.between(25, 55) * 1_000)
  const venue = await openVenue(clock)
  const dataDir = await freshDataFolder(clock.now())
  try {
    const workload = await writeWork(dataDir, { venue, chance, minute, now: clock.now() })
    const faults = planFaults(workload.expected, chance)
    for (const fault of faults) aim(fault, venue, FACTOR)
    const scene = openScene({ clock, venue, dataDir, workload })
    venue.onArrival = (arrival) => onArrival(scene, arrival)
    const stuck = await live(scene, planDeaths(round, chance))
    const judgement = judgeScene(scene, faults)
    scene.view.close()
    return {
      round,
      judgement,
      stuck,
      kills: scene.kills,
      faults: [...faults.map(({ kind }) => kind), ...standingFaults(scene)],
      recoveriesMs: scene.recoveriesMs,
      lastWords: scene.lastWords,
    }
  } finally {
    await venue.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

let template: Promise<string> | null = null

/** Every round begins with the same empty tables, made once. */
async function freshDataFolder(now: number): Promise<string> {
  template ??= (async () => {
    const dir = mkdtempSync(join(tmpdir(), 'chaos-empty-'))
    await (await openDatabase(dir, now)).close()
    process.once('exit', () => rmSync(dir, { recursive: true, force: true }))
    return dir
  })()
  const dir = mkdtempSync(join(tmpdir(), 'chaos-'))
  copyFileSync(join(await template, databaseFileName), join(dir, databaseFileName))
  return dir
}

async function writeWork(
  dataDir: string,
  parts: Omit<Parameters<typeof seedWorkload>[0], 'db'>,
): Promise<Workload> {
  const database = await openDatabase(dataDir, parts.now)
  try {
    return await seedWorkload({ ...parts, db: database.db })
  } finally {
    await database.close()
  }
}

/** What an onlooker sees while a send comes in: whether it was written down before, and whether it is the last. */
function onArrival(scene: Scene, arrival: Arrival): void {
  const { view, workload, unintended, misdirected } = scene
  const { from, knownAt } = workload.move
  if (workload.targets.has(arrival.target) && !isWrittenDown(scene, arrival))
    unintended.push(arrival)
  if (arrival.target === from && knownAt !== null && view.isTakenUpAfter(from, knownAt))
    misdirected.push(arrival)
  scene.callsLeft -= 1
  if (scene.callsLeft === 0) void scene.life?.kill()
}

/** A call that was on its way when its chat was found to have moved stands in the ledger under the new address. */
function isWrittenDown(scene: Scene, { target }: Arrival): boolean {
  const movedTo = newAddresses(scene).get(target)
  return scene.view.isIntended(target) || (movedTo !== undefined && scene.view.isIntended(movedTo))
}

/** Lives and dies as planned, then until all is settled. Gives what is left when that never happens. */
async function live(scene: Scene, planned: readonly PlannedDeath[]): Promise<string | null> {
  const left = [...planned]
  for (;;) {
    const next = left.shift() ?? null
    const hadDue = scene.deaths.at(-1)?.hasDue === true
    const life = start(scene, next?.death ?? null)
    const end = await watch(scene, life, next?.death ?? null)
    noteRecovery(scene, life, hadDue)
    if (!life.isOver) await life.kill()
    scene.lastWords += `${life.lastWords()}\n`
    scene.unanswered.push(...life.unanswered)
    if (end === 'settled') return null
    if (end === 'stuck') return JSON.stringify(scene.view.outstanding(scene.workload.lastDueAt, 0))
    noteDeath(scene, end === 'died' ? next?.death : null)
    const jumpMs = typeof end === 'number' ? end - scene.clock.now() - 5_000 : (next?.downMs ?? 0)
    if (jumpMs > 0) await jump(scene, jumpMs)
  }
}

/** No call stays on its way for hours, so what is still on its way arrives before. */
async function jump({ clock, venue }: Scene, byMs: number): Promise<void> {
  const latest = venue.arrivals.at(-1)?.realAt ?? 0
  await wait(Math.max(0, latest + LONGEST_CALL_MS / FACTOR - Date.now()))
  clock.jump(byMs)
}

function start(scene: Scene, death: Death | null): Life {
  const { clock, venue, dataDir, workload } = scene
  const deathAt = death !== null && 'step' in death ? death : null
  const isOurs = deathAt?.step === 'platform called'
  scene.startedAt.push(clock.now())
  scene.callsLeft = isOurs ? deathAt.count : Number.POSITIVE_INFINITY
  scene.life = startProgram({
    scale: clock.scale(),
    deathAt: isOurs ? null : deathAt,
    environment: {
      DATA_DIR: dataDir,
      KNOWLEDGE_DIR: join(import.meta.dirname, '../../knowledge'),
      DISCORD_TOKEN: venue.discord.token,
      DISCORD_API_URL: venue.discord.apiUrl,
      TELEGRAM_TOKEN: venue.telegram.token,
      TELEGRAM_API_ROOT: venue.telegram.apiRoot,
      LOG_LEVEL: 'debug',
      ...workload.environment,
    },
  })
  return scene.life
}

/** A number: all that is left waits until then. */
type End = 'died' | 'settled' | 'stuck' | number

async function watch(scene: Scene, life: Life, death: Death | null): Promise<End> {
  const { view, workload, clock } = scene
  const killAt =
    death !== null && 'afterMs' in death ? life.startedAt + death.afterMs : Number.POSITIVE_INFINITY
  for (;;) {
    await Promise.race([life.over, wait(LOOK_EVERY_MS)])
    if (life.isOver) return 'died'
    if (Date.now() >= killAt) {
      await life.kill()
      return 'died'
    }
    if (Date.now() > scene.giveUpAt) return 'stuck'
    workload.move.look(clock.now())
    if (!life.isReady) continue
    const { isBusy, nextDueAt } = view.outstanding(workload.lastDueAt, clock.now() + SOON_MS)
    if (isBusy) continue
    return nextDueAt ?? 'settled'
  }
}

function noteDeath({ kills, deaths, view, clock }: Scene, death: Death | null | undefined): void {
  kills.push(death === null || death === undefined ? 'while waiting' : nameOf(death))
  deaths.push(view.remains(clock.now()))
}

function nameOf(death: Death): string {
  return 'step' in death ? death.step : 'at random'
}

function noteRecovery({ venue, recoveriesMs }: Scene, life: Life, hadDue: boolean): void {
  if (!hadDue) return
  const first = venue.arrivals.find(({ realAt }) => realAt >= life.startedAt)
  if (first !== undefined) recoveriesMs.push(first.realAt - life.startedAt)
}
