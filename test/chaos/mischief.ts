/**
 * What goes wrong in a round: faults the platforms are told to make, and when the program dies.
 */
import type { Fault } from '../support/faults.ts'
import type { Chance } from './chance.ts'
import type { DeathAt } from './child.ts'
import type { Venue } from './venue.ts'
import type { Expected } from './workload-plan.ts'

export const faultKinds = [
  'cut before acceptance',
  'cut after acceptance',
  '500 before acceptance',
  '502 after acceptance',
  '429 of 0.1 s',
  '429 of 60 s',
  '429 of 3 h',
  'slow, just in time',
  'slow, too late',
  '403',
  'moved group',
] as const
export type FaultKind = (typeof faultKinds)[number]

export const steps = [
  'preparation claimed',
  'preparation prepared',
  'preparation queued',
  'delivery claimed',
  'platform called',
  'delivery answered',
  'delivery recorded',
] as const

export interface PlannedFault {
  readonly kind: FaultKind
  readonly target: string
}

/** How one life of the program ends: at a step, or after some of the machine's milliseconds. */
export type Death = DeathAt | { readonly afterMs: number }

export interface PlannedDeath {
  readonly death: Death
  /** How long it stays dead, on the round's clock. */
  readonly downMs: number
}

/** As the client libraries wait, see the adapters' limits. */
const TIME_OUT_MS = { telegram: 30_000, discord: 15_000 } as const
const TOO_SLOW = 1.3
/** A call may be on its way for so long, on the round's clock. */
export const LONGEST_CALL_MS = TIME_OUT_MS.telegram * TOO_SLOW
const HOUR_MS = 3_600_000

const pauseMs: Partial<Record<FaultKind, number>> = {
  '429 of 0.1 s': 100,
  '429 of 60 s': 60_000,
  '429 of 3 h': 3 * HOUR_MS,
}

/** How long a platform asked to be left alone by that fault; 0: it did not. */
export function pauseOf(kind: FaultKind): number {
  return pauseMs[kind] ?? 0
}

/**
 * Some chats get a fault, some two, each at most one that asks for a pause. Of Telegram's private chats only one
 * does, because two at once mean that the whole bot has to wait.
 */
export function planFaults(expected: readonly Expected[], chance: Chance): PlannedFault[] {
  let privatePauses = 0
  return planned(expected, chance).filter(({ kind, target }) => {
    if (pauseOf(kind) === 0 || !/^telegram:\d/.test(target)) return true
    privatePauses += 1
    return privatePauses === 1
  })
}

function planned(expected: readonly Expected[], chance: Chance): PlannedFault[] {
  const targets = [...new Set(expected.filter(({ refused }) => !refused).map((one) => one.target))]
  const aimed = faultKinds.filter(
    (kind) => kind !== '403' && kind !== 'moved group' && kind !== '429 of 3 h',
  )
  return targets.flatMap((target) => {
    const count = chance.one([0, 0, 1, 1, 2])
    const kinds = Array.from({ length: count }, () =>
      chance.happens(0.1) ? ('429 of 3 h' as const) : chance.one(aimed),
    )
    const pausing = kinds.filter((kind) => pauseOf(kind) > 0)
    return kinds
      .filter((kind) => pauseOf(kind) === 0 || kind === pausing[0])
      .filter((kind, index, all) => all.indexOf(kind) === index)
      .map((kind) => ({ kind, target }))
  })
}

export function aim({ kind, target }: PlannedFault, venue: Venue, factor: number): void {
  const isTelegram = target.startsWith('telegram:')
  const server = isTelegram ? venue.telegram : venue.discord
  const timeOutMs = TIME_OUT_MS[isTelegram ? 'telegram' : 'discord'] / factor
  server.failNext({ route: venue.callFor(target), ...faultOf(kind, timeOutMs) })
}

function faultOf(kind: FaultKind, timeOutMs: number): Omit<Fault, 'route'> {
  switch (kind) {
    case 'cut before acceptance':
      return { drop: 'before' }
    case 'cut after acceptance':
      return { drop: 'after' }
    case '500 before acceptance':
      return { status: 500 }
    case '502 after acceptance':
      return { status: 502, accepted: true }
    case 'slow, just in time':
      return { delayMs: timeOutMs * 0.85 }
    case 'slow, too late':
      return { delayMs: timeOutMs * TOO_SLOW }
    default:
      return { status: 429, retryAfterMs: pauseOf(kind) }
  }
}

/** One death or two, most of them at a step; now and then it stays dead for a while. */
export function planDeaths(round: number, chance: Chance): PlannedDeath[] {
  const count = chance.one([1, 1, 1, 2])
  return Array.from({ length: count }, (_, index) => ({
    death: chance.happens(0.7)
      ? atStep(steps[(round + index) % steps.length] ?? steps[0], chance)
      : { afterMs: chance.between(200, 3_500) },
    downMs: chance.happens(0.2) ? chance.between(60_000, 20 * 60_000) : 0,
  }))
}

/** Preparations come by the page, deliveries one by one. */
function atStep(step: string, chance: Chance): DeathAt {
  return { step, count: chance.between(1, step.startsWith('preparation') ? 3 : 9) }
}
