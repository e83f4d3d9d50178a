/**
 * How much of a clause stands in one place, and which word is missing there.
 */
import type { Evidence } from './evidence.ts'
import { isLarge, isWeak, meaning, rivals } from './meanings.ts'
import type { Clause, Statement } from './statement.ts'

interface Coverage {
  readonly share: number
  readonly missing: string | null
}

const evidence = meaning('evidence')

/** That it was a trial may be said a sentence before its figures. */
function isReport(where: Where, word: string, { figures }: Clause): boolean {
  return where === 'elsewhere' && word === evidence && figures.length > 0
}

/** Less than this of a clause in the very sentence means that another one is spoken of. */
const LEAST_IN_SENTENCE = 0.66

export function coverage(clause: Clause, statement: Statement, place: Evidence): Coverage {
  const words = [...new Set(clause.meanings.map(({ of }) => of))]
  let here = 0
  let counted = 0
  let missing: string | null = null
  for (const word of words) {
    const where = whereIs(word, place)
    const isMissing = where === 'elsewhere' || where === 'nowhere'
    if (isMissing && isWeak(word) && !meetsRival(word, statement, place)) continue
    counted += 1
    if (where === 'here' || isReport(where, word, clause)) here += 1
    else if (where === 'nowhere') missing ??= `"${word}" does not stand in the passage`
    else if (
      (where === 'elsewhere' && word !== evidence) ||
      isLarge(word) ||
      meetsRival(word, statement, place)
    ) {
      missing ??= `"${word}" is said of something else`
    }
  }
  const figures = clause.figures.length
  const share = counted === 0 ? 1 : (here + figures) / (counted + figures)
  if (missing === null && (share < LEAST_IN_SENTENCE || isThin(clause, place)))
    missing = 'too little of it stands in one place'
  return { share, missing }
}

/** A clause that says little is only supported where its small words stand too: "running can stay as planned". */
function isThin(clause: Clause, { says, lead, beside }: Evidence): boolean {
  const said = new Set(clause.meanings.map(({ of }) => of)).size
  const weight = said + clause.figures.length
  if (said > MOST_THIN && weight > MOST_THIN + 1) return false
  const there = new Set([says, lead, beside].flatMap(({ clauses }) => clauses.flatMap(wordsOf)))
  const words = wordsOf(clause)
  return (
    words.filter((word) => there.has(word)).length <
    words.length * (weight < 2 ? LEAST_OF_THINNEST : LEAST_OF_THIN)
  )
}

function wordsOf({ sequence }: Clause): readonly string[] {
  return sequence.filter((word) => !/^\d/.test(word))
}

const MOST_THIN = 2
const LEAST_OF_THIN = 0.5
const LEAST_OF_THINNEST = 0.8

type Where = 'here' | 'under' | 'elsewhere' | 'nowhere'

export function whereIs(word: string, { says, lead, under, beside, passage }: Evidence): Where {
  if (has(says, word) || has(lead, word)) return 'here'
  if (names(under, word) || has(beside, word)) return 'under'
  return has(passage, word) ? 'elsewhere' : 'nowhere'
}

/** "Heavy or light?" names both and says neither. */
export function names(heading: Statement, word: string): boolean {
  return has(heading, word) && ![...rivals(word)].some((rival) => has(heading, rival))
}

export function has({ meanings }: Statement, word: string): boolean {
  return meanings.has(word)
}

/** "Does not drop" is no "drop". */
function affirms({ meanings }: Statement, word: string): boolean {
  const senses = meanings.get(word)
  return senses !== undefined && (senses.size > 1 || !senses.has('denied'))
}

/** The place names a rival of the word that the sentence does not name too. */
function meetsRival(word: string, statement: Statement, { says, lead }: Evidence): boolean {
  return [...rivals(word)].some(
    (rival) => (affirms(says, rival) || affirms(lead, rival)) && !has(statement, rival),
  )
}
