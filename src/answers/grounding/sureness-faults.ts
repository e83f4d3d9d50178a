/**
 * Whether a clause is surer, or reaches further, than the place it stands on.
 */
import type { Evidence } from './evidence.ts'
import type { Clause, Statement } from './statement.ts'

export function denialFault(clause: Clause, { says, lead }: Evidence): string | null {
  for (const { of, sense } of clause.meanings) {
    const there = says.meanings.get(of) ?? lead.meanings.get(of)
    if (there === undefined || sense === 'open' || there.has(sense) || there.has('open')) continue
    return sense === 'denied'
      ? `"${of}" is denied, but the passage affirms it`
      : `"${of}" is affirmed, but the passage denies it`
  }
  return null
}

export function sizeFault(
  clause: Clause,
  statement: Statement,
  near: Clause,
  { says }: Evidence,
): string | null {
  const hedged = statement.clauses.some((one) => one.hedged)
  if (near.hedged && !hedged) return 'the passage is less sure'
  if (clause.certain && near.hedged) return 'the passage is less sure'
  if (clause.absolute && !says.clauses.some(({ absolute }) => absolute))
    return 'the passage knows exceptions'
  return null
}
