/**
 * What a place says only of some people, or only under a condition, and the answer says of everybody.
 */
import { has } from './coverage.ts'
import type { Evidence } from './evidence.ts'
import { meaning } from './meanings.ts'
import type { Clause, Statement } from './statement.ts'

/** What was found in women or in football is not said of everybody. */
export function othersFault(statement: Statement, { says }: Evidence): string | null {
  const lost = [...others].find((group) => has(says, group) && !has(statement, group))
  return lost === undefined ? null : `the passage says it of "${lost}"`
}

const others = new Set(['sport', 'football', 'handball', 'woman', 'pregnant', 'young'].map(meaning))

const conditional = new Set(['unless', 'aslongas'].map(meaning))

/** "… as long as the weight stayed the same" must not get lost. */
export function conditionFault(
  statement: Statement,
  near: Clause,
  { clauses }: Statement,
): string | null {
  for (const { sequence, part } of clauses) {
    const marker = sequence.findIndex((word) => conditional.has(word))
    if (marker === -1 || part !== near.part) continue
    const condition = sequence.slice(marker + 1)
    if (!condition.some((word) => has(statement, word))) return 'the passage has a condition'
  }
  return null
}
