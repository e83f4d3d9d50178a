/**
 * The judgement of a round, after Jepsen's checker for schedulers: every message that had to come is matched with
 * what the platforms accepted and with what the ledger says of it.
 */
import type { LedgerRow, Remains } from './ledger-view.ts'
import type { Unanswered } from './program.ts'
import type { Accepted, Arrival } from './venue.ts'
import type { Expected, Repeating } from './workload-plan.ts'

export interface Pause {
  readonly target: string
  readonly from: number
  readonly until: number
}

export interface Evidence {
  readonly expected: readonly Expected[]
  readonly decoys: readonly string[]
  readonly repeating: readonly Repeating[]
  readonly accepted: readonly Accepted[]
  readonly arrivals: readonly Arrival[]
  readonly rows: readonly LedgerRow[]
  readonly pauses: readonly Pause[]
  readonly deaths: readonly Remains[]
  /** Calls the program gave up. On a busy machine that may happen before it reads that it shall wait. */
  readonly unanswered: readonly Unanswered[]
  /** Sends the ledger had not taken up when they came in. */
  readonly unintended: readonly Arrival[]
  /** Chats under an old address, and their new one. */
  readonly moved: ReadonlyMap<string, string>
  /** Sends to an address that a chat had left, taken up after the program had confirmed that it knows. */
  readonly misdirected: readonly Arrival[]
  /** When the program was started, each time. */
  readonly startedAt: readonly number[]
}

export const faults = [
  'lost',
  'doubled silently',
  'early',
  'wrong target',
  'wrong zone',
  'violations',
  'unintended',
  'flood',
] as const
/** What makes a run fail. */
export type Fault = (typeof faults)[number]

export interface Judgement {
  readonly expected: number
  readonly accepted: number
  /** Nobody takes it there, and the ledger says why. */
  readonly refused: number
  /** The ledger does not know and says so; nothing was accepted. */
  readonly heldInDoubt: number
  readonly doubledInDoubt: number
  /** Two minutes after nothing stood in its way any more, or more. */
  readonly late: readonly string[]
  /** Requests inside a pause that the program never heard of, or died before it could write it down. */
  readonly unheard: number
  readonly faults: Readonly<Record<Fault, readonly string[]>>
}

/** This long after its time, after the last start and after the last pause of its chat, a message is late. */
const LATE_MS = 2 * 60_000
const LIFT = /week \d+ · /

export function judge(evidence: Evidence): Judgement {
  const found = Object.fromEntries(faults.map((fault) => [fault, [] as string[]])) as Record<
    Fault,
    string[]
  >
  const counts = { accepted: 0, refused: 0, heldInDoubt: 0, doubledInDoubt: 0 }
  const late: string[] = []
  for (const one of evidence.expected) judgeOne(one, evidence, { found, counts, late })
  judgeStrays(evidence, found)
  for (const one of evidence.repeating) judgeRepeating(one, evidence, found)
  for (const { target } of evidence.unintended)
    found.unintended.push(`${target} was written to before the ledger said so`)
  for (const { target } of evidence.misdirected)
    found['wrong target'].push(`${target} was written to, known to have moved`)
  const unheard = judgePauses(evidence, found)
  return { expected: evidence.expected.length, ...counts, late, unheard, faults: found }
}

type Found = Record<Fault, string[]>
type Counts = Record<'accepted' | 'refused' | 'heldInDoubt' | 'doubledInDoubt', number>

interface Verdicts {
  readonly found: Found
  readonly counts: Counts
  readonly late: string[]
}

function judgeOne(one: Expected, evidence: Evidence, { found, counts, late }: Verdicts): void {
  const copies = evidence.accepted.filter(
    ({ target, text }) => target === one.target && says(text, one.mark),
  )
  const rows = evidence.rows.filter(({ words }) => says(words, one.mark))
  const here = rows.filter(({ target }) => (evidence.moved.get(target) ?? target) === one.target)
  const doubts = here.reduce((sum, row) => sum + row.doubts, 0)
  const about = `${one.kind} ${one.mark} for ${one.target}: ${describe(here, rows)}`
  if (copies.length > 0) counts.accepted += 1
  else if (one.refused && here.every(({ state }) => state === 'dead')) counts.refused += 1
  else if (isInDoubt(one, rows, here)) counts.heldInDoubt += 1
  else found.lost.push(about)
  if (copies.length > 1 && copies.length <= 1 + doubts) counts.doubledInDoubt += 1
  if (copies.length > 1 + doubts) found['doubled silently'].push(`${copies.length} × ${about}`)
  for (const { at } of copies) {
    if (at < one.dueAt) found.early.push(`${one.dueAt - at} ms early: ${about}`)
  }
  const [first] = copies
  if (first !== undefined && isLate(one, first.at, evidence))
    late.push(`${first.at - one.dueAt} ms: ${about}`)
}

