/** What a place says only of some people, or only under a condition, and the answer says of everybody. */
import { has } from './coverage.ts'
import type { Evidence } from './evidence.ts'
import { meaning } from './meanings.ts'
import { shared } from './nearest-clause.ts'
import { standsIn } from './same-figure.ts'
import type { Clause, Statement } from './statement.ts'

/** What was found in women or in football is not said of everybody. */
export function othersFault(statement: Statement, { says }: Evidence): string | null {
  const lost = [...others].find((group) => has(says, group) && !has(statement, group))
  return lost === undefined ? null : `the passage says it of "${lost}"`
}

const others = new Set(['sport', 'football', 'handball', 'woman', 'pregnant', 'young'].map(meaning))

/** "Very heavy sets are for runners with six months of lifting": nothing is said of them for everybody. */
export function restrictionFault(statement: Statement, { restricted }: Evidence): string | null {
  const lost = restricted.find(
    ({ what, forWhom }) =>
      [...what.meanings.keys()].every((word) => has(statement, word)) &&
      what.figures.every((figure) => standsIn(figure, statement.figures)) &&
      ![...forWhom.meanings.keys()].some((word) => has(statement, word)) &&
      !forWhom.figures.some((figure) => standsIn(figure, statement.figures)),
  )
  return lost === undefined ? null : 'the passage says it only for some'
}

/** "… as long as the weight stayed the same" must not get lost, nor be cut short. */
export function conditionFault(
  clause: Clause,
  statement: Statement,
  near: Clause,
  { clauses }: Statement,
): string | null {
  const said = new Set(statement.clauses.flatMap(({ sequence }) => sequence))
  for (const { words, figures, either, of } of conditionsAt(clause, near, clauses)) {
    if (of.length > 0 && !of.some((word) => has(statement, word))) continue
    const met = figures.filter((figure) => standsIn(figure, statement.figures)).length
    const named = words.some((word) => said.has(word) || has(statement, word))
    if (!named && (met === 0 || words.length > 0)) return 'the passage has a condition'
    if (met < (either ? Math.min(1, figures.length) : figures.length))
      return 'the condition of the passage is cut short'
  }
  return null
}

/** Its own, those of the clause that only adds them ("…, if the calves are ready"), and of those that say the same. */
function conditionsAt(clause: Clause, near: Clause, clauses: readonly Clause[]) {
  const next = clauses[clauses.indexOf(near) + 1]
  return clauses
    .filter(
      (other) =>
        other === near ||
        (other === next && other.link !== null) ||
        (other.part === near.part && shared(clause, other) > 0),
    )
    .flatMap(({ conditions }) => conditions)
}
