/**
 * Words of a clause that stand in the place, but belong to other words there.
 */
import { has, names } from './coverage.ts'
import type { Evidence } from './evidence.ts'
import { meaning, rivals } from './meanings.ts'
import type { Clause, Statement } from './statement.ts'

/** A word that the nearest clause lacks while naming its opposite. */
export function rivalFault(
  clause: Clause,
  statement: Statement,
  near: Clause,
  place: Evidence,
): string | null {
  const there = new Set(near.meanings.map(({ of }) => of))
  const denied = new Set(
    near.meanings.filter(({ sense }) => sense === 'denied').map(({ of }) => of),
  )
  for (const { of } of clause.meanings) {
    if (there.has(of)) continue
    const rival = [...rivals(of)].find(
      (other) => there.has(other) && !denied.has(other) && !has(statement, other),
    )
    if (rival !== undefined && !place.isList) return `the passage says "${rival}", not "${of}"`
  }
  return null
}

/** "Hard runs in the evening": beside "hard" the passage says "morning", and "evening" further off. */
export function bindingFault(clause: Clause, near: Clause, { says }: Evidence): string | null {
  if (near.trailing) return null
  const there = says.clauses.flatMap(({ sequence }) => sequence)
  for (const [place, word] of clause.sequence.entries()) {
    const others = [...rivals(word)].filter((rival) => there.includes(rival))
    if (
      shares.has(word) ||
      rivals(word).size > MOST_BOUND ||
      others.length === 0 ||
      !there.includes(word)
    )
      continue
    for (const beside of [clause.sequence[place - 1], clause.sequence[place + 1]]) {
      if (beside === undefined || beside === word || joins.has(beside)) continue
      if (!there.includes(beside)) continue
      const own = distance(there, beside, word)
      const nearer = others.find((rival) => distance(there, beside, rival) < own)
      if (nearer !== undefined && !clause.sequence.includes(nearer)) {
        return `the passage says "${nearer}" of "${beside}", not "${word}"`
      }
      if (nearer !== undefined && isPair(clause.sequence, word, nearer)) continue
      if (isKind(word) || isKind(nearer ?? '')) continue
      if (
        nearer !== undefined &&
        distance(clause.sequence, beside, nearer) > distance(clause.sequence, beside, word)
      ) {
        return `"${word}" and "${nearer}" have changed places`
      }
    }
  }
  return null
}

/** Nothing belongs to the words between two statements. */
const joins = new Set(
  ['when', 'if', 'once', 'until', 'because', 'so', 'then', 'and', 'while'].map(meaning),
)

/** "Most do best with some of each": these belong to whatever follows them. */
const shares = new Set(['all', 'most', 'some', 'few'].map(meaning))

/** Words with more rivals than this are names in a row (exercises, weekdays), not two ends of a scale. */
const MOST_BOUND = 4

/** A kind of lifting, and no end of a scale: "heavy loads, or jumps" may be named in either order. */
function isKind(word: string): boolean {
  return kinds.has(word)
}

const kinds = new Set(['jump', 'isometric', 'explosive'].map(meaning))

/** "Slow and fast": named together, so nothing is bound to one of them. */
function isPair(sequence: readonly string[], one: string, other: string): boolean {
  return distance(sequence, one, other) === 1
}

/** How far apart two words stand at their nearest. */
export function distance(sequence: readonly string[], one: string, other: string): number {
  let least = Number.POSITIVE_INFINITY
  for (const [place, word] of sequence.entries()) {
    if (word !== one) continue
    for (const [elsewhere, second] of sequence.entries()) {
      if (second === other) least = Math.min(least, Math.abs(place - elsewhere))
    }
  }
  return least
}

/** "Easy runs are fine, but hard ones should wait": "hard runs are fine" takes its words from both parts. */
export function mixtureFault(clause: Clause, { says, lead, under }: Evidence): string | null {
  const settings = new Set(says.clauses.flatMap((one) => one.settings))
  const homes = clause.meanings.flatMap(({ of }) => {
    if (has(lead, of) || (names(under, of) && !has(says, of)) || settings.has(of)) return []
    const parts = new Set(partsWith(of, says))
    return parts.size === 1 ? [...parts] : []
  })
  return new Set(homes).size > 1 ? 'it takes its words from two statements' : null
}

function partsWith(word: string, { clauses }: Statement): number[] {
  return clauses
    .filter(({ meanings }) => meanings.some(({ of }) => of === word))
    .map(({ part }) => part)
}

/** "Keep the weight, cut the sets": each of the two belongs to its own verb. */
export function objectFault(clause: Clause, { says, isList }: Evidence): string | null {
  if (isList) return null
  const there = says.clauses.flatMap(({ sequence }) => sequence)
  const own = [...deeds].filter((deed) => clause.sequence.includes(deed) && there.includes(deed))
  const far = own.find((deed) => isFarFrom(deed, objectAfter(deed, clause.sequence), there))
  if (far !== undefined) return `the passage says "${far}" of something else`
  if (own.length < 2) return null
  for (const object of clause.sequence.filter((word) => !deeds.has(word) && there.includes(word))) {
    const [mine, theirs] = [
      nearestDeed(object, own, clause.sequence),
      nearestDeed(object, own, there),
    ]
    if (mine !== null && theirs !== null && mine !== theirs) {
      return `the passage says "${theirs}" of "${object}", not "${mine}"`
    }
  }
  return null
}

function objectAfter(deed: string, sequence: readonly string[]): string | null {
  const next = sequence[sequence.indexOf(deed) + 1] ?? ''
  return /^(?:\d|at(?:least|most)|upto)/.test(next) || joins.has(next) || deeds.has(next)
    ? null
    : next
}

/** "Cuts sets and reps … with an easier running week" cuts no runs. */
function isFarFrom(deed: string, object: string | null, there: readonly string[]): boolean {
  if (object === null || !there.includes(object)) return false
  return !there.some(
    (word, place) =>
      word === deed && there.slice(Math.max(0, place - 4), place + 6).includes(object),
  )
}

const deeds = new Set(
  ['more', 'less', 'keep', 'start', 'stop', 'swap', 'repeat', 'lose', 'many', 'small'].map(meaning),
)

/** The deed that stands just before the object, if no other thing is between them. */
function nearestDeed(
  object: string,
  own: readonly string[],
  sequence: readonly string[],
): string | null {
  const place = sequence.indexOf(object)
  const before = sequence.slice(Math.max(0, place - 2), place).toReversed()
  return before.find((word) => own.includes(word)) ?? null
}
