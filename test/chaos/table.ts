/**
 * Many rounds as one table, and what went wrong with the way to see it again.
 */
import { type Fault, faults } from './checker.ts'
import { faultKinds, steps } from './mischief.ts'
import type { RoundResult } from './round.ts'

export function tableOf(results: readonly RoundResult[]): string {
  const sum = (of: (result: RoundResult) => number) =>
    results.reduce((total, result) => total + of(result), 0)
  const count = (fault: Fault) => sum(({ judgement }) => judgement.faults[fault].length)
  const kills = results.flatMap((result) => result.kills)
  const met = results.flatMap((result) => result.faults)
  const recoveries = results.flatMap(({ recoveriesMs }) => recoveriesMs).toSorted((a, b) => a - b)
  const rows: [name: string, value: string | number][] = [
    ['rounds', results.length],
    ['kills', kills.length],
    ...[...steps, 'at random', 'while waiting'].map((step): [string, number] => [
      `  ${step}`,
      kills.filter((kill) => kill === step).length,
    ]),
    ['faults', met.length],
    ...faultKinds.map((kind): [string, number] => [
      `  ${kind}`,
      met.filter((one) => one === kind).length,
    ]),
    ['expected', sum(({ judgement }) => judgement.expected)],
    ['accepted', sum(({ judgement }) => judgement.accepted)],
    ['refused for good, reason noted', sum(({ judgement }) => judgement.refused)],
    ['in doubt, held for the coach', sum(({ judgement }) => judgement.heldInDoubt)],
    ['doubled, in doubt before', sum(({ judgement }) => judgement.doubledInDoubt)],
    ...faults.map((fault): [string, number] => [nameOf(fault), count(fault)]),
    ['late', sum(({ judgement }) => judgement.late.length)],
    ['calls inside one never heard of', sum(({ judgement }) => judgement.unheard)],
    ['never settled', sum(({ stuck }) => (stuck === null ? 0 : 1))],
    ['recovery p50 / p99 / max', quantiles(recoveries)],
  ]
  const width = Math.max(...rows.map(([name]) => name.length))
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${`${value}`.padStart(7)}`).join('\n')
}

function nameOf(fault: Fault): string {
  if (fault === 'violations') return 'calls inside a running retry_after'
  return fault === 'unintended' ? 'calls before they were written down' : fault
}

function quantiles(sorted: readonly number[]): string {
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  return sorted.length === 0 ? 'none' : `${at(0.5)} / ${at(0.99)} / ${sorted.at(-1)} ms`
}

export function hasFailed({ judgement, stuck }: RoundResult): boolean {
  return stuck !== null || faults.some((fault) => judgement.faults[fault].length > 0)
}

/** What went wrong in a round, with the command that shows it again. */
export function describeFailure(result: RoundResult, seed: number): string {
  const lines = faults.flatMap((fault) =>
    result.judgement.faults[fault].map((about) => `  ${fault}: ${about}`),
  )
  const stuck = result.stuck === null ? [] : [`  never settled: ${result.stuck}`]
  return [
    `round ${result.round}, killed ${result.kills.join(', ') || 'never'}:`,
    ...lines,
    ...stuck,
    `  again: npm run chaos -- --seed ${seed} --round ${result.round}`,
  ].join('\n')
}