function isLate({ dueAt, target }: Expected, at: number, evidence: Evidence): boolean {
  const pauses = evidence.pauses.filter((pause) => pause.target === target)
  const inTheWay = [...evidence.startedAt, ...pauses.map(({ until }) => until)]
  return at > Math.max(dueAt, ...inTheWay.filter((time) => time <= at)) + LATE_MS
}

/** Held where it was to be, or where the same person was tried before. */
function isInDoubt(
  { triedAt }: Expected,
  rows: readonly LedgerRow[],
  here: readonly LedgerRow[],
): boolean {
  const before = rows.filter(({ target }) => target === triedAt)
  return [...here, ...before].some(({ state }) => state === 'in_doubt')
}

/** Whether these words bear that mark: a whole word of a member's text, or a lift's programme. */
function says(words: string, mark: string): boolean {
  if (mark.startsWith('zq')) return new RegExp(`\\b${mark}\\b`).test(words)
  return words.includes(mark) && LIFT.test(words)
}

function describe(here: readonly LedgerRow[], all: readonly LedgerRow[]): string {
  const rows = here.length > 0 ? here : all
  if (rows.length === 0) return 'the ledger has no such message'
  return rows
    .map((row) => `${row.target} ${row.state} (${row.reason}) doubts ${row.doubts}`)
    .join(', ')
}

/** Whatever was accepted and belongs to nobody there. */
function judgeStrays({ expected, decoys, repeating, accepted }: Evidence, found: Found): void {
  for (const { target, text } of accepted) {
    for (const [mark = ''] of text.matchAll(/\bzq\d+\b/g)) {
      if (repeating.some((one) => one.mark === mark && one.target === target)) continue
      if (decoys.includes(mark)) found['wrong zone'].push(`${mark} arrived in ${target}`)
      else if (!expected.some((one) => one.mark === mark && one.target === target))
        found['wrong target'].push(`${mark} arrived in ${target}`)
    }
    const isLift = LIFT.test(text) && !/\bzq\d+\b/.test(text)
    if (isLift && !expected.some((one) => one.target === target && says(text, one.mark)))
      found['wrong target'].push(`${text.slice(0, 40)} arrived in ${target}`)
  }
}

/**
 * A reminder that comes again and again: however many of its times passed while the program was away, they are told
 * together. So between two of its times it comes three times at most: one that was on its way when the program died,
 * one made up for, and the one on time.
 */
function judgeRepeating(
  { mark, target, dueAt, everyMs }: Repeating,
  { accepted, rows }: Evidence,
  found: Found,
): void {
  const copies = accepted.filter((one) => one.target === target && says(one.text, mark))
  const doubts = rows
    .filter((row) => row.target === target)
    .reduce((sum, row) => sum + row.doubts, 0)
  if (copies.length === 0) found.lost.push(`${mark} for ${target}, which comes again and again`)
  if (copies.some(({ at }) => at < dueAt)) found.early.push(`${mark} for ${target}`)
  const slots = Map.groupBy(copies, ({ at }) => Math.floor(at / everyMs))
  for (const together of slots.values()) {
    if (together.length > 3 + doubts)
      found.flood.push(`${mark} came ${together.length} times to ${target} at once`)
  }
}

/** Gives how many requests inside a pause are excused, because nobody could know of it any more. */
function judgePauses(evidence: Evidence, found: Found): number {
  const { pauses, arrivals, deaths, rows, unanswered } = evidence
  let unheard = 0
  for (const { target, from, until } of pauses) {
    const inside = arrivals.filter(
      (one) => one.target === target && one.at > from && one.at < until,
    )
    const here = new Set(rows.filter((row) => row.target === target).map(({ id }) => id))
    const givenUp = unanswered.filter(({ delivery, at }) => here.has(delivery) && at > from)
    for (const { at } of inside) {
      const forgot = deaths.some(
        (death) =>
          death.at >= from &&
          death.at <= at &&
          !death.paused.has(target) &&
          (death.sending.has(target) || until - from < 1_000),
      )
      const timedOut = givenUp.some((call) => call.at <= at)
      if (forgot || timedOut) unheard += 1
      else found.violations.push(`${target} was written to ${until - at} ms before its pause ended`)
    }
  }
  return unheard
}
