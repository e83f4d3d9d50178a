/**
 * The clause of a place that speaks of the same as the clause of an answer.
 */
import { standsIn } from './same-figure.ts'
import type { Clause, Statement } from './statement.ts'

/** The clause of the place that shares most with this one. */
export function nearestClause(clause: Clause, { clauses }: Statement): Clause | null {
  let best: Clause | null = null
  let most = -1
  for (const other of clauses) {
    const figures = clause.figures.filter((figure) => standsIn(figure, other.figures)).length
    const score = shared(clause, other) + 2 * figures
    if (score > most) {
      most = score
      best = other
    }
  }
  return best
}

export function shared(one: Clause, other: Clause): number {
  const words = new Set(one.meanings.map(({ of }) => of))
  return new Set(other.meanings.map(({ of }) => of).filter((of) => words.has(of))).size
}
