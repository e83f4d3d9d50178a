/**
 * The short hand of a cell: `3x6 @75% RIR4`, `2x8-12 RIR3`, `2x20s`, `2x30m`, `2x6 RIR2 and 1x8+ RIR1`, or `-`.
 *
 * Words, in this order: sets x amount (reps, a range, `+` for as many as possible, `s` seconds, `m` metres),
 * then `@percent%` of the one-rep maximum, then `RIRn`, reps left in reserve.
 */

import type { Cell, SetGroup } from './programme.ts'

const group = /^(\d+)x(\d+)(?:-(\d+))?(\+|s|m)?(?:\s+@(\d+(?:\.\d+)?)%)?(?:\s+RIR(\d+))?$/

const expected = 'like 3x8, 2x8-12 RIR3, 3x5 @80% RIR3, 2x20s, or - for none'

/** The cell, or what was expected instead. Never throws. */
export function parseCell(words: string): Cell | { readonly fault: string } {
  if (words.trim() === '-') return []
  const groups: SetGroup[] = []
  for (const part of words.trim().split(/\s+and\s+/)) {
    const parsed = parseGroup(part)
    if (parsed === null) return { fault: `expected sets ${expected}, got "${words}"` }
    groups.push(parsed)
  }
  return groups
}

function parseGroup(words: string): SetGroup | null {
  const match = group.exec(words)
  if (match === null) return null
  const [, sets, amount, top, unit, percent, rir] = match
  const timed = unit === 's' || unit === 'm'
  if (timed && top !== undefined) return null
  return {
    sets: Number(sets),
    reps: timed ? null : Number(amount),
    repsMax: top === undefined ? null : Number(top),
    open: unit === '+',
    seconds: unit === 's' ? Number(amount) : null,
    metres: unit === 'm' ? Number(amount) : null,
    percent1RM: percent === undefined ? null : Number(percent),
    rir: rir === undefined ? null : Number(rir),
  }
}

/** A group in the coach's short hand again. */
export function sayGroup(part: SetGroup): string {
  const amount = part.seconds ?? part.metres ?? part.reps ?? 0
  const unit = part.seconds !== null ? 's' : part.metres !== null ? 'm' : part.open ? '+' : ''
  const range = part.repsMax === null ? '' : `-${part.repsMax}`
  const percent = part.percent1RM === null ? '' : ` @${part.percent1RM}%`
  const rir = part.rir === null ? '' : ` RIR${part.rir}`
  return `${part.sets}x${amount}${range}${unit}${percent}${rir}`
}
