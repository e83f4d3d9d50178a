/**
 * Everything a round gathers while it runs, and what is made of it for the judgement.
 */
import { type Judgement, judge, type Pause } from './checker.ts'
import type { FastClock } from './fast-time.ts'
import { type LedgerView, type Remains, viewLedger } from './ledger-view.ts'
import { type FaultKind, type PlannedFault, pauseOf } from './mischief.ts'
import type { Life, Unanswered } from './program.ts'
import type { Arrival, Venue } from './venue.ts'
import type { Workload } from './workload.ts'

/** By the machine's clock; a round takes a few seconds. */
const PATIENCE_MS = 120_000

export interface Scene {
  readonly clock: FastClock
  readonly venue: Venue
  readonly dataDir: string
  readonly workload: Workload
  readonly view: LedgerView
  readonly kills: string[]
  readonly deaths: Remains[]
  readonly startedAt: number[]
  readonly unanswered: Unanswered[]
  /** Sends that came in although the ledger had not taken them up. */
  readonly unintended: Arrival[]
  /** Sends to the old address of a chat, taken up when the program knew the new one. */
  readonly misdirected: Arrival[]
  readonly recoveriesMs: number[]
  readonly giveUpAt: number
  lastWords: string
  /** Ends the life when so many sends have come in. */
  callsLeft: number
  life: Life | null
}

export function openScene(parts: Pick<Scene, 'clock' | 'venue' | 'dataDir' | 'workload'>): Scene {
  return {
    ...parts,
    view: viewLedger(parts.dataDir),
    kills: [],
    deaths: [],
    startedAt: [],
    unanswered: [],
    unintended: [],
    misdirected: [],
    recoveriesMs: [],
    giveUpAt: Date.now() + PATIENCE_MS,
    lastWords: '',
    callsLeft: Number.POSITIVE_INFINITY,
    life: null,
  }
}

/** Faults that are no planned answer to one call, but how a chat stands. */
export function standingFaults({ workload, venue }: Scene): FaultKind[] {
  const moved = [...venue.telegram.world.rooms.values()].filter(
    (room) => room.movedTo !== undefined,
  )
  const blocked = [...venue.telegram.world.rooms.values()].filter(
    ({ standsAs }) => standsAs === 'blocked',
  )
  return workload.expected.length === 0
    ? []
    : [...moved.map(() => 'moved group' as const), ...blocked.map(() => '403' as const)]
}

export function judgeScene(scene: Scene, faults: readonly PlannedFault[]): Judgement {
  const { venue, workload, view, deaths } = scene
  const pauses = pausesOf(venue, faults)
  const moved = newAddresses(scene)
  return judge({
    ...workload,
    pauses,
    deaths,
    // What a chat took before it moved, it took along.
    accepted: venue
      .accepted()
      .map((one) => ({ ...one, target: moved.get(one.target) ?? one.target })),
    arrivals: venue.arrivals,
    rows: view.rows(),
    moved,
    startedAt: scene.startedAt,
    unanswered: scene.unanswered,
    unintended: scene.unintended,
    misdirected: scene.misdirected,
  })
}

/** Of chats that moved, and of the one that was to move. */
export function newAddresses({ venue, workload }: Scene): ReadonlyMap<string, string> {
  const moved = [...venue.telegram.world.rooms.values()].flatMap(({ id, movedTo }) =>
    movedTo === undefined ? [] : [[`telegram:${id}`, `telegram:${movedTo}`] as const],
  )
  return new Map([...moved, [workload.move.from, workload.move.to]])
}

/** The first 429 of a chat is the one that was planned for it. */
function pausesOf(venue: Venue, faults: readonly PlannedFault[]): Pause[] {
  return faults.flatMap(({ kind, target }) => {
    const refused = venue.refusedForNow().find((one) => one.target === target)
    if (pauseOf(kind) === 0 || refused === undefined) return []
    return [{ target, from: refused.at, until: refused.at + pauseOf(kind) }]
  })
}
