/**
 * Figures of a clause that the place does not have, or has of something else.
 */
import type { Evidence } from './evidence.ts'
import type { Figure } from './figures.ts'
import { shared } from './nearest-clause.ts'
import { isSameFigure, standsIn } from './same-figure.ts'
import type { Clause, Statement } from './statement.ts'

/** Each figure of the clause needs one of its own in the place, and none nearer that says otherwise. */
export function figureFault(clause: Clause, { says, lead, isList }: Evidence): string | null {
  const free = isList ? [] : [...says.figures, ...lead.figures]
  for (const figure of clause.figures) {
    const at = free.findIndex((other) => isSameFigure(figure, other))
    if (at === -1) return `the figure ${figure.value} does not stand there so`
    const [taken] = free.splice(at, 1)
    if (
      clause.meanings.length === 0 &&
      clause.trailing !== (homeOf(taken, says)?.trailing ?? false)
    ) {
      return `the figure ${figure.value} is denied there, or only here`
    }
    const isLoose = taken?.bound !== null && figure.bound === null
    if (isLoose && clause.meanings.length < 2) return `the figure ${figure.value} is a limit there`
    if (taken !== undefined && contradicted(figure, taken, clause, says)) {
      return `the figure ${figure.value} is said of something else`
    }
  }
  return (
    turnedFigure(clause, says) ??
    turnedFigure(clause, lead) ??
    (isList ? null : leapFault(clause, says))
  )
}

/** "2 sets of 5 at 80 %, or 2 sets of 4 at 85 %": from one figure to the next no other of its kind is leapt over. */
function leapFault({ figures: mine }: Clause, { figures: theirs }: Statement): string | null {
  for (const [place, one] of mine.slice(0, -1).entries()) {
    const next = mine[place + 1]
    if (next === undefined || next.ends) continue
    const starts = placesOf(one, theirs)
    const ends = placesOf(next, theirs)
    if (starts.length === 0 || ends.length === 0) continue
    const joined = starts.some((from) => ends.some((to) => !leaps(theirs, from, to)))
    if (!joined) return `the figures ${one.value} and ${next.value} do not belong together there`
  }
  return null
}

/** A range is one step: "80 to 85 %". */
function leaps(theirs: readonly Figure[], from: number, to: number): boolean {
  const end = theirs[to]?.ends ? to - 1 : to
  return theirs.slice(from + 1, end).some(({ unit }) => unit === theirs[to]?.unit)
}

function placesOf(figure: Figure, theirs: readonly Figure[]): number[] {
  return [...theirs.keys()].filter((place) => standsIn(figure, theirs.slice(place, place + 1)))
}

/** RPE counts the other way from reps in reserve, so its order says nothing. */
function isOneScale({ unit: one }: Figure, { unit: other }: Figure): boolean {
  return one !== 'rpe' && (one === other || one === null || other === null)
}

/** Figures of one unit keep their order within a clause: "60 kg, so heavy from 48 kg" is not "48 kg, so 60". */
function turnedFigure(clause: Clause, { figures }: Statement): string | null {
  for (const [place, one] of clause.figures.entries()) {
    for (const other of clause.figures.slice(place + 1).filter((next) => isOneScale(one, next))) {
      const first = figures.findIndex((there) => isSameFigure(one, there))
      const last = figures.findLastIndex((there) => isSameFigure(other, there))
      if (first !== -1 && last !== -1 && last < first)
        return `the figures ${one.value} and ${other.value} have changed places`
    }
  }
  return null
}

/** Another clause of the sentence shares more, or a word of its own, with this one and has its own figure of that unit. */
function contradicted(
  figure: Figure,
  taken: Figure,
  clause: Clause,
  { clauses }: Statement,
): boolean {
  const home = homeOf(taken, { clauses })
  if (home === undefined) return false
  return clauses.some(
    (other) =>
      other !== home &&
      tellsApart(clause, other, home, clauses) &&
      !standsIn(figure, other.figures) &&
      other.figures.some(({ unit }) => unit === taken.unit || unit === figure.unit) &&
      !clause.figures.some((own) => own !== figure && standsIn(own, other.figures)),
  )
}

/** What stands before the figure of an earlier clause is the subject of the later one too. */
function tellsApart(
  clause: Clause,
  other: Clause,
  home: Clause,
  clauses: readonly Clause[],
): boolean {
  const isEarlier = clauses.indexOf(other) < clauses.indexOf(home) && other.part === home.part
  if (isEarlier && sharesOwn(clause, home, other)) {
    const figureAt = other.sequence.findIndex((word) => /^\d/.test(word))
    if (figureAt > 0) {
      const tail = other.sequence.slice(figureAt)
      const own = tail.filter((word) => !home.sequence.includes(word))
      return clause.sequence.some((word) => own.includes(word))
    }
  }
  return shared(clause, other) > shared(clause, home) || sharesOwn(clause, other, home)
}

/** The clause uses a word that only `other` has: "gains are larger after 10 weeks". */
function sharesOwn(clause: Clause, other: Clause, home: Clause): boolean {
  const own = new Set(other.meanings.map(({ of }) => of))
  for (const { of } of home.meanings) own.delete(of)
  return clause.meanings.some(({ of }) => own.has(of))
}

function homeOf(
  figure: Figure | undefined,
  { clauses }: Pick<Statement, 'clauses'>,
): Clause | undefined {
  return clauses.find(({ figures }) => figure !== undefined && figures.includes(figure))
}
