/** Whether a clause is surer, or reaches further, than the place it stands on. */

import type { Sense } from './denials.ts'
import type { Evidence } from './evidence.ts'
import { meaning } from './meanings.ts'
import type { Clause, Statement } from './statement.ts'

export function denialFault(clause: Clause, near: Clause, { says, lead }: Evidence): string | null {
  for (const { of, sense } of clause.meanings) {
    const there = sensesIn(near, of) ?? says.meanings.get(of) ?? lead.meanings.get(of)
    if (there === undefined || sense === 'open' || there.has(sense) || there.has('open')) continue
    return sense === 'denied'
      ? `"${of}" is denied, but the passage affirms it`
      : `"${of}" is affirmed, but the passage denies it`
  }
  return null
}

function sensesIn({ meanings }: Clause, word: string): ReadonlySet<Sense> | undefined {
  const own = meanings.filter(({ of }) => of === word)
  return own.length === 0 ? undefined : new Set(own.map(({ sense }) => sense))
}

export function sizeFault(
  clause: Clause,
  statement: Statement,
  near: Clause,
  place: Evidence,
): string | null {
  const hedged = statement.clauses.some((one) => one.hedged)
  if (near.hedged && !hedged) return 'the passage is less sure'
  if (clause.certain && near.hedged) return 'the passage is less sure'
  if (clause.absolute && !place.says.clauses.some(({ absolute }) => absolute))
    return 'the passage knows exceptions'
  return (
    (hedged ? null : possibleFault(clause, near)) ??
    trialFault(statement, place) ??
    oftenFault(clause, statement, near) ??
    shareFault(clause, statement, near, place) ??
    reachFault(clause, place) ??
    kindFault(clause, statement, near) ??
    permissionFault(clause, place)
  )
}

/** "Jumps can help" is not "jumps help". */
function possibleFault({ modality: mine, certain }: Clause, near: Clause): string | null {
  if (!near.modality.possible || mine.possible || mine.often) return null
  return mine.advises && !certain ? null : 'the passage only says that it can be so'
}

/** What one trial found is told as what one trial found. */
function trialFault({ clauses }: Statement, { says }: Evidence): string | null {
  if (!says.clauses.some(({ modality }) => modality.reports)) return null
  return clauses.some(({ sequence }) => sequence.some((word) => sources.has(word)))
    ? null
    : 'the passage tells it of one trial'
}

const sources = new Set(['trial', 'research', 'group', 'found', 'science', 'result'].map(meaning))

/** "Usually", "often" and "tends to" may not be lost. */
function oftenFault(clause: Clause, { clauses }: Statement, near: Clause): string | null {
  if (!near.modality.often || clause.modality.advises) return null
  const soft = clauses.some(
    ({ modality, hedged }) =>
      hedged || modality.often || modality.possible || modality.share.size > 0,
  )
  return soft ? null : 'the passage does not say it of every time'
}

/** "Many lifters feel it" is not "lifters feel it". */
function shareFault(
  clause: Clause,
  { clauses }: Statement,
  near: Clause,
  { says }: Evidence,
): string | null {
  if (clause.modality.advises || clauses.some(({ modality }) => isPartial(modality))) return null
  const lost = says.clauses
    .filter(({ part }) => part === near.part)
    .flatMap(({ modality }) => [...modality.share])
    .find((word) => clause.sequence.includes(word))
  return lost === undefined ? null : `the passage says it only of some ("${lost}")`
}

function isPartial({ share, often, possible }: Clause['modality']): boolean {
  return share.size > 0 || often || possible
}

/** "Every", "only", "always", "never" and "must" have to stand there, and of the same. */
function reachFault(
  { modality, sequence }: Clause,
  { says, lead, isList }: Evidence,
): string | null {
  const there = [...says.clauses, ...lead.clauses]
  const words = there.flatMap((clause) => clause.sequence)
  for (const { word, over } of modality.reaches.filter((one) => one.word !== 'each')) {
    const same = there
      .flatMap((clause) => clause.modality.reaches)
      .filter((one) => one.word === word || (word === 'all' && one.word === 'each'))
    if (same.length === 0 || isList) return `the passage does not say "${word}"`
    const known = over.filter((one) => words.includes(one) && sequence.includes(one))
    if (known.length > 0 && !same.some((one) => one.over.some((own) => over.includes(own)))) {
      return `the passage says "${word}" of something else`
    }
  }
  return null
}

/** What is said of mildly sore legs is not said of all sore legs. */
function kindFault(clause: Clause, { clauses }: Statement, near: Clause): string | null {
  const said = new Set(clauses.flatMap(({ sequence }) => sequence))
  const lost = [...near.modality.small].find(
    ([thing, kind]) => clause.sequence.includes(thing) && !said.has(kind),
  )
  return lost === undefined ? null : `the passage says it only of "${lost[1]} ${lost[0]}"`
}

/** What the passage stops or leaves out is not fine. */
function permissionFault({ modality: mine }: Clause, { says, lead }: Evidence): string | null {
  if (!mine.allows || mine.forbids) return null
  const there = [...says.clauses, ...lead.clauses].map(({ modality }) => modality)
  const forbidden = there.some(({ forbids }) => forbids)
  return forbidden && !there.some(({ allows }) => allows) ? 'the passage does not allow it' : null
}
